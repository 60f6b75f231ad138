import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { GridWish } from "../../../src/web/form/grid-state.ts";
import { HeldTyping } from "../../../src/web/form/held-typing.ts";

/** A grid that only knows whether somebody types, and a clock that the test moves. */
function bench() {
  const taken: GridWish[] = [];
  const planned = new Set<() => void>();
  let isTyping = false;
  const typing = new HeldTyping({
    take: (wish) => {
      taken.push(wish);
      isTyping = wish.wish === "type";
    },
    isTyping: () => isTyping,
    later: (work) => {
      planned.add(work);
      return () => planned.delete(work);
    },
  });
  const pause = (): void => {
    const due = [...planned];
    planned.clear();
    for (const work of due) work();
  };
  const type = (...texts: readonly string[]): void => texts.forEach((text) => typing.send({ wish: "type", text }));
  return { typing, taken, type, pause, waiting: () => planned.size };
}

describe("typing", () => {
  test("begins a cell at once, and is told again only when it pauses, with the newest text", () => {
    const { typing, taken, type, pause, waiting } = bench();
    type("a");
    assert.deepEqual(taken, [{ wish: "type", text: "a" }]);
    type("ab", "abc", "abcd");
    assert.equal(taken.length, 1);
    assert.equal(typing.text, "abcd");
    assert.equal(waiting(), 1, "one pause is waited for, however many keys come");
    pause();
    assert.deepEqual(taken.slice(1), [{ wish: "type", text: "abcd" }]);
    assert.equal(typing.text, null);
  });

  test("comes before whatever else is wished", () => {
    const { typing, taken, type, waiting } = bench();
    type("a", "ab");
    typing.send({ wish: "commit", onward: "down" });
    assert.deepEqual(taken, [{ wish: "type", text: "a" }, { wish: "type", text: "ab" }, { wish: "commit", onward: "down" }]);
    assert.equal(waiting(), 0, "nothing is told a second time");
  });

  test("begins anew in the next cell", () => {
    const { typing, taken, type } = bench();
    type("a", "ab");
    typing.send({ wish: "commit" });
    type("x");
    assert.deepEqual(taken.at(-1), { wish: "type", text: "x" });
    assert.equal(typing.text, null);
  });

  test("is given up to who asks for it, once", () => {
    const { typing, taken, type, pause } = bench();
    type("a", "ab");
    typing.release();
    typing.release();
    pause();
    assert.deepEqual(taken, [{ wish: "type", text: "a" }, { wish: "type", text: "ab" }]);
  });

  test("an emptied cell is text too", () => {
    const { taken, type, pause } = bench();
    type("a", "");
    pause();
    assert.deepEqual(taken.at(-1), { wish: "type", text: "" });
  });
});
