import assert from "node:assert/strict";
import { test } from "node:test";
import { gatherDropped, sift } from "../../../src/web/pages/recheck/gather-files.ts";

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

test("a dropped folder is walked to its depth, in the portions a browser hands it out in", async () => {
  const fileEntry = (name: string) => ({ name, isFile: true, isDirectory: false, file: (done: (file: File) => void) => done(new File([name], name)) });
  const folderEntry = (name: string, ...inner: object[]) => ({
    name,
    isFile: false,
    isDirectory: true,
    createReader() {
      const portions = [inner.slice(0, 100), inner.slice(100), []].filter((portion, index) => portion.length > 0 || index === 2);
      return { readEntries: (done: (entries: object[]) => void) => done(portions.shift() ?? []) };
    },
  });
  const many = Array.from({ length: 130 }, (_, index) => fileEntry(`${String(index).padStart(3, "0")}.xlsx`));
  const entries = [folderEntry("上报", folderEntry("教育局", ...many), fileEntry(".DS_Store")), fileEntry("单独.xlsx")];
  const data = { items: entries.map((entry) => ({ kind: "file", webkitGetAsEntry: () => entry })), files: [] } as unknown as DataTransfer;
  const { files, skipped } = await gatherDropped(data);
  assert.equal(files.length, 131);
  assert.equal(files[0]!.name, "上报/教育局/000.xlsx");
  assert.equal(skipped, 1);
});

test("without a way into folders the plain files are taken", async () => {
  const files = [new File(["x"], "表.xlsx")];
  const data = { items: [{ kind: "file" }, { kind: "string" }], files } as unknown as DataTransfer;
  assert.deepEqual((await gatherDropped(data)).files.map(({ name }) => name), ["表.xlsx"]);
});
