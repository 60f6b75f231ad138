import { useSignedIn } from "../../app/app-context.ts";
import type { TaskTold } from "../../app/api/filing-shapes.ts";
import { dayOf } from "../../app/wording.ts";

/** 下达: when a task was issued, by which document, and what was said to the units with it. */
export function TaskNote({ task: { number, documentNo, words, issuedAt } }: { task: TaskTold }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <>
      <span className="quiet">{say(number === 1 ? "app-list.task" : "app-list.task.again", { number, day: dayOf(issuedAt) })}{documentNo !== "" && <> · {say("app-list.task.document", { documentNo })}</>}</span>
      {words !== "" && <span className="second">{words}</span>}
    </>
  );
}
