import assert from "node:assert/strict";
import { test } from "node:test";
import { findForm, formFor, frameFor, servedSubjects } from "../../../src/core/form/form-for.ts";
import type { Form } from "../../../src/core/layout/form.ts";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";

const national = await loadDefinitions();
assert.ok(national.ok);
const packs: Definitions = national.value;
const goal = packs.forms.find(({ id }) => id === "goal")!;
const of = (change: Partial<Form>): Form => ({ ...goal, ...change });
const withForms = (...forms: readonly Form[]): Pick<Definitions, "forms" | "workflows"> => ({ forms, workflows: packs.workflows });

test("a form is chosen by stage, book and year; of several the one that came last, and else the one the workflow names", () => {
  const serves = { stage: "goal", books: ["GOV_FUND"] } as const;
  const forms = withForms(goal, of({ id: "old", serves: { ...serves, until: 2025 } }), of({ id: "new", serves: { ...serves, from: 2026 } }), of({ id: "newest", serves: { ...serves, from: 2028 } }));
  for (const [stage, book, year, expected] of [
    ["goal", "GOV_FUND", 2025, "old"], ["goal", "GOV_FUND", 2026, "new"], ["goal", "GOV_FUND", 2027, "new"], ["goal", "GOV_FUND", 2030, "newest"],
    ["goal", "GENERAL_PUBLIC", 2026, "goal"], ["goal", "STATE_CAPITAL", 2026, "goal"],
  ] as const) assert.equal(formFor(forms, { stage, book, kind: "project", year }).id, expected, `${stage} ${book} ${year}`);
});

test("where nothing serves a stage and its workflow names no form, it is said", () => {
  assert.throws(() => formFor(withForms(goal), { stage: "monitoring", book: "GENERAL_PUBLIC", kind: "project", year: 2026 }), RangeError);
});

test("F204: a form serves the kinds it names, projects where it names none; another kind has no form rather than a project's", () => {
  const policy = of({ id: "policy", serves: { stage: "goal", books: ["GENERAL_PUBLIC"], kinds: ["policy"] } });
  const forms = withForms(goal, policy);
  const found = (kind: string, stage: "goal" | "monitoring" = "goal"): string | null => findForm(forms, { stage, book: "GENERAL_PUBLIC", kind, year: 2026 })?.id ?? null;
  assert.deepEqual(["project", "project-level-1", "special-bond", "policy", "department-overall", "fund"].map((kind) => found(kind)), ["goal", "goal", "goal", "policy", null, null]);
  assert.equal(found("policy", "monitoring"), null);
  assert.throws(() => formFor(forms, { stage: "goal", book: "GENERAL_PUBLIC", kind: "fund", year: 2026 }), RangeError);
  assert.deepEqual(servedSubjects(forms, "goal", 2026, { kinds: ["policy", "fund"], books: ["GENERAL_PUBLIC", "GOV_FUND"] }), [{ kind: "policy", book: "GENERAL_PUBLIC" }]);
});

test("the frame is the form's own, else the one the city chose", () => {
  const fund = packs.forms.find(({ id }) => id === "goal-government-fund")!;
  assert.equal(frameFor(packs, fund).id, "government-fund");
  assert.equal(frameFor(packs, goal).id, packs.frames[0]!.id);
});
