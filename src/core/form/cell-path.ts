import type { FilingFunds, FilingRow, FilingValues, FundsField, MonitoredCells, MonitoredField, RowField } from "./filing-values.ts";

/** Of every row. */
export const ROW_FIELDS: readonly Exclude<RowField, MonitoredField | "card">[] = [
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
/** Of every line of money. */
export const FUNDS_FIELDS: readonly Exclude<FundsField, "expected">[] = ["source", "initialBudget", "adjustedBudget", "executed"];

/** Fields of the lines of a form; a monitoring form is one that has a period. */
export function fieldsOf(values: Pick<FilingValues, "period">): Readonly<Record<ListName, readonly string[]>> {
  return values.period === undefined ? { rows: ROW_FIELDS, funds: FUNDS_FIELDS } : { rows: [...ROW_FIELDS, ...MONITORED_FIELDS], funds: [...FUNDS_FIELDS, "expected"] };
}

export type ListName = "funds" | "rows";

/** A cell of a filing: `goal.planned`, `funds[total].executed`, `rows[r3].target`, `period.month`; the path of a list is its order. */
export type CellPath =
  | { readonly kind: "goal"; readonly field: "planned" | "actual" }
  | { readonly kind: "period"; readonly field: "month" }
  | { readonly kind: "funds"; readonly id: string; readonly field: FundsField }
  | { readonly kind: "rows"; readonly id: string; readonly field: RowField }
  | { readonly kind: "order"; readonly list: ListName };

/** Ids of rows: short, and without what a path is made of. */
export const ROW_ID = /^[A-Za-z0-9_-]{1,40}$/;

export function cellPath(list: ListName, id: string, field: string): string {
  return `${list}[${id}].${field}`;
}

/** Null where the text leads to no cell that a filing can have. */
export function parseCellPath(path: string): CellPath | null {
  if (path === "goal.planned") return { kind: "goal", field: "planned" };
  if (path === "goal.actual") return { kind: "goal", field: "actual" };
  if (path === "period.month") return { kind: "period", field: "month" };
  if (path === "rows" || path === "funds") return { kind: "order", list: path };
  const [, list, id = "", name] = /^(rows|funds)\[([A-Za-z0-9_-]{1,40})\]\.([A-Za-z0-9]+)$/.exec(path) ?? [];
  if (list === "funds") {
    const field = name === "expected" ? name : FUNDS_FIELDS.find((known) => known === name);
    return field === undefined ? null : { kind: "funds", id, field };
  }
  const field = name === CARD_FIELD ? CARD_FIELD : (ROW_FIELDS.find((known) => known === name) ?? MONITORED_FIELDS.find((known) => known === name));
  return list === undefined || field === undefined ? null : { kind: "rows", id, field };
}

/** What stands in a cell; null when its row is not there or the path leads nowhere. */
export function cellAt(values: FilingValues, path: string): string | null {
  const cell = parseCellPath(path);
  if (cell === null) return null;
  if (cell.kind === "goal") return values.goal[cell.field];
  if (cell.kind === "period") return values.period?.month ?? null;
  if (cell.kind === "order") return values[cell.list].map(({ id }) => id).join(",");
  if (cell.kind === "funds") return values.funds.find(({ id }) => id === cell.id)?.[cell.field] ?? null;
  return values.rows.find(({ id }) => id === cell.id)?.[cell.field] ?? null;
}

const TABLE_ROW_FIELDS: Readonly<Record<string, RowField>> = {
  level1: "level1", level2: "level2", level3: "level3", target: "target", target_raw: "target", actual: "actual", actual_raw: "actual",
  points: "points", score: "score", reason: "reason", last_actual: "baseline",
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
  if (path === "goal.planned" || path === "goal.actual") return path;
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

export const EMPTY_ROW: Readonly<Record<Exclude<RowField, MonitoredField | "card">, string>> = {
  level1: "", level2: "", level3: "", target: "", points: "", baseline: "", actual: "", score: "", reason: "",
  departmentScore: "", departmentReason: "", financeScore: "", financeReason: "",
};
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

/** A row that a form offers and nobody wrote into: it has its levels at most. */
export function isBlankRow(row: FilingRow): boolean {
  return [...ROW_FIELDS, ...MONITORED_FIELDS].every((field) => field === "level1" || field === "level2" || (row[field] ?? "").trim() === "");
}
