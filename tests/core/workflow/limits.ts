import type { Workflow } from "../../../src/core/workflow/workflow.ts";

/** Three steps of which the one that holds has a limit, in working days; without one when it is null. */
export function flowWithLimit(days: number | null): Workflow {
  const step = { title: { zh: "", en: "" }, fills: [], onlyAssigned: false, end: null } as const;
  return {
    id: "flow", version: 1, stage: "goal", form: "goal", title: { zh: "", en: "" }, provenance: "draft", season: { from: { year: -1, day: "01-01" }, until: { year: 0, day: "12-31" } },
    steps: [
      { ...step, id: "draft", role: "unit-officer", fills: ["rows"], actions: [{ action: "submit", to: ["held"] }] },
      { ...step, id: "held", role: "performance-office", actions: [{ action: "issue", to: ["approved"] }], ...(days === null ? {} : { due: { days } }) },
      { ...step, id: "approved", role: null, actions: [], end: "approved" },
    ],
  };
}
