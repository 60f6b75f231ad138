import { MEASURE_FIELDS } from "../recheck/application-fields.ts";
import type { FilingFunds, FilingMeasure, FilingRow, FilingTask, FilingValues, FundsField, MonitoredCells, MonitoredField, RowField } from "./filing-values.ts";

/** Of every row. */
export const ROW_FIELDS: readonly Exclude<RowField, MonitoredField | OptionalRowField>[] = [
  "level1", "level2", "level3", "target", "points", "baseline", "actual", "score", "reason",
  "departmentScore", "departmentReason", "financeScore", "financeReason",
];
/** 偏差原因, in the order of the form. */
export const CAUSE_FIELDS = ["causeFunding", "causeInstitution", "causePersonnel", "causeHardware", "causeOther"] as const satisfies readonly MonitoredField[];
/** 完成目标可能性, in the order of the form. */
export const LIKELIHOOD_FIELDS = ["certain", "possible", "impossible"] as const satisfies readonly MonitoredField[];
/** Of the rows of a monitoring form beside those. */
export const MONITORED_FIELDS: readonly MonitoredField[] = ["expected", ...CAUSE_FIELDS, ...LIKELIHOOD_FIELDS, "note"];
/** Of rows that were picked from the library; whoever may fill the name of a row fills it. */
export const CARD_FIELD = "card";
/** 实施期指标值; whoever may fill the target of a row fills it. */
export const TERM_FIELD = "termTarget";
/** 汇总规则; whoever may fill the target of a row, or its actual value, fills it. */
export const ROLL_UP_FIELD = "rollUp";
/** Fields that a row has only while something stands in them. */
export const OPTIONAL_ROW_FIELDS = [CARD_FIELD, TERM_FIELD, ROLL_UP_FIELD] as const;
type OptionalRowField = (typeof OPTIONAL_ROW_FIELDS)[number];
/** Of every line of money. */
export const FUNDS_FIELDS: readonly Exclude<FundsField, "expected">[] = ["source", "initialBudget", "adjustedBudget", "executed"];

/** Fields of the lines of a form; a monitoring form is one that has a period. */
export function fieldsOf(values: Pick<FilingValues, "period">): Readonly<Record<ListName, readonly string[]>> {
  const lists = values.period === undefined ? { rows: ROW_FIELDS, funds: FUNDS_FIELDS } : { rows: [...ROW_FIELDS, ...MONITORED_FIELDS], funds: [...FUNDS_FIELDS, "expected"] };
  return { ...lists, ...OWN_LISTS };
}

/** Lists that only some forms have, with the fields of their lines. */
export const OWN_LISTS = { tasks: ["name", "content", "total", "fiscal", "other", "projects", "done"], management: ["account", "measures"], bond: ["value"], result: ["value"], measures: MEASURE_FIELDS } as const satisfies Readonly<Record<string, readonly string[]>>;
export type OwnList = keyof typeof OWN_LISTS;
export const OWN_LIST_NAMES = Object.keys(OWN_LISTS) as readonly OwnList[];

export type ListName = "funds" | "rows" | OwnList;

/** A cell of a filing: `goal.planned`, `funds[total].executed`, `rows[r3].target`, `period.month`; the path of a list is its order. */
/** Texts of the goal that only some forms have: 实施期目标, 职能职责. */
export const GOAL_TEXTS = ["term", "duties"] as const;
export type GoalText = (typeof GOAL_TEXTS)[number];

export type CellPath =
  | { readonly kind: "goal"; readonly field: "planned" | "actual" | GoalText }
  | { readonly kind: "period"; readonly field: "month" }
  | { readonly kind: "funds"; readonly id: string; readonly field: FundsField }
  | { readonly kind: "rows"; readonly id: string; readonly field: RowField }
  | OwnCell
  | { readonly kind: "order"; readonly list: ListName };

interface OwnCell {
  readonly kind: OwnList;
  readonly id: string;
  readonly field: string;
}

/** Ids of rows: short, and without what a path is made of. */
export const ROW_ID = /^[A-Za-z0-9_-]{1,40}$/;

export function cellPath(list: ListName, id: string, field: string): string {
  return `${list}[${id}].${field}`;
}

/** Null where the text leads to no cell that a filing can have. */
export function parseCellPath(path: string): CellPath | null {
  if (path === "goal.planned") return { kind: "goal", field: "planned" };
  if (path === "goal.actual") return { kind: "goal", field: "actual" };
  const goalText = GOAL_TEXTS.find((field) => path === `goal.${field}`);
  if (goalText !== undefined) return { kind: "goal", field: goalText };
  if (path === "period.month") return { kind: "period", field: "month" };
  const order = LISTS.find((one) => one === path);
  if (order !== undefined) return { kind: "order", list: order };
  const [, named, id = "", name] = /^([a-z]+)\[([A-Za-z0-9_-]{1,40})\]\.([A-Za-z0-9]+)$/.exec(path) ?? [];
  const list = LISTS.find((one) => one === named);
  const own = OWN_LIST_NAMES.find((one) => one === list);
  if (own !== undefined) return OWN_LISTS[own].some((field) => field === name) ? { kind: own, id, field: name! } : null;
  if (list === "funds") {
    const field = name === "expected" ? name : FUNDS_FIELDS.find((known) => known === name);
    return field === undefined ? null : { kind: "funds", id, field };
  }
  const field = OPTIONAL_ROW_FIELDS.find((known) => known === name) ?? (ROW_FIELDS.find((known) => known === name) ?? MONITORED_FIELDS.find((known) => known === name));
  return list === undefined || field === undefined ? null : { kind: "rows", id, field };
}

const LISTS: readonly ListName[] = ["funds", "rows", ...OWN_LIST_NAMES];

