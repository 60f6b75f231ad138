import type { Decimal } from "../basics/decimal.ts";
import type { Message } from "../basics/message.ts";
import type { Problem } from "../basics/problem.ts";

/** The kinds of official tables a recheck can read. */
export type TableForm = "self_evaluation" | "goal" | "department_self_evaluation" | "monitoring" | "evaluation" | "application";

/** Those that a recheck reads: what follows from a result has nothing that could be reckoned again. */
export const TABLE_FORMS: readonly TableForm[] = ["self_evaluation", "goal", "department_self_evaluation", "monitoring", "evaluation"];
/** All that forms draw. */
export const DRAWN_FORMS: readonly TableForm[] = [...TABLE_FORMS, "application"];

/** Amounts as printed, in the table's own unit (usually 万元). Null means not printed. */
export interface FundsAmounts {
  readonly initialBudget: Decimal | null;
  readonly adjustedBudget: Decimal | null;
  readonly executed: Decimal | null;
  /** 全年预计执行数, of monitoring forms that were filled here; left out of tables that were read. */
  readonly expected?: Decimal | null;
}

/** One part of the money block. */
export interface FundsRow extends FundsAmounts {
  readonly source: string;
  /** The cell of its rate as it stands: `98.67%`, `0.958`, `—`; null for an empty one. */
  readonly executionRateRaw: string | null;
}

/** What a monitoring form prints of a row beside the columns of every table; null for an empty cell. */
export const MONITORED_COLUMNS = [
  "expected", "cause_funding", "cause_institution", "cause_personnel", "cause_hardware", "cause_other", "certain", "possible", "impossible", "note",
] as const;
export type MonitoredColumn = (typeof MONITORED_COLUMNS)[number];

export interface TableProject {
  readonly name: string | null;
  readonly department: string | null;
  readonly unit: string | null;
  /** Printed unit of the amounts, `万元` or `元`; null when the table does not say. */
  readonly fundsUnit: string | null;
  /** 年初预算数 */
  readonly initialBudget: Decimal | null;
  /** 全年预算数 (adjusted) */
  readonly adjustedBudget: Decimal | null;
  /** 全年执行数 */
  readonly executed: Decimal | null;
  /** 全年预计执行数, as of the parts */
  readonly expected?: Decimal | null;
  readonly executionPoints: Decimal | null;
  /** Percent: 98.67 for 98.67 %. */
  readonly executionRate: Decimal | null;
  /** The rate as printed: `98.67%`, `0.958`. */
  readonly executionRateRaw: string | null;
  readonly executionScore: Decimal | null;
  /** The parts of the total: 本年财政拨款, 上年结转资金, 其他资金 … */
  readonly fundsRows: readonly FundsRow[];
}

export interface IndicatorRow {
  readonly level1: string | null;
  readonly level2: string | null;
  readonly level3: string | null;
  readonly targetRaw: string | null;
  readonly actualRaw: string | null;
  readonly points: Decimal | null;
  readonly score: Decimal | null;
  readonly reason: string | null;
  readonly monitored?: Readonly<Record<MonitoredColumn, string | null>>;
  /** 实施期指标值, of forms that were filled here and have one beside the year's. */
  readonly termTarget?: string | null;
}

/** 年度主要任务: one task of a form that was filled here. */
export interface TaskLine {
  readonly id: string;
  readonly name: string | null;
  readonly content: string | null;
  readonly total: Decimal | null;
  readonly fiscal: Decimal | null;
  readonly other: Decimal | null;
  readonly projects: string | null;
  readonly done: string | null;
}

/** 问题与应用措施: one line of a form that was filled here. The measure is a code, or its name where a catalogue was at hand. */
export interface MeasureLine {
  readonly id: string;
  readonly problem: string | null;
  readonly measure: string | null;
  readonly action: string | null;
  readonly owner: string | null;
  readonly until: string | null;
  /** In 万元. */
  readonly amount: Decimal | null;
  readonly reply: string | null;
}

/** 资金管理情况: one line of a form that was filled here. */
export interface ManagementLine {
  readonly id: string;
  readonly account: string | null;
  readonly measures: string | null;
}

/**
 * One official table as it was filled or published, before anybody judged it. Null means not printed; it is never zero.
 */
export interface PublishedTable {
  readonly id: string;
  readonly form: TableForm;
  /** The body that filled or published it. */
  readonly publisher: string | null;
  /** Budget year; dates without a year in the cells are read in it. */
  readonly year: number | null;
  /** 监控期 of a monitoring form that was filled here: 1—n月. */
  readonly month?: number;
  readonly project: TableProject;
  readonly goal: { readonly planned: string | null; readonly actual: string | null; readonly term?: string | null; readonly duties?: string | null };
  readonly indicators: readonly IndicatorRow[];
  /** Blocks that only forms filled here have: 年度主要任务, 资金管理情况, and 专项债券 by its fields, those that are reckoned among them. */
  readonly tasks?: readonly TaskLine[];
  readonly management?: readonly ManagementLine[];
  readonly bond?: Readonly<Record<string, BondCell>>;
  /** 评价结果 and 问题与应用措施, of a form of application that was filled here. */
  readonly result?: Readonly<Record<string, string | null>>;
  readonly measures?: readonly MeasureLine[];
  readonly totalPoints: Decimal | null;
  readonly totalScore: Decimal | null;
  /** False when rows are missing at the start or end, so that sums prove nothing. */
  readonly complete: boolean;
  /**
   * Where each value stood in a workbook, by finding path (`indicators[3].score`, `project.execution_score`, `total_score`,
   * `indicators[3]` for the row's name): `{ sheet: "自评表", cell: "G12" }`. Empty for tables that did not come from a sheet.
   */
  readonly places: Readonly<Record<string, SheetPlace>>;
  /** Cells of a readable table that could not be read; what they would have held is null. `where` is `自评表!G12`. */
  readonly unread?: readonly Problem[];
}

export interface BondCell {
  readonly text: string | null;
  /** For amounts and what is reckoned; null for texts. */
  readonly number: Decimal | null;
  /** Nobody types it. */
  readonly isReckoned: boolean;
  /** Why it could not be reckoned. */
  readonly because?: Message;
}

export interface SheetPlace {
  readonly sheet: string;
  readonly cell: string;
}

export const EMPTY_PROJECT: TableProject = {
  name: null, department: null, unit: null, fundsUnit: null, initialBudget: null, adjustedBudget: null, executed: null,
  executionPoints: null, executionRate: null, executionRateRaw: null, executionScore: null, fundsRows: [],
};

/** The body that a table is about and goes back to: the unit, else who published it; a table of a whole department has only that. */
export function bodyOf({ form, project, publisher }: PublishedTable): string | null {
  const names = [project.unit, publisher, ...(form === "department_self_evaluation" ? [project.department] : [])];
  return names.map((name) => name?.trim() ?? "").find((name) => name !== "") ?? null;
}
