import type { RequestRefused, SpokenProblem } from "../../app/api/wire.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { Problems } from "../../app/parts.tsx";
import { goToPlace } from "./place.ts";

/** What is said once of many places; everything else is said as it came. */
const TOGETHER: readonly string[] = ["ex-ante.text-missing", "ex-ante.material-missing", "ex-ante.material-rejected", "ex-ante.material-not-approved", "ex-ante.check-not-rated", "ex-ante.worst-needs-comment"];

/** A refusal: what is wrong in several places alike is one sentence with the list of them, each of which leads there. */
export function RefusedTogether({ refused, placeOf }: { refused: RequestRefused; placeOf: (where: string) => string }): React.ReactNode {
  const { say } = useSignedIn();
  const groups = new Map<string, SpokenProblem[]>();
  for (const problem of refused.problems) {
    const key = TOGETHER.includes(problem.code) ? problem.code : `${problem.code} ${problem.where}`;
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  const many = [...groups.values()].filter(({ length }) => length > 1);
  const single = [...groups.values()].filter(({ length }) => length === 1).flat();
  return (
    <>
      {single.length > 0 && <Problems problems={single} placeOf={placeOf} />}
      {many.length > 0 && (
        <div className="problems" role="alert">
          {many.map((problems) => (
            <div key={problems[0]!.code}>
              <p><span className="mark mark-error" aria-hidden="true" /><b>{say(`app-ex-ante.together.${problems[0]!.code.slice("ex-ante.".length)}`, { count: problems.length, n: problems.length })}</b> {problems[0]!.advice}</p>
              <Places places={problems.map(({ where }) => ({ where, name: placeOf(where) }))} />
            </div>
          ))}
        </div>
      )}
    </>
  );
}

/** Places by their names; each leads there. */
export function Places({ places }: { places: readonly { readonly where: string; readonly name: string }[] }): React.ReactNode {
  return (
    <ul className="ex-ante-places">
      {places.map(({ where, name }) => <li key={where}><a href={`#${encodeURI(where)}`} onClick={(event) => { if (goToPlace(where)) event.preventDefault(); }}>{name}</a></li>)}
    </ul>
  );
}