/** What stands in a cell; null when its row is not there or the path leads nowhere. */
export function cellAt(values: FilingValues, path: string): string | null {
  const cell = parseCellPath(path);
  if (cell === null) return null;
  if (cell.kind === "goal") return values.goal[cell.field] ?? null;
  if (cell.kind === "period") return values.period?.month ?? null;
  if (cell.kind === "order") return values[cell.list]?.map(({ id }) => id).join(",") ?? null;
  if (cell.kind === "funds") return values.funds.find(({ id }) => id === cell.id)?.[cell.field] ?? null;
  if (isOwn(cell)) return ownLines(values, cell.kind).find(({ id }) => id === cell.id)?.[cell.field] ?? null;
  return values.rows.find(({ id }) => id === cell.id)?.[cell.field] ?? null;
}

function isOwn(cell: CellPath): cell is OwnCell {
  return OWN_LIST_NAMES.some((list) => list === cell.kind);
}

/** The lines of a list that only some forms have; none where the form has no such list. */
export function ownLines(values: Pick<FilingValues, OwnList>, list: OwnList): readonly (Readonly<Record<string, string>> & { readonly id: string })[] {
  return (values[list] ?? []) as unknown as readonly (Readonly<Record<string, string>> & { readonly id: string })[];
}

const TABLE_ROW_FIELDS: Readonly<Record<string, RowField>> = {
  level1: "level1", level2: "level2", level3: "level3", target: "target", target_raw: "target", actual: "actual", actual_raw: "actual",
  term_target: "termTarget", points: "points", score: "score", reason: "reason", last_actual: "baseline",
  expected: "expected", cause_funding: "causeFunding", cause_institution: "causeInstitution", cause_personnel: "causePersonnel", cause_hardware: "causeHardware",
  cause_other: "causeOther", certain: "certain", possible: "possible", impossible: "impossible", note: "note",
};
const TABLE_FUNDS_FIELDS: Readonly<Record<string, FundsField>> = {
  source: "source", initial_budget: "initialBudget", adjusted_budget: "adjustedBudget", executed: "executed", expected: "expected",
};

/** The field of a filing's row behind a column of a form; null for a column that is no cell of it. */
export function rowFieldOf(column: string): RowField | null {
  return TABLE_ROW_FIELDS[column] ?? null;
}

/**
 * The cell behind the path of a finding or remark about the table that `toPublishedTable` made (`indicators[3].score`, `project.executed`);
 * null when it is about the form as a whole or about a value that nobody types.
 */
export function cellOfFinding(values: FilingValues, path: string): string | null {
  if (path === "goal.planned" || path === "goal.actual" || GOAL_TEXTS.some((field) => path === `goal.${field}`)) return path;
  // Lists of some forms are drawn under the ids of their lines.
  if (OWN_LIST_NAMES.some((list) => path.startsWith(`${list}[`))) return cellAt(values, path) === null ? null : path;
  const [, list, index, name = "level3"] = /^(indicators|project\.funds_rows)\[(\d+)\](?:\.([a-z0-9_]+))?$/.exec(path) ?? [];
  if (list === "indicators") {
    const row = values.rows[Number(index)];
    const field = TABLE_ROW_FIELDS[name];
    return row === undefined || field === undefined ? null : cellPath("rows", row.id, field);
  }
  const funds = list === undefined ? values.funds[0] : values.funds[Number(index) + 1];
  const field = TABLE_FUNDS_FIELDS[list === undefined ? path.replace(/^project\./, "") : name === "level3" ? "source" : name];
  return funds === undefined || field === undefined ? null : cellPath("funds", funds.id, field);
}

export const EMPTY_ROW: Readonly<Record<Exclude<RowField, MonitoredField | OptionalRowField>, string>> = {
  level1: "", level2: "", level3: "", target: "", points: "", baseline: "", actual: "", score: "", reason: "",
  departmentScore: "", departmentReason: "", financeScore: "", financeReason: "",
};
/** A line of 年度主要任务 in which nothing stands. */
export function emptyTask(id: string): FilingTask {
  return { id, name: "", content: "", total: "", fiscal: "", other: "", projects: "", done: "" };
}

/** A line of 问题与应用措施 in which nothing stands. */
export function emptyMeasure(id: string): FilingMeasure {
  return { id, problem: "", measure: "", action: "", owner: "", until: "", amount: "", reply: "" };
}

export const EMPTY_FUNDS: Readonly<Record<Exclude<FundsField, "expected">, string>> = { source: "", initialBudget: "", adjustedBudget: "", executed: "" };
export const EMPTY_MONITORED: Required<MonitoredCells> = {
  expected: "", causeFunding: "", causeInstitution: "", causePersonnel: "", causeHardware: "", causeOther: "", certain: "", possible: "", impossible: "", note: "",
};

/** An empty line of a form. */
export function emptyRowOf(values: Pick<FilingValues, "period">): Omit<FilingRow, "id"> {
  return values.period === undefined ? EMPTY_ROW : { ...EMPTY_ROW, ...EMPTY_MONITORED };
}

export function emptyFundsOf(values: Pick<FilingValues, "period">): Omit<FilingFunds, "id"> {
  return values.period === undefined ? EMPTY_FUNDS : { ...EMPTY_FUNDS, expected: "" };
}

const WRITTEN: readonly RowField[] = [...ROW_FIELDS, ...MONITORED_FIELDS, TERM_FIELD];

/** A row that a form offers and nobody wrote into: it has its levels at most. */
export function isBlankRow(row: FilingRow): boolean {
  return WRITTEN.every((field) => field === "level1" || field === "level2" || (row[field] ?? "").trim() === "");
}
