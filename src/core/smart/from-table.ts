import { multiply, type Decimal } from "../basics/decimal.ts";
import type { PublishedTable } from "../recheck/table.ts";
import type { Profile } from "../score/profile.ts";
import type { GoalInput } from "./goal.ts";
import { MAGNITUDE_UNITS } from "./value-lexicon.ts";

/**
 * A goal form as somebody filled or published it, ready for the linter. Self-evaluation tables serve as well: their targets are goals.
 * Without a profile the points may come to 90 or to 100.
 */
export function goalFromTable(table: PublishedTable, profile: Profile | null = null): GoalInput {
  return {
    year: table.year,
    goal: table.goal.planned,
    complete: table.complete,
    amount: inYuan(table.project.adjustedBudget ?? table.project.initialBudget, table.project.fundsUnit),
    ...(profile && table.form === "goal" ? { weightSum: profile.goalFormSum.value } : {}),
    rows: table.indicators.map(({ level1, level2, level3, targetRaw, points }) => ({ level1, level2, name: level3, target: targetRaw, points })),
  };
}

/** Null when the table does not say what its amounts are printed in. */
function inYuan(amount: Decimal | null, unit: string | null): Decimal | null {
  const factor = MAGNITUDE_UNITS.find(([name]) => name === unit?.trim())?.[1];
  return amount === null || factor === undefined ? null : multiply(amount, { units: factor, scale: 0 });
}
