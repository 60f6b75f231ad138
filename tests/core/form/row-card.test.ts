import assert from "node:assert/strict";
import { test } from "node:test";
import { selfEvaluationFrom } from "../../../src/core/form/carry-over.ts";
import { differences, restore } from "../../../src/core/form/differences.ts";
import { EMPTY_FUNDS, EMPTY_ROW } from "../../../src/core/form/cell-path.ts";
import type { FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";
import { outsideFills } from "../../../src/core/form/outside-fills.ts";
import { readFilingValues } from "../../../src/core/form/read-filing-values.ts";

const row = (change: Partial<FilingRow> = {}): FilingRow => ({ ...EMPTY_ROW, id: "r1", level3: "巩固率", ...change });
const values = (...rows: readonly FilingRow[]): FilingValues => ({ goal: { planned: "", actual: "" }, funds: [{ id: "total", ...EMPTY_FUNDS }], rows });

test("F206: a row keeps code and version of its card; without one it reads as it always did", () => {
  const read = (rows: readonly object[]) => readFilingValues({ ...values(), rows }, "filing");
  assert.deepEqual(read([row()]), { ok: true, value: values(row()) });
  assert.deepEqual(read([row({ card: "EDU-0001@1" })]), { ok: true, value: values(row({ card: "EDU-0001@1" })) });
  // Empty is left out, so that the digest of a goal without cards stays what it was.
  assert.deepEqual(read([row({ card: "" })]), { ok: true, value: values(row()) });
  for (const card of ["EDU-0001", "x", "EDU-0001@0"]) {
    const refused = read([row({ card })]);
    assert.deepEqual(refused.ok || refused.problems.map(({ code, params }) => [code, params["path"]]), [["filing.card-invalid", "rows[r1].card"]]);
  }
});

test("F206: picking and dropping a card is a difference like any other, and can be walked back", () => {
  const [own, picked] = [values(row()), values(row({ card: "EDU-0001@1" }))];
  assert.deepEqual(differences(own, picked), [{ path: "rows[r1].card", before: "", after: "EDU-0001@1" }]);
  for (const [before, after] of [[own, picked], [picked, own], [values(), picked], [picked, values()]] as const) assert.deepEqual(restore(after, differences(before, after)), before);
});

test("F206: whoever fills the name of a row fills its card, and nobody else", () => {
  const changes = differences(values(row()), values(row({ card: "EDU-0001@1" })));
  assert.deepEqual(outsideFills(changes, ["rows[*].level3"]), []);
  assert.deepEqual(outsideFills(changes, ["rows[*].target"]).map(({ path }) => path), ["rows[r1].card"]);
});

test("F206: a self-evaluation begun from the goal keeps the cards", () => {
  assert.equal(selfEvaluationFrom(values(row({ card: "EDU-0001@1" }))).rows[0]!.card, "EDU-0001@1");
  assert.ok(!("card" in selfEvaluationFrom(values(row())).rows[0]!));
});
