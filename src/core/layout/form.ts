import type { Decimal } from "../basics/decimal.ts";
import type { MeasureField, ResultField } from "../recheck/application-fields.ts";
import type { BondField } from "../recheck/bond-fields.ts";
import { MONITORED_COLUMNS, type MonitoredColumn, type TableForm } from "../recheck/table.ts";
import type { TaskField } from "../recheck/task-fields.ts";
import type { Reference } from "../score/trace.ts";

/** A label of a pack; Chinese is what the official form prints. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Where an item of a pack comes from. What is only a draft prints as one. */
export type Provenance = "seed" | "document" | "draft";

export interface Paper {
  readonly size: "A4";
  readonly orientation: "portrait" | "landscape";
  /** Millimetres, on all four sides. */
  readonly margin: number;
}

/** One column of the grid that all blocks of a form share. */
export interface GridColumn {
  readonly id: string;
  /** Millimetres. */
  readonly width: number;
}

/** A run of grid columns. */
export interface Span {
  readonly start: number;
  readonly count: number;
}

/** Single values of a table, named as findings name them. */
export const TABLE_FIELDS = [
  "project.name", "project.department", "project.unit",
  "project.initial_budget", "project.adjusted_budget", "project.executed",
  "project.expected", "project.execution_points", "project.execution_rate", "project.execution_score",
  "goal.planned", "goal.actual", "goal.term", "goal.duties", "total_points", "total_score",
] as const;
export type TableField = (typeof TABLE_FIELDS)[number];

/** Columns of the money block; in the row of the total they are `project.<field>`. */
export const FUNDS_FIELDS = [
  "source", "initial_budget", "adjusted_budget", "executed", "execution_points", "execution_rate", "execution_score",
] as const;
/** The columns of every form, and 全年预计执行数 where a form has it. */
export type FundsField = (typeof FUNDS_FIELDS)[number] | "expected";
export const EVERY_FUNDS_FIELD: readonly FundsField[] = [...FUNDS_FIELDS, "expected"];

export const INDICATOR_FIELDS = ["level1", "level2", "level3", "target", "actual", "points", "score", "reason"] as const;
/** The columns of every form, those of monitoring where a form has them, and 实施期指标值. */
export type IndicatorField = (typeof INDICATOR_FIELDS)[number] | MonitoredColumn | "term_target";
export const EVERY_INDICATOR_FIELD: readonly IndicatorField[] = [...INDICATOR_FIELDS, ...MONITORED_COLUMNS, "term_target"];

/** Texts of the goal block. */
export const GOAL_FIELDS = ["goal.planned", "goal.actual", "goal.term", "goal.duties"] as const;
export type GoalField = (typeof GOAL_FIELDS)[number];


/** A cell that is either a printed label or a value of the table. */
export interface FieldCell {
  readonly span: Span;
  readonly label: Bilingual | null;
  readonly field: TableField | null;
  /** Values that the form has no place for because this one says them where it is filled: the name of a body says whose goal it is that covers the body as a whole. */
  readonly says?: readonly TableField[];
}

/** The merged cell at the left that names a block: 项目资金（万元）, 绩效指标. */
export interface GroupHeading {
  readonly span: Span;
  readonly label: Bilingual;
}

export interface FieldsBlock {
  readonly kind: "fields";
  /** Left out when none of its values is printed. */
  readonly whenPrinted: boolean;
  readonly rows: readonly (readonly FieldCell[])[];
}

export interface FundsColumn {
  readonly span: Span;
  readonly field: FundsField;
  readonly label: Bilingual;
  /** Left out when the table prints nothing for it; its neighbour takes the room. */
  readonly whenPrinted: boolean;
  /** What the form itself prints in the rows of the parts, a dash for instance. */
  readonly inParts: string;
}

/** A source of money that a form names. Its id is what budgets and filings call it: `appropriation`, `carried-over`, `other`. */
export interface FundsPart extends Bilingual {
  readonly id: string;
}

export interface FundsBlock {
  readonly kind: "funds";
  readonly whenPrinted: boolean;
  readonly group: GroupHeading | null;
  readonly columns: readonly FundsColumn[];
  readonly total: Bilingual;
  /** The parts an empty form offers. */
  readonly parts: readonly FundsPart[];
}

export interface GoalsBlock {
  readonly kind: "goals";
  readonly whenPrinted: boolean;
  readonly group: GroupHeading | null;
  /** Millimetres of the text row, so that there is room to write. */
  readonly height: number;
  readonly columns: readonly { readonly span: Span; readonly field: GoalField; readonly label: Bilingual; readonly whenPrinted: boolean }[];
}

export interface IndicatorColumn {
  readonly span: Span;
  readonly field: IndicatorField;
  readonly label: Bilingual;
  readonly whenPrinted: boolean;
  /** Equal neighbours in this column become one merged cell. */
  readonly merged: boolean;
  /** A heading over this column and its neighbours of the same one: 偏差原因分析. */
  readonly over?: Bilingual;
}

export interface IndicatorsBlock {
  readonly kind: "indicators";
  readonly group: GroupHeading | null;
  readonly columns: readonly IndicatorColumn[];
}

