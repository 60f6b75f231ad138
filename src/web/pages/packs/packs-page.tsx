import { useEffect, useRef, useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import { packsApi } from "../../app/api/addresses.ts";
import { effectOf } from "../../../core/pack/part-effect.ts";
import type { DefinitionKnown, PacksKnown } from "../../app/api/pack-shapes.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Here, PageHead, PageLink, Problems } from "../../app/parts.tsx";
import { countOf, momentOf, titleIn } from "../../app/wording.ts";
import { definitionName, layerName, placeOf } from "./pack-names.ts";
import { AddDefinition, ImportPack } from "./add-definition.tsx";
import { OlderTasks } from "./older-tasks.tsx";
import { DraftPart } from "./draft-part.tsx";
import { keptSentence } from "./send-draft.ts";

/** Folders of definitions in the order in which people look for them. */
const PARTS = [
  "forms", "profiles", "frames", "workflows", "ex-ante", "papers", "lists", "measures", "alerts", "dictionaries", "adjustments", "tasks", "training", "procedures", "policies", "functions", "library", "calendars", "evidence", "exchange", "access",
];

/** 方案: what the forms and rules here say, where that stands, what is being changed, and when what held. */
export function PacksPage(): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded("packs", (signal) => wire.get<PacksKnown>(packsApi, signal), { opens: true });
  const [told, tell] = useState({ sentence: "", turn: 0 });
  const status = useRef<HTMLParagraphElement>(null);
  const changed = (sentence: string): void => {
    tell(({ turn }) => ({ sentence, turn: turn + 1 }));
    reload();
  };
  // The page is long, and what was kept below its end stands at its beginning.
  useEffect(() => {
    if (told.turn > 0) status.current?.scrollIntoView({ block: "center" });
  }, [told.turn]);
  return (
    <>
      <PageHead title={say("app-packs.title")} lead={say("app-packs.lead")} />
      <p className={told.sentence === "" ? "quiet" : "said"} role="status" ref={status}>{told.sentence}</p>
      <Here loaded={loaded} reload={reload}>
        {(packs) => (
          <>
            {packs.draft !== null && <DraftPart draft={packs.draft} packs={packs} changed={changed} />}
            <OlderTasks tasks={packs.olderTasks} />
            <Layers packs={packs} />
            <Definitions definitions={packs.definitions} layers={packs.layers} />
            {packs.mayDraft && <AddDefinition packs={packs} changed={changed} />}
            {packs.mayDraft && <ImportPack packs={packs} changed={changed} />}
            <Publications packs={packs} changed={changed} />
          </>
        )}
      </Here>
    </>
  );
}

function Layers({ packs: { layers, digest, years } }: { packs: PacksKnown }): React.ReactNode {
  const { say, language } = useSignedIn();
  return (
    <section className="packs-part" aria-labelledby="packs-layers">
      <h2 id="packs-layers">{say("app-packs.layers")}</h2>
      <ol className="pack-layers" reversed>
        {layers.toReversed().map(({ id, version, title, own, definitions }) => (
          <li key={id}>
            <b>{titleIn(language, title)}</b> <span className="quiet">{id} {version} · {say("app-packs.of-definitions", { count: definitions })}</span> <a href={`${packsApi}/layers/${id}`} download>{say("app-packs.export")}</a>
            {own && <> <span className="tag">{say("app-packs.own")}</span></>}
          </li>
        ))}
      </ol>
      <p className="quiet">{say("app-packs.digest")} <code title={digest}>{digest.slice(0, 16)}</code>{years.length > 0 && <> · {say("app-packs.years", { years: years.join(say("app-why.joint")) })}</>}</p>
    </section>
  );
}

