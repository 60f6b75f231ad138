/**
 * What a filing (填报) holds, as it was typed. Empty text means not filled; it is never read as zero.
 * Rows carry an id of their own, so that a remark or a difference still finds its row after rows were moved.
 *
 * Paths of cells: `goal.planned`, `funds[total].initialBudget`, `rows[r3].target`.
 */
export interface FilingValues {
  /** 年度总体目标: intended, and what was reached. */
  readonly goal: { readonly planned: string; readonly actual: string };
  /** First the total, then its parts. Amounts as typed, in 万元. */
  readonly funds: readonly FilingFunds[];
  readonly rows: readonly FilingRow[];
}

export interface FilingFunds {
  /** `total` for the first, then any short id. */
  readonly id: string;
  /** Printed name of the source: 当年财政拨款. */
  readonly source: string;
  /** 年初预算数 */
  readonly initialBudget: string;
  /** 全年预算数 */
  readonly adjustedBudget: string;
  /** 全年执行数 */
  readonly executed: string;
}

export interface FilingRow {
  readonly id: string;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  /** 指标值 as typed, with its unit. */
  readonly target: string;
  /** 分值 */
  readonly points: string;
  /** Last year's actual value, offered and never demanded. */
  readonly baseline: string;
  /** 实际完成值 */
  readonly actual: string;
  /** 得分 of the unit itself. */
  readonly score: string;
  /** 偏差原因分析及改进措施; also why the unit's score differs from the suggested one. */
  readonly reason: string;
  /** 主管部门评分 and why; empty while the department keeps the unit's score. */
  readonly departmentScore: string;
  readonly departmentReason: string;
  /** 财政复核得分 and why; empty while finance keeps the score before it. */
  readonly financeScore: string;
  readonly financeReason: string;
}

export type RowField = Exclude<keyof FilingRow, "id">;
export type FundsField = Exclude<keyof FilingFunds, "id">;

/** What stands over the form and belongs to the subject, not to the filing. */
export interface FilingHead {
  readonly stage: Stage;
  readonly year: number;
  readonly name: string;
  readonly department: string;
  readonly unit: string;
}

/** 环节: what of a subject's year is being filled. Part of every address and heading. */
export type Stage = "goal" | "self-evaluation";
export const STAGES: readonly Stage[] = ["goal", "self-evaluation"];
