import assert from "node:assert/strict";
import { test } from "node:test";
import { definitionsOf } from "../../../src/core/disclosure/definitions-of.ts";
import type { ProjectMaterial, SelfEvaluationMaterial } from "../../../src/core/disclosure/disclose.ts";
import { EMPTY_FUNDS } from "../../../src/core/form/cell-path.ts";
import { findFrame } from "../../../src/core/form/form-for.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";

const read = await loadDefinitions();
assert.ok(read.ok, JSON.stringify(read));
const packs = read.value;

test("a disclosure stands on the forms of self-evaluations and on their frames of indicators, each named once", () => {
  const named = definitionsOf(packs, 2026);
  const form = packs.forms.find(({ id }) => id === "self-evaluation")!;
  for (const name of ["form/self-evaluation", `frame/${findFrame(packs, form)!.id}`]) assert.equal(named.filter((one) => one === name).length, 1, name);
});

test("so does it on the frame of a form that a project began with instead", () => {
  const own = packs.forms.find(({ id }) => id === "self-evaluation-social-insurance")!;
  assert.notEqual(findFrame(packs, own)!.id, packs.frames[0]!.id, "the form has a frame of its own");
  const selfEvaluation: SelfEvaluationMaterial = {
    filingId: "f", form: own.id, head: { stage: "self-evaluation", year: 2026, name: "", department: "", unit: "" }, values: { goal: { planned: "", actual: "" }, funds: [{ id: "total", ...EMPTY_FUNDS }], rows: [] },
    step: "confirmed", frozenDigest: null, scoreMillionths: null, scoreBy: null, grade: null,
  };
  const project: ProjectMaterial = { subjectId: "s", code: "P", name: "", unit: "", documentNo: null, goalDigest: null, withheld: false, selfEvaluation };
  const named = definitionsOf(packs, 2026, [project]);
  for (const name of [`form/${own.id}`, `frame/${findFrame(packs, own)!.id}`]) assert.ok(named.includes(name), name);

  const sheetsOf = (one: ProjectMaterial): readonly string[] => definitionsOf(packs, 2026, [one]).filter((name) => name.startsWith("list/"));
  const ofTheFund: ProjectMaterial = { ...project, book: "SOCIAL_INSURANCE" };
  assert.deepEqual([sheetsOf(ofTheFund), sheetsOf({ ...ofTheFund, selfEvaluation: null })], [[], []], "what is not disclosed yet brings no sheet");
  const graded: ProjectMaterial = { ...ofTheFund, selfEvaluation: { ...selfEvaluation, frozenDigest: "a".repeat(64), grade: "GOOD" } };
  assert.equal(sheetsOf(graded).length, 1);
  assert.deepEqual(sheetsOf({ ...graded, withheld: true }), []);
});

test("of the workflows it names the one that is chosen and those that its projects ran on, and no other", () => {
  const flowsOf = (projects: readonly ProjectMaterial[]): readonly string[] => definitionsOf(packs, 2026, projects).filter((name) => name.startsWith("workflow/"));
  const [chosen, other] = packs.workflows.filter(({ stage }) => stage === "self-evaluation");
  assert.notEqual(other!.id, chosen!.id);
  const chosenName = `workflow/${chosen!.id}/${chosen!.version}`;
  assert.deepEqual(flowsOf([]), [chosenName]);
  const ranOn = ({ id, version }: { readonly id: string; readonly version: number }): ProjectMaterial => ({
    subjectId: "s", code: "P", name: "", unit: "", documentNo: null, goalDigest: null, withheld: false,
    selfEvaluation: {
      filingId: "f", workflow: { id, version }, head: { stage: "self-evaluation", year: 2026, name: "", department: "", unit: "" }, values: { goal: { planned: "", actual: "" }, funds: [{ id: "total", ...EMPTY_FUNDS }], rows: [] },
      step: "confirmed", frozenDigest: null, scoreMillionths: null, scoreBy: null, grade: null,
    },
  });
  assert.deepEqual(flowsOf([ranOn(chosen!)]), [chosenName]);
  assert.deepEqual(flowsOf([ranOn(other!)]), [chosenName, `workflow/${other!.id}/${other!.version}`]);
  assert.deepEqual(flowsOf([ranOn({ id: "gone", version: 1 })]), [chosenName], "one that the packs no longer have is told by nobody");
});
