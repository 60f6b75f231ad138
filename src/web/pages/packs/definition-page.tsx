import { useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import { packsApi, query } from "../../app/api/addresses.ts";
import type { Stage } from "../../../core/form/filing-values.ts";
import type { DefinitionRead, PacksKnown } from "../../app/api/pack-shapes.ts";
import { useLoaded } from "../../app/loaded.ts";
import { saveFile } from "../../ui/save-file.ts";
import { Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { AdoptionsOf } from "../admin/adoptions-part.tsx";
import { DraftProblem, problemsElsewhere } from "./draft-problem.tsx";
import { DefinitionTags } from "./definition-tags.tsx";
import { DefinitionTold } from "./definition-told.tsx";
import { DefinitionTree } from "./definition-tree.tsx";
import { whenWords } from "./change-when.ts";
import { keyAt, placeName, valueText } from "./data-words.ts";
import { definitionName, layerName } from "./pack-names.ts";

/** One definition as it is written: every text and number in its place, what the bureau changed, and a way to change it. */
export function DefinitionPage({ part, name }: { part: string; name: string }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const layerTitle = (packs: PacksKnown, id: string): string => layerName(packs.layers, id, language);
  const [year, setYear] = useState<number | null>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const [told, tell] = useState("");
  const [loaded, reload] = useLoaded(`definition ${part} ${name} ${year} ${stage}`, async (signal) => {
    const [packs, read] = await Promise.all([
      wire.get<PacksKnown>(packsApi, signal), wire.get<DefinitionRead>(`${packsApi}/definitions/${part}/${name}${query({ year, stage })}`, signal),
    ]);
    return { packs, read };
  }, { opens: true });
  const back = <PageLink to={addressOf({ page: "packs" })}>{say("app-packs.back")}</PageLink>;
  return (
    <Here loaded={loaded} reload={reload} back={back}>
      {({ packs, read }) => (
        <>
          <nav className="trail">{back}</nav>
          <PageHead title={definitionName(read, language, say)} lead={say("app-packs.definition-lead", { of: say(`app-packs.part.${part}`), layer: layerTitle(packs, read.layer) })}>
            {packs.years.length > 0 && (
              <label className="row">{say("app-packs.as-of")}
                <select className="input" value={year ?? ""} onChange={({ target }) => setYear(target.value === "" ? null : Number(target.value))}>
                  <option value="">{say("app-packs.any-year")}</option>
                  {[...new Set(packs.years.flatMap((from) => [from - 1, from]))].sort().map((one) => <option key={one} value={one}>{one}</option>)}
                </select>
              </label>
            )}
            {packs.stages.some((one) => read.stages.includes(one)) && (
              <label className="row">{say("app-packs.as-of-stage")}
                <select className="input" value={stage ?? ""} onChange={({ target }) => setStage(target.value === "" ? null : (target.value as Stage))}>
                  <option value="">{say("app-packs.all-stages")}</option>
                  {read.stages.map((one) => <option key={one} value={one}>{say(`app-frame.stage.${one}`)}</option>)}
                </select>
              </label>
            )}
            {part !== "workflows" && <button type="button" className="button" onClick={() => saveFile(`${name}.yaml`, read.text, "text/yaml")}>{say("app-workflow.file")}</button>}
          </PageHead>
          <DefinitionTags known={packs.definitions.find(({ of }) => of === read.of)} />
          <p className="quiet" role="status">{told}</p>
          {packs.draft !== null && packs.draft.drafted.some(({ of, covers }) => of === read.of || covers.includes(read.of)) && (
            <div className="band">
              <p>{say("app-packs.in-draft")} <PageLink to={addressOf({ page: "packs" })}>{say("app-packs.see-draft")}</PageLink></p>
              {packs.draft.problems.length > 0 && <p className="wrong">{say("app-packs.unsound", { count: packs.draft.problems.length })}</p>}
              {problemsElsewhere(packs.draft).map((problem, index) => <DraftProblem key={index} problem={problem} />)}
            </div>
          )}
          {read.changes.length > 0 && (
            <section className="packs-part" aria-labelledby="definition-changes">
              <h2 id="definition-changes">{say("app-packs.changes")}</h2>
              <ul>{read.changes.map(({ at, was, is, add, from, stages, why, layer }, index) => (
                <li key={index}>{say("app-packs.change", { place: placeName(at, { say, language }, read.data), was: was === undefined ? say("app-packs.told.none") : valueText(was, { say, language }, keyAt(at)), is: (is ?? add) === undefined ? say("app-packs.removed") : valueText((is ?? add)!, { say, language }, keyAt(at)) })} {whenWords({ from, stages }, { say })} <span className="quiet">{why} · {layerTitle(packs, layer)}</span></li>
              ))}</ul>
            </section>
          )}
          <DefinitionTold read={read} packs={packs} />
          {read.adoptables.length > 0 && <AdoptionsOf names={read.adoptables} />}
          <DefinitionTree read={read} packs={packs} changed={(sentence) => { tell(sentence); reload(); }} />
        </>
      )}
    </Here>
  );
}
