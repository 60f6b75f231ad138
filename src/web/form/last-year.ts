import type { FilingRow, FilingValues } from "../../core/form/filing-values.ts";
import { FUNDS_FIELDS } from "../../core/form/cell-path.ts";
import { pathOf, textAt } from "./cells.ts";

/** What stood in a cell last year, for the same indicator. */
export interface LastYearTexts {
  /** By path of this year's cell. */
  readonly texts: ReadonlyMap<string, string>;
  /** Last year's actual value, by path of this year's target. */
  readonly actuals: ReadonlyMap<string, string>;
}

export const NO_LAST_YEAR: LastYearTexts = { texts: new Map(), actuals: new Map() };

/** Fields that are worth comparing with the year before; scores of two years are not. */
const COMPARED = ["level3", "target", "points"] as const;

/**
 * Sets last year's form beside this year's: rows by their name, those of one name in their order. A row whose name is new has nothing
 * beside it, unless it has kept its id from the copy and its name was mended.
 */
export function besideLastYear(values: FilingValues, goal: FilingValues, selfEvaluation: FilingValues | null): LastYearTexts {
  const texts = new Map<string, string>();
  const actuals = new Map<string, string>();
  const offer = (path: string, text: string): void => {
    if (text.trim() !== "") texts.set(path, text);
  };
  offer("goal.planned", goal.goal.planned);
  for (const { id, source } of values.funds) {
    const before = goal.funds.find((one) => one.source.trim() === source.trim()) ?? (id === "total" ? goal.funds.find((one) => one.id === "total") : undefined);
    if (before !== undefined) for (const field of FUNDS_FIELDS) if (field !== "source") offer(pathOf(`funds[${id}]`, field), before[field]);
  }
  const waiting = new Map<string, FilingRow[]>();
  for (const row of goal.rows) {
    const name = nameOf(row);
    if (name !== "") waiting.set(name, [...(waiting.get(name) ?? []), row]);
  }
  for (const row of values.rows) {
    const before = waiting.get(nameOf(row))?.shift() ?? goal.rows.find(({ id, level1, level2 }) => id === row.id && level1 === row.level1 && level2 === row.level2);
    if (before === undefined) continue;
    for (const field of COMPARED) offer(pathOf(`rows[${row.id}]`, field), before[field]);
    const actual = selfEvaluation === null ? "" : textAt(selfEvaluation, pathOf(`rows[${before.id}]`, "actual"));
    if (actual.trim() !== "") actuals.set(pathOf(`rows[${row.id}]`, "target"), actual);
  }
  return { texts, actuals };
}

function nameOf(row: FilingRow): string {
  return row.level3.replace(/\s/g, "");
}
