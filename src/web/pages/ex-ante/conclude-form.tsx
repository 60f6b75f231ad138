import { useState } from "react";
import { CONCLUSIONS, type Conclusion } from "../../../core/ex-ante/scheme.ts";
import { exAnteOneApi } from "../../app/api/addresses.ts";
import type { ExAnteKnown, PanelKnown } from "../../app/api/ex-ante-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field, Problems } from "../../app/parts.tsx";
import { amountInWan, fenOfWan } from "../../app/wording.ts";

/** 形成结论: what the scores propose is chosen already; another conclusion, a wide spread and a rejection say why. */
export function ConcludeForm({ known, panel, changed }: { known: ExAnteKnown; panel: PanelKnown; changed: (sentence: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [conclusion, setConclusion] = useState<Conclusion>(panel.proposal!.conclusion);
  const [cap, setCap] = useState((amountInWan(panel.capFen) ?? "").replace(/,/g, ""));
  const [reason, setReason] = useState("");
  const [panelNote, setNote] = useState("");
  const { busy, refused, run } = useAction();
  const send = (): void =>
    void run(async () => {
      await wire.send("POST", `${exAnteOneApi(known.year, known.id)}/conclusions`, { conclusion, capFen: conclusion === "partial" ? fenOfWan(cap) : null, reason, panelNote, expectedVersion: known.version });
      changed(say("app-ex-ante.did.conclude"));
    });
  const needsReason = conclusion !== panel.proposal!.conclusion || conclusion === "reject";
  return (
    <section id="conclude" className="band">
      <form className="ex-ante-form" onSubmit={(event) => { event.preventDefault(); send(); }}>
        <h2>{say("app-ex-ante.conclude")}</h2>
        <fieldset className="ex-ante-choice">
          <legend>{say("app-ex-ante.conclusion")}</legend>
          {CONCLUSIONS.map((one) => <label key={one} className="check"><input type="radio" name="conclusion" checked={conclusion === one} onChange={() => setConclusion(one)} /> {say(`app-ex-ante.conclusion.${one}`)}</label>)}
        </fieldset>
        {conclusion === "partial" && <Field label={say("app-ex-ante.cap")} hint={say("app-ex-ante.cap-means")}>{(ids) => <input {...ids} className="input input-amount" inputMode="decimal" value={cap} onChange={({ target }) => setCap(target.value)} />}</Field>}
        <Field label={say("app-ex-ante.reason")} hint={say(needsReason ? "app-ex-ante.reason.needed" : "app-ex-ante.may-stay-empty")}>{(ids) => <textarea {...ids} className="input" rows={3} maxLength={5000} value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>
        {(panel.needsNote || panelNote !== "") && <div id="panelNote"><Field label={say("app-ex-ante.panel-note")} hint={say("app-ex-ante.panel-note.what")}>{(ids) => <textarea {...ids} className="input" rows={3} maxLength={5000} value={panelNote} onChange={({ target }) => setNote(target.value)} />}</Field></div>}
        {refused !== null && <Problems problems={refused.problems} />}
        <button type="submit" className="button button-next" disabled={busy}>{say("app-ex-ante.conclude")}</button>
      </form>
    </section>
  );
}
