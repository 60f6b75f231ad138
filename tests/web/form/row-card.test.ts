import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY_FUNDS, EMPTY_ROW } from "../../../src/core/form/cell-path.ts";
import type { FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";
import { withText, withTexts } from "../../../src/web/form/cells.ts";
import { mergeVersions } from "../../../src/web/form/versions.ts";

const values = (change: Partial<FilingRow> = {}): FilingValues => ({ goal: { planned: "", actual: "" }, funds: [{ id: "total", ...EMPTY_FUNDS }], rows: [{ ...EMPTY_ROW, id: "r1", level3: "巩固率", ...change }] });
const card = ({ rows: [row] }: FilingValues): string | undefined => row!.card;

test("F206: a name that is typed is no card's any more; what is typed elsewhere changes nothing of it", () => {
  const picked = withTexts(values(), new Map([["rows[r1].level3", "辍学率"], ["rows[r1].card", "EDU-0001@1"]]));
  assert.equal(card(picked), "EDU-0001@1");
  assert.equal(card(withText(picked, "rows[r1].target", "≥99%")), "EDU-0001@1");
  assert.ok(!("card" in withText(picked, "rows[r1].level3", "自己写的").rows[0]!));
  assert.ok(!("card" in withText(picked, "rows[r1].card", "").rows[0]!));
  // Picking the same name anew keeps its card.
  assert.equal(card(withTexts(picked, new Map([["rows[r1].level3", "辍学率"], ["rows[r1].card", "EDU-0001@1"]]))), "EDU-0001@1");
});

test("F206: where two versions are brought together the card is of the side whose name stands", () => {
  const base = values();
  const mine = values({ level3: "辍学率", card: "EDU-0001@1" });
  assert.equal(card(mergeVersions(base, mine, values({ target: "≥99%" })).values), "EDU-0001@1");
  assert.equal(card(mergeVersions(base, values({ target: "≥99%" }), mine).values), "EDU-0001@1");
  const typedOver = mergeVersions(mine, values({ level3: "自己写的" }), values({ level3: "辍学率", card: "EDU-0001@1", target: "≥99%" }));
  assert.deepEqual([typedOver.values.rows[0]!.level3, card(typedOver.values)], ["自己写的", undefined]);
});
