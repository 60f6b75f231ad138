import type { LedgerKnown, Money } from "../../app/api/ledger-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { amountInWan } from "../../app/wording.ts";
import type { LedgerFilter } from "./ledger-filter.ts";
import { Amount, MoneyCells, MoneyHeads, useSourceTitle } from "./money-cells.tsx";

/** The rate, large; then the same money by book, by source and by month. A row leads to its projects. */
export function LedgerSums({ known, filter, apply }: { known: LedgerKnown; filter: LedgerFilter; apply: (filter: LedgerFilter) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const titleOf = useSourceTitle(known.sources);
  return (
    <>
      <p className="ledger-rate">
        <b>{known.total.rate === null ? say("app-ledger.none") : say("app-ledger.percent", { rate: known.total.rate })}</b>{" "}
        <span className="quiet">{say("app-ledger.rate")} · {say("app-ledger.unit-note")}</span>
      </p>
      <div className="ledger-sums">
        <Sums title={say("app-ledger.by-book")} total={known.total} rows={known.books.map((row) => ({ key: row.book, title: say(`app-ledger.book.${row.book}`), money: row }))} choose={(book) => apply({ ...filter, book })} />
        <Sums title={say("app-ledger.by-source")} total={known.total} rows={known.bySource.map((row) => ({ key: row.source, title: titleOf(row.source), money: row }))} choose={(source) => apply({ ...filter, source })} />
        <Months known={known} until={filter.month === "" ? 12 : Number(filter.month)} />
      </div>
    </>
  );
}

function Sums({ title, total, rows, choose }: { title: string; total: Money; rows: readonly { readonly key: string; readonly title: string; readonly money: Money }[]; choose: (key: string) => void }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <section className="ledger-part">
      <h2>{title}</h2>
      <table className="list list-ledger">
        <caption className="for-ears">{title}</caption>
        <thead><tr><th scope="col">{title}</th><MoneyHeads /></tr></thead>
        <tbody>
          {rows.map(({ key, title: name, money }) => (
            <tr key={key}>
              <th scope="row" className="col-name"><button type="button" className="button-plain" onClick={() => choose(key)}>{name}</button></th>
              <MoneyCells money={money} />
            </tr>
          ))}
          {rows.length > 1 && <tr className="ledger-total"><th scope="row">{say("app-ledger.total")}</th><MoneyCells money={total} /></tr>}
        </tbody>
      </table>
    </section>
  );
}

/** Month by month, with what it comes to so far. */
function Months({ known, until }: { known: LedgerKnown; until: number }): React.ReactNode {
  const { say } = useSignedIn();
  const shown = known.months.filter(({ month }) => month <= until);
  if (shown.length === 0) return null;
  let paid = 0n;
  return (
    <section className="ledger-part">
      <h2>{say("app-ledger.by-month")}</h2>
      <table className="list list-ledger">
        <caption className="for-ears">{say("app-ledger.by-month")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("app-ledger.by-month")}</th><th scope="col" className="number">{say("app-ledger.adjusted-by")}</th><th scope="col" className="number">{say("app-ledger.paid-in-month")}</th>
            <th scope="col" className="number">{say("app-ledger.paid-until")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ month, paidFen, adjustedByFen }) => {
            paid += BigInt(paidFen);
            return (
              <tr key={month}>
                <th scope="row">{say("app-ledger.month", { month })}</th>
                <td className="number" data-label={say("app-ledger.adjusted-by")}>{adjustedByFen === "0" ? <span className="quiet">0.00</span> : <Amount fen={adjustedByFen} />}</td>
                <td className="number" data-label={say("app-ledger.paid-in-month")}>{amountInWan(paidFen)}</td>
                <td className="number" data-label={say("app-ledger.paid-until")}>{amountInWan(String(paid))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
