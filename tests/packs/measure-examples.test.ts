import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { proposeMeasures } from "../../src/core/pack/application-measure.ts";
import { measuresNamed, type MeasureExample } from "../../src/core/pack/run-measure-example.ts";
import { loadDefinitions } from "../../src/files/load-definitions.ts";
import { parseExamples } from "../../src/files/read-examples.ts";

/** Of the national pack and of the park's, which goes by the same catalogue. */
const texts = ["national/examples/measures.yaml", "sip-full-process/examples/key-evaluation.yaml"].map((path) => [path, readFileSync(new URL(`../../packs/${path}`, import.meta.url), "utf8")] as const);
const [examples, parks] = texts.map(([path, text]) => {
  const read = parseExamples(path, text);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value.measures;
}) as unknown as [readonly MeasureExample[], readonly MeasureExample[]];
const loaded = await loadDefinitions();
assert.ok(loaded.ok, JSON.stringify(loaded));
const catalogue = loaded.value.measures ?? [];
const conditional = catalogue.filter(({ when }) => when !== null).map(({ id }) => id);

test("R58: each example says of every measure with a condition whether it is proposed, so that none comes or goes unseen", () => {
  assert.deepEqual([examples.length, parks.length], [13, 4]);
  for (const { case: number, given } of [...examples, ...parks]) assert.deepEqual(conditional.filter((id) => !measuresNamed(given).includes(id)), [], number);
});

test("R58: every measure with a condition is proposed in one example and not in another, and every amount is reckoned in one", () => {
  for (const id of conditional) {
    assert.ok(examples.some(({ given }) => given.proposed.includes(id)), `${id} proposed`);
    assert.ok(examples.some(({ given }) => given.notProposed.includes(id)), `${id} not proposed`);
  }
  for (const { id } of catalogue.filter(({ amount }) => amount !== null)) assert.ok(examples.some(({ given }) => Object.hasOwn(given.amounts, id)), `${id} amount`);
  // Those without a condition are a person's to propose, whatever the result.
  assert.deepEqual(catalogue.filter(({ when }) => when === null).map(({ id }) => id), ["assessment", "disclose"]);
});

test("all four grades, and what is missing, are among them; no grade is left without a measure", () => {
  assert.deepEqual([...new Set(examples.map(({ given }) => given.grade))].sort(), ["中", "优", "差", "良"]);
  assert.ok(examples.some(({ given }) => given.unknown.length > 0));
  for (const { case: number, given } of examples) assert.ok(given.proposed.length > 0, number);
});

test("an officer can reckon each of them: what the amounts say is what the file's own numbers come to", () => {
  const written = texts.flatMap(([, text]) => (parse(text) as { measures: readonly { case: string; budget: number | null; executed: number | null; amounts?: Record<string, number> }[] }).measures);
  for (const { case: number, budget, executed, amounts = {} } of written) {
    const by: Record<string, number> = { cut: (budget ?? 0) * 0.1, cancel: budget ?? 0, suspend: (budget ?? 0) - (executed ?? 0), recover: (budget ?? 0) - (executed ?? 0) };
    for (const [id, amount] of Object.entries(amounts)) assert.ok(Math.abs(by[id]! - amount) < 0.001, `${number} ${id}`);
  }
  assert.ok(proposeMeasures(catalogue, { grade: null, score: null, budget: null, executed: null, executionRate: null }).every(({ proposed }) => proposed === "unknown" || proposed === "by-hand"));
});
