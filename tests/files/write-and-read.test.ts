import assert from "node:assert/strict";
import { test } from "node:test";
import { toShortText } from "../../src/core/basics/decimal.ts";
import { pickForm } from "../../src/core/layout/form.ts";
import { layOutTable } from "../../src/core/layout/lay-out-table.ts";
import type { PublishedTable } from "../../src/core/recheck/table.ts";
import { readTables } from "../../src/files/read-tables.ts";
import { writeXlsx } from "../../src/files/write-xlsx.ts";
import { speak } from "../../src/words/index.ts";
import { nationalForms, publishedTables } from "../core/layout/tables.ts";

const forms = await nationalForms();

/** What a form holds; decimals by value. Whether rows are missing, and who published it, no form says. */
function content({ form, year, project, goal, indicators, totalPoints, totalScore }: PublishedTable): unknown {
  const { executionRate: _, ...rest } = project;
  return JSON.parse(JSON.stringify({ form, year, project: rest, goal, indicators, totalPoints, totalScore }, (__, value: unknown) =>
    typeof value === "object" && value !== null && "units" in value ? toShortText(value as Parameters<typeof toShortText>[0]) : value,
  ));
}

test("self-evaluation and goal forms that we write are read by our own reader as the same tables", async () => {
  const tables = publishedTables().filter(({ form, project }) => (form === "self_evaluation" || form === "goal") && !/原文/.test(project.fundsUnit ?? ""));
  assert.ok(tables.length >= 36);
  const [first] = tables.filter(({ form, project }) => form === "self_evaluation" && project.fundsRows.length > 1);
  const rates = ["98.67%", "—", "0.958", null];
  tables.push({ ...first!, project: { ...first!.project, fundsRows: rates.map((executionRateRaw) => ({ ...first!.project.fundsRows[0]!, executionRateRaw })) } });
  for (const table of tables) {
    const bytes = await writeXlsx([{ name: "表", layout: layOutTable(table, pickForm(forms, table.form)!, speak("zh-CN")) }]);
    const read = [...readTables({ name: `${table.id}.xlsx`, bytes })];
    assert.equal(read.length, 1, table.id);
    const [outcome] = read;
    assert.ok(outcome !== undefined && outcome.kind === "table", JSON.stringify(outcome));
    assert.deepEqual(content(outcome.table), content(table), table.id);
  }
});
