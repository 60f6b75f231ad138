import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { placeSideNotes } from "../../../src/web/ui/side-notes.ts";

const runs = process.env["HENGJI_LONG"] === "1" ? 20_000 : 300;

test("notes with room stand exactly beside their cells", () => {
  const notes = [{ wanted: 0, height: 40 }, { wanted: 100, height: 40 }, { wanted: 300, height: 40 }];
  assert.deepEqual(placeSideNotes(notes, null, 8), [0, 100, 300]);
});

test("notes of neighbouring rows push each other down", () => {
  const notes = [{ wanted: 100, height: 60 }, { wanted: 110, height: 60 }, { wanted: 120, height: 60 }];
  assert.deepEqual(placeSideNotes(notes, null, 8), [100, 168, 236]);
});

test("the chosen note stands beside its cell and the ones above move up for it", () => {
  const notes = [{ wanted: 100, height: 60 }, { wanted: 110, height: 60 }, { wanted: 180, height: 60 }];
  assert.deepEqual(placeSideNotes(notes, 2, 8), [42, 110, 180]);
});

test("no note leaves the page at the top, even for the chosen one", () => {
  const notes = [{ wanted: 0, height: 60 }, { wanted: 5, height: 60 }, { wanted: 10, height: 60 }];
  assert.deepEqual(placeSideNotes(notes, 2, 8), [0, 68, 136]);
});

test("no notes, no places", () => {
  assert.deepEqual(placeSideNotes([], null, 8), []);
  assert.deepEqual(placeSideNotes([], 3, 8), []);
});

test("whatever is wanted, notes keep their order, their distance and the page", () => {
  const note = fc.record({ wanted: fc.integer({ min: -500, max: 5000 }), height: fc.integer({ min: 0, max: 400 }) });
  fc.assert(
    fc.property(fc.array(note, { maxLength: 40 }), fc.option(fc.integer({ min: -2, max: 45 }), { nil: null }), fc.integer({ min: 0, max: 20 }), (notes, chosen, gap) => {
      const tops = placeSideNotes(notes, chosen, gap);
      assert.equal(tops.length, notes.length);
      tops.forEach((top, index) => {
        assert.ok(top >= 0, `note ${index} at ${top}`);
        if (index > 0) assert.ok(top >= tops[index - 1]! + notes[index - 1]!.height + gap, `note ${index} over the one before it`);
      });
    }),
    { numRuns: runs, seed: 20260331 },
  );
});
