import { useSignedIn } from "../../app/app-context.ts";
import { query } from "../../app/api/addresses.ts";
import type { PacksKnown } from "../../app/api/pack-shapes.ts";
import { PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { stageName } from "../../app/wording.ts";
import { TaskNote } from "../filings/task-note.tsx";

/** Issued tasks that keep the packs they were issued under, in what those differ from the packs in force, and where they are issued again. */
export function OlderTasks({ tasks }: { tasks: PacksKnown["olderTasks"] }): React.ReactNode {
  const { say, session } = useSignedIn();
  if (tasks.length === 0) return null;
  return (
    <section className="packs-part" aria-labelledby="packs-tasks">
      <h2 id="packs-tasks">{say("app-packs.tasks")}</h2>
      <p className="quiet">{say("app-packs.tasks.lead")}</p>
      <ul className="plain-list">
        {tasks.map((task) => {
          const { year, stage, period, month, differs } = task;
          const name = say("app-frame.season-of", { year: String(year), stage: month === null ? stageName(say, stage) : say("app-reporting.stage-months", { stage: stageName(say, stage), month }) });
          return (
            <li key={`${year} ${stage} ${period}`}>
              <b>{name}</b> <TaskNote task={task} />
              <span className={differs.length > 0 ? "second task-differs" : "second quiet"}>{differs.length > 0 ? say("app-packs.tasks.differs", { parts: differs.map((part) => say(`app-packs.part.${part}`)).join(say("app-frame.list-joint")) }) : say("app-packs.tasks.differs-not")}</span>
              {differs.length > 0 && session.duties.includes("deadline.extend") && <PageLink to={`${addressOf({ page: "reporting", year, stage })}${query({ period: month === null ? "" : String(period) })}`}>{say("app-packs.tasks.go")}<span className="for-ears"> {name}</span></PageLink>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
