import fc from "fast-check";
import type { Actor } from "../../../src/core/access/actor.ts";
import { ROLES, type Role } from "../../../src/core/access/role.ts";
import type { FilingState } from "../../../src/core/workflow/filing-state.ts";
import { ACTIONS, type Taken, type Workflow } from "../../../src/core/workflow/workflow.ts";
import { definitions } from "../form/filings.ts";

export const workflows = definitions.workflows;
export const workflow = (id: string): Workflow => workflows.find((one) => one.id === id)!;

/** The same, where everything that is returned may come straight back. */
export function allStraight(flow: Workflow): Workflow {
  return { ...flow, steps: flow.steps.map((step) => ({ ...step, straight: true })) };
}

export const subjectId = "s1";
export const unitPath = "990100.101.101002.";
export const unitId = "u-101002";

/** A post of each role that may see the filing, by default the person `<role>`. */
export function actorOf(role: Role, personId: string = role): Actor {
  const ofUnit = role === "unit-officer" || role === "unit-head";
  const isThirdParty = role === "third-party-reviewer";
  return {
    personId, postId: `post-${role}-${personId}`, role, unitId: ofUnit ? unitId : `u-${role}`,
    scopes: role.endsWith("-admin") || isThirdParty ? [] : ofUnit ? [unitPath] : ["990100."], assigned: isThirdParty ? [subjectId] : [],
  };
}

export function stateAt(step: string, rest: Partial<FilingState> = {}): FilingState {
  return { subjectId, unitPath, unitId, departmentId: "u-101", year: 2026, step, round: 1, taken: [], amountFen: 1_000_000_00n, reviewerAssigned: true, vacant: [], touched: null, ...rest };
}

/** A day on which every stage of 2026 is open but the evaluation by finance, which is of the year after. */
export const openDay = "2026-11-22";
export const openDayOf = ({ stage }: Pick<Workflow, "stage">): string => (stage === "evaluation" ? "2027-05-20" : openDay);

/** Any state of a workflow, with any history, lawful or not. */
export function anyState(flow: Workflow): fc.Arbitrary<FilingState> {
  const step = fc.constantFrom(...flow.steps.map(({ id }) => id));
  const taken: fc.Arbitrary<Taken> = fc.record({
    action: fc.constantFrom(...ACTIONS), from: step, to: step, round: fc.integer({ min: 1, max: 3 }), personId: fc.constantFrom("a", "b", "c"), role: fc.constantFrom(...ROLES),
  });
  return fc.record({
    subjectId: fc.constant(subjectId), unitPath: fc.constant(unitPath), unitId: fc.constant(unitId), departmentId: fc.constantFrom("u-101", unitId), year: fc.constantFrom(2025, 2026),
    step, round: fc.integer({ min: 1, max: 3 }), taken: fc.array(taken, { maxLength: 4 }), reviewerAssigned: fc.boolean(), amountFen: fc.constantFrom(null, 0n, 500_000_000n), vacant: fc.subarray(flow.steps.map(({ id }) => id)),
    touched: fc.constantFrom(null, null, "saved", "remarked"),
  });
}

export const anyActor: fc.Arbitrary<Actor> = fc
  .tuple(fc.constantFrom(...ROLES), fc.constantFrom("a", "b", "c"), fc.boolean(), fc.boolean())
  .map(([role, personId, isOfUnit, isAssigned]) => ({ ...actorOf(role, personId), ...(isOfUnit ? { unitId } : {}), ...(isAssigned ? {} : { assigned: [] }) }));

export const anyDay = fc.constantFrom("2024-05-31", "2025-06-01", "2026-03-01", openDay, "2026-12-31", "2027-06-30", "2027-07-01");
