import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { DEFAULT_READ_LIMITS, type ReadLimits } from "../../src/files/read-limits.ts";
import { readTables } from "../../src/files/read-tables.ts";
import { CASE_FILES, caseBytes, readCase } from "./cases.ts";
import { Drawing, workbookBytes, workbookParts, zipOf } from "./drawing.ts";
import { drawForm, LAYOUTS } from "./layouts.ts";

const RUNS = process.env["HENGJI_LONG"] === "1" ? 20_000 : 400;
/** Tight, so that running away is seen at once. */
const LIMITS: ReadLimits = { ...DEFAULT_READ_LIMITS, entryBytes: 4_000_000, packedFileBytes: 4_000_000, inflatedBytes: 8_000_000, cells: 20_000, characters: 2_000_000 };

/** Whatever the bytes are: outcomes, each with a problem that has a code of ours, and never a fault of the reader. */
function check(bytes: Uint8Array): void {
  let count = 0;
  for (const outcome of readTables({ name: "f", bytes }, LIMITS)) {
    count++;
    if (outcome.kind === "table") assert.ok(outcome.table.id !== "" && outcome.file.startsWith("f"));
    else {
      assert.match(outcome.unreadable.problem.code, /^(file|zip|xlsx|sheet|json)\.[a-z-]+$/);
      assert.notEqual(outcome.unreadable.problem.code, "file.unreadable", "a fault of the reader itself");
    }
  }
  assert.ok(count > 0, "every file has an outcome");
}

function form(): Drawing {
  const drawing = new Drawing("表");
  drawForm(drawing, readCase("jishan-medical-insurance-2020.json"), LAYOUTS[1]!);
  return drawing;
}

const SEEDS = [
  workbookBytes(form()),
  new Uint8Array(readFileSync(new URL("workbooks/libreoffice-self-evaluation.xlsx", import.meta.url))),
  zipOf({ "甲/表.xlsx": workbookBytes(form()), "乙.json": caseBytes(CASE_FILES[0]!) }, 0),
  new Uint8Array(readFileSync(new URL("workbooks/libreoffice-self-evaluation.xls", import.meta.url))),
  caseBytes(CASE_FILES[0]!),
];

const edit = fc.record({ at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), what: fc.constantFrom("set", "flip", "cut", "insert", "repeat", "zero"), value: fc.nat(255), length: fc.nat(64) });

function edited(bytes: Uint8Array, edits: readonly { at: number; what: string; value: number; length: number }[]): Uint8Array {
  let result = bytes;
  for (const { at, what, value, length } of edits) {
    const from = Math.floor(at * result.length);
    const [before, piece, behind] = [result.subarray(0, from), result.subarray(from, from + length), result.subarray(from + length)];
    if (what === "cut") result = joined(before, behind);
    else if (what === "insert") result = joined(before, new Uint8Array(length).fill(value), result.subarray(from));
    else if (what === "repeat") result = joined(before, piece, piece, behind);
    else {
      result = result.slice();
      if (what === "zero") result.fill(0, from, from + length);
      else if (from < result.length) result[from] = what === "set" ? value : result[from]! ^ (1 << (value & 7));
    }
  }
  return result;
}

function joined(...pieces: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}

test("real files with bytes set, flipped, cut out, put in and doubled", () => {
  fc.assert(fc.property(fc.constantFrom(...SEEDS), fc.array(edit, { minLength: 1, maxLength: 6 }), (bytes, edits) => check(edited(bytes, edits))), { numRuns: RUNS, seed: 9 });
});

test("real files that end anywhere", () => {
  fc.assert(fc.property(fc.constantFrom(...SEEDS), fc.double({ min: 0, max: 1, noNaN: true }), (bytes, share) => check(bytes.subarray(0, Math.floor(share * bytes.length)))), { numRuns: RUNS, seed: 10 });
});

test("workbooks whose parts were changed and packed again as they should be", () => {
  const parts = workbookParts([form()]);
  const snippet = fc.constantFrom("<", ">", "/>", "</c>", "<c>", "<row>", '<c r="A1" t="s"><v>0</v></c>', "<v>", "</v>", "&amp;", "&#x0;", "<!DOCTYPE x>", "<!--", "]]>", '"', "'", "=", "x:", "<t>", "</t>", "<f>1</f>", '<mergeCell ref="A1:Z99"/>', '<row r="5">', "\ufffe", "1e999", "");
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(parts)), fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), snippet, fc.nat(12)), { minLength: 1, maxLength: 4 }), (name, changes) => {
      let text = parts[name]!;
      for (const [at, put, length] of changes) {
        const from = Math.floor(at * text.length);
        text = text.slice(0, from) + put + text.slice(from + length);
      }
      check(zipOf({ ...parts, [name]: text }, 0));
    }),
    { numRuns: RUNS, seed: 11 },
  );
});

test("JSON of the cases with characters changed", () => {
  const texts = CASE_FILES.map((name) => new TextDecoder().decode(caseBytes(name)));
  const put = fc.constantFrom("{", "}", "[", "]", '"', ",", ":", "null", "1e400", "-3", '"\\ud800"', "__proto__", "NaN", "[[[[", "\\", "\u0000", "0");
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), put, fc.nat(6)), { minLength: 1, maxLength: 3 }), (text, changes) => {
      let changed = text;
      for (const [at, piece, length] of changes) {
        const from = Math.floor(at * changed.length);
        changed = changed.slice(0, from) + piece + changed.slice(from + length);
      }
      check(new TextEncoder().encode(changed));
    }),
    { numRuns: RUNS, seed: 12 },
  );
});

test("any bytes at all", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), check), { numRuns: RUNS, seed: 13 });
});
