import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { GridWish } from "../../../src/web/form/grid-state.ts";
import { HeldTyping } from "../../../src/web/form/held-typing.ts";

/** A grid that only knows whether somebody types, and a clock that the test moves. */
function bench() {
  const taken: GridWish[] = [];
  const planned = new Map<() => void, number>();
  const noted: string[] = [];
  let isTyping = false;
  const typing = new HeldTyping({
    take: (wish) => {
      taken.push(wish);
      isTyping = wish.wish === "type";
    },
    isTyping: () => isTyping,
    note: (text) => void noted.push(text),
    later: (work, milliseconds) => {
      planned.set(work, milliseconds);
      return () => planned.delete(work);
    },
  });
  /** Lets pass what is due within so many milliseconds, or all. */
  const pass = (isDue: (milliseconds: number) => boolean): void => {
    const due = [...planned].filter(([, milliseconds]) => isDue(milliseconds));
    for (const [work] of due) planned.delete(work);
    for (const [work] of due) work();
  };
  const pause = (): void => pass((milliseconds) => milliseconds < 200);
  const type = (...texts: readonly string[]): void => texts.forEach((text) => typing.send({ wish: "type", text }));
  return { typing, taken, type, pause, waiting: () => planned.size, noted };
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

  test("notes each key that is held back, at once, and leaves the grid alone", () => {
    const { taken, type, pause, noted } = bench();
    type("a", "ab", "abc");
    assert.deepEqual(noted, ["ab", "abc"], "the first letter is in the grid");
    assert.equal(taken.length, 1);
    pause();
    assert.deepEqual(noted, ["ab", "abc"]);
    type("abcd");
    assert.deepEqual(noted, ["ab", "abc", "abcd"]);
  });

  test("an emptied cell is text too", () => {
    const { taken, type, pause } = bench();
    type("a", "");
    pause();
    assert.deepEqual(taken.at(-1), { wish: "type", text: "" });
  });
});
