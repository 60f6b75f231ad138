import assert from "node:assert/strict";
import { test } from "node:test";
import { keptTableOf } from "../../../src/files/kept-table.ts";
import { ReadTable } from "../../../src/server/http/table-schema.ts";
import { publishedTables } from "../../core/layout/tables.ts";

const [withParts] = publishedTables().filter(({ project }) => project.fundsRows.length > 0);
const sent = (rate: string | null): unknown => {
  const fundsRows = withParts!.project.fundsRows.map((row) => ({ ...row, executionRateRaw: rate }));
  return JSON.parse(JSON.stringify(keptTableOf({ ...withParts!, project: { ...withParts!.project, fundsRows } }, "a.xlsx")));
};

test("every table that a page hands over is taken as it is", () => {
  for (const table of publishedTables()) {
    const kept: unknown = JSON.parse(JSON.stringify(keptTableOf(table, "a.xlsx")));
    assert.deepEqual(ReadTable.parse(kept), kept, table.id);
  }
});

test("the rate of a part is text as printed, nothing, or not there at all", () => {
  for (const rate of ["98.67%", "—", null]) assert.deepEqual(ReadTable.parse(sent(rate)), sent(rate));
  const older = JSON.parse(JSON.stringify(sent(null)).replaceAll(/(\{"source":[^}]*),"execution_rate_raw":null/g, "$1")) as unknown;
  assert.notDeepEqual(older, sent(null));
  assert.deepEqual(ReadTable.parse(older), older);
  assert.equal(ReadTable.safeParse(JSON.parse(JSON.stringify(sent("x")).replaceAll('"x"', "98"))).success, false);
});
