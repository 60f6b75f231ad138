import type { Stage } from "../../../core/form/filing-values.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { filingApi } from "../../app/api/addresses.ts";
import type { FilingTold, Why, WhyLine } from "../../app/api/filing-shapes.ts";
import { useLoaded } from "../../app/loaded.ts";
import { useNamed } from "../../app/named.tsx";
import { Here, PageLink, useTitle } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { PrintMark } from "../../app/print-mark.tsx";
import { titleIn } from "../../app/wording.ts";
import { TraceLines, useReferenceWords } from "../filing/margin/trace-lines.tsx";

/** 得分说明: one page that answers why a project got this score, line by line, in words, with the rule's text. */
export function WhyPage({ year, stage, id }: { year: number; stage: Stage; id: string }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`why ${id}`, async (signal) => {
    const address = filingApi({ year, stage, id });
    const [detail, why] = await Promise.all([wire.get<FilingTold>(address, signal), wire.get<Why>(`${address}/why`, signal)]);
    return { detail, why };
  }, { opens: true });
  return <Here loaded={loaded} reload={reload} back={<PageLink to={addressOf({ page: "filings", year, stage })}>{say("app-filing.back-to-list")}</PageLink>}>{({ detail, why }) => <Answer detail={detail} why={why} />}</Here>;
}

function Answer({ detail, why }: { detail: FilingTold; why: Why }): React.ReactNode {
  const { say, language } = useSignedIn();
  const named = useNamed();
  const referenceWords = useReferenceWords();
  const { head, year, stage, id } = detail;
  useTitle(say("app-why.title", { name: head.name }));
  return (
    <article className="why">
      <nav className="trail"><PageLink to={addressOf({ page: "filing", year, stage, id })}>{say("app-why.back")}</PageLink></nav>
      <div className="why-head">
        <div>
          <h1>{head.name}</h1>
          <p className="quiet">{say("app-filing.whose", { unit: head.unit, department: head.department })} · {say("app-frame.year", { year: String(year) })}</p>
        </div>
        <button type="button" className="button" onClick={() => window.print()}>{say("app-filing.print")}</button>
      </div>
      {why.total === null ? (
        <p>{say("app-why.no-score")}</p>
      ) : (
        <p className="why-total">
          <b>{why.total}</b> {why.grade !== null && <b>{named(why.grade)}</b>}
          {why.by !== null && <span>{say("app-filing.counts", { by: say(`app-filing.score-by.${why.by}`) })}</span>}
        </p>
      )}
      <p className="quiet">{say("app-why.grades", { bands: why.gradeRule.bands.map(({ name, from }) => say("app-why.band", { name, from })).join(say("app-why.joint")), reference: referenceWords(why.gradeRule.reference) })}</p>
      <p className="quiet">{say("app-why.profile", { profile: titleIn(language, why.profile.title) })}</p>
      <ol className="why-lines">{why.lines.map((line) => <Line key={line.rowId} line={line} detail={detail} />)}</ol>
      <p className="quiet why-foot">{say("app-why.version", { version: detail.version })} {say("app-filing.digest")} <code>{detail.digest}</code></p>
      {language === "en" && <p className="quiet">{say("form.translated")}</p>}
      <PrintMark digest={detail.digest} />
    </article>
  );
}

function Line({ line, detail }: { line: WhyLine; detail: FilingTold }): React.ReactNode {
  const { say } = useSignedIn();
  const { rowId, level3, points, suggested, effective, effectiveBy, trace } = line;
  const row = detail.values.rows.find(({ id }) => id === rowId);
  const hands = (["unit", "department", "finance"] as const).filter((hand) => line[hand] !== null);
  const reasons = row === undefined ? [] : ([["unit", row.reason], ["department", row.departmentReason], ["finance", row.financeReason]] as const).filter(([, reason]) => reason.trim() !== "");
  return (
    <li className="why-line">
      <h2>
        <PageLink to={`${addressOf({ page: "filing", year: detail.year, stage: detail.stage, id: detail.id })}#${encodeURI(line.path)}`}>{rowId === "execution" ? say("app-why.execution") : level3 ?? say("app-why.unnamed")}</PageLink>
        <span className="why-score">{say("app-why.score", { points: points ?? say("app-why.no-points"), score: effective ?? say("app-why.not-scored") })}</span>
      </h2>
      {row !== undefined && trace.length === 0 && <p>{say("app-why.target-actual", { target: row.target || say("app-form.cell.empty"), actual: row.actual || say("app-form.cell.empty") })}</p>}
      {trace.length > 0 && <TraceLines steps={trace} />}
      {suggested === null && rowId !== "execution" && <p className="quiet">{say("app-why.by-judgement")}</p>}
      {effectiveBy !== null && (hands.length > 1 || suggested !== effective) && (
        <p>{say("app-why.hands", { hands: [...(suggested === null ? [] : [say("app-why.hand", { by: say("app-why.rule"), score: suggested })]), ...hands.map((hand) => say("app-why.hand", { by: say(`app-filing.score-by.${hand}`), score: line[hand] ?? "" }))].join(say("app-why.joint")) })}</p>
      )}
      {reasons.map(([hand, reason]) => <p key={hand} className="why-reason"><b>{say(`app-why.reason.${hand}`)}</b> {reason}</p>)}
    </li>
  );
}
