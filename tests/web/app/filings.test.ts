import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { beginAddress, periodToBegin, withoutBegin } from "../../../src/web/pages/filings/list-address.ts";
import { filterSearch, isFiltering, listQuery, NO_FILTER, readFilter, sortedBy, wrongAmounts, type ListFilter } from "../../../src/web/pages/filings/list-filter.ts";
import { listAsCsv } from "../../../src/web/pages/filings/list-export.ts";
import { keptBack } from "../../../src/web/pages/filings/batch.ts";

describe("the filter of a list", () => {
  const filter: ListFilter = { state: "waiting", step: "performance", kind: "policy", period: "2", name: "培训 & 就业", from: "50", to: "1,200.5", sort: "amount", order: "desc" };

  test("stands in the address and comes back from it", () => {
    assert.deepEqual(readFilter(filterSearch(filter)), filter);
    assert.equal(filterSearch(NO_FILTER), "");
    assert.deepEqual(readFilter(""), NO_FILTER);
  });
  test("that somebody made up does no harm", () => {
    const odd = readFilter(`?state=everything&sort=password&order=sideways&name=${"x".repeat(500)}`);
    assert.deepEqual([odd.state, odd.sort, odd.order, odd.name.length], ["all", "since", "asc", 100]);
  });
  test("asks the server in fen", () => {
    const asked = new URLSearchParams(listQuery(filter, "cursor", 50));
    assert.deepEqual([asked.get("from"), asked.get("to"), asked.get("after"), asked.get("name")], ["50000000", "1200500000", "cursor", "培训 & 就业"]);
  });
  test("says which amount is none", () => {
    assert.deepEqual(wrongAmounts({ ...filter, from: "abc" }), ["from"]);
    assert.deepEqual(wrongAmounts(NO_FILTER), []);
  });
  test("knows whether it hides anything", () => {
    assert.equal(isFiltering({ ...NO_FILTER, sort: "name" }), false);
    assert.equal(isFiltering({ ...NO_FILTER, name: "x" }), true);
  });
  test("sorts by a column and then the other way", () => {
    const once = sortedBy(NO_FILTER, "amount");
    assert.deepEqual([once.sort, once.order], ["amount", "desc"]);
    assert.equal(sortedBy(once, "amount").order, "asc");
  });
});

test("a saved list opens as text, never as a formula", () => {
  assert.equal(listAsCsv([["名称", "金额"], ['=1+1,"x"', "-5.20"], ["+86", "@a"]]), '\uFEFF名称,金额\r\n"\'=1+1,""x""",-5.20\r\n+86,\'@a\r\n');
});

test("of those that were sent together the ones that keep the others are named, each with all its reasons", () => {
  const problem = (where: string, message: string) => ({ code: "x", where, message, advice: "", params: {} });
  const sent = [{ id: "a" }, { id: "b" }, { id: "c" }];
  assert.deepEqual([...keptBack([problem("items[1]", "改过。"), problem("items[1]", "没填好。"), problem("items", "一件都没有办理。"), problem("items[9]", "?")], sent)], [["b", "改过。  没填好。 "]]);
  assert.equal(keptBack([problem("", "不行。")], sent).size, 0);
});

describe("the window where filings are begun, in the address of a list", () => {
  test("it names its period, is no filter, and goes without touching the filter", () => {
    const address = beginAddress(2026, "monitoring", 2);
    assert.equal(address, "/app/2026/monitoring?begin=2");
    const search = address.slice(address.indexOf("?"));
    assert.equal(periodToBegin(search), "2");
    assert.deepEqual(readFilter(search), NO_FILTER);
    assert.equal(withoutBegin(search), "");
    assert.equal(withoutBegin("?state=mine&begin=1"), "?state=mine");
    assert.equal(periodToBegin("?state=mine"), null);
  });
});
