import { useState } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import { filingApi } from "../../../app/api/addresses.ts";
import type { FilingDetail } from "../../../app/api/filing-shapes.ts";
import { useAction } from "../../../app/loaded.ts";
import { Dialog, Problems } from "../../../app/parts.tsx";
import { SaidField, useSaid } from "../../../app/said.tsx";
import { titleIn } from "../../../app/wording.ts";
import { announce } from "../../../ui/announce.ts";
import { ColleagueChoice, type Colleague, type Purpose } from "./colleague-choice.tsx";

const WAY: Readonly<Record<Purpose, string>> = { "hand-on": "handings", reassign: "reassignments", sign: "signers" };

/** 转办, 改派 and 加签: one post is chosen, with a word or a reason. */
export function GiveDialog({ detail, purpose, close, given }: { detail: FilingDetail; purpose: Purpose; close: () => void; given: () => void }): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const { head, step, hands, version: expectedVersion } = detail;
  const [chosen, choose] = useState<Colleague | null | "nobody">(null);
  const said = useSaid(`${filingApi(detail)} ${purpose} ${step.id} ${detail.round}`);
  const [tried, setTried] = useState(false);
  const { busy, refused, run } = useAction();
  const isReassigned = purpose === "reassign";
  const noReason = isReassigned && said.text.trim() === "";
  const send = (): void => {
    setTried(true);
    if (chosen === null || noReason) return;
    const postId = chosen === "nobody" ? null : chosen.postId;
    void run(async () => {
      await wire.send("POST", `${filingApi(detail)}/${WAY[purpose]}`, { postId, ...(isReassigned ? { reason: said.text.trim() } : { said: said.text.trim() }), expectedVersion });
      said.sent();
      announce(chosen === "nobody" ? say("app-hands.freed") : say(`app-hands.given.${purpose}`, { name: chosen.name }));
      given();
    });
  };
  return (
    <Dialog title={say(`app-hands.title.${purpose}`, { name: head.name })} close={close}>
      {refused !== null && <Problems problems={refused.problems} />}
      <p>{say(`app-hands.lead.${purpose}`, { step: titleIn(language, step.title) })}</p>
      {hands.handler !== null && purpose !== "sign" && <p className="quiet">{hands.handler.isMine ? say("app-hands.with-you") : say("app-hands.with", { name: hands.handler.name })}</p>}
      <ColleagueChoice
        detail={detail} purpose={purpose} chosen={chosen} choose={choose}
        nobody={isReassigned && hands.handler !== null ? say("app-hands.nobody") : undefined} wrong={tried && chosen === null ? say("app-hands.choose") : undefined}
      />
      <SaidField said={said} label={say(isReassigned ? "app-hands.reason" : "app-filing.urge.said")} hint={isReassigned ? undefined : say("app-filing.urge.said-hint")} wrong={tried && noReason ? say("app-hands.reason.missing") : undefined} rows={3} most={500} send={send} />
      <div className="row">
        <button type="button" className="button button-next" disabled={busy} onClick={send}>{say(`app-hands.do.${purpose}`)}</button>
        <button type="button" className="button-plain" onClick={close}>{say("app-frame.cancel")}</button>
      </div>
    </Dialog>
  );
}
