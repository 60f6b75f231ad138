import { ROLES, type Role } from "../../../src/core/access/role.ts";
import type { Watch } from "../canary/watch.ts";
import { askerOf, OPEN } from "./matrix-city.ts";

/** Owners of the rows that a role sees in the matrix city: posts of the unit its own, the department both of its units, finance what the post was given. */
const UNIT = ["a1", "a", "adoption"];
const BOTH = ["a1", "a2", "a", "a-neighbour", "adoption"];
const SEEN: Readonly<Record<Role, readonly string[]>> = {
  "unit-officer": [...UNIT, "lent"], "unit-head": UNIT,
  "department-finance": BOTH, "business-division": BOTH, "performance-office": BOTH, "finance-leader": BOTH,
  // What is assigned: all of the first unit. Their letters are not a consultant's to read, and their number stands on the filing.
  "third-party-reviewer": UNIT,
  // Why somebody is away is for giver and delegate, and for whoever manages posts or keeps the log.
  "system-admin": [], "security-admin": ["lent", "lent-elsewhere"], "audit-admin": ["audit", "lent", "lent-elsewhere"],
};

/** Judges by the session cookie of the request and by nothing the server says. */
export function maySee(tokens: ReadonlyMap<string, string>, keptKey: string): Watch["maySee"] {
  const logins = new Map([...tokens].map(([login, token]) => [token, login]));
  const roles = new Map(ROLES.map((role) => [askerOf(role), role]));
  return ({ headers, path }, owner) => {
    if (owner === OPEN) return true;
    // What the log holds of business is read by its seal alone.
    if (owner === "secret" || owner === "sealed") return false;
    // Whoever has the key has the recheck.
    if (owner === "kept") return path.includes(keptKey);
    const login = logins.get(/hengji-session=([^;]+)/.exec(headers.get("cookie") ?? "")?.[1] ?? "");
    if (login === undefined) return false;
    const role = roles.get(login);
    // The security administrator looks after everybody's sessions.
    if (owner.startsWith("person-")) return owner === `person-${login.replace(".", "-")}` || role === "security-admin";
    return role !== undefined && SEEN[role].includes(owner);
  };
}
