import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { decimal, type Decimal } from "../../../src/core/basics/decimal.ts";
import type { Form } from "../../../src/core/layout/form.ts";
import { readTableJson } from "../../../src/core/recheck/read-table.ts";
import { TABLE_FORMS, type IndicatorRow, type PublishedTable } from "../../../src/core/recheck/table.ts";
import { readPack } from "../../../src/files/read-pack.ts";

const ROOT = new URL("../../../", import.meta.url).pathname;

/** Many more cases in the long run. */
export const RUNS = process.env["HENGJI_LONG"] === "1" ? 2000 : 60;

export async function nationalForms(): Promise<readonly Form[]> {
  const pack = await readPack(`${ROOT}packs/national`);
  if (!pack.ok) throw new Error(JSON.stringify(pack.problems));
  return pack.value.forms;
}

export function publishedTables(): PublishedTable[] {
  return readdirSync(`${ROOT}tests/cases`).filter((name) => name.endsWith(".json")).map((name) => publishedTable(name));
}

export function publishedTable(name: string): PublishedTable {
  const table = readTableJson(JSON.parse(readFileSync(`${ROOT}tests/cases/${name}`, "utf8")), name);
  if (!table.ok) throw new Error(JSON.stringify(table.problems));
  return table.value;
}

const text = fc.option(fc.oneof(fc.constantFrom("", "产出指标", "数量指标", "≥95%", "=1+1", "其中：甲", "多行\n文字", "$t(form.draft)", "{{unit}}", "<b>&\"'</b>", "0.50"), fc.string({ maxLength: 40 }), fc.string({ unit: "binary", maxLength: 10 })), { nil: null });
const number: fc.Arbitrary<Decimal | null> = fc.option(
  fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000_000 }), fc.integer({ min: 0, max: 6 })).map(([units, scale]) => ({ units, scale })), { nil: null },
);
const row: fc.Arbitrary<IndicatorRow> = fc.record({
  level1: text, level2: text, level3: text, targetRaw: text, actualRaw: text, points: number, score: number, reason: text,
});

/** Any table at all, filled or empty in any place. */
export const anyTable: fc.Arbitrary<PublishedTable> = fc.record({
  id: fc.constant("any"),
  form: fc.constantFrom(...TABLE_FORMS),
  publisher: text,
  year: fc.option(fc.integer({ min: 2000, max: 2040 }), { nil: null }),
  project: fc.record({
    name: text, department: text, unit: text, fundsUnit: text, initialBudget: number, adjustedBudget: number, executed: number,
    executionPoints: number, executionRate: number, executionRateRaw: text, executionScore: number,
    fundsRows: fc.array(fc.record({ source: fc.string({ maxLength: 12 }), initialBudget: number, adjustedBudget: number, executed: number, executionRateRaw: text }), { maxLength: 5 }),
  }),
  goal: fc.record({ planned: text, actual: text }),
  indicators: fc.array(row, { maxLength: 12 }),
  totalPoints: number,
  totalScore: number,
  complete: fc.boolean(),
  places: fc.constant({}),
});

export const EMPTY_ROW: IndicatorRow = {
  level1: null, level2: null, level3: null, targetRaw: null, actualRaw: null, points: null, score: null, reason: null,
};

export function rowOf(level3: string, more: Partial<IndicatorRow> = {}): IndicatorRow {
  return { ...EMPTY_ROW, level3, points: decimal("10"), score: decimal("10"), ...more };
}
