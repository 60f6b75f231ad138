import assert from "node:assert/strict";
import { test } from "node:test";
import { ledgerSources } from "../../../src/core/ledger/ledger-sources.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";

const read = await loadDefinitions();
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const { forms } = read.value;

test("a line that several books have goes by the name of the general public budget, and is found by all of its names", () => {
  for (const listed of [forms, forms.toReversed()]) {
    const sources = new Map(ledgerSources(listed).map((source) => [source.id, source]));
    assert.equal(sources.get("appropriation")?.title.zh, "财政拨款");
    assert.equal(sources.get("central")?.title.zh, "中央补助");
    assert.equal(sources.get("other")?.title.zh, "其他资金");
    assert.ok(sources.get("appropriation")!.names.includes("政府性基金预算拨款（不含专项债券）"));
  }
});

test("a line of one book alone keeps that book's name", () => {
  const sources = ledgerSources(forms);
  assert.equal(sources.find(({ id }) => id === "special-bond")?.title.zh, "专项债券收入安排");
  assert.equal(sources.find(({ id }) => id === "subsidy")?.title.zh, "财政补贴支出");
});
