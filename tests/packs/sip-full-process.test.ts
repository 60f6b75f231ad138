import assert from "node:assert/strict";
import { test } from "node:test";
import { toText } from "../../src/core/basics/decimal.ts";
import { dataAt, readPath } from "../../src/core/pack/data-path.ts";
import { checkPack, readGivenPack, stackOf } from "../../src/cli/pack/pack-input.ts";
import { laidDefinitions, resolvePacks } from "../../src/files/resolve-packs.ts";

const given = await readGivenPack(new URL("../../packs/sip-full-process/", import.meta.url).pathname.replace(/\/$/, ""));
assert.ok(given.ok, JSON.stringify(given));
const stack = await stackOf(given.value);
assert.ok(stack.ok, JSON.stringify(stack));
const { set, texts } = stack.value;
const read = resolvePacks(set, null, texts);
assert.ok(read.ok, JSON.stringify(read));
const packs = read.value;

test("the pack is sound upon the national one, with its own examples among those reckoned", async () => {
  const { problems, examples } = await checkPack(given.value);
  assert.deepEqual(problems, []);
  assert.equal(examples, 68 + 8);
});

test("P7: everything it brings or changes is a draft", () => {
  for (const [path, data] of Object.entries(given.value.source.files).filter(([path]) => /^(?:frames|workflows|forms|profiles)\//.test(path))) assert.equal(dataAt(data, readPath("provenance")!), "draft", path);
  const laid = laidDefinitions(set, null);
  assert.ok(laid.ok);
  const changed = laid.value.filter(({ changes }) => changes.length > 0);
  assert.deepEqual(changed.map(({ of }) => of), ["forms/goal", "profiles/cn-national-2021"]);
  for (const { of, data } of changed) assert.equal(dataAt(data, readPath("provenance")!), "draft", of);
});

test("goals of large projects pass one review more, and the work-injury item has a frame of its own", () => {
  const large = packs.workflows.find(({ id }) => id === "goal-full-process")!.steps.find(({ id }) => id === "large")!;
  assert.deepEqual([large.role, large.when, large.due], ["finance-leader", { amountFrom: { units: 5_000_000, scale: 0 } }, { days: 5 }]);
  const frame = packs.frames.find(({ id }) => id === "injury-prevention")!;
  // Execution brings the other ten points at the self-evaluation.
  assert.equal(frame.groups.reduce((sum, { points }) => sum + Number(points), 0), 90);
});

test("an execution rate below 60% asks for a reason here, and in the national pack still none", () => {
  const below = (definitions: typeof packs) => definitions.profiles.find(({ id }) => id === "cn-national-2021")!.executionReasonBelow.value;
  assert.equal(toText(below(packs)!), "60");
  const national = resolvePacks({ ...set, layers: set.layers.slice(0, 1) }, null);
  assert.ok(national.ok);
  assert.equal(below(national.value), null);
  assert.equal(packs.forms.find(({ id }) => id === "goal")!.title.zh, "园区项目支出绩效目标申报表");
});