/** 资金管理情况: fixed lines, each with 情况说明 and 存在问题和改进措施. */
export interface TaskColumn {
  readonly span: Span;
  readonly field: TaskField;
  readonly label: Bilingual;
  /** Left out of the print where no task has anything in it; on the screen it stands there to be filled. */
  readonly whenPrinted: boolean;
  /** A heading over this column and its neighbours of the same one: 预算金额（万元）. */
  readonly over?: Bilingual;
}

/** 年度主要任务: a line for each task, and the sum of the amounts below. */
export interface TasksBlock {
  readonly kind: "tasks";
  /** Left out of a table that was read elsewhere and knows no tasks. */
  readonly whenPrinted: boolean;
  readonly group: GroupHeading | null;
  readonly columns: readonly TaskColumn[];
  readonly total: Bilingual;
  /** Lines an empty form offers. */
  readonly rows: number;
}

export interface ManagementBlock {
  readonly kind: "management";
  readonly group: GroupHeading | null;
  readonly columns: readonly { readonly span: Span; readonly field: "line" | "account" | "measures"; readonly label: Bilingual }[];
  readonly lines: readonly FundsPart[];
}

/** 专项债券: labels and the fields of the bond. */
export interface BondBlock {
  readonly kind: "bond";
  readonly group: GroupHeading | null;
  readonly rows: readonly (readonly { readonly span: Span; readonly label: Bilingual | null; readonly field: BondField | null }[])[];
}

/** 评价结果: labels and the fields of the result that a form of application is begun from. */
export interface ResultBlock {
  readonly kind: "result";
  readonly group: GroupHeading | null;
  readonly rows: readonly (readonly { readonly span: Span; readonly label: Bilingual | null; readonly field: ResultField | null }[])[];
}

/** A day counted from the budget year: `{ year: 1, day: "06-30" }` is the last of June of the year after. */
export interface DayOfYears {
  readonly year: number;
  readonly day: string;
}

/** 问题与应用措施: a line for each problem. */
export interface MeasuresBlock {
  readonly kind: "measures";
  readonly group: GroupHeading | null;
  readonly columns: readonly { readonly span: Span; readonly field: MeasureField; readonly label: Bilingual }[];
  /** Lines an empty form offers. */
  readonly rows: number;
  /** Between which days, both counted, something may have to be mended. */
  readonly window: { readonly from: DayOfYears; readonly until: DayOfYears };
}

export type Block = FieldsBlock | FundsBlock | GoalsBlock | IndicatorsBlock | ManagementBlock | BondBlock | TasksBlock | ResultBlock | MeasuresBlock;

/** What an empty form prints, to be filled: points of level 1 and rows to write in. */
export interface Blank {
  readonly reference: Reference;
  readonly executionPoints: Decimal | null;
  readonly totalPoints: Decimal | null;
  readonly groups: readonly BlankGroup[];
  /** The same form with the groups of other frames: 成本指标 under output, and beside it. */
  readonly variants?: readonly { readonly frame: string; readonly groups: readonly BlankGroup[] }[];
}

/** What a form prints empty for a frame of indicators. */
export function blankGroups({ blank }: Form, frame: string | null): readonly BlankGroup[] {
  return blank.variants?.find((variant) => variant.frame === frame)?.groups ?? blank.groups;
}

/** 适用范围: which filings begin on a form. */
export interface FormScope {
  /** 环节 by its name, and 四本预算 by theirs; a layout knows none of them. */
  readonly stage: string;
  readonly books: readonly string[];
  /** 绩效对象类别 by their names; those that are projects where they are left out. */
  readonly kinds?: readonly string[];
  /** Whole subjects or parts of another (区域 of a transfer payment); either where it is left out. */
  readonly place?: "whole" | "part";
  /** 合并自评: parts of a subject that files on this form need not file in this stage themselves. */
  readonly combines?: boolean;
  /** Budget years, both ends counted; for all where they are left out. */
  readonly from?: number;
  readonly until?: number;
  /** 指标框架 that its blank form offers; what the city chose where it is left out. */
  readonly frame?: string;
}

export interface BlankGroup {
  readonly level1: Bilingual;
  readonly points: Decimal | null;
  readonly kinds: readonly { readonly level2: Bilingual; readonly rows: number }[];
}

/** 表样: an official form as data (`packs/<pack>/forms/*.yaml`). Every drawing of a table comes from one of these. */
export interface Form {
  readonly id: string;
  /** The kind of table it draws. */
  readonly draws: TableForm;
  /** Left out of forms that are only printed, and of the one that a workflow names for all others. */
  readonly serves?: FormScope;
  readonly title: Bilingual;
  readonly provenance: Provenance;
  readonly reference: Reference;
  readonly paper: Paper;
  /** Points of the text in cells. */
  readonly textSize: number;
  readonly grid: readonly GridColumn[];
  readonly blocks: readonly Block[];
  readonly notes: readonly Bilingual[];
  /** 填报人、负责人、电话、日期: what is signed by hand below a form that somebody filed; nothing where it is left out. */
  readonly signatures?: readonly Bilingual[];
  readonly blank: Blank;
}

/** The first form that draws this kind of table. */
export function pickForm(forms: readonly Form[], kind: TableForm): Form | null {
  return forms.find((form) => form.draws === kind) ?? null;
}
