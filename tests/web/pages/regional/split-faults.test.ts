import assert from "node:assert/strict";
import { test } from "node:test";
import { problem } from "../../../../src/core/basics/problem.ts";
import { standingFaults } from "../../../../src/web/pages/regional/split-faults.ts";

const say = (code: string, params: Readonly<Record<string, string | number>> = {}): string => `${code} ${JSON.stringify(params)}`;
const spoken = (code: string, where: string) => ({ code, where, params: {}, message: "as it was sent", advice: "" });
const told = (faults: ReturnType<typeof standingFaults>) => faults.map(({ code, where, message }) => [code, where, message]);

test("nothing is told of a split that nobody has sent yet", () => {
  assert.deepEqual(standingFaults([problem("split.amount-missing", "parts[a].amount", { name: "东区" })], null, say), []);
});

test("a cell that was put right is no longer wrong, and a sum says what is missing now", () => {
  const faults = [problem("split.amount-missing", "parts[a].amount", { name: "东区" }), problem("split.amount-below", "amount", { rest: "20" })];
  const sent = { faults, refused: [spoken("split.amount-missing", "parts[a].amount"), spoken("split.amount-below", "amount")] };
  assert.deepEqual(told(standingFaults([problem("split.amount-below", "amount", { rest: "5" })], sent, say)), [["split.amount-below", "amount", 'problem.split.amount-below {"rest":"5"}']]);
  assert.deepEqual(standingFaults([], sent, say), []);
});

test("what only the server knows stays beside it", () => {
  const sent = { faults: [], refused: [spoken("split.stale", "")] };
  assert.deepEqual(told(standingFaults([], sent, say)), [["split.stale", "", "as it was sent"]]);
});
