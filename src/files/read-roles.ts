import { z } from "zod";
import { isAdministrator, ROLES } from "../core/access/role.ts";
import type { Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { DUTIES, type Duty, type RoleDefinition } from "../core/pack/definitions.ts";
import { fieldName, fit, title } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

export const rolesShape = z.strictObject({
  roles: z.array(z.strictObject({ role: z.enum(ROLES), title, duties: z.array(z.enum(DUTIES)).max(DUTIES.length) })).min(1).max(ROLES.length),
});

/** Keeping the system, its rights and its log. Everything else is business, and the two never meet in one role. */
const KEEPING: readonly Duty[] = ["person.manage", "unit.manage", "post.give", "account.unlock", "session.end", "log.read"];

/** Reads `access/roles.yaml`: every role once, and no administrator with business. */
export function parseRoles(path: string, content: PackContent): Result<readonly RoleDefinition[]> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(rolesShape, file.value);
  if (!shape.ok) return shape;
  const { roles } = shape.value;
  const problems: Problem[] = [];
  const refuse = (place: readonly PropertyKey[], kind: string, params: Record<string, string>) => problems.push(file.value.problemAt(place, kind, { field: fieldName(place), ...params }));
  roles.forEach(({ role, duties }, index) => {
    if (roles.findIndex((other) => other.role === role) !== index) refuse(["roles", index, "role"], "pack.twice", { found: role });
    duties.forEach((duty, place) => {
      const where = ["roles", index, "duties", place];
      if (duties.indexOf(duty) !== place) refuse(where, "pack.twice", { found: duty });
      if (KEEPING.includes(duty) !== isAdministrator(role)) refuse(where, isAdministrator(role) ? "pack.administrator-with-business" : "pack.business-with-administration", { found: duty });
    });
  });
  for (const role of ROLES) if (!roles.some((one) => one.role === role)) refuse(["roles"], "pack.role-missing", { found: role });
  return problems.length > 0 ? refused(...problems) : done(roles);
}
