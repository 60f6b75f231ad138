import { useState } from "react";
import type { Citation } from "../../../core/policy/citations.ts";
import { query } from "../../app/api/addresses.ts";
import type { PoliciesKnown, PolicyKnown } from "../../app/api/policy-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useLoaded } from "../../app/loaded.ts";
import { usePlaceNamed } from "../../app/named.tsx";
import { Dialog, Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { momentOf, titleIn } from "../../app/wording.ts";
import { useOwnAddress, useSearch } from "../../app/shown-address.ts";
import { EditPolicy } from "./edit-policy.tsx";
import { holds } from "./policies-page.tsx";
import { ruleName } from "./rule-name.ts";

/** One document: how it stands on a day, its clauses, and every rule, form and card that rests on it. */
export function PolicyPage({ id }: { id: string }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const ask = useOwnAddress();
  const on = new URLSearchParams(useSearch()).get("on") ?? "";
  const [loaded, reload] = useLoaded(`policy ${id} ${on}`, (signal) => wire.get<PolicyKnown>(`/api/policies/${encodeURIComponent(id)}${query({ on })}`, signal), { opens: true, of: `policy ${id}` });
  const [all, reloadAll] = useLoaded("policies", (signal) => wire.get<PoliciesKnown>("/api/policies", signal));
  const place = usePlaceNamed();
  const [editing, setEditing] = useState(false);
  const [told, tell] = useState("");
  const back = <PageLink to={`${addressOf({ page: "policies" })}${query({ on })}`}>{say("app-policy.back")}</PageLink>;
  return (
    <Here loaded={loaded} reload={reload} back={back}>
      {(known) => (
        <>
          <nav className="trail">{back}</nav>
          <PageHead title={titleIn(language, known.title)} lead={[known.number ?? say("app-policy.no-number"), titleIn(language, known.issuer), say(`app-policy.level.${known.level}`)].join(" · ")}>
            {known.mayChange && <button type="button" className="button" onClick={() => setEditing(true)}>{say("app-policy.change")}</button>}
          </PageHead>
          <p className="quiet" role="status">{told}</p>
          {editing && all.state === "here" && <Dialog title={say("app-policy.change")} close={() => setEditing(false)} wide><EditPolicy before={{ ...known, version: known.versions[0]?.version ?? 0 }} known={all.value} done={() => { setEditing(false); tell(say("app-policy.changed")); reload(); reloadAll(); }} /></Dialog>}
          <label className="filter"><span>{say("app-policy.on")}</span><input className="input" type="date" value={known.on} onChange={({ target }) => ask(query({ on: target.value }))} /></label>
          <section className="card-part">
            <h2>{say("app-policy.state", { day: known.on })}</h2>
            <p><b>{say(`app-policy.state.${known.state}`)}</b> {holds(say, known)} {known.draft && <span className="tag tag-draft">{say("app-filing.draft-definition")}</span>} {known.unverified && <span className="tag tag-draft">{say("app-policy.unverified")}</span>}</p>
            {known.replacedBy !== null && known.replacedByTitle !== null && <p>{say(`app-policy.replaced-by.${known.replaced ?? "unknown"}`)} <PageLink to={addressOf({ page: "policy", id: known.replacedBy })}>{titleIn(language, known.replacedByTitle)}</PageLink></p>}
            {known.replacing.map((other) => <p key={other.id}>{say("app-policy.replaces-this")} <PageLink to={addressOf({ page: "policy", id: other.id })}>{titleIn(language, other.title)}</PageLink></p>)}
            {known.familyTitle !== null && known.family !== null && <p>{titleIn(language, known.familyTitle)} · {say(`app-policy.role.${known.family.role}`)}</p>}
            <p className="quiet">{say("app-policy.source-of", { source: titleIn(language, known.source) })}</p>
          </section>
          <section className="card-part">
            <h2>{say("app-policy.clauses")}</h2>
            {known.clauses.length === 0 ? <p className="quiet">{say("app-policy.no-clauses")}</p> : (
              <table className="list list-ledger">
                <caption className="for-ears">{say("app-policy.clauses")}</caption>
                <thead><tr><th scope="col">{say("app-policy.clause")}</th><th scope="col">{say("app-policy.gist")}</th><th scope="col">{say("app-policy.cited-by")}</th></tr></thead>
                <tbody>{known.clauses.map(({ at, gist, citations }) => <tr key={at}><th scope="row">{place(at)}</th><td data-label={say("app-policy.gist")}>{titleIn(language, gist)}</td><td data-label={say("app-policy.cited-by")}><Citations list={citations} /></td></tr>)}</tbody>
              </table>
            )}
          </section>
          <section className="card-part">
            <h2>{say("app-policy.other-citations")}</h2>
            {known.citations.length === 0 && known.cards.length === 0 && <p className="quiet">{say("app-policy.not-cited")}</p>}
            <ul>{known.citations.map((citation, at) => <li key={at}><Rule of={citation} /> {citation.clause !== null && <span className="quiet">{say("app-policy.clause-missing", { clause: place(citation.clause) })}</span>}</li>)}</ul>
            {known.cards.length > 0 && <p>{say("app-policy.cards")} {known.cards.map(({ code, name }) => <span key={code}><PageLink to={addressOf({ page: "library-card", code })}>{name}</PageLink> </span>)}</p>}
          </section>
          {known.versions.length > 0 && (
            <section className="card-part">
              <h2>{say("app-policy.versions")}</h2>
              <ol>{known.versions.map(({ version, by, at, reason }) => <li key={version}>{say("app-policy.version", { version, by, at: momentOf(at) })} {reason}</li>)}</ol>
            </section>
          )}
        </>
      )}
    </Here>
  );
}

function Citations({ list }: { list: readonly Citation[] }): React.ReactNode {
  const { say } = useSignedIn();
  return list.length === 0 ? <span className="quiet">{say("app-policy.not-cited")}</span> : <ul>{list.map((citation, index) => <li key={index}><Rule of={citation} /></li>)}</ul>;
}

function Rule({ of }: { of: Citation }): React.ReactNode {
  const { say, language } = useSignedIn();
  const { name, place } = ruleName(of, { say, language });
  return <>{name} <span className="quiet">{place}</span></>;
}
