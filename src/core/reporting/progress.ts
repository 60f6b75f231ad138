/** How far the projects of one unit have been reported. */
export interface ReportedUnit {
  readonly unitId: string;
  readonly unit: string;
  readonly departmentId: string;
  readonly department: string;
  /** Projects that have to report. */
  readonly expected: number;
  readonly reported: number;
}

export interface DepartmentProgress {
  readonly departmentId: string;
  readonly department: string;
  readonly expected: number;
  readonly reported: number;
  /** 名次, from 1; those with the same share have the same, and the next one counts them all. */
  readonly rank: number;
  /** In the order they were given. */
  readonly units: readonly ReportedUnit[];
}

export interface ReportingProgress {
  readonly expected: number;
  readonly reported: number;
  /** The greatest share first; those with the same share as they were given. */
  readonly departments: readonly DepartmentProgress[];
}

/** 报送进度: units by department, and departments ranked by the share of their projects that have been reported. */
export function progressOf(units: readonly ReportedUnit[]): ReportingProgress {
  const byDepartment = new Map<string, ReportedUnit[]>();
  for (const unit of units) byDepartment.set(unit.departmentId, [...(byDepartment.get(unit.departmentId) ?? []), unit]);
  const departments = [...byDepartment.values()].map((own) => ({ departmentId: own[0]!.departmentId, department: own[0]!.department, ...sumOf(own), units: own }));
  const sorted = departments.toSorted((left, right) => comparedShare(right, left));
  return { ...sumOf(units), departments: sorted.map((one) => ({ ...one, rank: 1 + sorted.filter((other) => comparedShare(other, one) > 0).length })) };
}

interface Share {
  readonly expected: number;
  readonly reported: number;
}

function sumOf(shares: readonly Share[]): Share {
  return { expected: shares.reduce((sum, { expected }) => sum + expected, 0), reported: shares.reduce((sum, { reported }) => sum + reported, 0) };
}

/** Compared crosswise, so that nothing is divided. Whoever has nothing to report has reported all of it. */
function comparedShare(left: Share, right: Share): number {
  const whole = ({ expected, reported }: Share): Share => (expected === 0 ? { expected: 1, reported: 1 } : { expected, reported });
  const [a, b] = [whole(left), whole(right)];
  return a.reported * b.expected - b.reported * a.expected;
}
