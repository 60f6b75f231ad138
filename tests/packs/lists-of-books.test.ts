import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { listFor, LIST_USES, type ListUse } from "../../src/core/disclosure/book-list.ts";
import { disclose, type ProjectMaterial } from "../../src/core/disclosure/disclose.ts";
import { drawDisclosureSheets } from "../../src/core/disclosure/disclosure-sheet.ts";
import { drawEvaluationSummary, evaluationSummary } from "../../src/core/disclosure/evaluation-summary.ts";
import { letterLists } from "../../src/core/disclosure/letter-lists.ts";
import { blankValues } from "../../src/core/form/blank-values.ts";
import type { FilingValues } from "../../src/core/form/filing-values.ts";
import { findForm, frameFor } from "../../src/core/form/form-for.ts";
import { listFacts } from "../../src/core/form/list-facts.ts";
import type { Form } from "../../src/core/layout/form.ts";
import type { Layout } from "../../src/core/layout/layout.ts";
import { BUDGET_BOOKS, type BudgetBook } from "../../src/core/subject/budget-book.ts";
import { loadDefinitions } from "../../src/files/load-definitions.ts";
import { PACKS_FOLDER } from "../../src/files/load-packs.ts";
import { readGrids } from "../../src/files/read-grid.ts";
import { parseLists } from "../../src/files/read-lists.ts";
import { writeXlsx } from "../../src/files/write-xlsx.ts";
import { LANGUAGES, speak, type Language } from "../../src/words/index.ts";
import { drawing } from "../core/layout/grid.ts";
import { sameAsGolden } from "../core/layout/golden-file.ts";

const read = await loadDefinitions();
assert.ok(read.ok, JSON.stringify(read));
const packs = read.value;
const lists = packs.lists ?? [];
const YEAR = 2027;

function formOf(book: BudgetBook): Form {
  return findForm(packs, { stage: "self-evaluation", book, kind: "project", year: YEAR })!;
}

/** A self-evaluation on the form of its book: every source of money and every kind of indicator has something. */
function material(book: BudgetBook): ProjectMaterial {
  const form = formOf(book);
  const blank = blankValues(frameFor(packs, form), form);
  const values: FilingValues = {
    ...blank, goal: { planned: "年度目标。", actual: "全部完成。" },
    funds: blank.funds.map((line, index) => ({ ...line, initialBudget: index === 0 ? "600" : String(100 + index), adjustedBudget: index === 0 ? "600" : String(100 + index), executed: index === 0 ? "540" : `${90 + index}.5` })),
    rows: blank.rows.map((row, index) => ({ ...row, level3: `${row.level2.replace(/指标$/, "")}之${index + 1}`, target: "≥95%", points: index === 0 ? String(90 - (blank.rows.length - 1) * 5) : "5", actual: "96%", score: index === 0 ? String(90 - (blank.rows.length - 1) * 5) : "5" })),
  };
  const head = { stage: "self-evaluation" as const, year: YEAR, name: "示例对象", department: "示例主管部门", unit: "示例单位" };
  const { scoreMillionths, scoreBy, grade } = listFacts(head, values, packs);
  return {
    subjectId: book, code: "P1", name: head.name, unit: head.unit, book, whole: "示例基金", documentNo: null, goalDigest: null, withheld: false,
    selfEvaluation: { filingId: book, form: form.id, head, values, step: "confirmed", frozenDigest: "ab".repeat(32), scoreMillionths, scoreBy, grade },
  };
}

/** The one list of a book for a use, with every column filled as far as the form of the book can fill it. */
function drawn(use: ListUse, books: readonly BudgetBook[], language: Language): readonly Layout[] {
  const say = speak(language);
  const drafts = lists.map(({ title }) => title);
  if (use === "evaluation-summary") return drawEvaluationSummary(evaluationSummary("示例主管部门", YEAR, books.map(material), lists), "2028-03-01 10:00", drafts, say).map(({ layout }) => layout);
  if (use === "disclosure-sheet") {
    const { disclosure } = disclose({ region: "990100", city: "示例市", demo: false, year: YEAR, departmentId: "d", department: "示例主管部门", projects: books.map(material), drafts }, packs);
    assert.equal(disclosure.projects.length, books.length);
    return drawDisclosureSheets(disclosure, say).map(({ layout }) => layout);
  }
  return letterLists({
    year: YEAR, demo: false, drafts, lists: books.map((book) => ({ ...listFor(lists, use, book)!, book })),
    goals: books.map((book) => {
      const { title, blocks } = formOf(book);
      const sources = blocks.flatMap((block) => (block.kind === "funds" ? block.parts.map(({ id }) => id) : []));
      return { code: "P1", name: "示例对象", unit: "示例单位", book, form: title, whole: "示例基金", digest: "ab".repeat(32), amountFen: "100000000", money: Object.fromEntries(sources.map((id) => [id, "25000000"])) };
    }),
  }, say).map(({ layout }) => layout);
}

