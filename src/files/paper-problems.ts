import { problem, type Problem } from "../core/basics/problem.ts";
import type { PaperDefinition } from "../core/paper/paper-definition.ts";
import type { Workflow } from "../core/workflow/workflow.ts";

/** Papers that the packs ask for at an action that no step of a workflow of their stage has: they would be asked of nobody, and nobody would notice. */
export function paperProblems(papers: readonly PaperDefinition[], workflows: readonly Workflow[]): readonly Problem[] {
  return papers.flatMap(({ id, stage, roles, asked }) =>
    asked.kinds.length === 0 ? [] : (asked.at ?? []).flatMap(({ action, step }): readonly Problem[] => {
      const isMet = workflows.some((workflow) => workflow.stage === stage && workflow.steps.some((one) =>
        one.actions.some((offered) => offered.action === action) && (step === null ? one.role !== null && roles.includes(one.role) : one.id === step)));
      return isMet ? [] : [problem("pack.paper-gate-nowhere", `papers/${id}`, { action, step: step ?? roles.join(" | "), stage })];
    }),
  );
}
