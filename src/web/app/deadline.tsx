import type { Deadline } from "./api/filing-shapes.ts";
import { useSignedIn } from "./app-context.ts";

/** 截止 and 逾期 of a filing where it stands: quiet while there is time, marked when there is none left; nothing where the step has no limit. */
export function DeadlineMark({ deadline: { due, lateDays, dueAssumed } }: { deadline: Deadline }): React.ReactNode {
  const { say } = useSignedIn();
  if (due === null) return null;
  return (
    <span className="deadline">
      <span className="quiet">{say("app-list.due", { day: due })}</span>
      {dueAssumed && <Assumed />}
      {lateDays !== null && <b className="late-mark">{say("app-list.late", { count: lateDays })}</b>}
    </span>
  );
}

/** Said beside days that were counted without knowing all their holidays. */
export function Assumed(): React.ReactNode {
  const { say } = useSignedIn();
  const meaning = say("app-list.due.assumed.meaning");
  return <span className="quiet" title={meaning}> · {say("app-list.due.assumed")}<span className="for-ears">{meaning}</span></span>;
}
