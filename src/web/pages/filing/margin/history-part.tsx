import { memo } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import type { FilingDetail } from "../../../app/api/filing-shapes.ts";
import { actionName, isReceiptAt, momentOf, titleIn } from "../../../app/wording.ts";
import { besideEntries, DoneBeside, type BesideEntry } from "../hands/hands-history.tsx";
import { MarginPart, type MarginProps } from "../filing-margin.tsx";

type Entry = { readonly moved: FilingDetail["transitions"][number] } | { readonly urged: FilingDetail["urgings"][number] } | { readonly extended: FilingDetail["extensions"][number] } | { readonly beside: BesideEntry };

/** Steps, urgings, extensions and what was done beside them in the order in which they happened. */
function entriesOf(detail: FilingDetail): Entry[] {
  const { transitions, urgings, extensions } = detail;
  const at = (entry: Entry): string => ("moved" in entry ? entry.moved : "urged" in entry ? entry.urged : "extended" in entry ? entry.extended : entry.beside).at;
  return [...transitions.map((moved): Entry => ({ moved })), ...urgings.map((urged): Entry => ({ urged })), ...extensions.map((extended): Entry => ({ extended })), ...besideEntries(detail).map((beside): Entry => ({ beside }))]
    .sort((left, right) => (at(left) < at(right) ? -1 : at(left) > at(right) ? 1 : 0));
}

/** 流转: who did what and said what, and who urged whom, the newest first. */
export const HistoryPart = memo(function HistoryPart({ detail }: Pick<MarginProps, "detail">): React.ReactNode {
  const { say } = useSignedIn();
  const { goal, year } = detail;
  const entries = entriesOf(detail);
  return (
    <MarginPart title={say("app-filing.history")} count={entries.length} open={entries.length > 0}>
      {entries.length === 0 && <p className="quiet">{say("app-filing.history.none")}</p>}
      <ol className="history" reversed>
        {entries.reverse().map((entry, index) => <li key={index}>{"moved" in entry ? <Moved {...entry.moved} stage={detail.stage} isReceipt={isReceiptAt(detail.workflow.steps, entry.moved.from)} /> : "urged" in entry ? <UrgedOnce {...entry.urged} /> : "extended" in entry ? <ExtendedOnce {...entry.extended} /> : <DoneBeside entry={entry.beside} />}</li>)}
      </ol>
      {goal != null && <p className="quiet">{goal.documentNo === null ? say("app-filing.goal-of", { year: String(year) }) : say("app-filing.goal-approved", { documentNo: goal.documentNo, day: goal.issuedOn ?? "" })}</p>}
    </MarginPart>
  );
});

function Moved({ action, fromTitle, toTitle, by, onBehalfOf, inStead, role, opinion, passedOver, at, round, stage, isReceipt }: FilingDetail["transitions"][number] & { readonly stage: FilingDetail["stage"]; readonly isReceipt: boolean }): React.ReactNode {
  const { say, language } = useSignedIn();
  return (
    <>
      <p><b>{actionName(say, "did", stage, action, {}, isReceipt)}</b> {inStead && <span className="tag">{say("app-hands.in-stead")}</span>} {say("app-filing.from-to", { from: titleIn(language, fromTitle), to: titleIn(language, toTitle) })}</p>
      {passedOver.length > 0 && <p className="quiet">{passedOver.map(({ title, because }) => say(`app-filing.passed-over.${because}`, { step: titleIn(language, title) })).join(" ")}</p>}
      {opinion !== "" && <p className="history-opinion">{opinion}</p>}
      <p className="quiet">{say("app-filing.history.by", { by: onBehalfOf === null ? by : say("app-filing.history.on-behalf", { by, name: onBehalfOf }), role: say(`app-frame.role.${role}`), at: momentOf(at), round })}</p>
    </>
  );
}

/** 催办, with the step whose holder was urged. */
function UrgedOnce({ stepTitle, by, role, said, at, round, toSigners }: FilingDetail["urgings"][number]): React.ReactNode {
  const { say, language } = useSignedIn();
  return (
    <>
      <p><b>{say(toSigners ? "app-filing.urge.did-signers" : "app-filing.urge.did")}</b> {titleIn(language, stepTitle)}</p>
      {said !== "" && <p className="history-opinion">{said}</p>}
      <p className="quiet">{say("app-filing.history.by", { by, role: say(`app-frame.role.${role}`), at: momentOf(at), round })}</p>
    </>
  );
}

/** 延期, with the day and the one before it. */
function ExtendedOnce({ stepTitle, until, due, reason, by, role, at, round }: FilingDetail["extensions"][number]): React.ReactNode {
  const { say, language } = useSignedIn();
  const step = titleIn(language, stepTitle);
  return (
    <>
      <p><b>{say("app-filing.extend.did")}</b> {due === null ? say("app-filing.extend.from-to", { step, until }) : say("app-filing.extend.from-day-to", { step, due, until })}</p>
      <p className="history-opinion">{reason}</p>
      <p className="quiet">{say("app-filing.history.by", { by, role: say(`app-frame.role.${role}`), at: momentOf(at), round })}</p>
    </>
  );
}
