import { useEffect, useRef, useState } from "react";
import { paperOf } from "../../../core/paper/paper-gate.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { filingApi, opinionsApi } from "../../app/api/addresses.ts";
import type { AllowedAction, FilingDetail } from "../../app/api/filing-shapes.ts";
import { getFiling } from "../../app/api/get-filing.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Dialog, Field, Problems } from "../../app/parts.tsx";
import { SaidField, useSaid } from "../../app/said.tsx";
import { actionName, isReceiptAt, titleIn } from "../../app/wording.ts";
import type { Advice } from "./advice.ts";
import { PaperLinks } from "./lacking-papers.tsx";
import { StockOpinions } from "./stock-opinions.tsx";
import { digitOf, numberedOpinions, withOpinion, type KeptOpinion } from "./opinions.ts";
import { moveSaid } from "./move-said.ts";
import { placeOf } from "./place-words.ts";
import { returnText } from "./return-text.ts";
import { StraightChoice } from "./straight-choice.tsx";
import type { Desk } from "./use-desk.ts";

/** One move with its opinion: 报送, 同意, 退回, 定级, 撤回. What is on the desk is saved first, so that the next hands see exactly this. */
export function MoveDialog({ detail, desk, advice, wish, number, close, moved }: { detail: FilingDetail; desk: Desk; advice: Advice; wish: AllowedAction; number: number | null; close: () => void; moved: () => void }): React.ReactNode {
  const { say, language, wire, session } = useSignedIn();
  const { action, to, straight } = wish;
  const isReturn = action === "return";
  const place = (path: string): string => (paperOf(path) === "" ? placeOf(path, desk.live, say) : "");
  const opinion = useSaid(moveSaid(detail, action), () => (isReturn ? returnText(detail.remarks, advice.marks, detail.round, desk.live, say) : action === "approve" ? say("app-filing.opinion.approve") : ""));
  const [target, setTarget] = useState(to.length === 1 ? to[0]!.step : "");
  const [tried, setTried] = useState(false);
  const { busy, refused, run } = useAction();
  const takesOpinions = (action === "approve" || action === "return") && session.duties.includes("filing.remark") ? action : null;
  const [kept, reloadKept] = useLoaded("opinions", async (signal) => (takesOpinions === null ? [] : (await wire.get<{ readonly items: readonly KeptOpinion[] }>(opinionsApi, signal)).items));
  const opinions = takesOpinions === null || kept.state === "loading" ? [] : numberedOpinions(kept.state === "here" ? kept.value : [], takesOpinions, say);
  const take = (said: string): void => {
    if (takesOpinions !== null) opinion.type(withOpinion(opinion.text, said, takesOpinions, say));
  };
  // Asked for by its number before the dialog was open.
  const asked = useRef(number);
  useEffect(() => {
    const found = opinions.find((one) => one.number === asked.current);
    if (opinions.length > 0) asked.current = null;
    if (found !== undefined) take(found.said);
  }, [opinions.length]);
  const noTarget = to.length > 1 && target === "";
  const noOpinion = isReturn && opinion.text.trim() === "";

  const send = (): void => {
    setTried(true);
    if (noTarget || noOpinion) return;
    void run(async () => {
      const expectedVersion = desk.mayFill ? await desk.save() : detail.version;
      // Somebody saved before: the page asks which text counts, and the move waits.
      if (expectedVersion === null) return close();
      await wire.send("POST", `${filingApi(detail)}/moves`, { action, ...(target === "" ? {} : { to: target }), opinion: opinion.text.trim(), remarks: [], expectedVersion });
      opinion.sent();
      moved();
    });
  };
  // Somebody else was quicker: what one wrote stays at this computer, and the newest version is one key away.
  const isStale = refused?.code === "filing.stale";
  const openNewest = async (): Promise<void> => {
    if (desk.mayFill) desk.follow(await getFiling(wire, detail));
    moved();
  };
  const isReceipt = isReceiptAt(detail.workflow.steps, detail.step.id);
  const pressed = (event: React.KeyboardEvent): void => {
    const chosen = event.altKey && !event.ctrlKey ? opinions.find((one) => one.number === digitOf(event.code)) : undefined;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
    else if (chosen !== undefined) {
      event.preventDefault();
      take(chosen.said);
    }
  };
  return (
    <Dialog title={actionName(say, "move", detail.stage, action, { name: detail.head.name }, isReceipt)} close={close}>
      {/* Wherever in the window the keys are pressed: where several steps are to be chosen from, that comes before the opinion. */}
      <div onKeyDown={pressed}>
        {refused !== null && <Problems problems={refused.problems} placeOf={isStale ? () => "" : place} />}
        {isStale && <button type="button" className="button" disabled={busy} onClick={() => void run(openNewest)}>{say("app-filing.move.newest")}</button>}
        {refused !== null && <PaperLinks filing={detail} problems={refused.problems} />}
        {to.length > 1 && (
          <Field label={say(isReturn ? "app-filing.move.return-to" : "app-filing.move.to")} wrong={tried && noTarget ? say("app-filing.move.choose-step") : undefined}>
            {(ids) => (
              <select {...ids} className="input" value={target} onChange={(event) => setTarget(event.target.value)}>
                <option value="">{say("app-filing.move.choose")}</option>
                {to.map(({ step, title }) => <option key={step} value={step}>{titleIn(language, title)}</option>)}
              </select>
            )}
          </Field>
        )}
        {straight !== null && to.length === 1 && <StraightChoice usual={to[0]!} straight={straight} chosen={target} choose={setTarget} />}
        {straight === null && to.length === 1 && <p>{say(action === "withdraw" ? "app-filing.move.takes-back" : "app-filing.move.goes-to", { step: titleIn(language, to[0]!.title) })}</p>}
        <SaidField said={opinion} label={say("app-filing.opinion")} hint={say(isReturn ? "app-filing.opinion.return-hint" : action === "withdraw" ? "app-filing.opinion.withdraw" : "app-filing.opinion.hint")} wrong={tried && noOpinion ? say("app-filing.opinion.missing") : undefined} rows={isReturn ? 8 : 3} />
        {takesOpinions !== null && opinions.length > 0 && <StockOpinions action={takesOpinions} opinions={opinions} text={opinion.text} take={take} reload={reloadKept} />}
        <div className="row">
          <button type="button" className="button button-next" disabled={busy} onClick={send}>{actionName(say, "action", detail.stage, action, {}, isReceipt)}</button>
          <button type="button" className="button-plain" onClick={close}>{say("app-frame.cancel")}</button>
        </div>
      </div>
    </Dialog>
  );
}
