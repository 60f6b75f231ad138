/** 岗位角色: the closed list of what a post can be. What each may do is data of a pack; that an administrator sees no business is not. */
export const ROLES = [
  "unit-officer", "unit-head", "department-finance", "business-division", "performance-office", "finance-leader", "third-party-reviewer",
  "system-admin", "security-admin", "audit-admin",
] as const;
export type Role = (typeof ROLES)[number];

/** 三员: they keep the system, its rights and its log; none of them sees business data, and no person holds two of them or one beside a business post. */
export const ADMINISTRATORS: readonly Role[] = ["system-admin", "security-admin", "audit-admin"];

export function isAdministrator(role: Role): boolean {
  return ADMINISTRATORS.includes(role);
}
