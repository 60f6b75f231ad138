import { ROLES } from "../../../core/access/role.ts";
import type { Say } from "../../../core/basics/message.ts";

/** A role in words; what is no role of today as it stands in the log. */
export function roleWords(say: Say, role: string): string {
  return ROLES.some((one) => one === role) ? say(`app-frame.role.${role}`) : role;
}