describe("R36: annexes of letters, summary tables and disclosure sheets of the four books", () => {
  test("every book has its own list for each use, and none is another's", () => {
    for (const use of LIST_USES) {
      const own = BUDGET_BOOKS.map((book) => listFor(lists, use, book)!);
      assert.equal(new Set(own.map(({ id }) => id)).size, BUDGET_BOOKS.length, use);
      assert.equal(new Set(own.map(({ title }) => title.zh)).size, BUDGET_BOOKS.length, use);
      assert.equal(new Set(own.map(({ columns }) => JSON.stringify(columns.map(({ id, title }) => [id, title])))).size, BUDGET_BOOKS.length, use);
    }
  });

  for (const book of BUDGET_BOOKS) {
    test(`${book}: the three lists as text, in both languages`, () => {
      sameAsGolden(new URL(`golden/lists-${book.toLowerCase().replaceAll("_", "-")}.txt`, import.meta.url), LIST_USES.flatMap((use) => LANGUAGES.flatMap((language) => drawn(use, [book], language).map(drawing))).join("\n\n"));
    });
  }

  test("money lines and kinds of indicators that a list names are those of the forms and frames of its book", () => {
    for (const list of lists.filter(({ of }) => of !== null)) for (const book of list.of!.books) {
      const forms = packs.forms.filter(({ serves }) => serves?.books?.includes(book));
      const sources = forms.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "funds" ? block.parts.map(({ id }) => id) : [])));
      const kinds = forms.flatMap((form) => frameFor(packs, form).groups.flatMap((group) => group.kinds));
      for (const { line, level2 } of list.columns) {
        assert.ok(line === null || sources.includes(line), `${list.id} ${line}`);
        for (const kind of level2) assert.ok(kinds.includes(kind), `${list.id} ${kind}`);
      }
    }
  });

  for (const language of LANGUAGES) test(`several books are lists one after the other, each a sheet of the workbook with its own sums (${language})`, async () => {
    for (const use of LIST_USES) {
      const layouts = drawn(use, BUDGET_BOOKS, language);
      assert.equal(layouts.length, BUDGET_BOOKS.length, use);
      for (const { stamp, notes, rows } of layouts) {
        assert.equal(stamp, speak(language)("form.draft"));
        assert.ok(notes.length > 0, "what is a draft is named");
        assert.equal(rows.length, 3, "names of columns, one project, sums");
      }
      const grids = readGrids(await writeXlsx(layouts.map((layout, index) => ({ name: String(index + 1), layout }))));
      assert.ok(grids.ok);
      grids.value.forEach((grid, index) => {
        const texts = grid.rows.flatMap(({ cells }) => cells.map(([, text]) => text));
        for (const { text } of layouts[index]!.rows[0]!.cells) assert.ok(texts.includes(text), `${use} ${text}`);
      });
    }
  });

  test("what is wrong in a list is told with its place", () => {
    const good = readFileSync(join(PACKS_FOLDER, "national/lists/approval-letter.yaml"), "utf8");
    assert.ok(parseLists("approval-letter.yaml", good).ok);
    for (const [from, to, code] of [
      ["width: 18 }", "width: 0 }", "pack.list-width"], ["field: digest", "field: nothing", "pack.not-one-of"], ["after: name, field: whole", "after: nowhere, field: whole", "pack.not-one-of"],
      ["field: initial, line: special-bond", "field: name, line: special-bond", "pack.not-one-of"], ["after: amount, field: initial, line: special-bond, width: 30", "after: amount, line: special-bond, width: 30", "pack.missing"],
      ["books: [STATE_CAPITAL]", "books: [GOV_FUND]", "pack.twice"], ["field: digest", "field: indicators", "pack.missing"], ["- { id: unit, field: unit", "- { id: name, field: unit", "pack.twice"],
    ] as const) {
      assert.ok(good.includes(from), from);
      const told = parseLists("approval-letter.yaml", good.replace(from, to));
      assert.deepEqual(told.ok ? [] : [...new Set(told.problems.map((one) => one.code))], [code], to);
    }
  });
});
