import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonicalPack, canonicalSet } from "../../../src/core/pack/canonical-pack.ts";
import { dataFaults, MOST_DEPTH, MOST_VALUES } from "../../../src/core/pack/data-faults.ts";
import { composed, isList, isMap, type PackData, type PackSource } from "../../../src/core/pack/source.ts";
import { packData, RUNS } from "./pack-data.ts";

const pack = (data: PackData, more: Partial<PackSource> = {}): PackSource => ({ id: "p", version: "1.0.0", overlays: null, manifest: { id: "p" }, files: { "forms/f": data }, ...more });

/** The same with its keys the other way round and its characters taken apart. */
function respelled(data: PackData): PackData {
  if (typeof data === "string") return data.normalize("NFD");
  if (isList(data)) return data.map(respelled);
  return Object.fromEntries(Object.entries(data).reverse().map(([key, value]) => [key.normalize("NFD"), respelled(value)]));
}

test("P1 property: the order of keys and the way characters are composed say nothing, anything else says something", () => {
  fc.assert(fc.property(packData, packData, (data, other) => {
    assert.equal(canonicalPack(pack(respelled(data))), canonicalPack(pack(data)));
    assert.equal(canonicalPack(pack(data)) === canonicalPack(pack(other)), JSON.stringify(composed(sorted(data))) === JSON.stringify(composed(sorted(other))));
  }), { numRuns: RUNS, seed: 71 });
});

function sorted(data: PackData): PackData {
  if (isList(data)) return data.map(sorted);
  return isMap(data) ? Object.fromEntries(Object.entries(data).sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, value]) => [key, sorted(value)])) : data;
}

test("the order of items, a version, the pack below and what a city chose say something", () => {
  const spelled = canonicalPack(pack(["a", "b"]));
  for (const other of [pack(["b", "a"]), pack(["a", "b"], { version: "1.0.1" }), pack(["a", "b"], { overlays: "national" }), pack(["a", "b"], { id: "q" })]) assert.notEqual(canonicalPack(other), spelled);
  const set = { layers: [pack("x"), pack("y", { id: "q" })], own: 0, choice: null };
  assert.equal(canonicalSet({ ...set, own: 1 }), canonicalSet(set), "whose a layer is says nothing of what holds");
  assert.notEqual(canonicalSet({ ...set, layers: set.layers.toReversed() }), canonicalSet(set));
  assert.notEqual(canonicalSet({ ...set, choice: { pack: "q", workflows: { goal: "goal" }, frame: "f" } }), canonicalSet(set));
});

/** A list inside a list, so many times. */
function nested(depth: number): PackData {
  let data: PackData = "x";
  for (let count = 0; count < depth; count += 1) data = [data];
  return data;
}

test("P8: what is too deep, too much, reserved or no data at all is told, and a hundred thousand levels exhaust nothing", () => {
  const codes = (data: unknown): readonly string[] => dataFaults(data).map(({ code, path }) => `${code} ${path.join("/")}`.trim());
  assert.deepEqual(codes(nested(MOST_DEPTH)), []);
  assert.deepEqual(codes(nested(MOST_DEPTH + 1)), ["pack.too-deep 0/0/0"]);
  assert.deepEqual(codes(nested(100_000)), ["pack.too-deep 0/0/0"]);
  assert.deepEqual(codes(Array.from({ length: MOST_VALUES }, () => "x")), ["pack.too-many-values"]);
  assert.deepEqual(codes(Array.from({ length: MOST_VALUES - 1 }, () => "x")), []);
  assert.deepEqual(codes(JSON.parse('{"a":{"__proto__":{"b":"c"}},"constructor":"x","prototype":["y"]}')), ["pack.reserved-key a/__proto__", "pack.reserved-key constructor", "pack.reserved-key prototype"]);
  assert.deepEqual(codes({ a: [1, null, true, undefined] }), ["pack.not-data a/0", "pack.no-value a/1", "pack.not-data a/2", "pack.not-data a/3"]);
  assert.deepEqual(codes({ ["k".repeat(201)]: "x" }), ["pack.key-too-long"]);
});
