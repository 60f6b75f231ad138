import { ROLES, type Role } from "../../../src/core/access/role.ts";
import type { RoleDefinition } from "../../../src/core/pack/definitions.ts";
import type { Step, Workflow } from "../../../src/core/workflow/workflow.ts";
import type { Asker, Cell, Outcome } from "./cell.ts";
import { askerOf, CODE_MISSING, NO_POST, POST_ENDED, SIGNED_OUT } from "./matrix-city.ts";

/** What the packs say: the data that expectation and server share, and no code. */
export interface Policy {
  readonly roles: readonly RoleDefinition[];
  readonly workflows: readonly Workflow[];
}

export const ASKERS: readonly Asker[] = [
  ...ROLES.map((role): Asker => ({ name: role, login: askerOf(role), standing: "in", role })),
  { name: "nobody", login: null, standing: "nobody", role: null },
  { name: "signed out", login: SIGNED_OUT, standing: "signed-out", role: null },
  { name: "code missing", login: CODE_MISSING, standing: "code-missing", role: null },
  { name: "no post", login: NO_POST, standing: "no-post", role: null },
  { name: "post ended", login: POST_ENDED, standing: "post-ended", role: null },
];

/** Hands on whatever may be submitted. */
const ONWARDS = "POST /api/{year}/{stage}/moves";
/** Roles whose post sees the whole department. */
const DEPARTMENT_WIDE: readonly Role[] = ["department-finance", "business-division", "performance-office", "finance-leader"];
const OF_BUSINESS: readonly Role[] = ["unit-officer", "unit-head", ...DEPARTMENT_WIDE, "third-party-reviewer"];

/** What has to come of a cell, from the table and the packs alone. */
export function expectedOf(cell: Cell, policy: Policy): Outcome {
  const { rule, asker } = cell;
  if (rule.who === "anybody") return rule.outcome?.(cell, null) ?? "done";
  if (asker.standing === "nobody" || asker.standing === "signed-out") return "unsigned";
  const halfway = rule.halfway?.[asker.standing];
  if (halfway !== undefined) return halfway;
  if (rule.who === "acting") {
    if (asker.standing === "code-missing") return "unsigned";
    if (asker.role === null) return "refused";
  }
  if (rule.duties !== undefined && !hasAny(policy, asker.role, rule.duties)) return "refused";
  const first = rule.first?.(cell) ?? null;
  // What is told row by row is told before anything is looked for.
  if (first === "done" || (first === "unfit" && rule.route.endsWith("/import"))) return first;
  if (rule.about !== undefined && !sees(cell)) return "unseen";
  if (first !== null) return first;
  const step = stepOf(cell, policy);
  if (rule.hands !== undefined && !hasInHand(cell, step)) return "refused";
  return rule.outcome?.(cell, step) ?? "done";
}

function hasAny({ roles }: Policy, role: Role | null, duties: readonly string[]): boolean {
  return roles.some((definition) => definition.role === role && definition.duties.some((duty) => duties.includes(duty)));
}

function sees({ asker: { role }, relation, address, rule }: Cell): boolean {
  if (role === null || (address !== "right" && !rule.route.endsWith("/scans"))) return false;
  if (relation === "own") return OF_BUSINESS.includes(role);
  return relation === "neighbour" && DEPARTMENT_WIDE.includes(role);
}

function stepOf({ state }: Cell, { workflows }: Policy): Step | null {
  return state === null ? null : (workflows.find(({ stage }) => stage === state.stage)?.steps.find(({ id }) => id === state.step) ?? null);
}

function hasInHand({ rule, asker, variant }: Cell, step: Step | null): boolean {
  if (step === null || step.role === null) return false;
  // 代填: whoever may fill in the stead of the step's own role saves and submits, and nothing else.
  if (step.role !== asker.role) return asker.role !== null && step.onBehalf?.includes(asker.role) === true && step.fills.length > 0 && (rule.hands === "fill" || (rule.hands === "act" && variant === "submit") || rule.route === ONWARDS);
  if (rule.hands === "fill") return step.fills.length > 0;
  return rule.hands === "hold" || step.actions.some(({ action }) => action === variant);
}
