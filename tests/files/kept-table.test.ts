import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { problem } from "../../src/core/basics/problem.ts";
import { readTableJson } from "../../src/core/recheck/read-table.ts";
import type { PublishedTable } from "../../src/core/recheck/table.ts";
import { keptTableOf, tableOfKept, type KeptTable } from "../../src/files/kept-table.ts";

const FOLDER = new URL("../cases/", import.meta.url);
const published = readdirSync(FOLDER).filter((name) => name.endsWith(".json")).map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as unknown);

function there(table: PublishedTable): KeptTable {
  return JSON.parse(JSON.stringify(keptTableOf(table, "a.xlsx"))) as KeptTable;
}

const tables = published.map((json) => {
  const read = readTableJson(json, "");
  assert.ok(read.ok);
  return read.value;
});

test("every published table comes back from the shape it is kept in", () => {
  for (const table of tables) assert.deepEqual(tableOfKept(there(table), ""), { ok: true, value: table }, table.id);
});

test("where its values stood and what could not be read come back with it", () => {
  const table: PublishedTable = {
    ...tables[0]!,
    places: { "indicators[0].score": { sheet: "自评表", cell: "G12" } },
    unread: [problem("cell.not-a-number", "自评表!G12", { found: "优" })],
  };
  assert.deepEqual(tableOfKept(there(table), ""), { ok: true, value: table });
});

test("the rate of a part comes back as it was printed", () => {
  const rates = ["98.67%", "0.958", "—", "不涉及", null];
  const fundsRows = rates.map((executionRateRaw) => ({ source: "财政拨款", initialBudget: null, adjustedBudget: null, executed: null, executionRateRaw }));
  const table: PublishedTable = { ...tables[0]!, project: { ...tables[0]!.project, fundsRows } };
  assert.deepEqual(tableOfKept(there(table), ""), { ok: true, value: table });
});

test("a table that was kept before parts had a rate is read as it was", () => {
  const table = tables.find(({ project }) => project.fundsRows.length > 0)!;
  const kept = there(table);
  for (const row of (kept.table as { project: { funds_rows: Record<string, unknown>[] } }).project.funds_rows) assert.ok(delete row["execution_rate_raw"]);
  assert.deepEqual(tableOfKept(kept, ""), { ok: true, value: table });
});

test("a table that does not fit is refused with its place", () => {
  const read = tableOfKept({ file: "a.xlsx", table: { form: "goal", indicators: [{ points: "many" }] } }, "tables[3]");
  assert.equal(read.ok, false);
  assert.deepEqual(!read.ok && read.problems.map(({ where }) => where), ["tables[3]: indicators[0].points"]);
});

test("the kept shape has the fields of the published one and no others", () => {
  // Published tables may print the rate of a part; none of these does.
  const fields = new Set([...published.flatMap(fieldsOf), "project.funds_rows[].execution_rate_raw"]);
  for (const table of tables) for (const field of fieldsOf(there(table).table)) assert.ok(fields.has(field), `${table.id}: ${field}`);
});

function fieldsOf(value: unknown): string[] {
  return Object.entries(value as object).flatMap(([name, inner]) => {
    if (Array.isArray(inner)) return inner.flatMap((item) => fieldsOf(item).map((field) => `${name}[].${field}`));
    return inner !== null && typeof inner === "object" ? fieldsOf(inner).map((field) => `${name}.${field}`) : [name];
  });
}
