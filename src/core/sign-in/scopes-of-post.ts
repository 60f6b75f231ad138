import type { Role } from "../access/role.ts";
import { problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";

/** Roles that work within their own body and below it, and never beyond. */
const WITHIN_UNIT: readonly Role[] = ["unit-officer", "unit-head", "department-finance"];
/** Roles that look at the whole region unless somebody narrows it. */
const WHOLE_REGION: readonly Role[] = ["performance-office", "finance-leader"];

/**
 * The ranges of the organisation tree that a post sees: those asked for, where the role may have them, else those that follow from
 * the role. An administrator has none; a third-party reviewer sees what is assigned and nothing else; which departments a
 * business division looks after nobody can guess, so it has to be said.
 */
export function scopesOfPost(role: Role, unit: { readonly path: string }, asked: readonly string[] | null): Result<readonly string[]> {
  if (WITHIN_UNIT.includes(role)) {
    const beyond = asked?.some((path) => !path.startsWith(unit.path)) ?? false;
    return beyond ? refused(problem("post.scope-beyond-unit", "scopes")) : done(asked === null || asked.length === 0 ? [unit.path] : distinct(asked));
  }
  if (WHOLE_REGION.includes(role)) return done(asked === null || asked.length === 0 ? [regionOf(unit.path)] : distinct(asked));
  if (role === "business-division") return asked === null || asked.length === 0 ? refused(problem("post.scope-needed", "scopes")) : done(distinct(asked));
  return asked === null || asked.length === 0 ? done([]) : refused(problem("post.scope-not-for-role", "scopes"));
}

/** Whether a post sees all of its own body, and so also what the body was before (历史档案): the places it stood at, and the bodies it took in. */
export function seesWholeBody(role: Role, asked: readonly string[] | null): boolean {
  return WITHIN_UNIT.includes(role) && (asked === null || asked.length === 0);
}

/** The first of the codes of a path is the region's. */
function regionOf(path: string): string {
  return path.slice(0, path.indexOf(".") + 1);
}

function distinct(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].sort();
}
