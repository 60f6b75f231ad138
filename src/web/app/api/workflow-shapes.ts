import type { UnitShown } from "../../../server/queries/units.ts";
import type { WorkflowRead, WorkflowsAnswer } from "../../../server/queries/workflows.ts";
import type { Workflow } from "../../../core/workflow/workflow.ts";
import type { Told } from "./told.ts";

/** `GET /api/workflows` */
export type WorkflowsKnown = Told<WorkflowsAnswer>;
export type WorkflowKnown = WorkflowsKnown["items"][number];
export type VersionKnown = WorkflowKnown["versions"][number];
export type DraftKnown = NonNullable<WorkflowKnown["next"]>;

/** `GET /api/workflows/{id}/versions/{version}` */
export interface WorkflowText extends Omit<Told<WorkflowRead>, "workflow"> {
  readonly text: string;
  /** Whole as it is: its decimals are small enough to travel as numbers. */
  readonly workflow: Workflow;
}

/** `GET /api/units`, as far as bodies are chosen from it. */
export interface BodiesKnown {
  readonly items: readonly Told<UnitShown>[];
}
