import type { DraftedThing, PackDraftKnown, PacksKnown } from "../../app/api/pack-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { PageLink } from "../../app/parts.tsx";
import { whenWords } from "./change-when.ts";
import { keyAt, titledPlace, valueText } from "./data-words.ts";
import { DraftProblem } from "./draft-problem.tsx";
import { definitionName, placeOf } from "./pack-names.ts";
import { TakeBack } from "./take-back.tsx";

interface ThingsProps {
  readonly draft: PackDraftKnown;
  readonly packs: PacksKnown;
  readonly changed: (sentence: string) => void;
}

/** What a draft changes, each thing in a line: before and after, what is wrong because of it, and a way to take it back. */
export function DraftThings({ draft, packs, changed }: ThingsProps): React.ReactNode {
  const { say, language } = useSignedIn();
  const reading = { say, language };
  const named = useNameOf(packs);
  const nameOf = (thing: DraftedThing): string => (thing.what === "change" ? `${named(thing.of)} ${titledPlace(thing, reading)}` : named(thing.of));
  return (
    <table className="list list-packs list-draft">
      <thead><tr><th scope="col">{say("app-packs.place")}</th><th scope="col">{say("app-packs.was")}</th><th scope="col">{say("app-packs.is")}</th><th scope="col">{say("app-packs.from-year")}</th><th scope="col">{say("app-packs.why")}</th>{packs.mayDraft && <th scope="col"><span className="for-ears">{say("app-packs.take-back")}</span></th>}</tr></thead>
      <tbody>
        {draft.drafted.map((thing) => {
          const { what, kind, of, at, was, is, from, stages, why, problems } = thing;
          const told = (value: typeof was): React.ReactNode => (value === null ? <span className="quiet">{say("app-packs.told.none")}</span> : valueText(value, reading, keyAt(at)));
          // A file may take the place of a definition that packs below bring.
          const isThere = kind !== "new" || (what === "file" && packs.definitions.some((one) => one.of === of));
          return (
            <tr key={`${what} ${of} ${at} ${thing.drafted} ${thing.inForce}`} className={problems.length > 0 ? "is-unsound" : undefined}>
              <th scope="row" className="col-name">
                {what === "pack" ? named(of) : <PageLink to={placeOf(of)}>{named(of)}</PageLink>}
                <span className="second">{what === "change" ? titledPlace(thing, reading) : say(`app-packs.drafted.${what}.${kind === "new" && isThere ? "other" : kind}`)}</span>
                {what === "change" && kind !== "new" && <> <span className="tag">{say(`app-packs.drafted.${kind}`)}</span></>}
                {problems.map((index) => <DraftProblem key={index} problem={draft.problems[index]!} />)}
                {what !== "change" && <Differences thing={thing} draft={draft} nameOf={named} />}
              </th>
              <td data-label={say("app-packs.was")}>{what !== "change" && isThere ? say("app-packs.whole") : told(was)}</td>
              <td data-label={say("app-packs.is")}>{what === "change" ? (is === null && kind !== "gone" ? say("app-packs.removed") : told(is)) : kind === "gone" ? told(null) : say("app-packs.whole")}</td>
              <td data-label={say("app-packs.from-year")}>{whenWords({ from, stages }, reading) || say("app-packs.always")}</td>
              <td data-label={say("app-packs.why")}>{why === "" ? <span className="quiet">{say(what === "pack" ? "app-packs.reason-with-draft" : "app-packs.no-reason")}</span> : why}</td>
              {packs.mayDraft && <td><TakeBack thing={thing} name={nameOf(thing)} packs={packs} changed={changed} /></td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** In what a whole definition, or a pack, is another than before. */
function Differences({ thing: { what, covers }, draft, nameOf }: { thing: DraftedThing; draft: PackDraftKnown; nameOf: (of: string) => string }): React.ReactNode {
  const { say, language } = useSignedIn();
  const reading = { say, language };
  const found = draft.differences.filter(({ of }) => covers.includes(of));
  const said = (at: string, value: DraftedThing["was"]): string => (value === null ? say("app-packs.told.none") : at === "" ? say("app-packs.whole") : valueText(value, reading, keyAt(at)));
  if (found.length === 0) return null;
  return (
    <details>
      <summary>{say("app-packs.differences", { count: found.length })}</summary>
      <ul>{found.map((one) => (
        <li key={`${one.of} ${one.at} ${one.from}`}>
          {say("app-packs.change", { place: `${nameOf(one.of)} ${one.at === "" ? say(`app-packs.kind.${one.kind}`) : titledPlace(one, reading)}`, was: said(one.at, one.was), is: said(one.at, one.is) })}
          {what === "pack" && one.at !== "" && <> <span className="quiet">{one.why ?? say("app-packs.no-reason")}</span></>}
        </li>
      ))}</ul>
    </details>
  );
}

/** What a definition is called; its path where the packs in force have none of it. */
function useNameOf({ definitions }: PacksKnown): (of: string) => string {
  const { say, language } = useSignedIn();
  return (of) => ((known) => (known === undefined ? of : definitionName(known, language, say)))(definitions.find((one) => one.of === of));
}
