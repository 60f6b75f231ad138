import { EX_ANTE_STAGE } from "../../../core/workflow/inbox-box.ts";
import { useSignedIn } from "../../app/app-context.ts";
import type { Today, Waiting } from "../../app/api/filing-shapes.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Assumed, DeadlineMark } from "../../app/deadline.tsx";
import { Empty, Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { countOf, dayOf, daysSince, stageName, titleIn } from "../../app/wording.ts";
import { workAddress } from "../../app/work-address.ts";
import { inboxSearch, WHOLE_INBOX } from "../inbox/inbox-filter.ts";
import { TaskNote } from "../filings/task-note.tsx";
import { Reminders } from "./reminders.tsx";
import { adminParts } from "../../app/frame/tasks.ts";
import { BeginList } from "./begin-list.tsx";
import { AskedSignatures } from "./asked-signatures.tsx";

/** What waits for the post acted in, the oldest first seen. */
export function TodayPage(): React.ReactNode {
  const { say, session } = useSignedIn();
  const parts = adminParts(session);
  const isBusiness = session.duties.includes("filing.read");
  return (
    <>
      <PageHead title={say("app-today.title")} lead={session.post === null ? say("app-today.no-post") : isBusiness || parts.length === 0 ? undefined : say("app-today.administrators")} />
      {isBusiness && <Reminders />}
      {isBusiness && <Work />}
      {parts.length > 0 && (
        <ul className="doorways">
          {parts.map((part) => (
            <li key={part}><PageLink to={addressOf({ page: "admin", part })} className="doorway"><b>{say(`app-frame.task.${part}`)}</b><span className="quiet">{say(`app-today.admin.${part}`)}</span></PageLink></li>
          ))}
        </ul>
      )}
      {session.post !== null && !isBusiness && parts.length === 0 && <Empty title={say("app-today.nothing-to-do")} />}
    </>
  );
}

function Work(): React.ReactNode {
  const { session, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`today ${session.post?.id ?? ""}`, (signal) => wire.get<Today>("/api/today", signal), { opens: true });
  return <Here loaded={loaded} reload={reload}>{(today) => <Waits today={today} />}</Here>;
}

function Waits({ today: { waiting, returned, urged, signatures, toBegin, elsewhere, mine, tasks } }: { today: Today }): React.ReactNode {
  const { say, session } = useSignedIn();
  const total = waiting.reduce((sum, { count }) => sum + count, 0);
  const mayStart = session.duties.includes("filing.start");
  return (
    <>
      {total > 0 && <p className="today-count">{say("app-today.count", { count: total, shown: countOf(total) })} <PageLink to={addressOf({ page: "inbox" })} className="today-inbox">{say("app-today.inbox")}</PageLink></p>}
      {urged.length > 0 && <Urged filings={urged} />}
      <AskedSignatures asked={signatures} />
      {returned.length > 0 && <Returned filings={returned} />}
      {waiting.length > 0 && <WaitList lines={waiting} />}
      {toBegin.length > 0 && <BeginList lines={toBegin} />}
      {total === 0 && signatures.count === 0 && toBegin.length === 0 && (
        <Empty title={say("app-today.empty")}>
          <p>{say(mayStart ? "app-today.empty.fill" : "app-today.empty.review")}</p>
          <ul className="row empty-ways">
            {session.seasons.map(({ year, stage }) => (
              <li key={`${year} ${stage}`}><PageLink to={addressOf({ page: "filings", year, stage })}>{say("app-frame.season-of", { year: String(year), stage: stageName(say, stage) })}</PageLink></li>
            ))}
          </ul>
        </Empty>
      )}
      {tasks.length > 0 && <Tasks tasks={tasks} />}
      {elsewhere.length > 0 && <Elsewhere filings={elsewhere} />}
      {mine.length > 0 && (
        <section className="waits">
          <h2>{say("app-today.mine")}</h2>
          <ul className="plain-list">
            {mine.map(({ year, stage, count, ended }) => (
              <li key={`${year} ${stage}`}><PageLink to={`${addressOf({ page: "filings", year, stage })}?state=mine`}>{say("app-frame.season-of", { year: String(year), stage: stageName(say, stage) })}</PageLink> <span className="quiet">{say("app-today.mine.count", { count, ended })}</span></li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function WaitList({ lines }: { lines: readonly Waiting[] }): React.ReactNode {
  const { say, language } = useSignedIn();
  return (
    <section className="waits">
      <h2>{say("app-today.waiting")}</h2>
      <ul>
        {lines.map(({ year, stage, step, title, count, oldestSince, late, lateAssumed }) => (
          <li key={`${year} ${stage} ${step}`}>
            <PageLink to={stage === EX_ANTE_STAGE ? `${addressOf({ page: "inbox" })}${inboxSearch({ ...WHOLE_INBOX, season: { year, stage }, step })}` : `${addressOf({ page: "filings", year, stage })}?state=waiting&step=${encodeURIComponent(step)}`} className="wait">
              <b className="wait-count">{countOf(count)}</b>
              <span className="wait-what">
                {say("app-today.line", { year: String(year), stage: stageName(say, stage), step: titleIn(language, title) })}
                {late > 0 && <span className="second"><b className="late-mark">{say("app-today.late", { count: late, shown: countOf(late) })}</b>{lateAssumed && <Assumed />}</span>}
                {oldestSince !== null && <span className="quiet second">{say("app-today.oldest", { day: dayOf(oldestSince), count: daysSince(oldestSince, new Date()) })}</span>}
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 已下达的填报任务, with what was said to the units. */
function Tasks({ tasks }: { tasks: Today["tasks"] }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <section className="waits">
      <h2>{say("app-today.tasks")}</h2>
      <ul className="plain-list">
        {tasks.map((task) => (
          <li key={`${task.year} ${task.stage} ${task.period}`}>
            <PageLink to={addressOf({ page: "filings", year: task.year, stage: task.stage })}>{say("app-frame.season-of", { year: String(task.year), stage: stageName(say, task.stage) })}</PageLink>{task.month !== null && <> {say("app-filing.period", { month: task.month })}</>} <TaskNote task={task} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 退回: what came back, with what was said about it. */
function Returned({ filings }: { filings: Today["returned"] }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <section className="waits">
      <h2>{say("app-today.returned")}</h2>
      <ul>
        {filings.map(({ id, year, stage, name, step, by, opinion, since, at }) => (
          <li key={id}>
            <PageLink to={workAddress({ id, year, stage, step }, at, true)} className="wait">
              <span className="wait-what">
                <b>{name}</b>
                <span className="second">{opinion}</span>
                <span className="quiet second">{say("app-today.returned.by", { by, day: dayOf(since), season: say("app-frame.season-of", { year: String(year), stage: stageName(say, stage) }) })}</span>
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 催办: what others wait for, how often they said so, and who did last. */
function Urged({ filings }: { filings: Today["urged"] }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <section className="waits">
      <h2>{say("app-today.urged")}</h2>
      <ul>
        {filings.map(({ id, year, stage, name, step, count, by, at, said }) => (
          <li key={id}>
            <PageLink to={workAddress({ id, year, stage, step }, null, true)} className="wait">
              <span className="wait-what">
                <b>{name}</b>
                {said !== "" && <span className="second">{said}</span>}
                <span className="quiet second">{say("app-today.urged.by", { count, by, day: dayOf(at), season: say("app-frame.season-of", { year: String(year), stage: stageName(say, stage) }) })}</span>
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 等别人办理: what one handed on, with whom it is and since when; from there it can be urged. */
function Elsewhere({ filings }: { filings: Today["elsewhere"] }): React.ReactNode {
  const { say, language } = useSignedIn();
  return (
    <section className="waits">
      <h2>{say("app-today.elsewhere")}</h2>
      <ul>
        {filings.map(({ id, year, stage, name, title, holder, since, due, lateDays, dueAssumed }) => (
          <li key={id}>
            <PageLink to={workAddress({ id, year, stage }, null, false)} className="wait">
              <span className="wait-what">
                <b>{name}</b>
                <span className="second">{say("app-today.elsewhere.at", { step: titleIn(language, title), role: say(`app-frame.role.${holder}`) })}</span>
                <span className="quiet second">{say("app-today.elsewhere.since", { day: dayOf(since), season: say("app-frame.season-of", { year: String(year), stage: stageName(say, stage) }) })} <DeadlineMark deadline={{ due, lateDays, dueAssumed }} /></span>
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
