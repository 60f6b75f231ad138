import assert from "node:assert/strict";
import { test } from "node:test";
import { nameIn, ownNames } from "../../../src/core/layout/own-names.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { asRead } from "../../../src/web/form/read-text.ts";
import { shapeOf } from "../../../src/web/form/grid-shape.ts";

const read = await loadDefinitions();
assert.ok(read.ok, JSON.stringify(read));
const { forms, frames, measures = [] } = read.value;
const names = ownNames(forms, frames);
const english = { named: (text: string) => nameIn(names, text), chosen: (code: string) => measures.find(({ id }) => id === code)?.title.en ?? code };

test("what was chosen is read by its English name wherever its cell is shown, and what was typed as it stands", () => {
  assert.equal(asRead(english, "rows[r1].level1", "成本指标"), "Cost");
  assert.equal(asRead(english, "funds[appropriation].source", "其他资金"), "Other funds");
  assert.equal(asRead(english, "measures[m1].measure", measures[0]!.id), measures[0]!.title.en);
  assert.deepEqual(["rows[r1].level3", "rows[r1].target", "goal.planned"].map((path) => asRead(english, path, "成本指标")), ["成本指标", "成本指标", "成本指标"]);
});

test("every cell of a form from which one of several is chosen is read by its name", () => {
  const cells = forms.flatMap((form) => shapeOf({ form, stage: "application", fillable: () => true, rowsOpen: true, beside: [] }).blocks.flatMap((block) => ("columns" in block ? block.columns : [])));
  const chosen = cells.filter(({ kind }) => kind === "choice").map(({ field }) => field);
  assert.ok(chosen.length > 0);
  assert.deepEqual(chosen.filter((field) => asRead(english, `measures[m1].${field}`, measures[0]!.id) !== measures[0]!.title.en), []);
});
