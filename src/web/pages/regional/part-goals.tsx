import type { PartKnown } from "../../app/api/regional-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";

/** The goals of the regions: whether there is one, and what of it is not what was passed down. */
export function PartGoals({ year, parts }: { year: number; parts: readonly PartKnown[] }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <section className="regional-part" aria-labelledby="part-goals">
      <h2 id="part-goals">{say("app-regional.part-goals")}</h2>
      <table className="list">
        <caption className="for-ears">{say("app-regional.part-goals")}</caption>
        <thead><tr><th scope="col">{say("app-regional.receiver")}</th><th scope="col">{say("app-regional.goal")}</th><th scope="col">{say("app-regional.differences")}</th></tr></thead>
        <tbody>
          {parts.map(({ subjectId, name, goal }) => (
            <tr key={subjectId}>
              <th scope="row" className="col-name">{name}</th>
              <td data-label={say("app-regional.goal")}>{goal === null ? <span className="quiet">{say("app-regional.goal.none")}</span> : <PageLink to={addressOf({ page: "filing", year, stage: "goal", id: goal.id })}>{say(goal.approved ? "app-regional.goal.approved" : "app-regional.goal.under-way")}</PageLink>}</td>
              <td data-label={say("app-regional.differences")}>
                {goal === null ? "" : goal.differences.length === 0 ? <span className="quiet">{say("app-regional.as-passed-down")}</span> : (
                  <ul className="plain-list">{goal.differences.map(({ path, name: cell, passedDown, found }, at) => <li key={`${path} ${at}`}>{say(found === "" ? "app-regional.left-out" : "app-regional.differs", { name: cell, passedDown, found })}</li>)}</ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
