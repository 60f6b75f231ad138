import { useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import { filingApi } from "../../app/api/addresses.ts";
import type { AllowedAction, FilingDetail } from "../../app/api/filing-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { Dialog, Field, Problems } from "../../app/parts.tsx";
import { titleIn } from "../../app/wording.ts";
import type { Advice } from "./advice.ts";
import { placeOf } from "./place-words.ts";
import { returnText } from "./return-text.ts";
import type { Desk } from "./use-desk.ts";

/** One move with its opinion: 报送, 同意, 退回, 定级. What is on the desk is saved first, so that the next hands see exactly this. */
export function MoveDialog({ detail, desk, advice, wish, close, moved }: { detail: FilingDetail; desk: Desk; advice: Advice; wish: AllowedAction; close: () => void; moved: () => void }): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const { action, to } = wish;
  const isReturn = action === "return";
  const place = (path: string): string => placeOf(path, desk.live, say);
  const [opinion, setOpinion] = useState(() => (isReturn ? returnText(detail.remarks, advice.marks, detail.round, desk.live, say) : action === "approve" ? say("app-filing.opinion.approve") : ""));
  const [target, setTarget] = useState(to.length === 1 ? to[0]!.step : "");
  const [tried, setTried] = useState(false);
  const { busy, refused, run } = useAction();
  const noTarget = to.length > 1 && target === "";
  const noOpinion = isReturn && opinion.trim() === "";

  const send = (): void => {
    setTried(true);
    if (noTarget || noOpinion) return;
    void run(async () => {
      const expectedVersion = desk.mayFill ? await desk.save() : detail.version;
      // Somebody saved before: the page asks which text counts, and the move waits.
      if (expectedVersion === null) return close();
      await wire.send("POST", `${filingApi(detail)}/moves`, { action, ...(target === "" ? {} : { to: target }), opinion: opinion.trim(), remarks: [], expectedVersion });
      moved();
    });
  };
  return (
    <Dialog title={say(`app-filing.move.${action}`, { name: detail.head.name })} close={close}>
      {refused !== null && <Problems problems={refused.problems} placeOf={place} />}
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
      {to.length === 1 && <p>{say("app-filing.move.goes-to", { step: titleIn(language, to[0]!.title) })}</p>}
      <Field label={say("app-filing.opinion")} hint={say(isReturn ? "app-filing.opinion.return-hint" : "app-filing.opinion.hint")} wrong={tried && noOpinion ? say("app-filing.opinion.missing") : undefined}>
        {(ids) => <textarea {...ids} className="input opinion" rows={isReturn ? 8 : 3} autoFocus value={opinion} onChange={({ target: { value } }) => setOpinion(value)} onKeyDown={(event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send(); }} />}
      </Field>
      <div className="row">
        <button type="button" className="button button-next" disabled={busy} onClick={send}>{say(`app-filing.action.${action}`)}</button>
        <button type="button" className="button-plain" onClick={close}>{say("app-frame.cancel")}</button>
      </div>
    </Dialog>
  );
}
