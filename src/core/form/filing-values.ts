/**
 * What a filing (填报) holds, as it was typed. Empty text means not filled; it is never read as zero.
 * Rows carry an id of their own, so that a remark or a difference still finds its row after rows were moved.
 *
 * Paths of cells: `goal.planned`, `funds[total].initialBudget`, `rows[r3].target`.
 */
export interface FilingValues {
  /** 年度总体目标: intended, and what was reached. `term` is 实施期目标 and `duties` 职能职责, left out where the form has none. */
  readonly goal: { readonly planned: string; readonly actual: string; readonly term?: string; readonly duties?: string };
  /** First the total, then its parts. Amounts as typed, in 万元. */
  readonly funds: readonly FilingFunds[];
  readonly rows: readonly FilingRow[];
  /** 监控期, of a monitoring form: 1—n月. Left out of the other stages, whose lines have none of the monitored fields either. */
  readonly period?: { readonly month: string };
  /** 资金管理情况, of forms that have it: the lines of the form, by its ids. */
  readonly management?: readonly FilingManagement[];
  /** 年度主要任务, of forms of a department or unit as a whole. */
  readonly tasks?: readonly FilingTask[];
  /** 专项债券, of forms that have it: a line for each field that is typed. */
  readonly bond?: readonly FilingBond[];
  /** 评价结果, of a form of application: a line for each field of `RESULT_FIELDS`, taken over from what was confirmed. */
  readonly result?: readonly FilingResult[];
  /** 问题与应用措施, of a form of application. */
  readonly measures?: readonly FilingMeasure[];
}

export interface FilingResult {
  readonly id: string;
  readonly value: string;
}

/** 问题与应用措施: one problem and what follows from it. */
export interface FilingMeasure {
  readonly id: string;
  /** 存在问题 */
  readonly problem: string;
  /** 应用措施: its code in the catalogue of the packs; empty where the problem is only mended. */
  readonly measure: string;
  /** 整改内容和要求: what is to be mended, and how. */
  readonly action: string;
  /** 责任人: by whom. */
  readonly owner: string;
  /** 完成时限: a day. */
  readonly until: string;
  /** 涉及金额 of a measure about money, as typed, in 万元. */
  readonly amount: string;
  /** 落实情况: what the unit did. */
  readonly reply: string;
}

/** 年度主要任务: one task; amounts as typed, in 万元. */
export interface FilingTask {
  readonly id: string;
  readonly name: string;
  /** 主要内容 */
  readonly content: string;
  /** 预算金额: 总额, 财政拨款, 其他资金 */
  readonly total: string;
  readonly fiscal: string;
  readonly other: string;
  /** 关联项目: codes of the projects that carry it out. */
  readonly projects: string;
  /** 完成情况 */
  readonly done: string;
}

export interface FilingManagement {
  readonly id: string;
  /** 情况说明 */
  readonly account: string;
  /** 存在问题和改进措施 */
  readonly measures: string;
}

export interface FilingBond {
  readonly id: string;
  readonly value: string;
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
  /** 全年执行数; of a monitoring form 1—n月执行数 */
  readonly executed: string;
  /** 全年预计执行数, of a monitoring form */
  readonly expected?: string;
}

export interface FilingRow extends MonitoredCells {
  readonly id: string;
  /** 汇总规则: how the value comes from the units below, `method=sum;took=12300人`; left out where nobody rolls it up. Read by core/roll-up. */
  readonly rollUp?: string;
  /** 指标卡: code and version it was picked from, `EDU-0001@1`; left out where the unit wrote it itself (自拟). Goes with the name of the row. */
  readonly card?: string;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  /** 指标值 as typed, with its unit. */
  readonly target: string;
  /** 实施期指标值, of forms that have one beside the year's; left out where there is none. */
  readonly termTarget?: string;
  /** 分值 */
  readonly points: string;
  /** Last year's actual value, offered and never demanded. */
  readonly baseline: string;
  /** 实际完成值; of a monitoring form 1—n月执行情况 */
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

/** What a row of a monitoring form has beside that. Ticks are what a person ticks on paper: √ or nothing. */
export interface MonitoredCells {
  /** 全年预计完成情况 */
  readonly expected?: string;
  /** 偏差原因: 经费、制度、人员、硬件条件保障, 其他 */
  readonly causeFunding?: string;
  readonly causeInstitution?: string;
  readonly causePersonnel?: string;
  readonly causeHardware?: string;
  readonly causeOther?: string;
  /** 完成目标可能性: 确定能、有可能、完全不可能 */
  readonly certain?: string;
  readonly possible?: string;
  readonly impossible?: string;
  /** 备注 */
  readonly note?: string;
}

export type MonitoredField = keyof MonitoredCells;
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
export type Stage = "goal" | "monitoring" | "self-evaluation" | "evaluation" | "application";
/** In the order of a year: 目标申报, 运行监控, 单位自评, 财政评价, 结果应用. */
export const STAGES: readonly Stage[] = ["goal", "monitoring", "self-evaluation", "evaluation", "application"];
