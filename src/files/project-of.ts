import type { Problem } from "../core/basics/problem.ts";
import { EMPTY_FUNDS, EMPTY_ROW } from "../core/form/cell-path.ts";
import { selfEvaluationFrom } from "../core/form/carry-over.ts";
import type { FilingValues } from "../core/form/filing-values.ts";
import { readFilingValues } from "../core/form/read-filing-values.ts";
import type { CityFiling, CityProject } from "../core/pack/city.ts";
import type { FilingText, ProjectText } from "./city-shape.ts";
import { fieldName } from "./pack-words.ts";
import type { YamlFile } from "./read-yaml.ts";

/** Makes a project of its file: a self-evaluation is put together with the goal of its year. */
export function projectOf(text: ProjectText, file: YamlFile): { readonly project: CityProject; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const refuse = (path: readonly PropertyKey[], kind: string, params: Record<string, string | number> = {}) =>
    problems.push(file.problemAt(path, kind, { field: fieldName(path), ...params }));

  const goals = new Map<number, FilingValues>();
  const filings = text.filings.flatMap((filing, index): CityFiling[] => {
    const place = ["filings", index];
    if (text.filings.findIndex(({ stage, year }) => stage === filing.stage && year === filing.year) !== index) refuse([...place, "year"], "pack.twice", { found: filing.year });
    const goal = goals.get(filing.year);
    if (filing.stage === "self-evaluation" && goal === undefined) {
      refuse(place, "pack.goal-missing", { year: filing.year });
      return [];
    }
    const values = filing.stage === "goal" ? goalOf(filing) : reachedOf(filing, goal!, (row) => refuse([...place, "rows"], "pack.row-unknown", { found: row }));
    const read = readFilingValues(values, "");
    if (!read.ok) for (const { code, params } of read.problems) refuse(place, code, params);
    if (filing.stage === "goal") goals.set(filing.year, values);
    return [{
      year: filing.year, stage: filing.stage, values, cutOff: filing.stage === "goal" ? null : filing.cutOff, remarks: filing.remarks ?? [],
      transitions: filing.history.map((step) => ({ ...step, opinion: step.opinion ?? "" })),
    }];
  });
  const project: CityProject = {
    code: text.code, name: text.name, ...(text.kind === undefined ? {} : { kind: text.kind }), book: text.book, unit: text.unit,
    ...(text.firstYear === undefined ? {} : { firstYear: text.firstYear }), ...(text.lastYear === undefined ? {} : { lastYear: text.lastYear }),
    budgets: text.budgets.map(({ year, source, initial, adjusted }) => ({ year, source, initialFen: initial, adjustedFen: adjusted })),
    payments: text.payments.map(({ on, source, amount, voucher }) => ({ year: Number(on.slice(0, 4)), source, paidOn: on, amountFen: amount, voucher })),
    filings,
  };
  text.payments.forEach(({ voucher }, index) => {
    if (text.payments.findIndex((other) => other.voucher === voucher) !== index) refuse(["payments", index, "voucher"], "pack.twice", { found: voucher });
  });
  return { project, problems };
}

type GoalText = Extract<FilingText, { stage: "goal" }>;
type ReachedText = Extract<FilingText, { stage: "self-evaluation" }>;

function goalOf({ planned, funds, rows }: GoalText): FilingValues {
  return {
    goal: { planned, actual: "" },
    funds: fundsOf(funds),
    rows: rows.map(({ baseline, ...row }) => ({ ...EMPTY_ROW, ...row, baseline: baseline ?? "" })),
  };
}

function reachedOf({ actual, funds, rows }: ReachedText, goal: FilingValues, unknown: (row: string) => void): FilingValues {
  const begun = selfEvaluationFrom(goal);
  for (const { id } of rows) if (!begun.rows.some((row) => row.id === id)) unknown(id);
  return {
    goal: { ...begun.goal, actual },
    funds: fundsOf(funds),
    rows: begun.rows.map((row) => ({ ...row, ...withoutMissing(rows.find(({ id }) => id === row.id) ?? {}) })),
  };
}

function fundsOf(funds: GoalText["funds"]): FilingValues["funds"] {
  return funds.map((line) => ({ ...EMPTY_FUNDS, ...withoutMissing(line) }));
}

/** A cell that is left out is empty. */
function withoutMissing<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}
