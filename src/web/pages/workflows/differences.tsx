import { useSignedIn } from "../../app/app-context.ts";
import type { WorkflowText } from "../../app/api/workflow-shapes.ts";

/** What a version does differently from the one before it, a sentence each. */
export function Differences({ differences }: Pick<WorkflowText, "differences">): React.ReactNode {
  const { say } = useSignedIn();
  if (differences.length === 0) return null;
  return (
    <section className="workflow-differences">
      <h2>{say("app-workflow.differences", { count: differences.length })}</h2>
      <ul>{differences.map(({ said }, index) => <li key={index}>{say(said.code, named(said.params, say))}</li>)}</ul>
    </section>
  );
}

/** Roles stand in a change by their names in the code. */
function named(params: WorkflowText["differences"][number]["said"]["params"], say: (code: string) => string): WorkflowText["differences"][number]["said"]["params"] {
  const role = (value: string | number | undefined): string => (typeof value === "string" && value !== "" ? say(`app-frame.role.${value}`) : "");
  return "to" in params && "from" in params && !("fromEn" in params) && !("days" in params) ? { ...params, from: role(params["from"]), to: role(params["to"]) } : params;
}
