import { Fragment, useState } from "react";
import { dataAt, hasOwnName, itemName, readPath, writePath, type DataPath } from "../../../core/pack/data-path.ts";
import { addedItemAt } from "../../../core/pack/write-change.ts";
import { isList, isMap, type PackData } from "../../../core/pack/source.ts";
import type { Stage } from "../../../core/form/filing-values.ts";
import type { DefinitionRead, DraftedThing, PacksKnown } from "../../app/api/pack-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { packKeyName } from "../../../words/pack-key-name.ts";
import { whenWords } from "./change-when.ts";
import { choicesAt, itemName as nameOfItem, lastKey, mayBeChanged, pathName, placeName, textAt, type Reading } from "./data-words.ts";
import { DraftProblem } from "./draft-problem.tsx";
import { ItemEditor } from "./item-editor.tsx";
import { RemoveItem } from "./remove-item.tsx";
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
  /** An item of a list that is called by a name of its own can be taken out of it. */
  readonly mayGo: boolean;
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
  // What the draft takes out of a list is shown at the list, since the item is there no more.
  const goneFrom = ({ path, value }: Line): readonly DraftedThing[] =>
    isList(value) ? (packs.draft?.drafted.filter((thing) => thing.what === "change" && thing.of === read.of && thing.is === null && isIn(path, thing.at) && dataAt(data, readPath(thing.at) ?? []) === undefined) ?? []) : [];
  const isWhole = packs.draft?.drafted.some(({ covers }) => covers.includes(read.of)) === true;
  const mayChange = packs.mayDraft && !read.of.startsWith("workflows/");
  return (
    <section className="packs-part definition-tree" aria-labelledby="definition-content">
      <div className="row">
        <h2 id="definition-content">{say("app-packs.content")}</h2>
        <input className="input input-search" type="search" aria-label={say("app-packs.search-in")} placeholder={say("app-packs.search-in")} value={wanted} onChange={({ target }) => want(target.value)} />
      </div>
      {shown.length === 0 && <p className="quiet">{say("app-packs.none-found", { wanted })}</p>}
      <div className="definition-lines">
        {shown.map((line) => {
          const { at, name, value, depth, act, mayGo } = line;
          const before = dataAt(read.data, line.path);
          const isDrafted = isWhole || draftedAt(at).length > 0;
          const isChanged = read.draft !== null && act === "set" && before !== undefined && before !== value && isDrafted;
          // Read as of the last year that the draft knows; what it leaves alone is shown as of the year that was asked for.
          const stands = act === "set" && !isDrafted && before !== undefined ? before : value;
          return (
            <div key={`${at} ${act}`} className={`definition-line depth-${Math.min(wanted.trim() === "" ? depth : 1, 6)}`} id={at}>
              <span className="definition-name">{wanted.trim() === "" ? name : pathName(line.path, reading, data)}</span>
              {act === "set" && <span className="definition-value">{isChanged && <del>{textAt(line.path, before, reading)}</del>} {lastKey(line.path) === "provenance" ? say(`app-packs.provenance.${String(stands)}`) : textAt(line.path, stands, reading)}</span>}
              {act === "add" && <span className="definition-value quiet">{say("app-packs.items", { count: (value as readonly PackData[]).length })}</span>}
              {mayChange && act !== null && (
                <button type="button" className="button-plain" aria-expanded={open === `${at} ${act}`} onClick={() => setOpen(open === `${at} ${act}` ? null : `${at} ${act}`)}>
                  {say(act === "add" ? "app-packs.add-item" : act === "like" ? "app-packs.add-like" : "app-packs.change-value")}<span className="for-ears"> {pathName(line.path, reading, data)}</span>
                </button>
              )}
              {mayChange && mayGo && (
                <button type="button" className="button-plain" aria-expanded={open === `${at} go`} onClick={() => setOpen(open === `${at} go` ? null : `${at} go`)}>{say("app-packs.remove")}<span className="for-ears"> {pathName(line.path, reading, data)}</span></button>
              )}
              {draftedAt(at).map((thing) => (
                <Fragment key={`${thing.drafted} ${thing.inForce}`}>
                  {(thing.from !== null || thing.stages !== null) && <span className="definition-later">{say("app-packs.later", { when: whenWords(thing, reading), is: thing.is === null ? say("app-packs.removed") : textAt(line.path, thing.is, reading) })}</span>}
                  {mayChange && <TakeBack thing={thing} name={pathName(line.path, reading, data)} packs={packs} changed={changed} />}
                  {thing.problems.map((index) => <DraftProblem key={index} problem={packs.draft!.problems[index]!} />)}
                </Fragment>
              ))}
              {goneFrom(line).map((thing) => (
                <Fragment key={`${thing.drafted} ${thing.inForce}`}>
                  <span className="definition-later"><del>{goneName(thing.at, read.data, reading)}</del> {[say("app-packs.removed"), whenWords(thing, reading)].filter((text) => text !== "").join(say("app-packs.joint"))}</span>
                  {mayChange && <TakeBack thing={thing} name={placeName(thing.at, reading, read.data)} packs={packs} changed={changed} />}
                  {thing.problems.map((index) => <DraftProblem key={index} problem={packs.draft!.problems[index]!} />)}
                </Fragment>
              ))}
              {mayChange && open === `${at} go` && <RemoveItem read={read} path={line.path} name={nameIn(value)} packs={packs} close={() => setOpen(null)} changed={changed} />}
              {mayChange && open === `${at} ${act}` && act === "like" && <ItemEditor of={read.of} list={line.path.slice(0, -1)} like={value} stages={read.stages} packs={packs} close={() => setOpen(null)} changed={changed} />}
              {mayChange && open === `${at} ${act}` && act !== null && act !== "like" && <ValueEditor wish={wishOf({ ...line, value: stands }, read, packs, reading)} packs={packs} close={() => setOpen(null)} changed={changed} />}
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** Whether a place is that of an item of the list at this path. */
function isIn(list: DataPath, at: string): boolean {
  const path = readPath(at) ?? [];
  return path.length === list.length + 1 && writePath(path.slice(0, -1)) === writePath(list);
}

/** What an item that is taken out was called. */
function goneName(at: string, data: PackData, reading: Reading): string {
  const path = readPath(at) ?? [];
  const last = path.at(-1);
  return last !== undefined && "item" in last ? nameOfItem(last.item, dataAt(data, path), reading) : at;
}

/** By what other places name an item. */
function nameIn(item: PackData): string | null {
  const name = isMap(item) ? (item["id"] ?? item["code"]) : undefined;
  return typeof name === "string" ? name : null;
}

function wishOf({ at, path, value, act }: Line, read: DefinitionRead, packs: PacksKnown, reading: Reading): Wish {
  const choices = choicesAt(path, value)?.map((code) => ({ code, name: textAt(path, code, reading) })) ?? null;
  const data = read.draft ?? read.data;
  const drafted = act === "set" ? packs.draft?.changes.findLast((change) => change.of === read.of && change.at === at) : undefined;
  return {
    of: read.of, at, act: act === "add" ? "add" : "set", added: act === "set" ? addedItemAt(changesSoFar(packs), read.of, path, data) : null, drafted: drafted === undefined ? null : { year: drafted.from ?? "", stage: (drafted.stages?.[0] as Stage | undefined) ?? "", why: drafted.why }, value: act === "set" ? (value as string) : "",
    choices, stages: read.stages, isOwn: read.below === null,
  };
}

function linesOf(data: PackData, path: DataPath, depth: number, reading: Reading): readonly Line[] {
  const line = (value: PackData, part: DataPath[number], name: string): readonly Line[] => {
    const here = [...path, part];
    const key = "key" in part ? part.key : "";
    const self: Line = { path: here, at: writePath(here), name, value, depth, act: isMap(value) && "item" in part ? "like" : typeof value === "string" ? (key === "" || mayBeChanged(key) ? "set" : null) : isList(value) && value.every((item) => typeof item === "string") && choicesAt(here, value)?.length !== 0 ? "add" : null, mayGo: hasOwnName(part) };
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
