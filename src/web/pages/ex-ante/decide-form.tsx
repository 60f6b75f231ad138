import { useState } from "react";
import { exAnteOneApi } from "../../app/api/addresses.ts";
import type { ExAnteKnown } from "../../app/api/ex-ante-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field, Problems } from "../../app/parts.tsx";
import { amountInWan, fenOfWan } from "../../app/wording.ts";

const DECISIONS = ["accept", "return", "reject"] as const;

/** 财政审定: accepts with an amount, sends back, or rejects. */
export function DecideForm({ known, changed }: { known: ExAnteKnown; changed: (sentence: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const most = known.conclusion?.conclusion === "partial" ? known.conclusion.capFen : known.amountFen;
  const [decision, setDecision] = useState<(typeof DECISIONS)[number]>("accept");
  const [granted, setGranted] = useState((amountInWan(most) ?? "").replace(/,/g, ""));
  const [opinion, setOpinion] = useState("");
  const { busy, refused, run } = useAction();
  const send = (): void =>
    void run(async () => {
      await wire.send("POST", `${exAnteOneApi(known.year, known.id)}/decisions`, { decision, grantedFen: decision === "accept" ? fenOfWan(granted) : null, opinion, expectedVersion: known.version });
      changed(say(`app-ex-ante.decided.${decision}`));
    });
  return (
    <section id="decide" className="band">
      <form className="ex-ante-form" onSubmit={(event) => { event.preventDefault(); send(); }}>
        <h2>{say("app-ex-ante.decide")}</h2>
        <fieldset className="ex-ante-choice">
          <legend>{say("app-ex-ante.decision")}</legend>
          {DECISIONS.map((one) => <label key={one} className="check"><input type="radio" name="decision" checked={decision === one} onChange={() => setDecision(one)} /> {say(`app-ex-ante.decision.${one}`)}</label>)}
        </fieldset>
        {decision === "accept" && <Field label={say("app-ex-ante.granted-in")} hint={say("app-ex-ante.granted-most", { amount: amountInWan(most) ?? "" })}>{(ids) => <input {...ids} className="input input-amount" inputMode="decimal" value={granted} onChange={({ target }) => setGranted(target.value)} />}</Field>}
        <Field label={say("app-ex-ante.opinion-of-finance")} hint={say(decision === "accept" ? "app-ex-ante.may-stay-empty" : "app-ex-ante.reason.needed")}>{(ids) => <textarea {...ids} className="input" rows={3} maxLength={5000} value={opinion} onChange={({ target }) => setOpinion(target.value)} />}</Field>
        {refused !== null && <Problems problems={refused.problems} />}
        <button type="submit" className="button button-next" disabled={busy}>{say("app-ex-ante.decide")}</button>
      </form>
    </section>
  );
}
