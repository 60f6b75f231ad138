import type { Definitions, Duty } from "../pack/definitions.ts";
import type { Role } from "./role.ts";

/** Whether the packs give a role a duty. Deny by default: a role that they do not name has none. */
export function hasDuty(definitions: Pick<Definitions, "roles">, role: Role, duty: Duty): boolean {
  return definitions.roles.some((definition) => definition.role === role && definition.duties.includes(duty));
}
