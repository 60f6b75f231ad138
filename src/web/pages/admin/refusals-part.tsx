import { useSignedIn } from "../../app/app-context.ts";
import { query } from "../../app/api/addresses.ts";
import type { LoggedRefusal } from "../../app/api/office-shapes.ts";
import { Empty, Here } from "../../app/parts.tsx";
import { momentOf } from "../../app/wording.ts";
import { MoreButton } from "./more-button.tsx";
import { roleWords } from "./role-words.ts";
import { usePages } from "./use-pages.ts";

/** 越权与拒绝: what people asked for and did not get. */
export function RefusalsPart(): React.ReactNode {
  const { say } = useSignedIn();
  const { loaded, reload, items, next, more, busy } = usePages<LoggedRefusal>("refusals", (before) => `/api/refusals${query({ before, limit: 100 })}`);
  return (
    <Here loaded={loaded} reload={reload}>
      {() => items.length === 0 ? <Empty title={say("app-admin.refusals.none")} /> : (
        <>
          <table className="list">
            <caption className="for-ears">{say("app-frame.task.refusals")}</caption>
            <thead><tr><th scope="col">{say("app-admin.at")}</th><th scope="col">{say("app-admin.refusals.why")}</th><th scope="col">{say("app-admin.events.person")}</th><th scope="col">{say("app-admin.refusals.address")}</th></tr></thead>
            <tbody>
              {items.map(({ id, at, personName, role, status, problem, route, subject, source }) => (
                <tr key={id}>
                  <td data-label={say("app-admin.at")}>{momentOf(at)}</td>
                  <th scope="row" className="col-name"><code>{problem}</code> <span className="quiet">{status}</span></th>
                  <td data-label={say("app-admin.events.person")}>{personName ?? say("app-admin.events.nobody")}<span className="quiet second">{role === null ? source : `${roleWords(say, role)} · ${source}`}</span></td>
                  <td data-label={say("app-admin.refusals.address")}><code className="address">{route}</code>{subject !== "" && <span className="quiet second"><code className="address">{subject}</code></span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <MoreButton next={next} busy={busy} more={more} />
        </>
      )}
    </Here>
  );
}
