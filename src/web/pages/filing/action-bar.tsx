import { memo, useEffect, useState } from "react";
import type { Profile } from "../../../core/score/profile.ts";
import { submissionProblems } from "../../../core/form/submission-problems.ts";
import { useSignedIn } from "../../app/app-context.ts";
import type { AllowedAction, FilingDetail } from "../../app/api/filing-shapes.ts";
import { isTyping } from "../../app/keys.ts";
import { RequestRefused } from "../../app/api/wire.ts";
import { actionName, isReceiptAt, timeOf } from "../../app/wording.ts";
import type { Advice } from "./advice.ts";
import { LackingPapers } from "./lacking-papers.tsx";
import { HandActions } from "./hands/hand-actions.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { MovedBand } from "./moved-band.tsx";
import { digitOf } from "./opinions.ts";
import { CorrectionReasons, useCorrections } from "./corrections/corrections.tsx";
import { UrgeDialog } from "./urge-dialog.tsx";
import type { Desk } from "./use-desk.ts";
import { hasSums, Sums } from "./sums.tsx";
import { useNeighbours } from "./use-neighbours.ts";

interface Props {
  readonly detail: FilingDetail;
  readonly desk: Desk;
  readonly advice: Advice;
  readonly profile: Profile;
  readonly busy: boolean;
  readonly save: () => Promise<number | null | undefined>;
  readonly tried: boolean;
  readonly setTried: (tried: boolean) => void;
  readonly moved: () => void;
  readonly marginButton: () => void;
  readonly goTo: (path: string) => void;
}

