import { useSignedIn } from "../../app/app-context.ts";
import { query } from "../../app/api/addresses.ts";
import type { LogPage } from "../../app/api/log-shapes.ts";
import type { LoggedEvent } from "../../app/api/office-shapes.ts";
import { Empty, Here, PageLink } from "../../app/parts.tsx";
import { countOf, stageName } from "../../app/wording.ts";
import { askedOf, isFiltering, logAddress, useLogFilter } from "./log-filter.ts";
import { LogFilterBar } from "./log-filter-bar.tsx";
import { aboutWords, actorWords, didWords, secondOf } from "./log-words.ts";
import { MoreButton } from "./more-button.tsx";
import { roleWords } from "./role-words.ts";
import { usePages } from "./use-pages.ts";

/** 操作日志: what happened, who did it in which role, and to which record; nothing of what the records hold. */
export function EventsPart(): React.ReactNode {
  const { say } = useSignedIn();
  const [filter, apply] = useLogFilter();
  const asked = query(askedOf(filter));
  const { loaded, reload, items, next, more, busy } = usePages<LoggedEvent, LogPage<LoggedEvent>>(`events ${asked}`, (before) => `/api/events${query({ ...askedOf(filter), before, limit: 100 })}`);
  return (
    <>
      <LogFilterBar part="events" filter={filter} apply={apply} only={loaded.state === "here" ? loaded.value.only : null} />
      <Here loaded={loaded} reload={reload}>
        {() => items.length === 0 ? <Empty title={say("app-admin.events.none")}><p>{say(isFiltering(filter) ? "app-log.none-found" : "app-log.none")}</p></Empty> : (
          <>
            <table className="list">
              <caption className="for-ears">{say("app-frame.task.events")}</caption>
              <thead><tr><th scope="col">{say("app-admin.at")}</th><th scope="col">{say("app-admin.events.verb")}</th><th scope="col">{say("app-admin.events.person")}</th><th scope="col">{say("app-admin.events.record")}</th><th scope="col">{say("app-log.sealed")}</th></tr></thead>
              <tbody>{items.map((event) => <EventRow key={event.id} event={event} />)}</tbody>
            </table>
            <MoreButton next={next} busy={busy} more={more} />
          </>
        )}
      </Here>
    </>
  );
}

function EventRow({ event }: { event: LoggedEvent }): React.ReactNode {
  const { say } = useSignedIn();
  const { at, actor, role, unit, subject, subjectName, year, stage, batch } = event;
  const about = aboutWords(say, event);
  return (
    <tr>
      <td className="log-at" data-label={say("app-admin.at")}>{secondOf(at)}</td>
      <th scope="row" className="col-name">{didWords(say, event)}{about.length > 0 && <span className="quiet second">{about.join(" · ")}</span>}</th>
      <td data-label={say("app-admin.events.person")}>
        <PageLink to={logAddress("events", { actor })} title={say("app-log.only-person")}>{actorWords(say, event)}</PageLink>
        {role !== null && <span className="quiet second">{unit === null ? roleWords(say, role) : say("app-frame.post-of", { unit, role: roleWords(say, role) })}</span>}
      </td>
      <td data-label={say("app-admin.events.record")}>
        <PageLink to={logAddress("events", { subject })} title={say("app-log.only-record")}>{subjectName ?? <code className="log-id">{subject}</code>}</PageLink>
        {year !== null && <span className="quiet second">{stage === null ? year : say("app-frame.season-of", { year: String(year), stage: stageName(say, stage) })}</span>}
      </td>
      <td className="log-at" data-label={say("app-log.sealed")}>{batch === null ? <span className="quiet">{say("app-log.waits")}</span> : say("app-log.batch", { batch: countOf(batch) })}</td>
    </tr>
  );
}
