import { evidenceCell } from "../../../../core/form/evidence-cell.ts";
import { isScored } from "../../../../core/form/stage.ts";
import { useSignedIn } from "../../../app/app-context.ts";
import { readPath, textAt } from "../../../form/cells.ts";
import type { Mark } from "../../../form/marks.ts";
import { asRead } from "../../../form/read-text.ts";
import { scoredLineAt } from "../advice.ts";
import type { MarginProps } from "../filing-margin.tsx";
import { EvidenceOf } from "./evidence-part.tsx";
import { MarkNote } from "./mark-note.tsx";
import { LastYearRemarks, NewRemark, RemarkNote } from "./remarks-part.tsx";
import { ScoreTrace } from "./trace-lines.tsx";

/** Everything about the chosen cell. */
export function CellCard({ desk, detail, advice, lastYear, before, words, place, command, reload }: MarginProps): React.ReactNode {
  const { say, session } = useSignedIn();
  const path = desk.state.selection.focus;
  const read = (text: string): string => asRead(words, path, text) || say("app-form.cell.empty");
  const name = readPath(path);
  if (name === null) return null;
  const isOpen = desk.state.shape.fillable(path);
  const marks = advice.marks.filter((mark) => mark.path === path);
  const last = lastYear.texts.get(path);
  const reached = lastYear.actuals.get(path);
  const remarked = lastYear.remarks.get(path) ?? [];
  const was = before.get(path);
  const hangs = evidenceCell(detail.stage, path);
  const remarks = detail.remarks.filter((remark) => remark.path === path);
  const line = ["score", "departmentScore", "financeScore", "actual", "target", "points", "executed"].includes(name.field) && isScored(detail.stage) ? scoredLineAt(advice.scores, path) : null;
  const suggested = advice.suggested.get(path);
  const mend = (mark: Mark): void => {
    if (mark.fix !== null) desk.send({ wish: "put", texts: new Map([[mark.fix.path, mark.fix.text]]) });
  };
  return (
    <section className="cell-card" aria-label={say("app-filing.cell")}>
      <h2>{place(path)}</h2>
      {!isOpen && desk.mayFill && <p className="quiet">{say("app-form.closed")}</p>}
      {marks.length > 0 && <ul className="notes">{marks.map((mark) => <MarkNote key={mark.key} mark={mark} fix={isOpen ? mend : undefined} />)}</ul>}
      {was !== undefined && <p className="changed"><b>{say("app-filing.changed")}</b> <del>{read(was)}</del> → <ins>{read(textAt(desk.live, path))}</ins></p>}
      {(last !== undefined || reached !== undefined) && (
        <div className="last-year">
          {last !== undefined && <p>{lastYear.month === undefined ? say("app-form.last-year.text", { text: read(last) }) : say("app-form.last-period.text", { month: lastYear.month, text: read(last) })}</p>}
          {reached !== undefined && <p>{say("app-form.last-year.actual", { actual: reached })}</p>}
          {isOpen && last !== undefined && last !== textAt(desk.live, path) && <button type="button" className="button" onClick={() => command("last-year")}>{say(lastYear.month === undefined ? "app-filing.take-last-year" : "app-filing.take-last-period")} <kbd aria-hidden="true">Ctrl D</kbd></button>}
        </div>
      )}
      {remarked.length > 0 && <LastYearRemarks remarks={remarked} year={detail.year - 1} />}
      {line !== null && <ScoreTrace line={line} />}
      {isOpen && suggested !== undefined && suggested !== textAt(desk.live, path).trim() && <button type="button" className="button" onClick={() => command("last-year")}>{say("app-filing.take-suggested", { score: suggested })} <kbd aria-hidden="true">Ctrl D</kbd></button>}
      {remarks.length > 0 && <ul className="notes">{remarks.map((remark) => <RemarkNote key={remark.id} remark={remark} detail={detail} reload={reload} />)}</ul>}
      {session.duties.includes("filing.remark") && detail.allowed.some(({ action, refusedBecause }) => action !== "withdraw" && refusedBecause === null) && <NewRemark key={path} path={path} detail={detail} reload={reload} />}
      {hangs !== null && <EvidenceOf path={hangs} detail={detail} reload={reload} />}
    </section>
  );
}