/** At the foot: where the text is kept, and what may be done next. What may not is told with its reason. */
export const ActionBar = memo(function ActionBar({ detail, desk, advice, profile, busy, save, tried, setTried, moved, marginButton, goTo }: Props): React.ReactNode {
  const { say } = useSignedIn();
  const [urging, setUrging] = useState(false);
  const [wish, setWish] = useState<{ readonly action: AllowedAction; readonly number: number | null } | null>(null);
  const { go, place } = useNeighbours(detail);
  const actions = detail.allowed.filter(({ action }) => action !== "save" && action !== "issue" && action !== "withdraw");
  // Told to whoever took the last step, and to nobody else.
  const takenBack = detail.allowed.find(({ action }) => action === "withdraw");
  // What can be reversed is not told to be too late for a withdrawal.
  const isTold = takenBack?.refusedBecause === null || detail.corrections.reverse === null;
  const corrections = useCorrections(detail, busy, moved);
  const mayUrge = detail.urge?.refusedBecause === null;
  const open = actions.filter(({ refusedBecause }) => refusedBecause === null);
  const reasons = [...new Map(actions.flatMap(({ refusedBecause }) => (refusedBecause === null ? [] : [[refusedBecause.code, refusedBecause] as const]))).values()];
  const errors = advice.marks.filter(({ severity }) => severity === "error").length;

  const begin = (action: AllowedAction, number: number | null = null): void => {
    const forward = action.action !== "return" && action.action !== "withdraw";
    const missing = forward && desk.mayFill ? submissionProblems(detail.head, desk.live, { profiles: [profile], measures: detail.rules.measures }, detail.rules.form, detail.step.fills) : [];
    if (missing.length > 0) {
      setTried(true);
      const first = missing.find(({ where }) => where.includes("."))?.where;
      if (first !== undefined) goTo(first);
      return;
    }
    setWish({ action, number });
  };

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // In a cell that cannot be filled a letter types nothing, so it may be a command.
      const isShutCell = event.target instanceof HTMLTextAreaElement && event.target.readOnly;
      if (isTyping(event.target) && !isShutCell) return;
      if (event.ctrlKey || event.metaKey || event.altKey || wish !== null || document.querySelector("dialog[open]") !== null) return;
      const letter = event.key.toLowerCase();
      if (letter === "j" || letter === "k") {
        event.preventDefault();
        return go(letter === "j" ? 1 : -1);
      }
      // A digit returns with the opinion of that number, which is still to be read and sent.
      const digit = digitOf(event.code);
      const back = open.find(({ action }) => action === "return");
      if (digit !== null && back !== undefined) {
        event.preventDefault();
        return begin(back, digit);
      }
      if (letter === "u" && mayUrge) {
        event.preventDefault();
        return setUrging(true);
      }
      const found = letter === "r" ? open.find(({ action }) => action === "return") : letter === "a" ? open.find(({ action }) => action !== "return") : letter === "w" && takenBack?.refusedBecause === null ? takenBack : undefined;
      if (found === undefined) return;
      event.preventDefault();
      begin(found);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  });

  // Nothing to be done, and nothing to be read in its line either.
  const isIdle = !desk.mayFill && open.length === 0 && detail.step.end !== null && !corrections.isAny && place === null && !hasSums(detail.stage, advice);
  return (
    <footer className={isIdle ? "action-bar action-bar-idle" : "action-bar"}>
      <MovedBand detail={detail} />
      <DoneHere desk={desk} />
      {tried && errors > 0 && <p className="wrong" role="alert">{say("app-filing.not-ready", { count: errors })}</p>}
      <div className="action-line">
        <p className="draft-state" role="status"><DraftWords desk={desk} /></p>
        <Sums detail={detail} desk={desk} advice={advice} profile={profile} />
        {place !== null && (
          <p className="walk">
            <button type="button" className="button-plain" aria-keyshortcuts="K" disabled={place.at === 1} onClick={() => go(-1)}>{say("app-filing.walk.previous")}</button>
            <span>{say("app-filing.walk.place", place)}</span>
            <button type="button" className="button-plain" aria-keyshortcuts="J" disabled={place.at === place.of} onClick={() => go(1)}>{say("app-filing.walk.next")}</button>
          </p>
        )}
        <div className="row action-buttons">
          <button type="button" className="button margin-button" onClick={marginButton}>{say("app-filing.margin.open", { count: advice.marks.length })}</button>
          {desk.mayFill && desk.isChanged && <button type="button" className="button" disabled={busy} onClick={() => void save()}>{say("app-filing.save")}</button>}
          {open.map((action) => (
            <button key={action.action} type="button" className={action.action === "return" ? "button" : "button button-next"} disabled={busy} onClick={() => begin(action)}>
              {actionName(say, "action", detail.stage, action.action, {}, isReceiptAt(detail.workflow.steps, detail.step.id))}
            </button>
          ))}
          {mayUrge && <button type="button" className="button" aria-keyshortcuts="U" disabled={busy} onClick={() => setUrging(true)}>{say(detail.urge?.signers === true ? "app-filing.urge.signers" : "app-filing.urge")}</button>}
          {takenBack?.refusedBecause === null && <button type="button" className="button" aria-keyshortcuts="W" disabled={busy} onClick={() => begin(takenBack)}>{say("app-filing.action.withdraw")}</button>}
          <HandActions detail={detail} busy={busy} done={moved} />
          {corrections.buttons}
        </div>
      </div>
      {corrections.row}
      <LackingPapers detail={detail} />
      <CorrectionReasons detail={detail} />
      {takenBack !== undefined && isTold && (
        <p className="quiet because">
          {takenBack.refusedBecause === null ? say("app-filing.withdraw.until") : <>{say(`problem.${takenBack.refusedBecause.code}`, takenBack.refusedBecause.params)} {say(`problem.${takenBack.refusedBecause.code}.advice`, takenBack.refusedBecause.params)}</>}
        </p>
      )}
      {detail.signing.sign?.refusedBecause !== null && open.length === 0 && takenBack === undefined && detail.step.end === null && reasons.map(({ code, params }) => <p key={code} className="quiet because">{say(`problem.${code}`, params)} {say(`problem.${code}.advice`, params)}</p>)}
      {detail.urge?.refusedBecause != null && <p className="quiet because">{say(`problem.${detail.urge.refusedBecause.code}`, detail.urge.refusedBecause.params)} {say(`problem.${detail.urge.refusedBecause.code}.advice`, detail.urge.refusedBecause.params)}</p>}
      {urging && <UrgeDialog detail={detail} close={() => setUrging(false)} urged={() => { setUrging(false); moved(); }} />}
      {wish !== null && <MoveDialog detail={detail} desk={desk} advice={advice} wish={wish.action} number={wish.number} close={() => setWish(null)} moved={() => { setWish(null); moved(); }} />}
    </footer>
  );
});

/** What a paste or another tool did and left out. It stands where it is seen from every row of a long form. */
function DoneHere({ desk: { state: { said: { messages, turn } } } }: { desk: Desk }): React.ReactNode {
  const { say } = useSignedIn();
  return messages.length === 0 ? null : <p className="said" key={turn}>{messages.map(({ code, params }) => say(code, params)).join(" ")}</p>;
}

function DraftWords({ desk: { draft, mayFill, isChanged, savedAt } }: { desk: Desk }): React.ReactNode {
  const { say } = useSignedIn();
  if (!mayFill) return null;
  switch (draft.state) {
    case "clean": return savedAt === null ? (isChanged ? say("app-filing.draft.waiting") : say("app-filing.draft.none")) : say("app-filing.saved", { time: timeOf(savedAt) });
    case "waiting": case "keeping": return say("app-filing.draft.keeping");
    case "kept": return draft.at === "" ? say("app-filing.draft.keeping") : say("app-filing.draft.kept", { time: timeOf(draft.at) });
    case "retrying": return <b className="draft-away">{say("app-filing.draft.retrying")}</b>;
    case "refused": return <><b className="draft-away">{say("app-filing.draft.refused")}</b>{draft.error instanceof RequestRefused && <> {draft.error.problems[0]?.message}</>}</>;
  }
}
