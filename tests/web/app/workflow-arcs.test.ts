import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Action } from "../../../src/core/workflow/workflow.ts";
import type { DrawnStep } from "../../../src/web/app/api/filing-shapes.ts";
import { arcsOf, type Arc } from "../../../src/web/pages/filing/workflow-arcs.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";

const step = (id: string, ...actions: readonly (readonly [action: Action, ...to: string[]])[]): DrawnStep => ({ id, title: { zh: id, en: id }, role: "unit-officer", days: null, onlyAssigned: false, receipt: false, countersign: null, actions: actions.map(([action, ...to]) => ({ action, to })) });

describe("the picture of a workflow", () => {
  test("draws returns beside the column, the short ones near it, and what leads past a step on the other side", () => {
    const { back, past } = arcsOf([step("a", ["submit", "b", "c"], ["save", "a"]), step("b", ["approve", "c"], ["return", "a"]), step("c", ["return", "a", "b"], ["issue", "d"]), step("d")]);
    assert.deepEqual(back, [{ from: 1, to: 0, lane: 0 }, { from: 2, to: 1, lane: 1 }, { from: 2, to: 0, lane: 2 }]);
    assert.deepEqual(past, [{ from: 0, to: 2, lane: 0 }]);
  });

  test("every way of every workflow of the packs is drawn once, and lines that overlap lie in lanes of their own", async () => {
    for (const pack of ["demo-city", null]) {
      const packs = await loadDefinitions(undefined, pack);
      assert.ok(packs.ok);
      for (const { steps } of packs.value.workflows) {
        const drawn = steps.map(({ id, title, role, onlyAssigned, actions }) => ({ id, title, role, days: null, onlyAssigned, receipt: false, countersign: null, actions: actions.map(({ action, to }) => ({ action, to })) }));
        const { back, past } = arcsOf(drawn);
        assertApart(back);
        assertApart(past);
        const returns = steps.flatMap(({ actions }) => actions.filter(({ action }) => action === "return").flatMap(({ to }) => to));
        assert.equal(back.length, returns.length);
      }
    }
  });

  test("so they do in any workflow", () => {
    const ways = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 20 });
    fc.assert(fc.property(ways, (list) => {
      const steps = Array.from({ length: 10 }, (_, index) => step(String(index), ...list.filter(([from]) => from === index).map(([, to]) => ["approve", String(to)] as const)));
      const { back, past } = arcsOf(steps);
      assertApart(back);
      assertApart(past);
      assert.deepEqual(new Set([...back, ...past].map(({ from, to }) => `${from} ${to}`)), new Set(list.filter(([from, to]) => to < from || to > from + 1).map(([from, to]) => `${from} ${to}`)));
    }));
  });
});

function assertApart(arcs: readonly Arc[]): void {
  arcs.forEach((one, index) => arcs.slice(index + 1).forEach((other) => {
    if (one.lane !== other.lane) return;
    assert.ok(Math.max(one.from, one.to) < Math.min(other.from, other.to) || Math.max(other.from, other.to) < Math.min(one.from, one.to), JSON.stringify([one, other]));
  }));
}
