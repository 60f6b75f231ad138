import assert from "node:assert/strict";
import { test } from "node:test";
import { sift } from "../../../src/web/pages/recheck/gather-files.ts";

const handed = (...names: string[]) => names.map((name) => ({ name, file: new Blob([]) }));

test("files stand in the order of their names, whatever the disk says", () => {
  const { files, skipped } = sift(handed("b/2.xlsx", "a/10.xlsx", "a/1.xlsx"));
  assert.deepEqual(files.map(({ name }) => name), ["a/1.xlsx", "a/10.xlsx", "b/2.xlsx"]);
  assert.equal(skipped, 0);
});

test("hidden files, lock files and leavings of systems are passed over and counted", () => {
  const { files, skipped } = sift(handed("自评/.DS_Store", "自评/~$表.xlsx", "__MACOSX/表.xlsx", "自评/Thumbs.db", "desktop.ini", "自评/表.xlsx"));
  assert.deepEqual(files.map(({ name }) => name), ["自评/表.xlsx"]);
  assert.equal(skipped, 5);
});

test("a file whose name merely holds a dot or a dollar is a file", () => {
  assert.equal(sift(handed("2023.自评.xlsx", "a~$b.xlsx")).files.length, 2);
});
