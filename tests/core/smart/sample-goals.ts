import { readdirSync, readFileSync } from "node:fs";
import { decimal } from "../../../src/core/basics/decimal.ts";
import { readTableJson } from "../../../src/core/recheck/read-table.ts";
import type { Profile } from "../../../src/core/score/profile.ts";
import { goalFromTable, type GoalInput, type GoalRow } from "../../../src/core/smart/index.ts";

const CASES = new URL("../../cases/", import.meta.url);

/** Every published table as the linter takes it, with the name of its file. */
export function publishedGoals(profile: Profile | null = null): { readonly file: string; readonly goal: GoalInput }[] {
  return readdirSync(CASES).filter((name) => name.endsWith(".json")).sort().map((file) => {
    const read = readTableJson(JSON.parse(readFileSync(new URL(file, CASES), "utf8")), file);
    if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.problems)}`);
    return { file, goal: goalFromTable(read.value, profile) };
  });
}

/** One row by itself, the rest of the form unknown. */
export function rowGoal(row: Partial<GoalRow>, form: Partial<GoalInput> = {}): GoalInput {
  return { year: null, goal: null, complete: false, ...form, rows: [{ level1: "产出指标", level2: "数量指标", name: "培训人数", target: "≥300人", points: null, ...row }] };
}

export const points = decimal;
