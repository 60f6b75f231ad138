import type { FilingRow, FilingValues } from "../../core/form/filing-values.ts";
import { FUNDS_FIELDS } from "../../core/form/cell-path.ts";
import type { Remark } from "../app/api/filing-shapes.ts";
import { lineOf, pathOf, readPath, textAt } from "./cells.ts";

/** What was remarked last year, on a cell of then, and by whom. */
export type RemarkedLastYear = Pick<Remark, "path" | "said" | "by" | "stepTitle" | "round" | "at">;

/** What stood in a cell last year, for the same indicator. */
export interface LastYearTexts {
  /** By path of this year's cell. */
  readonly texts: ReadonlyMap<string, string>;
  /** Last year's actual value, by path of this year's target. */
  readonly actuals: ReadonlyMap<string, string>;
  /** Last year's remarks, by path of this year's cell. One on a column that a goal has not stands at the target, one on a row that is no more at no cell. */
  readonly remarks: ReadonlyMap<string, readonly RemarkedLastYear[]>;
  /** Set where the texts are not of last year but of the monitoring period up to this month. */
  readonly month?: number;
}

export const NO_LAST_YEAR: LastYearTexts = { texts: new Map(), actuals: new Map(), remarks: new Map() };

/** Fields that are worth comparing with the year before; scores of two years are not. */
const COMPARED = ["level3", "target", "points"] as const;

/**
 * Sets last year's form beside this year's: rows by their name, those of one name in their order. A row whose name is new has nothing
 * beside it, unless it has kept its id from the copy and its name was mended.
 */
export function besideLastYear(values: FilingValues, goal: FilingValues, selfEvaluation: FilingValues | null, remarked: readonly RemarkedLastYear[]): LastYearTexts {
  const texts = new Map<string, string>();
  /** This year's line by last year's. */
  const lines = new Map<string, string>([["goal", "goal"]]);
  const actuals = new Map<string, string>();
  const offer = (path: string, text: string): void => {
    if (text.trim() !== "") texts.set(path, text);
  };
  offer("goal.planned", goal.goal.planned);
  for (const { id, source } of values.funds) {
    const before = goal.funds.find((one) => one.source.trim() === source.trim()) ?? (id === "total" ? goal.funds.find((one) => one.id === "total") : undefined);
    if (before === undefined) continue;
    lines.set(`funds[${before.id}]`, `funds[${id}]`);
    for (const field of FUNDS_FIELDS) if (field !== "source") offer(pathOf(`funds[${id}]`, field), before[field]);
  }
  const waiting = new Map<string, FilingRow[]>();
  for (const row of goal.rows) {
    const name = nameOf(row);
    if (name !== "") waiting.set(name, [...(waiting.get(name) ?? []), row]);
  }
  for (const row of values.rows) {
    const before = waiting.get(nameOf(row))?.shift() ?? goal.rows.find(({ id, level1, level2 }) => id === row.id && level1 === row.level1 && level2 === row.level2);
    if (before === undefined) continue;
    lines.set(`rows[${before.id}]`, `rows[${row.id}]`);
    for (const field of COMPARED) offer(pathOf(`rows[${row.id}]`, field), before[field]);
    const actual = selfEvaluation === null ? "" : textAt(selfEvaluation, pathOf(`rows[${before.id}]`, "actual"));
    if (actual.trim() !== "") actuals.set(pathOf(`rows[${row.id}]`, "target"), actual);
  }
  return { texts, actuals, remarks: remarksBeside(lines, remarked) };
}

/** The column of a goal at which something is told that was said of a column it has not. */
const TOLD_AT: Readonly<Record<string, { readonly columns: readonly string[]; readonly otherwise: string }>> = {
  goal: { columns: ["planned"], otherwise: "planned" },
  funds: { columns: ["source", "initialBudget"], otherwise: "initialBudget" },
  rows: { columns: ["level1", "level2", "level3", "target", "points"], otherwise: "target" },
};

function remarksBeside(lines: ReadonlyMap<string, string>, remarked: readonly RemarkedLastYear[]): ReadonlyMap<string, readonly RemarkedLastYear[]> {
  const beside = new Map<string, readonly RemarkedLastYear[]>();
  for (const remark of remarked) {
    const at = readPath(remark.path);
    const line = lines.get(lineOf(remark.path));
    const told = at === null ? undefined : TOLD_AT[at.area];
    if (at === null || line === undefined || told === undefined) continue;
    const path = pathOf(line, told.columns.includes(at.field) ? at.field : told.otherwise);
    beside.set(path, [...(beside.get(path) ?? []), remark]);
  }
  return beside;
}

/** What is typed of a row and of the money while a year is monitored. */
const MONITORED = ["actual", "expected", "reason", "note"] as const;
const MONITORED_MONEY = ["executed", "expected"] as const;

/** 上期: sets the monitoring period before beside this one; rows keep their ids within a year. */
export function besideLastPeriod(values: FilingValues, { month, values: earlier }: { readonly month: number; readonly values: FilingValues }): LastYearTexts {
  const texts = new Map<string, string>();
  const offer = (path: string, text: string | undefined): void => {
    if (text !== undefined && text.trim() !== "") texts.set(path, text);
  };
  for (const { id } of values.funds) {
    const before = earlier.funds.find((one) => one.id === id);
    for (const field of MONITORED_MONEY) offer(pathOf(`funds[${id}]`, field), before?.[field]);
  }
  const rows = new Map(earlier.rows.map((row) => [row.id, row]));
  for (const { id } of values.rows) for (const field of MONITORED) offer(pathOf(`rows[${id}]`, field), rows.get(id)?.[field]);
  return { texts, actuals: new Map(), remarks: new Map(), month };
}

function nameOf(row: FilingRow): string {
  return row.level3.replace(/\s/g, "");
}
