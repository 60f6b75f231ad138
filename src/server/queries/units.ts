import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Duty } from "../../core/pack/definitions.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { unitTree } from "../store/org-unit.ts";

export interface UnitShown {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly path: string;
  readonly kind: string;
  readonly departmentId: string | null;
}

const DUTIES: readonly Duty[] = ["unit.manage", "person.manage", "post.give", "flow.draft", "flow.publish"];

/** The organisation tree of today, parents before children. */
export async function units({ tx, region, now, acting, packs }: ActingContext): Promise<Result<readonly UnitShown[]>> {
  if (!DUTIES.some((duty) => hasDuty(packs, acting.role, duty))) return refused(problem("duty.missing"));
  const tree = await unitTree(tx, region, officeDay(now));
  return done(tree.map(({ id, code, name, path, kind, departmentId }) => ({ id, code, name, path, kind, departmentId })));
}
