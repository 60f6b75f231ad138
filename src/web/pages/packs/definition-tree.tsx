import { Fragment, useState } from "react";
import { dataAt, itemName, writePath, type DataPath } from "../../../core/pack/data-path.ts";
import { addedItemAt } from "../../../core/pack/write-change.ts";
import { isList, isMap, type PackData } from "../../../core/pack/source.ts";
import type { DefinitionRead, DraftedThing, PacksKnown } from "../../app/api/pack-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { packKeyName } from "../../../words/pack-key-name.ts";
import { choicesAt, itemName as nameOfItem, lastKey, mayBeChanged, pathName, textAt, type Reading } from "./data-words.ts";
import { DraftProblem } from "./draft-problem.tsx";
import { ItemEditor } from "./item-editor.tsx";
import { changesSoFar } from "./send-draft.ts";
import { TakeBack } from "./take-back.tsx";
import { ValueEditor, type Wish } from "./value-editor.tsx";

interface Line {
  readonly path: DataPath;
  readonly at: string;
  readonly name: string;
  readonly value: PackData;
  readonly depth: number;
  /** A text somebody may change; a list of texts takes another, unless it has all there are; beside an item of a list another may be written after it. */
  readonly act: "set" | "add" | "like" | null;
}

/** The whole of a definition as an outline with a search; each text and number can be changed where it stands. */
export function DefinitionTree({ read, packs, changed }: { read: DefinitionRead; packs: PacksKnown; changed: (sentence: string) => void }): React.ReactNode {
  const { say, language } = useSignedIn();
  const reading = { say, language };
  const [wanted, want] = useState("");
  const [open, setOpen] = useState<string | null>(null);
  const data = read.draft ?? read.data;
  const lines = linesOf(data, [], 0, reading);
  const shown = wanted.trim() === "" ? lines : lines.filter(({ path, at, name, value, act }) => act !== null && act !== "like" && `${at} ${pathName(path, reading, data)} ${name} ${textAt(path, value, reading)}`.toLowerCase().includes(wanted.trim().toLowerCase()));
  // A change of the draft stands at its place; of several years there may be more than one.
  const draftedAt = (at: string): readonly DraftedThing[] => packs.draft?.drafted.filter((thing) => thing.what === "change" && thing.of === read.of && thing.at === at) ?? [];
  const isWhole = packs.draft?.drafted.some(({ covers }) => covers.includes(read.of)) === true;
  const mayChange = packs.mayDraft && !read.of.startsWith("workflows/");
  return (
    <section className="packs-part" aria-labelledby="definition-content">
      <div className="row">
        <h2 id="definition-content">{say("app-packs.content")}</h2>
        <input className="input input-search" type="search" aria-label={say("app-packs.search-in")} placeholder={say("app-packs.search-in")} value={wanted} onChange={({ target }) => want(target.value)} />
      </div>
      {shown.length === 0 && <p className="quiet">{say("app-packs.none-found", { wanted })}</p>}
      <div className="definition-lines">
        {shown.map((line) => {
          const { at, name, value, depth, act } = line;
          const before = dataAt(read.data, line.path);
          const isDrafted = isWhole || draftedAt(at).length > 0;
          const isChanged = read.draft !== null && act === "set" && before !== undefined && before !== value && isDrafted;
          // Read as of the last year that the draft knows; what it leaves alone is shown as of the year that was asked for.
          const stands = act === "set" && !isDrafted && before !== undefined ? before : value;
          return (
            <div key={`${at} ${act}`} className={`definition-line depth-${Math.min(wanted.trim() === "" ? depth : 1, 6)}`} id={at}>
              <span className="definition-name">{wanted.trim() === "" ? name : pathName(line.path, reading, data)}</span>
              {act === "set" && <span className="definition-value">{isChanged && <del>{textAt(line.path, before, reading)}</del>} {at === "provenance" ? say(`app-packs.provenance.${String(stands)}`) : textAt(line.path, stands, reading)}</span>}
              {act === "add" && <span className="definition-value quiet">{say("app-packs.items", { count: (value as readonly PackData[]).length })}</span>}
              {mayChange && act !== null && (
                <button type="button" className="button-plain" aria-expanded={open === `${at} ${act}`} onClick={() => setOpen(open === `${at} ${act}` ? null : `${at} ${act}`)}>
                  {say(act === "add" ? "app-packs.add-item" : act === "like" ? "app-packs.add-like" : "app-packs.change-value")}<span className="for-ears"> {pathName(line.path, reading, data)}</span>
                </button>
              )}
              {act !== "like" && draftedAt(at).map((thing) => (
                <Fragment key={`${thing.drafted} ${thing.inForce}`}>
                  {mayChange && <TakeBack thing={thing} name={pathName(line.path, reading, data)} packs={packs} changed={changed} />}
                  {thing.problems.map((index) => <DraftProblem key={index} problem={packs.draft!.problems[index]!} />)}
                </Fragment>
              ))}
              {mayChange && open === `${at} ${act}` && act === "like" && <ItemEditor of={read.of} list={line.path.slice(0, -1)} like={value} packs={packs} close={() => setOpen(null)} changed={changed} />}
              {mayChange && open === `${at} ${act}` && act !== null && act !== "like" && <ValueEditor wish={wishOf({ ...line, value: stands }, read, packs, reading)} packs={packs} close={() => setOpen(null)} changed={changed} />}
            </div>
          );
        })}
      </div>
    </section>
  );
}

function wishOf({ at, path, value, act }: Line, read: DefinitionRead, packs: PacksKnown, reading: Reading): Wish {
  const below = read.below === null ? undefined : dataAt(read.below, path);
  const choices = choicesAt(path, value)?.map((code) => ({ code, name: textAt(path, code, reading) })) ?? null;
  const data = read.draft ?? read.data;
  const drafted = act === "set" ? packs.draft?.changes.findLast((change) => change.of === read.of && change.at === at) : undefined;
  return {
    of: read.of, at, act: act === "add" ? "add" : "set", added: act === "set" ? addedItemAt(changesSoFar(packs), read.of, path, data) : null, drafted: drafted === undefined ? null : { from: drafted.from ?? "", why: drafted.why }, value: act === "set" ? (value as string) : "",
    choices, below: below ?? null, isOwn: read.below === null,
  };
}

function linesOf(data: PackData, path: DataPath, depth: number, reading: Reading): readonly Line[] {
  const line = (value: PackData, part: DataPath[number], name: string): readonly Line[] => {
    const here = [...path, part];
    const key = "key" in part ? part.key : "";
    const self: Line = { path: here, at: writePath(here), name, value, depth, act: isMap(value) && "item" in part ? "like" : typeof value === "string" ? (key === "" || mayBeChanged(key) ? "set" : null) : isList(value) && value.every((item) => typeof item === "string") && choicesAt(here, value)?.length !== 0 ? "add" : null };
    if (typeof value === "string") return self.act === null ? [] : [self];
    return [self, ...linesOf(value, here, depth + 1, reading)];
  };
  if (isMap(data)) return Object.entries(data).flatMap(([key, value]) => line(value, { key }, packKeyName(key, reading.say, lastKey(path))));
  if (!isList(data)) return [];
  return data.flatMap((value, index) => {
    const item = itemName(data, index);
    // A text in a list is its own name; said twice it would only be longer.
    return line(value, { item }, nameOfItem(typeof value === "string" ? `#${index}` : item, value, reading));
  });
}
