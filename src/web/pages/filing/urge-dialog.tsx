import { URGE_AGAIN_HOURS } from "../../../core/workflow/urging.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { filingApi } from "../../app/api/addresses.ts";
import type { FilingDetail } from "../../app/api/filing-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { Dialog, Problems } from "../../app/parts.tsx";
import { SaidField, useSaid } from "../../app/said.tsx";
import { dayOf, titleIn } from "../../app/wording.ts";
import { announce } from "../../ui/announce.ts";

/** 催办: a word to whoever has the filing now, or to those whose signatures its holder waits for; or none. */
export function UrgeDialog({ detail, close, urged }: { detail: FilingDetail; close: () => void; urged: () => void }): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const { step, head, signing } = detail;
  const ofSigners = detail.urge?.signers === true;
  const unsigned = signing.asked.filter(({ signature }) => signature === null).map(({ name }) => titleIn(language, name)).join(say("app-filing.urge.and"));
  const said = useSaid(`${filingApi(detail)} urge ${step.id} ${detail.round}`);
  const { busy, refused, run } = useAction();
  const send = (): void => {
    void run(async () => {
      await wire.send("POST", `${filingApi(detail)}/urgings`, { said: said.text.trim() });
      said.sent();
      announce(say("app-filing.urge.sent"));
      urged();
    });
  };
  return (
    <Dialog title={say(ofSigners ? "app-filing.urge.signers-title" : "app-filing.urge.title", { name: head.name })} close={close}>
      {refused !== null && <Problems problems={refused.problems} />}
      <p>{ofSigners ? say("app-filing.urge.signers-whom", { names: unsigned, hours: URGE_AGAIN_HOURS }) : say("app-filing.urge.whom", { step: titleIn(language, step.title), holder: step.holder === null ? "" : say(`app-frame.role.${step.holder}`), day: dayOf(step.since), hours: URGE_AGAIN_HOURS })}</p>
      <SaidField said={said} label={say("app-filing.urge.said")} hint={say("app-filing.urge.said-hint")} rows={3} most={500} send={send} />
      <div className="row">
        <button type="button" className="button button-next" disabled={busy} onClick={send}>{say(ofSigners ? "app-filing.urge.signers" : "app-filing.urge")}</button>
        <button type="button" className="button-plain" onClick={close}>{say("app-frame.cancel")}</button>
      </div>
    </Dialog>
  );
}
