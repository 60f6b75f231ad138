import assert from "node:assert/strict";
import { test } from "node:test";
import { problem } from "../../../src/core/basics/problem.ts";
import type { Source, SourceOutcome } from "../../../src/files/recheck-source.ts";
import { readFiles, type Progress } from "../../../src/web/pages/recheck/read-files.ts";
import { Stopped, type Reader } from "../../../src/web/pages/recheck/reader.ts";
import { caseOf } from "./published-cases.ts";

const one = caseOf("jishan-medical-insurance-2020");

async function* outcomes({ name, bytes }: Source, signal: AbortSignal): AsyncIterable<SourceOutcome> {
  for (const byte of bytes) {
    if (signal.aborted) throw new Stopped();
    if (byte === 0) yield { ok: false, unreadable: { id: name, file: name, problem: problem("file.broken", name) }, others: [problem("sheet.other", name)] };
    else yield { ok: true, rechecked: { table: one.table, result: one.result }, notes: [problem("cell.odd", "表1!C7")] };
  }
}

const reader: Reader = { outcomes, largestFile: 100 };
const file = (name: string, ...bytes: number[]) => ({ name, file: new Blob([new Uint8Array(bytes)]) });
const never = new AbortController().signal;

test("every file is read in its order; what cannot be read stops none of the others", async () => {
  const seen: Progress[] = [];
  const results = await readFiles({ files: [file("a", 1), file("b", 0), file("c", 1, 0, 1)], skipped: 4 }, reader, (progress) => seen.push(progress), never);
  assert.equal(results.tables.length, 3);
  assert.deepEqual(results.unreadable.map((entry) => entry.file), ["b", "c"]);
  assert.deepEqual(results.unreadable[0]?.others, [problem("sheet.other", "b")]);
  assert.deepEqual(results.tables[0]?.notes, [problem("cell.odd", "表1!C7")]);
  assert.equal(results.notSeen, 0);
  assert.equal(results.skipped, 4);
  assert.deepEqual(seen.map(({ current }) => current).filter((name, index, all) => name !== all[index - 1]), ["a", "b", "c"]);
  assert.ok(seen.every(({ of, done }) => of === 3 && done <= 3));
});

test("a file beyond the limit is named before its bytes are asked for", async () => {
  const huge = new Blob([new Uint8Array(101)]);
  huge.arrayBuffer = () => assert.fail("read");
  const results = await readFiles({ files: [{ name: "huge.zip", file: huge }, file("b", 1)], skipped: 0 }, reader, () => {}, never);
  assert.equal(results.unreadable[0]?.problem.code, "file.too-large");
  assert.equal(results.tables.length, 1);
});

test("a file that has gone meanwhile becomes an entry", async () => {
  const gone = new Blob([]);
  gone.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotFoundError"));
  const results = await readFiles({ files: [{ name: "gone.xlsx", file: gone }], skipped: 0 }, reader, () => {}, never);
  assert.deepEqual(results.unreadable.map(({ file: name, problem: { code } }) => [name, code]), [["gone.xlsx", "file.unreadable"]]);
});

test("stopping keeps what is done and says how many files were not looked at", async () => {
  const stop = new AbortController();
  const results = await readFiles(
    { files: [file("a", 1), file("b", 1), file("c", 1), file("d", 1)], skipped: 0 },
    reader,
    ({ done }) => {
      if (done === 2) stop.abort();
    },
    stop.signal,
  );
  assert.equal(results.tables.length, 2);
  assert.equal(results.notSeen, 2);
});

test("an archive that was being read when the person stopped counts as not looked through, a finished file as done", async () => {
  const stop = new AbortController();
  const results = await readFiles(
    { files: [file("a", 1), file("zip", 1, 1, 1, 1), file("c", 1)], skipped: 0 },
    reader,
    ({ tables }) => {
      if (tables === 3) stop.abort();
    },
    stop.signal,
  );
  assert.equal(results.tables.length, 3);
  assert.equal(results.notSeen, 2);
});
