import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { sum, toText } from "../../src/core/basics/decimal.ts";
import { blankValues, fundsOf } from "../../src/core/form/blank-values.ts";
import { formFor, frameFor } from "../../src/core/form/form-for.ts";
import { blankGroups } from "../../src/core/layout/form.ts";
import { layOutEmpty } from "../../src/core/layout/lay-out-table.ts";
import { BUDGET_BOOKS } from "../../src/core/subject/budget-book.ts";
import { loadDefinitions } from "../../src/files/load-definitions.ts";
import { parsePackFile } from "../../src/files/parse-pack.ts";
import { LANGUAGES, speak } from "../../src/words/index.ts";
import { gridOf } from "../core/layout/grid.ts";

const read = await loadDefinitions();
assert.ok(read.ok);
const packs = read.value;
/** Stages that the unit fills on a form of each book. */
const STAGES = ["goal", "monitoring", "self-evaluation"] as const;
const cells = BUDGET_BOOKS.flatMap((book) => STAGES.map((stage) => ({ book, stage, form: formFor(packs, { stage, book, kind: "project", year: 2026 }) })));

test("twelve cells, twelve forms, each with a title of its own in both languages", () => {
  assert.equal(new Set(cells.map(({ form }) => form.id)).size, 12);
  for (const language of ["zh", "en"] as const) assert.equal(new Set(packs.forms.map(({ title }) => title[language])).size, packs.forms.length);
  for (const { form } of cells) assert.ok(form.serves !== undefined && form.provenance === (["goal", "self-evaluation"].includes(form.id) ? "document" : "draft"), form.id);
});

for (const { book, stage, form } of cells) {
  const frame = frameFor(packs, form);

  test(`${book} ${stage}: empty it fills its grid in both languages, with the groups of its frame`, () => {
    for (const language of LANGUAGES) {
      const layout = layOutEmpty(form, speak(language), frame.id);
      gridOf(layout);
      assert.equal(layout.title, language === "en" ? form.title.en : form.title.zh);
      assert.ok(!JSON.stringify(layout).includes("{month}"));
    }
    assert.deepEqual(blankGroups(form, frame.id).map(({ level1, kinds }) => [level1.zh, kinds.map(({ level2 }) => level2.zh)]), frame.groups.map(({ level1, kinds }) => [level1, [...kinds]]));
    assert.ok(blankValues(frame, form).rows.length >= frame.groups.length);
  });

  test(`${book} ${stage}: points of its frame and of its empty form are those of the rest beside the execution`, () => {
    assert.equal(frame.groups.reduce((whole, { points }) => whole + Number(points), 0), 90);
    const printed = blankGroups(form, frame.id).map(({ points }) => points);
    if (stage === "self-evaluation") assert.equal(toText(sum(printed.flatMap((points) => points ?? []))), "90");
    else assert.ok(printed.every((points) => points === null));
  });
}

for (const book of BUDGET_BOOKS) {
  test(`${book}: the money lines of the three stages go by the same names, so that a goal's amounts find theirs`, () => {
    const lines = STAGES.map((stage) => fundsOf(formFor(packs, { stage, book, kind: "project", year: 2026 })).map(({ id }) => id));
    for (const ids of lines) assert.ok(lines[0]!.every((id) => ids.includes(id)), lines.join(" | "));
  });
}

test("the old layout and the new are two variants of one form", () => {
  for (const id of ["goal", "monitoring", "self-evaluation"]) {
    const form = packs.forms.find((one) => one.id === id)!;
    assert.ok(blankGroups(form, "cost-in-output").every(({ level1 }) => level1.zh !== "成本指标"));
    assert.equal(blankGroups(form, "cost-first")[0]!.level1.zh, "成本指标");
  }
});

test("R36: a form for a fifth book is refused by its name, and each of the four has forms of its own", () => {
  const text = readFileSync(new URL("../../packs/national/forms/goal-state-capital.yaml", import.meta.url), "utf8");
  const asWritten = parsePackFile("forms/x.yaml", text);
  assert.ok(asWritten.ok, JSON.stringify(asWritten));
  const fifth = parsePackFile("forms/x.yaml", text.replace("books: [STATE_CAPITAL]", "books: [STATE_CAPITAL, LOTTERY]"));
  assert.ok(!fifth.ok);
  assert.ok(fifth.problems.some(({ params }) => JSON.stringify(params).includes("LOTTERY")), JSON.stringify(fifth.problems));
  for (const stage of STAGES) assert.deepEqual(new Set(cells.filter((cell) => cell.stage === stage).map(({ form }) => form.id)).size, BUDGET_BOOKS.length);
});

test("the monitoring form has a box for each of five causes and three likelihoods, under a name of their own", () => {
  for (const { form } of cells.filter(({ stage }) => stage === "monitoring")) {
    const block = form.blocks.find(({ kind }) => kind === "indicators");
    assert.ok(block?.kind === "indicators");
    const under = (name: string): string[] => block.columns.filter(({ over }) => over?.zh === name).map(({ label }) => label.zh);
    assert.deepEqual(under("偏差原因分析"), ["经费保障", "制度保障", "人员保障", "硬件条件保障", "其他", "原因说明"]);
    assert.deepEqual(under("完成目标可能性"), ["确定能", "有可能", "完全不可能"]);
    const [upper, lower] = layOutEmpty(form, speak("zh-CN")).rows.slice(layOutEmpty(form, speak("zh-CN")).repeat!);
    assert.ok(upper!.cells.some(({ text, columns }) => text === "偏差原因分析" && columns > 5));
    assert.ok(lower!.cells.some(({ text }) => text === "有可能"));
  }
});
