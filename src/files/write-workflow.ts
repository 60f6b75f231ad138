import { stringify } from "yaml";
import type { Workflow } from "../core/workflow/workflow.ts";
import { plainWorkflow } from "./plain-workflow.ts";

/** A workflow as a file of a pack: what {@link parseWorkflow} reads of it is the same workflow. */
export function writeWorkflow(workflow: Workflow): string {
  return stringify(plainWorkflow(workflow), { schema: "failsafe", lineWidth: 0, defaultStringType: "PLAIN" });
}
