import assert from "node:assert/strict";
import { test } from "node:test";
import { formOfBook, type FormVariant } from "../../../src/core/layout/form-of-book.ts";
import { blankGroups, type Form, type FormScope } from "../../../src/core/layout/form.ts";
import { nationalForms } from "./tables.ts";

const forms = await nationalForms();
const served = (id: string): Form & { readonly serves: FormScope } => {
  const form = forms.find((one) => one.id === id)!;
  return { ...form, serves: form.serves! };
};
const called = (zh: string) => ({ zh, en: `${zh.length} letters` });
const OTHERWISE: FormVariant = {
  id: "of-a-book", books: ["STATE_CAPITAL"], kinds: null, title: called("另一张表"), provenance: "draft", reference: { document: null, unverified: true },
  head: { name: called("对象"), unit: called("企业") }, funds: { group: null, source: called("来源"), total: called("总额"), parts: [{ id: "dividend", ...called("收益") }] },
  tasks: { fiscal: called("收益安排"), other: null }, frame: "state-capital", groups: [{ level1: called("产出指标"), points: null, kinds: [] }],
};
const labelsOf = (form: Form): readonly string[] => form.blocks.flatMap((block) => (block.kind === "fields" ? block.rows.flat().map(({ label }) => label?.zh ?? "") : "columns" in block ? block.columns.map(({ label }) => label.zh) : []));

test("only what a book says otherwise is otherwise: its name, its money, what heads and tasks are called, and its indicators", () => {
  for (const id of ["goal-department-overall", "monitoring-policy", "evaluation-department-overall"]) {
    const form = served(id);
    const own = formOfBook(form, OTHERWISE);
    const fundsIn = ({ blocks }: Form) => blocks.flatMap((block) => (block.kind === "funds" ? [block] : []))[0]!;
    assert.deepEqual([own.id, own.title.zh, own.serves], ["of-a-book", "另一张表", { ...form.serves, books: ["STATE_CAPITAL"], frame: "state-capital" }]);
    assert.deepEqual([own.draws, own.paper, own.grid, own.signatures, own.textSize, own.blank.executionPoints, own.blank.totalPoints], [form.draws, form.paper, form.grid, form.signatures, form.textSize, form.blank.executionPoints, form.blank.totalPoints]);
    assert.deepEqual([fundsIn(own).total.zh, fundsIn(own).parts.map(({ id: part }) => part), fundsIn(own).group], ["总额", ["dividend"], fundsIn(form).group]);
    for (const frame of [null, "cost-first", "department-overall-2013"]) assert.deepEqual(blankGroups(own, frame), OTHERWISE.groups);
    const [before, after] = [labelsOf(form), labelsOf(own)];
    assert.equal(after.length, before.length);
    assert.ok(after.every((label, at) => label === before[at] || ["对象", "企业", "来源", "收益安排"].includes(label)), after.join());
    assert.ok(after.includes("企业") && after.includes("来源"));
    assert.equal(after.includes("收益安排"), id === "goal-department-overall");
  }
});

test("what a book does not say stays, and fewer kinds may be served", () => {
  const form = served("goal-department-overall");
  const own = formOfBook(form, { ...OTHERWISE, kinds: ["unit-overall"], head: { name: null, unit: null }, tasks: { fiscal: null, other: null }, funds: { ...OTHERWISE.funds, source: null, total: null } });
  assert.deepEqual(own.serves?.kinds, ["unit-overall"]);
  assert.deepEqual(labelsOf(own), labelsOf(form));
});

test("a variant of a form that follows a document is a draft of its own", () => {
  const own = formOfBook(served("self-evaluation"), OTHERWISE);
  assert.deepEqual([own.provenance, own.reference, own.blank.reference], ["draft", { document: null, unverified: true }, { document: null, unverified: true }]);
});
