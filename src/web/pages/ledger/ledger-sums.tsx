import type { LedgerKnown, Money } from "../../app/api/ledger-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import type { LedgerFilter } from "./ledger-filter.ts";
import { LedgerMonths } from "./ledger-months.tsx";
import { MoneyCells, MoneyHeads, useSourceTitle } from "./money-cells.tsx";

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
        <LedgerMonths months={known.months} undatedFen={known.undatedFen} until={filter.month === "" ? 12 : Number(filter.month)} />
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
