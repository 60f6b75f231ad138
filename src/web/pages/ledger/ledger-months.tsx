import type { LedgerKnown } from "../../app/api/ledger-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { amountInWan } from "../../app/wording.ts";
import { Amount } from "./money-cells.tsx";

/** Month by month, with what it comes to so far; first what budgets were adjusted by before documents were kept, which is of no month. */
export function LedgerMonths({ months, undatedFen, until }: Pick<LedgerKnown, "months" | "undatedFen"> & { until: number }): React.ReactNode {
  const { say } = useSignedIn();
  const shown = months.filter(({ month }) => month <= until);
  if (shown.length === 0 && undatedFen === "0") return null;
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
          {undatedFen !== "0" && (
            <tr>
              <th scope="row">{say("app-ledger.undated")}</th>
              <td className="number" data-label={say("app-ledger.adjusted-by")}><Amount fen={undatedFen} /></td><td /><td />
            </tr>
          )}
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
