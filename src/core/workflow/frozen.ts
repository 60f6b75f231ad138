import { message, type Message } from "../basics/message.ts";
import type { Step, Workflow } from "./workflow.ts";

/** Why nothing may be done any more to a filing that has come to this end. */
export function frozenMessage({ stage }: Pick<Workflow, "stage">, { end }: Pick<Step, "end">): Message {
  if (stage === "monitoring") return message("workflow.frozen-monitored");
  return message(end === "confirmed" ? "workflow.frozen-confirmed" : "workflow.frozen");
}
