import assert from "node:assert/strict";
import { test } from "node:test";
import { formFor, frameFor } from "../../../src/core/form/form-for.ts";
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
  ] as const) assert.equal(formFor(forms, { stage, book, year }).id, expected, `${stage} ${book} ${year}`);
});

test("where nothing serves a stage and its workflow names no form, it is said", () => {
  assert.throws(() => formFor(withForms(goal), { stage: "monitoring", book: "GENERAL_PUBLIC", year: 2026 }), RangeError);
});

test("the frame is the form's own, else the one the city chose", () => {
  const fund = packs.forms.find(({ id }) => id === "goal-government-fund")!;
  assert.equal(frameFor(packs, fund).id, "government-fund");
  assert.equal(frameFor(packs, goal).id, packs.frames[0]!.id);
});
