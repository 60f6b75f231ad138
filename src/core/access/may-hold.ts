import { message, type Message } from "../basics/message.ts";
import { isAdministrator, type Role } from "./role.ts";

/** Who is evaluated, and who evaluates: no person stands on both sides. */
const EVALUATED: readonly Role[] = ["unit-officer", "unit-head"];
const EVALUATING: readonly Role[] = ["department-finance", "business-division", "performance-office", "finance-leader"];
/** 填报 and 审核 are two people's. */
const FILLER: Role = "unit-officer";

/**
 * Four eyes when posts are given: why a person with these roles (of posts that have not ended) may not hold another one; null when they may.
 * The same role twice is fine, an accountant of two units for instance. What is lawful here may still be refused at a single record, where
 * `decide` asks again.
 */
export function mayHold(held: readonly Role[], asked: Role): Message | null {
  const others = held.filter((role) => role !== asked);
  if (isAdministrator(asked) || held.some(isAdministrator)) return others.length > 0 ? message("access.administrator-apart") : null;
  if (others.length === 0) return null;
  if (asked === "third-party-reviewer" || others.includes("third-party-reviewer")) return message("access.third-party-apart");
  const both = [...others, asked];
  if (both.includes(FILLER) && both.some((role) => role !== FILLER && EVALUATED.includes(role))) return message("access.filler-approves");
  return both.some((role) => EVALUATED.includes(role)) && both.some((role) => EVALUATING.includes(role)) ? message("access.evaluates-itself") : null;
}
