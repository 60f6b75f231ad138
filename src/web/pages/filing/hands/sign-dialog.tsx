import { useState } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import { filingApi } from "../../../app/api/addresses.ts";
import type { FilingDetail } from "../../../app/api/filing-shapes.ts";
import { useAction } from "../../../app/loaded.ts";
import { Dialog, Problems } from "../../../app/parts.tsx";
import { SaidField, useSaid } from "../../../app/said.tsx";
import { titleIn } from "../../../app/wording.ts";
import { announce } from "../../../ui/announce.ts";

/** 会签: for, or against with an opinion. It is signed as the page shows it. */
export function SignDialog({ detail, close, signed }: { detail: FilingDetail; close: () => void; signed: () => void }): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const { head, step, signing, version: expectedVersion } = detail;
  const [agrees, setAgrees] = useState<boolean | null>(null);
  const opinion = useSaid(`${filingApi(detail)} sign ${step.id} ${detail.round}`);
  const [tried, setTried] = useState(false);
  const { busy, refused, run } = useAction();
  const noOpinion = agrees === false && opinion.text.trim() === "";
  const send = (): void => {
    setTried(true);
    if (agrees === null || noOpinion) return;
    void run(async () => {
      await wire.send("POST", `${filingApi(detail)}/signatures`, { agrees, opinion: opinion.text.trim(), expectedVersion });
      opinion.sent();
      announce(say("app-hands.signed"));
      signed();
    });
  };
  return (
    <Dialog title={say("app-hands.title.signature", { name: head.name })} close={close}>
      {refused !== null && <Problems problems={refused.problems} />}
      <p>{say(signing.rule?.veto === true ? "app-hands.lead.signature-veto" : "app-hands.lead.signature", { step: titleIn(language, step.title) })}</p>
      <fieldset className="conflict">
        <legend>{say("app-hands.opinion")}</legend>
        {[true, false].map((side) => (
          <label key={String(side)} className={agrees === side ? "conflict-side conflict-chosen" : "conflict-side"}>
            <input type="radio" name="agrees" checked={agrees === side} onChange={() => setAgrees(side)} /> {say(side ? "app-hands.agrees" : "app-hands.objects")}
          </label>
        ))}
        {tried && agrees === null && <p className="wrong" role="alert">{say("app-hands.opinion.choose")}</p>}
      </fieldset>
      <SaidField said={opinion} label={say("app-filing.opinion")} hint={say("app-hands.opinion.hint")} wrong={tried && noOpinion ? say("app-hands.opinion.missing") : undefined} rows={4} most={2000} send={send} />
      <div className="row">
        <button type="button" className="button button-next" disabled={busy} onClick={send}>{say("app-hands.do.signature")}</button>
        <button type="button" className="button-plain" onClick={close}>{say("app-frame.cancel")}</button>
      </div>
    </Dialog>
  );
}
