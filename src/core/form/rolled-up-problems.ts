import { equals } from "../basics/decimal.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { readRollUp } from "../roll-up/roll-up-rule.ts";
import { cellPath } from "./cell-path.ts";
import type { FilingRow, Stage } from "./filing-values.ts";
import { isBlank, shown } from "./typed-number.ts";
import { readQuantity } from "./unit-part.ts";

/** What keeps rolled-up values from being handed on: nobody took what the units came to, or the value is another one and nobody said why. */
export function rolledUpProblems(stage: Stage, rows: readonly FilingRow[]): Problem[] {
  return rows.flatMap((row) => {
    if (row.rollUp === undefined || row.rollUp === "") return [];
    const field = stage === "goal" ? "target" : "actual";
    const where = cellPath("rows", row.id, field);
    const name = shown(row.level3);
    const rule = readRollUp(row.rollUp);
    if (rule === null) return [problem("filing.roll-up-unreadable", where, { name })];
    if (rule.took === null) return [problem("filing.roll-up-not-taken", where, { name })];
    const isSame = says(row[field], rule.took, stage);
    return isSame || !isBlank(rule.because ?? "") ? [] : [problem("filing.roll-up-without-reason", where, { name, from: rule.took, found: shown(row[field]) })];
  });
}

/** A sign before the number is the department's to set. */
function says(text: string, took: string, stage: Stage): boolean {
  const [typed, taken] = [readQuantity(text, stage), readQuantity(took, stage)];
  return typed !== null && taken !== null && equals(typed.value, taken.value) && typed.unit === taken.unit;
}
