import type { LedgerTaken } from "../../app/api/ledger-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { countOf } from "../../app/wording.ts";

/** Rows that are not taken: the cell, why, what to do; and the same as a workbook. */
export function LeftOutRows({ seen, busy, download }: { seen: LedgerTaken; busy: boolean; download: () => void }): React.ReactNode {
  const { say } = useSignedIn();
  const { leftOut, leftOutCount: count, dry } = seen;
  const title = say(dry ? "app-ledger.import.left-out-would" : "app-ledger.import.left-out", { count, n: countOf(count) });
  return (
    <section className="ledger-part">
      <div className="row"><h3>{title}</h3><button type="button" className="button" disabled={busy} onClick={download}>{say("app-ledger.import.remarks")}</button></div>
      <p className="quiet">{say("app-ledger.import.left-out.rest")}</p>
      <table className="list list-ledger">
        <caption className="for-ears">{title}</caption>
        <thead><tr><th scope="col">{say("app-ledger.remarks.place")}</th><th scope="col">{say("app-ledger.remarks.problem")}</th><th scope="col">{say("app-ledger.remarks.advice")}</th></tr></thead>
        <tbody>
          {leftOut.map(({ sheet, row, problem }, index) => (
            <tr key={index}>
              <th scope="row" className="ledger-place">{row === null ? sheet : say("app-ledger.import.cell", { where: problem.where })}</th>
              <td data-label={say("app-ledger.remarks.problem")}>{problem.message}</td>
              <td data-label={say("app-ledger.remarks.advice")}>{problem.advice}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > leftOut.length && <p className="quiet">{say("app-ledger.import.more")}</p>}
    </section>
  );
}
