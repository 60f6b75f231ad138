import { toShortText } from "../../../core/basics/decimal.ts";
import type { Step, Workflow } from "../../../core/workflow/workflow.ts";
import type { Say } from "../../../core/basics/message.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { actionName, titleIn } from "../../app/wording.ts";

/** The steps of a version in order, a line each. */
export function StepLines({ workflow }: { workflow: Workflow }): React.ReactNode {
  const { say, language } = useSignedIn();
  return (
    <ol className="step-lines">
      {workflow.steps.map((step) => (
        <li key={step.id}>
          <p><b>{titleIn(language, step.title)}</b> <span className="quiet">{factsOf(step, say).join(say("app-workflow.joint"))}</span></p>
          <p className="quiet">{waysOf(step, workflow, say, (one) => titleIn(language, one.title))}</p>
        </li>
      ))}
    </ol>
  );
}

/** Who holds a step, until when, and for what. */
export function factsOf({ role, due, when, onlyAssigned, passOverOwnDepartment, passOverIfNobody, countersign }: Step, say: Say): readonly string[] {
  const departments = Object.entries(due?.departments ?? {});
  return [
    role === null ? say("app-workflow.end") : say(`app-frame.role.${role}`),
    ...(due === undefined ? [] : [say("app-workflow.days", { count: due.days })]),
    ...departments.map(([code, days]) => say("app-workflow.department-days", { code, days })),
    ...(due?.escalate === undefined ? [] : [say("app-workflow.escalated", { after: due.escalate.after, role: say(`app-frame.role.${due.escalate.to}`) })]),
    ...(when === undefined ? [] : [say("app-workflow.from-amount", { amount: toShortText(when.amountFrom) })]),
    ...(onlyAssigned ? [say("app-filing.picture.assigned")] : []),
    ...(passOverOwnDepartment === true ? [say("app-workflow.own-passes")] : []),
    ...(passOverIfNobody === true ? [say("app-workflow.passed-over")] : []),
    ...(countersign === undefined ? [] : [say("app-workflow.countersigned", { count: countersign.signers.length })]),
  ];
}

function waysOf({ actions, receipt }: Step, { stage, steps }: Workflow, say: Say, titleOf: (step: Step) => string): string {
  return actions
    .filter(({ action }) => action !== "save")
    .map(({ action, to }) => say("app-filing.picture.leads", { action: actionName(say, "action", stage, action, {}, receipt === true), steps: to.flatMap((id) => steps.filter((step) => step.id === id).map(titleOf)).join(say("app-frame.list-joint")) }))
    .join(say("app-workflow.joint"));
}
