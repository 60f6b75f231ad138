import type { DraftedThing, PackDraftKnown, PacksKnown } from "../../app/api/pack-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { whenWords } from "./change-when.ts";
import { placeName, valueText } from "./data-words.ts";
import { DraftProblem } from "./draft-problem.tsx";
import { definitionName } from "./pack-names.ts";
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
  const nameOf = ({ what, of, at }: DraftedThing): string => (what === "change" ? `${named(of)} ${placeName(at, reading)}` : named(of));
  return (
    <table className="list list-packs list-draft">
      <thead><tr><th scope="col">{say("app-packs.place")}</th><th scope="col">{say("app-packs.was")}</th><th scope="col">{say("app-packs.is")}</th><th scope="col">{say("app-packs.from-year")}</th><th scope="col">{say("app-packs.why")}</th>{packs.mayDraft && <th scope="col"><span className="for-ears">{say("app-packs.take-back")}</span></th>}</tr></thead>
      <tbody>
        {draft.drafted.map((thing) => {
          const { what, kind, of, at, was, is, from, stages, why, problems } = thing;
          const told = (value: typeof was): React.ReactNode => (value === null ? <span className="quiet">—</span> : valueText(value, reading));
          return (
            <tr key={`${what} ${of} ${at} ${thing.drafted} ${thing.inForce}`} className={problems.length > 0 ? "is-unsound" : undefined}>
              <th scope="row" className="col-name">
                {what === "pack" ? named(of) : <DefinitionLink of={of}>{named(of)}</DefinitionLink>}
                <span className="second">{what === "change" ? placeName(at, reading) : say(`app-packs.drafted.${what}.${kind}`)}</span>
                {what === "change" && kind !== "new" && <> <span className="tag">{say(`app-packs.drafted.${kind}`)}</span></>}
                {problems.map((index) => <DraftProblem key={index} problem={draft.problems[index]!} />)}
                {what !== "change" && <Differences thing={thing} draft={draft} nameOf={named} />}
              </th>
              <td data-label={say("app-packs.was")}>{told(was)}</td>
              <td data-label={say("app-packs.is")}>{what === "change" ? (is === null && kind !== "gone" ? say("app-packs.removed") : told(is)) : kind === "gone" ? told(null) : say("app-packs.whole")}</td>
              <td data-label={say("app-packs.from-year")}>{whenWords({ from, stages }, reading) || say("app-packs.always")}</td>
              <td data-label={say("app-packs.why")}>{why === "" ? <span className="quiet">—</span> : why}</td>
              {packs.mayDraft && <td><TakeBack thing={thing} name={nameOf(thing)} packs={packs} changed={changed} /></td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** In what a whole definition, or a pack, is another than before. */
function Differences({ thing: { covers }, draft, nameOf }: { thing: DraftedThing; draft: PackDraftKnown; nameOf: (of: string) => string }): React.ReactNode {
  const { say, language } = useSignedIn();
  const reading = { say, language };
  const found = draft.differences.filter(({ of }) => covers.includes(of));
  if (found.length === 0) return null;
  return (
    <details>
      <summary>{say("app-packs.differences", { count: found.length })}</summary>
      <ul>{found.map(({ of, at, kind, was, is, from }) => (
        <li key={`${of} ${at} ${from}`}>{say("app-packs.change", { place: `${nameOf(of)} ${at === "" ? say(`app-packs.kind.${kind}`) : placeName(at, reading)}`, was: was === null ? "—" : at === "" ? say("app-packs.whole") : valueText(was, reading), is: is === null ? "—" : at === "" ? say("app-packs.whole") : valueText(is, reading) })}</li>
      ))}</ul>
    </details>
  );
}

function DefinitionLink({ of, children }: { of: string; children: string }): React.ReactNode {
  const [part = "", name = ""] = of.split("/");
  return <PageLink to={addressOf({ page: "definition", part, name })}>{children}</PageLink>;
}

/** What a definition is called; its path where the packs in force have none of it. */
function useNameOf({ definitions }: PacksKnown): (of: string) => string {
  const { say, language } = useSignedIn();
  return (of) => ((known) => (known === undefined ? of : definitionName(known, language, say)))(definitions.find((one) => one.of === of));
}