function Definitions({ definitions, layers }: { definitions: readonly DefinitionKnown[]; layers: PacksKnown["layers"] }): React.ReactNode {
  const { say, language } = useSignedIn();
  const [wanted, want] = useState("");
  const found = definitions.filter(({ of, title }) => `${of} ${title.zh} ${title.en}`.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <section className="packs-part" aria-labelledby="packs-definitions">
      <div className="row">
        <h2 id="packs-definitions">{say("app-packs.definitions")}</h2>
        <input className="input input-search" type="search" aria-label={say("app-packs.search")} placeholder={say("app-packs.search")} value={wanted} onChange={({ target }) => want(target.value)} />
      </div>
      {found.length === 0 && <p className="quiet">{say("app-packs.none-found", { wanted })}</p>}
      {PARTS.map((part) => {
        const items = found.filter(({ of }) => of.startsWith(`${part}/`));
        if (items.length === 0) return null;
        return (
          <table className="list list-packs" key={part}>
            <caption>{say(`app-packs.part.${part}`)}</caption>
            <thead>
              <tr>
                <th scope="col">{say("app-packs.name")}</th><th scope="col">{say("app-packs.layer")}</th><th scope="col">{say("app-packs.used-by")}</th><th scope="col" className="number">{say("app-packs.records")}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ of, title, layer, changes, draft, usedBy, records, running }) => (
                <tr key={of}>
                  <th scope="row" className="col-name">
                    <PageLink to={placeOf(of)}>{definitionName({ of, title }, language, say)}</PageLink>
                    {changes > 0 && <> <span className="tag">{say("app-packs.changed", { count: changes })}</span></>}
                    {draft && <> <span className="tag tag-draft">{say("app-filing.draft-definition")}</span></>}
                    {effectOf(of) !== "in-effect" && <> <span className="tag">{say(`app-packs.effect.${effectOf(of)}`)}</span></>}
                    <span className="second"><code>{of}</code></span>
                  </th>
                  <td data-label={say("app-packs.layer")}>{layerName(layers, layer, language)}</td>
                  <td data-label={say("app-packs.used-by")}>
                    {usedBy.length === 0 ? <span className="quiet">—</span> : usedBy.map((other) => <PageLink key={other} className="used-by" to={placeOf(other)}>{titleIn(language, definitions.find((one) => one.of === other)!.title)}</PageLink>)}
                  </td>
                  <td className="number" data-label={say("app-packs.records")}>{records === null ? <span className="quiet">—</span> : say("app-packs.record-count", { records: countOf(records), running: countOf(running ?? 0) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </section>
  );
}

function Publications({ packs: { publications, mayDraft, draft }, changed }: { packs: PacksKnown; changed: (sentence: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { busy, refused, run } = useAction();
  const again = (number: number): void =>
    void run(async () => {
      const { problems } = await wire.send<{ problems: number }>("PUT", `${packsApi}/draft`, { changes: [], files: [], again: number, reason: say("app-packs.again-reason", { number }), expectedSaved: draft?.saved ?? 0 });
      changed(keptSentence(problems, say));
    });
  return (
    <section className="packs-part" aria-labelledby="packs-publications">
      <h2 id="packs-publications">{say("app-packs.publications")}</h2>
      {refused !== null && <Problems problems={refused.problems} />}
      <table className="list list-packs">
        <thead><tr><th scope="col">{say("app-packs.number")}</th><th scope="col">{say("app-packs.since")}</th><th scope="col">{say("app-packs.by")}</th><th scope="col">{say("app-packs.reason")}</th></tr></thead>
        <tbody>
          {publications.map(({ number, digest, source, reason, draftedBy, publishedBy, publishedAt }, index) => (
            <tr key={number}>
              <th scope="row">{number} {index === 0 && <span className="tag">{say("app-packs.in-force")}</span>}<span className="second"><code title={digest}>{digest.slice(0, 8)}</code></span></th>
              <td data-label={say("app-packs.since")}>{momentOf(publishedAt)}</td>
              <td data-label={say("app-packs.by")}>{source === "installation" ? say("app-packs.from-installation") : say("app-packs.from-bureau", { by: publishedBy ?? "", drafted: draftedBy.join(say("app-why.joint")) })}</td>
              <td data-label={say("app-packs.reason")}>
                {reason === "" ? <span className="quiet">—</span> : reason}
                {mayDraft && index > 0 && <> <button type="button" className="button-plain" disabled={busy} onClick={() => again(number)}>{say("app-packs.again")}<span className="for-ears"> {number}</span></button></>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
