import { useSignedIn } from "../../app/app-context.ts";
import { query } from "../../app/api/addresses.ts";
import type { LogPage } from "../../app/api/log-shapes.ts";
import type { LoggedRefusal } from "../../app/api/office-shapes.ts";
import { Empty, Here, PageLink } from "../../app/parts.tsx";
import { askedOf, isFiltering, logAddress, useLogFilter } from "./log-filter.ts";
import { LogFilterBar } from "./log-filter-bar.tsx";
import { secondOf } from "./log-words.ts";
import { MoreButton } from "./more-button.tsx";
import { roleWords } from "./role-words.ts";
import { usePages } from "./use-pages.ts";

/** 越权与拒绝: what people asked for and did not get. */
export function RefusalsPart(): React.ReactNode {
  const { say } = useSignedIn();
  const [filter, apply] = useLogFilter();
  const { verb: _, ...asked } = askedOf(filter);
  const { loaded, reload, items, next, more, busy } = usePages<LoggedRefusal, LogPage<LoggedRefusal>>(`refusals ${query(asked)}`, (before) => `/api/refusals${query({ ...asked, before, limit: 100 })}`);
  return (
    <>
      <LogFilterBar part="refusals" filter={filter} apply={apply} only={loaded.state === "here" ? loaded.value.only : null} />
      <Here loaded={loaded} reload={reload}>
        {() => items.length === 0 ? <Empty title={say("app-admin.refusals.none")}><p>{say(isFiltering(filter) ? "app-log.none-found" : "app-log.refused.none")}</p></Empty> : (
          <>
            <table className="list">
              <caption className="for-ears">{say("app-frame.task.refusals")}</caption>
              <thead><tr><th scope="col">{say("app-admin.at")}</th><th scope="col">{say("app-admin.refusals.why")}</th><th scope="col">{say("app-admin.events.person")}</th><th scope="col">{say("app-admin.refusals.address")}</th></tr></thead>
              <tbody>{items.map((refusal) => <RefusalRow key={refusal.id} refusal={refusal} />)}</tbody>
            </table>
            <MoreButton next={next} busy={busy} more={more} />
          </>
        )}
      </Here>
    </>
  );
}

function RefusalRow({ refusal: { at, personId, personName, role, status, problem, said, route, subject, source } }: { refusal: LoggedRefusal }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <tr>
      <td className="log-at" data-label={say("app-admin.at")}>{secondOf(at)}</td>
      <th scope="row" className="col-name">{said ?? say(status === 404 ? "app-log.refused.unseen" : "app-log.refused.not-allowed")}<span className="quiet second"><code>{problem}</code> {status}</span></th>
      <td data-label={say("app-admin.events.person")}>
        {personId === null ? say("app-admin.events.nobody") : <PageLink to={logAddress("refusals", { actor: personId })} title={say("app-log.only-person")}>{personName ?? personId}</PageLink>}
        <span className="quiet second">{role === null ? source : `${roleWords(say, role)} · ${source}`}</span>
      </td>
      <td data-label={say("app-admin.refusals.address")}>
        <code className="address">{route}</code>
        {subject !== "" && <span className="second"><PageLink to={logAddress("refusals", { subject })} title={say("app-log.only-record")}><code className="log-id">{subject}</code></PageLink></span>}
      </td>
    </tr>
  );
}
