import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Duty } from "../../core/pack/definitions.ts";
import type { ActingContext } from "../context.ts";

/** Whether the asker has a duty at all: asked before anything that costs much, and once more by the command itself. */
export async function mayDo({ acting, packs }: ActingContext, duty: Duty): Promise<Result<null>> {
  return hasDuty(packs, acting.role, duty) ? done(null) : refused(problem("duty.missing", "", { duty }));
}
