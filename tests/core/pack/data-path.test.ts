import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dataAt, itemName, readPath, withDataAt, writePath } from "../../../src/core/pack/data-path.ts";
import type { PackData } from "../../../src/core/pack/source.ts";
import { packData, places, RUNS } from "./pack-data.ts";

const FORM: PackData = {
  id: "goal",
  blocks: [
    { kind: "fields", rows: [[{ columns: "group..level1", label: { zh: "项目名称" } }]] },
    { kind: "funds", columns: [{ columns: "level3", field: "initial_budget", label: { zh: "年初预算数" } }, { columns: "target", field: "executed" }] },
    { kind: "notes" }, { kind: "notes" },
  ],
};
const at = (path: string): PackData | undefined => dataAt(FORM, readPath(path)!);

test("a path finds items by what they are called, and by their place where they are called nothing of their own", () => {
  assert.equal(at("blocks[funds].columns[initial_budget].label.zh"), "年初预算数");
  assert.equal(at("blocks[fields].rows[#0][group..level1].label.zh"), "项目名称");
  assert.deepEqual(at("blocks[#3]"), { kind: "notes" });
  for (const path of ["blocks[notes]", "blocks[#4]", "blocks[3]", "blocks[nowhere]", "blocks.kind", "id.zh", "id[#0]", "toString", "blocks[funds].constructor"]) assert.equal(at(path), undefined, path);
});

test("what is no path is none", () => {
  for (const text of ["", ".", "a.", ".a", "a..b", "a[", "a]", "a[]", "a[b]c", "[a]]", "a[[b]]", "a[b", `a${".b".repeat(20)}`, `${"k".repeat(101)}`]) assert.equal(readPath(text), null, text);
  assert.deepEqual(readPath("a[b].c"), [{ key: "a" }, { item: "b" }, { key: "c" }]);
});

test("an item that shares its name, or whose name says something else in a path, is called by its place", () => {
  const list: PackData = ["a", "a", "b", "#0", "x[y]", "", { field: "b2" }, { value: "1" }, "7"];
  assert.deepEqual(list.map((_, index) => itemName(list, index)), ["#0", "#1", "b", "#3", "#4", "#5", "b2", "#7", "7"]);
});

test("property: a path is read as it was written, and leads to what it was made for", () => {
  fc.assert(fc.property(packData, (data) => {
    for (const [path, value] of places(data)) {
      const read = readPath(path);
      assert.ok(read, path);
      assert.equal(writePath(read), path);
      assert.deepEqual(dataAt(data, read), value, path);
    }
  }), { numRuns: RUNS, seed: 51 });
});

test("property: what was put at a place is found there, and nothing else is another", () => {
  fc.assert(fc.property(packData, packData, fc.nat(), (data, value, choice) => {
    const all = places(data);
    if (all.length === 0) return;
    const path = readPath(all[choice % all.length]![0])!;
    const kept = JSON.stringify(data);
    const next = withDataAt(data, path, value);
    assert.ok(next !== null);
    assert.equal(JSON.stringify(data), kept, "the data given is left alone");
    // What was put there may be what an item is called by; then it is called otherwise from now on.
    const last = path.at(-1)!;
    if ("key" in last && !path.some((part) => "key" in part && ["id", "columns"].includes(part.key))) assert.deepEqual(dataAt(next, path), value);
    assert.deepEqual(withDataAt(data, path, dataAt(data, path)!), data);
  }), { numRuns: RUNS, seed: 52 });
});

test("property: taking away takes one thing away", () => {
  fc.assert(fc.property(packData, fc.nat(), (data, choice) => {
    const all = places(data);
    if (all.length === 0) return;
    const path = readPath(all[choice % all.length]![0])!;
    const above = path.length === 1 ? data : dataAt(data, path.slice(0, -1))!;
    const next = withDataAt(data, path, undefined)!;
    const left = path.length === 1 ? next : dataAt(next, path.slice(0, -1));
    // Where the list is called by what was taken away, it has another name now.
    if (left !== undefined) assert.equal(Object.keys(left).length, Object.keys(above).length - 1);
  }), { numRuns: RUNS, seed: 53 });
});

test("a key may be added to a map that is there, and nothing anywhere else", () => {
  const withKey = (path: string) => withDataAt(FORM, readPath(path)!, "是");
  assert.equal(dataAt(withKey("blocks[funds].columns[executed].when")!, readPath("blocks[funds].columns[executed].when")!), "是");
  for (const path of ["blocks[nowhere]", "blocks[#9]", "serves.stage", "id.zh", "blocks[funds].columns.new"]) assert.equal(withKey(path), null, path);
});
