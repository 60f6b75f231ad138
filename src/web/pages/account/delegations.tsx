import { useState } from "react";
import { isAdministrator } from "../../../core/access/role.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { Dialog, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { titleIn } from "../../app/wording.ts";
import { DelegateForm } from "./delegate-form.tsx";
import { DelegationTable } from "./delegation-table.tsx";

/** 委托: whom one lets act in one's post and since when, and for whom one acts. Administrators have neither. */
export function Delegations(): React.ReactNode {
  const { say, language, session } = useSignedIn();
  const [giving, setGiving] = useState(false);
  const [said, setSaid] = useState("");
  const [turn, setTurn] = useState(0);
  const { post } = session;
  if (post === null || isAdministrator(post.role)) return null;
  return (
    <section className="account-part">
      <h2>{say("app-account.delegation")}</h2>
      <p className="quiet">{say("app-account.delegation.meaning")}</p>
      {said !== "" && <p className="said" role="status">{said}</p>}
      {post.onBehalfOf === null
        ? <p><button type="button" className="button" onClick={() => { setSaid(""); setGiving(true); }}>{say("app-account.delegation.give")}</button></p>
        : <p>{say("app-account.delegation.not-onward", { name: post.onBehalfOf.name })}</p>}
      {giving && (
        <Dialog title={say("app-account.delegation.give")} close={() => setGiving(false)}>
          <p>{say("app-account.delegation.post", { unit: post.unit, role: titleIn(language, post.roleTitle) })}</p>
          <DelegateForm
            done={(sentence) => {
              setGiving(false);
              setSaid(sentence);
              setTurn((before) => before + 1);
            }}
          />
        </Dialog>
      )}
      <p>{say("app-account.hand-over.meaning")} <PageLink to={addressOf({ page: "hand-over" })}>{say("app-account.hand-over")}</PageLink></p>
      <DelegationTable key={turn} of={session.person.id} tell={setSaid} />
    </section>
  );
}
