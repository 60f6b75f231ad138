import { useState } from "react";
import type { Stage } from "../../../core/form/filing-values.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { query, tasksApi } from "../../app/api/addresses.ts";
import type { ReportingTask } from "../../app/api/office-shapes.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Here } from "../../app/parts.tsx";
import { countOf, momentOf } from "../../app/wording.ts";
import { IssueTaskDialog } from "./issue-task-dialog.tsx";

/** 任务下达: whether the task was issued and under which packs, what issuing it again would change, and each time it was. */
export function TaskPart({ year, stage, period }: { year: number; stage: Stage; period: string }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`task ${year} ${stage} ${period}`, (signal) => wire.get<ReportingTask>(`${tasksApi(year, stage)}${query({ period })}`, signal));
  const [isOpen, open] = useState(false);
  const [told, tell] = useState("");
  const issued = (sentence: string): void => {
    open(false);
    tell(sentence);
    reload();
  };
  return (
    <section className="task-part" aria-labelledby="task-part">
      <h2 id="task-part">{say("app-reporting.task")}</h2>
      <p className={told === "" ? undefined : "said"} role="status">{told}</p>
      <Here loaded={loaded} reload={reload}>
        {(task) => (
          <>
            <Standing task={task} />
            {task.overSince !== null ? <p className="quiet">{say("app-reporting.task.over", { day: task.overSince })}</p> : task.mayIssue && (
              <p><button type="button" className={task.issues.length === 0 || (task.differs ?? []).length > 0 ? "button button-next" : "button"} onClick={() => open(true)}>{say(task.issues.length === 0 ? "app-reporting.task.issue" : "app-reporting.task.issue-again")}</button></p>
            )}
            {task.issues.length > 1 && <History issues={task.issues} begunBefore={task.begunBefore} />}
            {isOpen && <IssueTaskDialog year={year} stage={stage} task={task} close={() => open(false)} issued={issued} outdated={reload} />}
          </>
        )}
      </Here>
    </section>
  );
}

function Standing({ task: { issues: [standing], begunBefore, inForce, differs } }: { task: ReportingTask }): React.ReactNode {
  const { say } = useSignedIn();
  if (standing === undefined) {
    return (
      <>
        <p>{say("app-reporting.task.none")}</p>
        {begunBefore > 0 && <p>{say("app-reporting.task.none-begun", { begun: countOf(begunBefore) })}</p>}
      </>
    );
  }
  const { number, by, issuedAt, documentNo, words, packs, begun } = standing;
  return (
    <>
      <p>
        <b>{say(number === 1 ? "app-reporting.task.is" : "app-reporting.task.is-again", { by, number, day: momentOf(issuedAt) })}</b>
        {documentNo !== "" && <> · {say("app-reporting.task.document", { documentNo })}</>} · <PacksNamed packs={packs} /> · {say("app-reporting.task.begun", { begun: countOf(begun) })}
        {begunBefore > 0 && number === 1 && <> · <span className="quiet">{say("app-reporting.task.before", { begun: countOf(begunBefore) })}</span></>}
      </p>
      {words !== "" && <blockquote>{words}</blockquote>}
      {differs !== null && (
        <p className={differs.length > 0 ? "task-differs" : "quiet"}>
          {differs.length === 0 ? say("app-reporting.task.differs-not", { publication: inForce.publication ?? 0 }) : say("app-reporting.task.differs", { publication: inForce.publication ?? 0, parts: differs.map((part) => say(`app-packs.part.${part}`)).join(say("app-frame.list-joint")) })}
        </p>
      )}
    </>
  );
}

function PacksNamed({ packs: { digest, publication } }: { packs: ReportingTask["inForce"] }): React.ReactNode {
  const { say } = useSignedIn();
  return <span className="whole">{publication === null ? say("app-reporting.task.packs-first") : say("app-reporting.task.packs", { publication })} <code title={digest}>{digest.slice(0, 8)}</code></span>;
}

function History({ issues, begunBefore }: Pick<ReportingTask, "issues" | "begunBefore">): React.ReactNode {
  const { say } = useSignedIn();
  const heads = ["number", "when", "which", "said", "count"].map((name) => [name, say(`app-reporting.task.${name}`)] as const);
  const [number, when, which, said, count] = heads.map(([, label]) => label);
  return (
    <details>
      <summary>{say("app-reporting.task.history")}</summary>
      <table className="list list-packs">
        <caption className="for-ears">{say("app-reporting.task.history")}</caption>
        <thead><tr>{heads.map(([name, label]) => <th key={name} scope="col" className={name === "count" ? "number" : undefined}>{label}</th>)}</tr></thead>
        <tbody>
          {issues.map((issue) => (
            <tr key={issue.number}>
              <th scope="row" data-label={number}>{issue.number}</th>
              <td data-label={when}>{momentOf(issue.issuedAt)}<span className="second">{issue.by}</span></td>
              <td data-label={which}><PacksNamed packs={issue.packs} /></td>
              <td data-label={said}>{issue.documentNo}{issue.words !== "" && <span className="second">{issue.words}</span>}{issue.documentNo === "" && issue.words === "" && <span className="quiet">—</span>}</td>
              <td data-label={count} className="number">{countOf(issue.begun)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {begunBefore > 0 && <p className="quiet">{say("app-reporting.task.before", { begun: countOf(begunBefore) })}</p>}
    </details>
  );
}
