import { useState } from "react";
import { POLICY_LEVELS } from "../../../core/policy/policy-document.ts";
import { query } from "../../app/api/addresses.ts";
import type { PoliciesKnown, PolicyItemKnown } from "../../app/api/policy-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useLoaded } from "../../app/loaded.ts";
import { useCited, usePlaceNamed } from "../../app/named.tsx";
import { Dialog, Empty, Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { useTypedFilter } from "../../app/typed-filter.ts";
import { titleIn } from "../../app/wording.ts";
import { useOwnAddress, useSearch } from "../../app/shown-address.ts";
import { EditPolicy } from "./edit-policy.tsx";
import { GroundsPart } from "./grounds-part.tsx";
import { ruleName } from "./rule-name.ts";

const NAMES = ["on", "level", "family", "text"] as const;
type Filter = Readonly<Record<(typeof NAMES)[number], string>>;

/** 政策制度库: by level, as each document stands on a day, families with what they lack, and rules whose document is not here. */
export function PoliciesPage(): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const placed = usePlaceNamed();
  const cited = useCited();
  const ask = useOwnAddress();
  const given = new URLSearchParams(useSearch());
  const filter = Object.fromEntries(NAMES.map((name) => [name, (given.get(name) ?? "").slice(0, 100)])) as Filter;
  const search = query({ ...filter });
  const [loaded, reload] = useLoaded(`policies ${search}`, (signal) => wire.get<PoliciesKnown>(`/api/policies${search}`, signal), { opens: true, of: "policies" });
  const [entering, setEntering] = useState(false);
  const [told, tell] = useState("");
  const apply = (part: Partial<Filter>): void => ask(query({ ...filter, ...part }));
  const [typed, type] = useTypedFilter(filter.text, (text) => apply({ text }));
  return (
    <>
      <PageHead title={say("app-policy.title")} lead={say("app-policy.lead")} />
      <p className="quiet" role="status">{told}</p>
      <Here loaded={loaded} reload={reload}>
        {(known) => (
          <>
            {entering && <Dialog title={say("app-policy.enter")} close={() => setEntering(false)} wide><EditPolicy before={null} known={known} done={(title) => { setEntering(false); tell(say("app-policy.entered", { title })); reload(); }} /></Dialog>}
            <form className="filters" role="search" aria-label={say("app-policy.filter")} onSubmit={(event) => event.preventDefault()}>
              <label className="filter"><span>{say("app-policy.on")}</span><input className="input" type="date" value={known.on} onChange={({ target }) => apply({ on: target.value })} /></label>
              <label className="filter"><span>{say("app-policy.level")}</span>
                <select className="input" value={filter.level} onChange={({ target }) => apply({ level: target.value })}>
                  <option value="">{say("app-policy.any-level")}</option>
                  {POLICY_LEVELS.map((level) => <option key={level} value={level}>{say(`app-policy.level.${level}`)}</option>)}
                </select>
              </label>
              <label className="filter"><span>{say("app-policy.search")}</span><input className="input" type="search" maxLength={100} value={typed} onChange={({ target }) => type(target.value)} /></label>
              {NAMES.some((name) => filter[name] !== "") && <button type="button" className="button-plain" onClick={() => apply({ on: "", level: "", family: "", text: "" })}>{say("app-policy.all")}</button>}
              {known.mayKeep && <button type="button" className="button button-next" onClick={() => setEntering(true)}>{say("app-policy.enter")}</button>}
            </form>
            {known.families.length > 0 && (
              <section className="ledger-part">
                <h2>{say("app-policy.families")}</h2>
                <ul>
                  {known.families.map(({ family, main, supporting, missingMain, missingSupporting }) => (
                    <li key={family.id}>
                      <button type="button" className="button-plain" onClick={() => apply({ family: family.id })}>{titleIn(language, family.title)}</button>{" "}
                      {say("app-policy.family", { name: `${family.main}+${family.supporting}`, main, supporting })}{" "}
                      {missingMain + missingSupporting > 0 && <b>{say("app-policy.family-missing", { count: missingMain + missingSupporting, main: missingMain, supporting: missingSupporting })}</b>}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {known.documents.length === 0 && <Empty title={say("app-policy.empty")}><p>{say("app-policy.empty.meaning")}</p></Empty>}
            {POLICY_LEVELS.map((level) => <Level key={level} level={level} on={known.on} documents={known.documents.filter((document) => document.level === level)} />)}
            {known.orphans.length > 0 && (
              <details className="ledger-part">
                <summary>{say("app-policy.orphans", { count: known.orphans.length })}</summary>
                <p className="quiet">{say("app-policy.orphans.meaning")}</p>
                <ul>{known.orphans.map((one, at) => <li key={at}><span>{cited(one.document)}</span>{one.clause === null ? "" : ` · ${placed(one.clause)}`} <span className="quiet">{(({ name, place }) => `${name} · ${place}`)(ruleName(one, { say, language }))}</span></li>)}</ul>
              </details>
            )}
            <GroundsPart grounds={known.grounds} />
          </>
        )}
      </Here>
    </>
  );
}

function Level({ level, documents, on }: { level: string; documents: readonly PolicyItemKnown[]; on: string }): React.ReactNode {
  const { say, language } = useSignedIn();
  if (documents.length === 0) return null;
  return (
    <section className="ledger-part">
      <h2>{say(`app-policy.level.${level}`)} <span className="quiet">{say("app-policy.count", { count: documents.length })}</span></h2>
      <table className="list list-ledger">
        <caption className="for-ears">{say(`app-policy.level.${level}`)}</caption>
        <thead><tr><th scope="col">{say("app-policy.document")}</th><th scope="col">{say("app-policy.state", { day: on })}</th><th scope="col">{say("app-policy.holds")}</th><th scope="col" className="number">{say("app-policy.cited")}</th></tr></thead>
        <tbody>
          {documents.map((document) => (
            <tr key={document.id}>
              <th scope="row" className="col-name"><PageLink to={`${addressOf({ page: "policy", id: document.id })}${query({ on })}`}>{titleIn(language, document.title)}</PageLink>{document.draft && <span className="tag tag-draft">{say("app-filing.draft-definition")}</span>}<span className="second"><span>{document.number ?? say("app-policy.no-number")}</span> · {titleIn(language, document.issuer)}</span></th>
              <td data-label={say("app-policy.state", { day: on })}>{say(`app-policy.state.${document.state}`)} {document.unverified && <span className="tag tag-draft">{say("app-policy.unverified")}</span>}</td>
              <td data-label={say("app-policy.holds")}>{holds(say, document)}</td>
              <td className="number" data-label={say("app-policy.cited")}>{document.cited}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** From when to when, with what was assumed said. */
export function holds(say: ReturnType<typeof useSignedIn>["say"], { holdsFrom, holdsUntil, fromAssumed }: Pick<PolicyItemKnown, "holdsFrom" | "holdsUntil" | "fromAssumed">): string {
  const from = holdsFrom ?? say("app-policy.day-unknown");
  const span = holdsUntil === null ? say("app-policy.since", { from }) : say("app-policy.span", { from, until: holdsUntil });
  return fromAssumed ? `${span} ${say("app-policy.from-assumed")}` : span;
}
