/** 组织层级: the closed list of what a body can be, and below what each stands. */
export const UNIT_KINDS = ["region", "finance", "division", "department", "street", "unit", "institute", "branch", "community", "grid", "third-party"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

const PARENTS: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  region: [],
  finance: ["region"],
  department: ["region"],
  street: ["region"],
  "third-party": ["region"],
  division: ["finance", "department", "street"],
  unit: ["department", "street"],
  institute: ["department", "street", "unit"],
  branch: ["department", "unit"],
  community: ["street"],
  grid: ["community"],
};
/** 一级预算单位: a department of its own. */
const OWN_DEPARTMENT: readonly UnitKind[] = ["department", "street"];

/** A body as it stands on a day. */
export interface StandingUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  /** Codes from the root, each ending in a dot. */
  readonly path: string;
  /** The budget department it belongs to; itself for one, null above. */
  readonly departmentId: string | null;
  /** Since when it stands so. */
  readonly since: string;
}

export function mayStandBelow(kind: UnitKind, parent: UnitKind): boolean {
  return PARENTS[kind].includes(parent);
}

export function parentsOf(kind: UnitKind): readonly UnitKind[] {
  return PARENTS[kind];
}

/** The department of a body with this kind and parent. */
export function departmentBelow(id: string, kind: UnitKind, parent: Pick<StandingUnit, "departmentId">): string | null {
  return OWN_DEPARTMENT.includes(kind) ? id : parent.departmentId;
}

/** Whether a body is another or lies below it. */
export function isWithin(path: string, other: string): boolean {
  return path.startsWith(other);
}

export function parentPath(path: string): string {
  return path.replace(/[^.]+\.$/, "");
}
