import type { TransferPaymentsKnown } from "../../app/api/regional-shapes.ts";
import { transferPaymentsApi } from "../../app/api/addresses.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Empty, Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";

/** 转移支付 of a year: which are approved, which were split, and which of those are no longer what they were split from. */
export function TransferPaymentsPage({ year }: { year: number }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`transfer payments ${year}`, (signal) => wire.get<TransferPaymentsKnown>(transferPaymentsApi(year), signal), { opens: true });
  return (
    <>
      <PageHead title={say("app-regional.list", { year: String(year) })} lead={say("app-regional.list.lead")} />
      <Here loaded={loaded} reload={reload}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say("app-regional.none")}>
              <p>{say("app-regional.none.meaning")}</p>
              <p><PageLink to={addressOf({ page: "subjects", year })}>{say("app-frame.task.subjects")}</PageLink></p>
            </Empty>
          ) : (
            <table className="list">
              <caption className="for-ears">{say("app-regional.list", { year: String(year) })}</caption>
              <thead><tr><th scope="col">{say("app-regional.name")}</th><th scope="col">{say("app-regional.unit")}</th><th scope="col">{say("app-regional.goal")}</th><th scope="col">{say("app-regional.split")}</th></tr></thead>
              <tbody>
                {items.map(({ id, code, name, unit, goal, version, parts, stale }) => (
                  <tr key={id}>
                    <th scope="row" className="col-name"><PageLink to={addressOf({ page: "transfer-payment", year, id })}>{name}</PageLink> <span className="quiet">{code}</span></th>
                    <td data-label={say("app-regional.unit")}>{unit}</td>
                    <td data-label={say("app-regional.goal")}>{say(`app-regional.goal.${goal}`)}</td>
                    <td data-label={say("app-regional.split")}>{version === null ? <span className="quiet">{say("app-regional.not-split")}</span> : say("app-regional.split-into", { count: parts })}{stale && <> <span className="tag tag-draft">{say("app-regional.stale")}</span></>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Here>
    </>
  );
}
