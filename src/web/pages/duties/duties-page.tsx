import type { DutyMapsKnown } from "../../app/api/policy-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Empty, Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { dayOf } from "../../app/wording.ts";

/** 职能映射 of all departments in sight, and how far each goes. */
export function DutiesPage({ year }: { year: number }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded("duties", (signal) => wire.get<DutyMapsKnown>("/api/duties", signal), { opens: true });
  return (
    <>
      <PageHead title={say("app-duties.title")} lead={say("app-duties.lead")} />
      <Here loaded={loaded} reload={reload}>
        {({ items }) => items.length === 0 ? <Empty title={say("app-duties.no-department")}><p>{say("app-duties.no-department.meaning")}</p></Empty> : (
          <table className="list list-ledger">
            <caption className="for-ears">{say("app-duties.title")}</caption>
            <thead><tr><th scope="col">{say("app-duties.department")}</th><th scope="col" className="number">{say("app-duties.duties")}</th><th scope="col" className="number">{say("app-duties.activities")}</th><th scope="col" className="number">{say("app-duties.core")}</th><th scope="col">{say("app-duties.changed")}</th></tr></thead>
            <tbody>
              {items.map(({ id, name, version, duties, activities, coreActivities, at }) => (
                <tr key={id}>
                  <th scope="row" className="col-name"><PageLink to={addressOf({ page: "duty-map", year, id })}>{name}</PageLink></th>
                  <td className="number" data-label={say("app-duties.duties")}>{version === 0 ? <span className="quiet">{say("app-duties.none-yet")}</span> : duties}</td>
                  <td className="number" data-label={say("app-duties.activities")}>{activities}</td>
                  <td className="number" data-label={say("app-duties.core")}>{coreActivities}</td>
                  <td data-label={say("app-duties.changed")}>{at === null ? "" : dayOf(at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Here>
    </>
  );
}
