import { memo } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import { filingApi } from "../../../app/api/addresses.ts";
import type { FilingDetail } from "../../../app/api/filing-shapes.ts";
import type { AskedSignature } from "../../../app/api/hands-shapes.ts";
import { useAction } from "../../../app/loaded.ts";
import { Problems } from "../../../app/parts.tsx";
import { momentOf, titleIn } from "../../../app/wording.ts";

/** 会签: whose signature is asked at this step, by whom, and what was signed. Nothing where nobody's is. */
export const SigningTable = memo(function SigningTable({ detail, reload }: { detail: FilingDetail; reload: () => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { asked, rule, stops } = detail.signing;
  const { busy, refused, run } = useAction();
  const takeBack = (what: "signatures" | "signers", id: string): void =>
    void run(async () => {
      await wire.send("POST", `${filingApi(detail)}/${what}/${id}/take-back`, {});
      reload();
    });
  if (asked.length === 0) return null;
  return (
    <section className="signing" aria-labelledby="signing-title">
      <h2 id="signing-title">{say("app-hands.signing")}</h2>
      {rule !== null && <p className="quiet">{say("app-hands.rule", { agreed: rule.agreed, needed: rule.needed, signers: rule.signers })} {rule.veto && say("app-hands.rule.veto")}</p>}
      {refused !== null && <Problems problems={refused.problems} />}
      <table className="list signing-table">
        <thead><tr><th scope="col">{say("app-hands.column.signer")}</th><th scope="col">{say("app-hands.column.asked-by")}</th><th scope="col">{say("app-hands.column.state")}</th><th scope="col">{say("app-hands.column.opinion")}</th></tr></thead>
        <tbody>{asked.map((one, index) => <Signer key={index} asked={one} busy={busy} takeBack={takeBack} />)}</tbody>
      </table>
      {stops !== null && <p className="quiet because">{say(`problem.${stops.code}`, stops.params)}</p>}
    </section>
  );
});

function Signer({ asked: { name, nobody, added, signature }, busy, takeBack }: { asked: AskedSignature; busy: boolean; takeBack: (what: "signatures" | "signers", id: string) => void }): React.ReactNode {
  const { say, language } = useSignedIn();
  return (
    <tr>
      <th scope="row" data-label={say("app-hands.column.signer")}>{titleIn(language, name)}</th>
      <td data-label={say("app-hands.column.asked-by")}>
        {added === null ? say("app-hands.by-workflow") : say("app-hands.by-person", { name: added.by })}
        {added !== null && added.said !== "" && <span className="quiet second">{added.said}</span>}
        {added?.mayTakeBack === true && <button type="button" className="button-plain" disabled={busy} onClick={() => takeBack("signers", added.id)}>{say("app-hands.take-signer-back")}</button>}
      </td>
      <td data-label={say("app-hands.column.state")}>
        {signature === null ? <span className="quiet">{say(nobody ? "app-hands.nobody-there" : "app-hands.waiting")}</span> : <b className={signature.agrees ? "signed-for" : "signed-against"}>{say(signature.agrees ? "app-hands.agrees" : "app-hands.objects")}</b>}
        {signature !== null && <span className="quiet second">{say("app-hands.signed-by", { name: signature.by, at: momentOf(signature.at) })}</span>}
        {signature?.isMine === true && <button type="button" className="button-plain" disabled={busy} onClick={() => takeBack("signatures", signature.id)}>{say("app-hands.take-signature-back")}</button>}
      </td>
      <td data-label={say("app-hands.column.opinion")}>{signature?.opinion ?? ""}</td>
    </tr>
  );
}
