import assert from "node:assert/strict";
import { test } from "node:test";
import { fundsOf } from "../../src/core/form/blank-values.ts";
import { combinedSubjects, findForm, formFor, frameFor } from "../../src/core/form/form-for.ts";
import { layOutEmpty } from "../../src/core/layout/lay-out-table.ts";
import { BUDGET_BOOKS } from "../../src/core/subject/budget-book.ts";
import { SUBJECT_KINDS } from "../../src/core/subject/subject-kind.ts";
import { loadDefinitions } from "../../src/files/load-definitions.ts";
import { LANGUAGES, speak } from "../../src/words/index.ts";
import { gridOf } from "../core/layout/grid.ts";

const read = await loadDefinitions(undefined, "demo-city", 2026);
assert.ok(read.ok, JSON.stringify(read).slice(0, 600));
const packs = read.value;
const forms = BUDGET_BOOKS.map((book) => ({ book, form: formFor(packs, { stage: "self-evaluation", kind: "project-level-1", book, year: 2026 }) }));

test("R36: the combined self-evaluation of a level-1 project has one form of its own in each book, and names it", () => {
  assert.deepEqual(forms.map(({ form }) => form.id), ["", "-government-fund", "-state-capital", "-social-insurance"].map((own) => `self-evaluation-combined${own}`));
  for (const { book, form } of forms) assert.deepEqual([form.serves!.books, form.serves!.kinds, form.serves!.combines, form.provenance], [[book], ["project-level-1"], true, "draft"], form.id);
  for (const language of ["zh", "en"] as const) assert.equal(new Set(packs.forms.map(({ title }) => title[language])).size, packs.forms.length);
  assert.deepEqual(combinedSubjects(packs, "self-evaluation", 2026, { kinds: SUBJECT_KINDS, books: BUDGET_BOOKS }), BUDGET_BOOKS.map((book) => ({ kind: "project-level-1", book })));
});

test("R36: before the year from which the city combines, a level-1 project of each book has the form of any project", () => {
  for (const { book } of forms) assert.notEqual(findForm(packs, { stage: "self-evaluation", kind: "project-level-1", book, year: 2025 })?.serves?.combines, true, book);
});

for (const { book, form } of forms) {
  test(`${book}: the combined form has the money of the book's projects, and the groups and points of its frame`, () => {
    const ofProjects = formFor(packs, { stage: "self-evaluation", kind: "project", book, year: 2026 });
    assert.deepEqual(fundsOf(form), fundsOf(ofProjects));
    assert.equal(frameFor(packs, form), frameFor(packs, ofProjects));
    assert.deepEqual(form.blank, { ...ofProjects.blank, reference: form.blank.reference });
    for (const language of LANGUAGES) gridOf(layOutEmpty(form, speak(language), frameFor(packs, form).id));
  });
}
