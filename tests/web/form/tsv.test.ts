import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { readBlock, writeBlock } from "../../../src/web/form/tsv.ts";

const numRuns = process.env["HENGJI_LONG"] === "1" ? 20_000 : 300;

describe("a copied block of cells", () => {
  const cases: Readonly<Record<string, readonly [text: string, block: readonly (readonly string[])[]]>> = {
    "as Excel copies it, with a line end after the last row": ["a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]],
    "with empty cells": ["\tb\t\r\n\t\t\r\n", [["", "b", ""], ["", "", ""]]],
    "with a line break inside a cell": ['"第一行\n第二行"\tx\r\n', [["第一行\n第二行", "x"]]],
    "with a quotation mark inside a quoted cell": ['"说""好""\n了"\r\n', [['说"好"\n了']]],
    "with a tab inside a quoted cell": ['"a\tb"\tc', [["a\tb", "c"]]],
    "with a mark that quotes nothing": ['"好"的\t5"', [['"好"的', '5"']]],
    "with a mark that never ends": ['"a\tb\nc', [['"a', "b"], ["c"]]],
    "of one word": ["96%", [["96%"]]],
    "of nothing": ["", [[""]]],
    "with hard spaces": ["1\u00a0200", [["1 200"]]],
    "with old line ends": ["a\rb", [["a"], ["b"]]],
  };
  for (const [name, [text, block]] of Object.entries(cases)) test(name, () => assert.deepEqual(readBlock(text), block));

  test("comes back as it was written", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', "\t", "\n", "中", " ", "1"), maxLength: 6 });
    const block = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(block, (cells) => {
        // A last row of one empty cell looks the same as the end of the row before it.
        fc.pre(!(cells.length > 1 && cells.at(-1)!.length === 1 && cells.at(-1)![0] === ""));
        assert.deepEqual(readBlock(writeBlock(cells)), cells);
      }),
      { numRuns, seed: 20260331 },
    );
  });
});
