import assert from "node:assert/strict";
import { test } from "node:test";
import { procedureFaults, type ProcedureState } from "../../../src/core/pack/procedure.ts";

const state = (id: string, ...to: string[]): ProcedureState => ({ id, title: { zh: id, en: id }, to, due: null });
const faults = (...states: ProcedureState[]): readonly string[] => procedureFaults(states).map(({ code, path, params }) => `${code} ${path.join(".")} ${String(params["found"])}`);

test("a procedure that begins, may turn back and ends is sound", () => {
  assert.deepEqual(faults(state("a", "b"), state("b", "a", "c"), state("c")), []);
});

test("a state named twice, a way to nowhere, one that nothing leads to, and one without an end are told at their places", () => {
  assert.deepEqual(faults(state("a", "b"), state("b"), state("b")), ["pack.twice states.2.id b"]);
  assert.deepEqual(faults(state("a", "z"), state("b")), ["pack.state-unknown states.0.to.0 z"]);
  assert.deepEqual(faults(state("a", "b"), state("b"), state("c", "b")), ["pack.state-unreachable states.2.id c"]);
  assert.deepEqual(faults(state("a", "b", "c"), state("b", "b"), state("c")), ["pack.state-without-end states.1.to b"]);
  assert.deepEqual(faults(state("a", "b"), state("b", "a")), ["pack.state-without-end states.0.to a", "pack.state-without-end states.1.to b"]);
});
