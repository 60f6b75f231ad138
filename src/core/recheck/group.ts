import { compareTexts } from "../basics/compare-texts.ts";
import type { Rechecked, Severity } from "./result.ts";
import { bodyOf } from "./table.ts";

/** Tables of one unit under one department. Null means that the tables don't say. */
export interface UnitGroup {
  readonly department: string | null;
  readonly unit: string | null;
  readonly tables: readonly Rechecked[];
}

export interface DepartmentGroup {
  /** The department; the unit itself where no table of the batch names a department, as in a list that has only a column of units. */
  readonly department: string | null;
  readonly units: readonly UnitGroup[];
  readonly tables: readonly Rechecked[];
}

export type SeverityCounts = Readonly<Record<Severity, number>>;

/** How many findings of each severity these tables have. */
export function countFindings(tables: readonly Rechecked[]): SeverityCounts {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { result } of tables) for (const { severity } of result.findings) counts[severity] += 1;
  return counts;
}

/**
 * Tables by unit, the ones with most to mend first. A table names its unit, else the body that published it.
 * A table without a department joins its unit where that has only one; two units of one name stay apart by their departments.
 */
export function groupByUnit(rechecked: readonly Rechecked[]): UnitGroup[] {
  const departmentsOf = new Map<string, Map<string, string>>();
  for (const table of rechecked) {
    const unit = keyOf(unitName(table));
    const department = departmentName(table);
    const known = departmentsOf.get(unit) ?? new Map<string, string>();
    if (department !== null) known.set(keyOf(department), known.get(keyOf(department)) ?? department);
    departmentsOf.set(unit, known);
  }
  const groups = new Map<string, { department: string | null; unit: string | null; tables: Rechecked[] }>();
  for (const table of rechecked) {
    const unit = unitName(table);
    const known = departmentsOf.get(keyOf(unit))!;
    const own = departmentName(table);
    // Tables that name neither are nobody's: they don't join a department because others of their kind did.
    const only = unit !== null && known.size === 1 ? [...known.values()][0]! : null;
    const department = own === null ? only : known.get(keyOf(own))!;
    const key = JSON.stringify([keyOf(department), keyOf(unit)]);
    const group = groups.get(key);
    if (group) group.tables.push(table);
    else groups.set(key, { department, unit, tables: [table] });
  }
  return worstFirst([...groups.values()], ({ unit }) => unit);
}

/** Units by department, worst first; tables of a department that isn't named come under null, or each unit by itself where none is named at all. */
export function groupByDepartment(rechecked: readonly Rechecked[]): DepartmentGroup[] {
  const groups = new Map<string, { department: string | null; units: UnitGroup[]; tables: Rechecked[] }>();
  const byUnit = rechecked.every((table) => departmentName(table) === null);
  for (const unit of groupByUnit(rechecked)) {
    const department = byUnit ? unit.unit : unit.department;
    const key = keyOf(department);
    const group = groups.get(key) ?? { department, units: [], tables: [] };
    group.units.push(unit);
    group.tables.push(...unit.tables);
    groups.set(key, group);
  }
  return worstFirst([...groups.values()], ({ department }) => department);
}

function worstFirst<T extends { readonly tables: readonly Rechecked[] }>(groups: readonly T[], nameOf: (group: T) => string | null): T[] {
  const counted = groups.map((group) => ({ group, counts: countFindings(group.tables), name: nameOf(group) ?? "" }));
  counted.sort(
    (left, right) =>
      right.counts.error - left.counts.error || right.counts.warning - left.counts.warning ||
      compareTexts(left.name, right.name),
  );
  return counted.map(({ group }) => group);
}

function unitName({ table }: Rechecked): string | null {
  return bodyOf(table);
}

function departmentName({ table }: Rechecked): string | null {
  return named(table.project.department);
}

function named(text: string | null): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}

/** `县教育局（本级）` and `县教育局 (本级)` are one body; two keys never meet null's. */
function keyOf(name: string | null): string {
  return name === null ? "" : `=${name.normalize("NFKC").replace(/\s+/g, "")}`;
}
