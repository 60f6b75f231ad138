import assert from "node:assert/strict";
import { test } from "node:test";
import { placeInTree } from "../../../../src/web/pages/admin/place-in-tree.ts";

test("a body is placed by the names of those above it, not by the codes of its path", () => {
  const tree = [{ path: "990100.", name: "云澜示范市" }, { path: "990100.102.", name: "文旅局" }, { path: "990100.102.102002.", name: "博物馆" }];
  assert.deepEqual(placeInTree(tree, "990100.102.102002."), ["文旅局"]);
  assert.deepEqual(placeInTree(tree, "990100.102.102002.7."), ["文旅局", "博物馆"]);
  assert.deepEqual(placeInTree(tree, "990100.102."), [], "a department stands right below the region");
  assert.deepEqual(placeInTree(tree, "990100.109.109001."), ["109"], "what the tree of the day lacks keeps its code");
});
