import assert from "node:assert/strict";
import { test } from "node:test";
import type { Form } from "../../../src/core/layout/form.ts";
import { differingParts } from "../../../src/core/pack/differing-parts.ts";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";

const loaded = await loadDefinitions();
assert.ok(loaded.ok);
const packs = loaded.value;
const renamed = (form: Form): Form => ({ ...form, title: { zh: "改过的表", en: "Changed" } });
const withForms = (change: (form: Form) => Form): Definitions => ({ ...packs, digest: "other", forms: packs.forms.map(change) });
const STAGES = ["goal", "monitoring", "self-evaluation"] as const;

test("other packs that say the same to records differ in nothing: a digest, a role or a workflow are not what a record is filled by", () => {
  assert.deepEqual(differingParts(packs, { ...packs, digest: "other", roles: [], workflows: [] }, "goal"), []);
});

test("a changed form tells the stage that it serves and no other; one that serves none may be anybody's", () => {
  const changed = withForms((form) => (form.serves?.stage === "goal" ? renamed(form) : form));
  assert.deepEqual(STAGES.map((stage) => differingParts(packs, changed, stage)), [["forms"], [], []]);
  const { serves: _, ...free } = packs.forms[0]!;
  const [before, after] = [free, renamed(free)].map((form): Definitions => ({ ...packs, forms: [...packs.forms, form] }));
  assert.deepEqual(STAGES.map((stage) => differingParts(before!, after!, stage)), [["forms"], ["forms"], ["forms"]]);
});

test("what is left out and what is empty are the same, and parts come in one order", () => {
  const { alerts: _, ...without } = packs;
  assert.deepEqual(differingParts({ ...packs, alerts: [] }, without, "goal"), []);
  assert.deepEqual(differingParts(packs, { ...without, profiles: [] }, "goal"), ["profiles", "alerts"]);
});
