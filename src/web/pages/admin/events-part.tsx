import { useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import { query } from "../../app/api/addresses.ts";
import type { LoggedEvent } from "../../app/api/office-shapes.ts";
import { Empty, Here } from "../../app/parts.tsx";
import { momentOf, stageName } from "../../app/wording.ts";
import { MoreButton } from "./more-button.tsx";
import { roleWords } from "./role-words.ts";
import { usePages } from "./use-pages.ts";
import { useSettled } from "./use-settled.ts";

interface Filter {
  readonly verb: string;
  readonly from: string;
  readonly to: string;
}

/** 操作日志: what happened, who did it in which role, and to which record; nothing of what the records hold. */
export function EventsPart(): React.ReactNode {
  const { say } = useSignedIn();
  const [filter, setFilter] = useState<Filter>({ verb: "", from: "", to: "" });
  const asked = useSettled(JSON.stringify(filter));
  const { loaded, reload, items, next, more, busy } = usePages<LoggedEvent>(`events ${asked}`, (before) => `/api/events${query({ ...momentsOf(JSON.parse(asked) as Filter), before, limit: 100 })}`);
  return (
    <>
      <form className="filters" role="search" aria-label={say("app-list.filters")} onSubmit={(event) => event.preventDefault()}>
        <label className="filter"><span>{say("app-admin.events.verb")}</span><input className="input" type="search" value={filter.verb} onChange={({ target }) => setFilter({ ...filter, verb: target.value })} /></label>
        {(["from", "to"] as const).map((field) => <label key={field} className="filter"><span>{say(`app-admin.events.${field}`)}</span><input className="input" type="date" value={filter[field]} onChange={({ target }) => setFilter({ ...filter, [field]: target.value })} /></label>)}
      </form>
      <Here loaded={loaded} reload={reload}>
        {() => items.length === 0 ? <Empty title={say("app-admin.events.none")} /> : (
          <>
            <table className="list">
              <caption className="for-ears">{say("app-frame.task.events")}</caption>
              <thead><tr><th scope="col">{say("app-admin.at")}</th><th scope="col">{say("app-admin.events.verb")}</th><th scope="col">{say("app-admin.events.person")}</th><th scope="col">{say("app-admin.events.record")}</th></tr></thead>
              <tbody>
                {items.map(({ id, at, verb, actor, actorName, role, subject, year, stage }) => (
                  <tr key={id}>
                    <td data-label={say("app-admin.at")}>{momentOf(at)}</td>
                    <th scope="row" className="col-name"><code>{verb}</code></th>
                    <td data-label={say("app-admin.events.person")}>{actorName ?? <code>{actor}</code>}{role !== null && <span className="quiet second">{roleWords(say, role)}</span>}</td>
                    <td data-label={say("app-admin.events.record")}><code>{subject}</code>{year !== null && <span className="quiet second">{stage === null ? year : say("app-frame.season-of", { year: String(year), stage: stageName(say, stage) })}</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <MoreButton next={next} busy={busy} more={more} />
          </>
        )}
      </Here>
    </>
  );
}

/** Days as they were chosen, as moments of the reader's clock; the last day is meant whole. */
function momentsOf({ verb, from, to }: Filter): Record<string, string> {
  return { verb: verb.trim(), from: from === "" ? "" : new Date(`${from}T00:00:00`).toISOString(), to: to === "" ? "" : new Date(`${to}T23:59:59.999`).toISOString() };
}
