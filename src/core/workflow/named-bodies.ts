import type { Workflow } from "./workflow.ts";

/** A body that a workflow names by its code, and where in it. */
export interface NamedBody {
  readonly code: string;
  /** `steps[2].due.departments` */
  readonly where: string;
}

/** Departments with days or limits of their own, and bodies whose people sign beside a holder. */
export function namedBodies({ season, steps }: Pick<Workflow, "season" | "steps">): readonly NamedBody[] {
  const batches = (season.batches ?? []).flatMap(({ departments }, index) => departments.map((code): NamedBody => ({ code, where: `season.batches[${index}].departments` })));
  return [...batches, ...steps.flatMap(({ due, countersign }, index) => [
    ...Object.keys(due?.departments ?? {}).map((code): NamedBody => ({ code, where: `steps[${index}].due.departments` })),
    ...(countersign?.signers ?? []).flatMap(({ unit }, place): NamedBody[] => (unit === undefined ? [] : [{ code: unit, where: `steps[${index}].countersign.signers[${place}].unit` }])),
  ])];
}
