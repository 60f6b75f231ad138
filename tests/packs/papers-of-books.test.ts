import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { materialsOf, checksOf, schemeFor } from "../../src/core/ex-ante/scheme.ts";
import { PAPERS, type PaperMatter as ApplicationMatter } from "../../src/core/ex-ante/papers.ts";
import { scoreSheet } from "../../src/core/ex-ante/score-sheet.ts";
import { blankValues } from "../../src/core/form/blank-values.ts";
import type { FilingHead, FilingValues } from "../../src/core/form/filing-values.ts";
import { findForm, frameFor } from "../../src/core/form/form-for.ts";
import { profileFor } from "../../src/core/form/profile-for.ts";
import { ownNames } from "../../src/core/layout/own-names.ts";
import { BUDGET_BOOKS, type BudgetBook } from "../../src/core/subject/budget-book.ts";
import { drawPaper, type PaperMatter } from "../../src/core/paper/draw-paper.ts";
import { figureLines } from "../../src/core/paper/figures.ts";
import { CONCLUSION, itemsOf, papersFor, type PaperDefinition } from "../../src/core/paper/paper-definition.ts";
import { applicationInWorkbook } from "../../src/files/application-in-workbook.ts";
import { drawExAnte, exAnteWorkbook } from "../../src/files/draw-ex-ante.ts";
import { loadDefinitions } from "../../src/files/load-definitions.ts";
import { PACKS_FOLDER } from "../../src/files/load-packs.ts";
import { parseExAntes } from "../../src/files/read-ex-ante.ts";
import { readGrids } from "../../src/files/read-grid.ts";
import { parsePapers } from "../../src/files/read-papers.ts";
import { writeXlsx } from "../../src/files/write-xlsx.ts";
import { speakWith } from "../../src/server/http/language.ts";
import { LANGUAGES, speak } from "../../src/words/index.ts";
import { sheetOf } from "../core/ex-ante/schemes.ts";
import { drawing, gridOf } from "../core/layout/grid.ts";
import { sameAsGolden } from "../core/layout/golden-file.ts";

const read = await loadDefinitions();
assert.ok(read.ok, JSON.stringify(read));
const packs = read.value;
const papers = packs.papers ?? [];
const schemes = packs.exAnte ?? [];
const YEAR = 2027;
const PAPER_STAGES = ["goal", "self-evaluation"] as const;

/** The one paper of a project of a book in a stage. */
function paperOf(stage: (typeof PAPER_STAGES)[number], book: BudgetBook): PaperDefinition {
  const found = papersFor(papers, { stage, subjectKind: "project", book });
  assert.equal(found.length, 1, `${stage} ${book}`);
  return found[0]!;
}

/** The form of the book, filled in every cell that a paper takes something from. */
function filled(stage: (typeof PAPER_STAGES)[number], book: BudgetBook): { readonly head: FilingHead; readonly values: FilingValues; readonly names: ReturnType<typeof ownNames> } {
  const form = findForm(packs, { stage, book, kind: "project", year: YEAR })!;
  const frame = frameFor(packs, form);
  const blank = blankValues(frame, form);
  const points = (row: number): string => String(row === 0 ? 90 - (blank.rows.length - 1) * 5 : 5);
  return {
    head: { stage, year: YEAR, name: "示例对象", department: "示例主管部门", unit: "示例单位" },
    names: ownNames([form], [frame]),
    values: {
      ...blank, goal: { planned: "年度目标。", actual: "全部完成。" },
      funds: blank.funds.map((line, index) => ({ ...line, initialBudget: String(100 + index), adjustedBudget: String(100 + index), executed: `${90 + index}.5` })),
      rows: blank.rows.map((row, index) => ({ ...row, level3: `${row.level2}之${index + 1}`, target: "≥95%", points: points(index), actual: "96%", score: points(index) })),
    },
  };
}

function matterOf(stage: (typeof PAPER_STAGES)[number], book: BudgetBook): PaperMatter & Pick<ReturnType<typeof filled>, "names"> {
  const paper = paperOf(stage, book);
  const answers = Object.fromEntries([...itemsOf(paper).map(({ id }) => id), CONCLUSION].map((id) => [id, { rating: paper.ratings[1]?.id ?? null, text: `写在${id}的话。` }]));
  return {
    paper, ...filled(stage, book), subjectKind: "project", profile: profileFor(packs, YEAR, stage), code: "990100-1", book, amountFen: 1_234_500_000n, answers,
    written: { by: "钱初审", step: { zh: "初审", en: "First review" }, day: "2027-02-01", version: 3, round: 1 }, isStale: false, drafts: [paper.title], demo: false,
  };
}

function applicationOf(kind: "project" | "policy", book: BudgetBook): ApplicationMatter {
  const scheme = schemeFor(schemes, { kind, book })!;
  return {
    scheme, year: YEAR, level: "department", amountFen: 1_234_500_000n, drafts: true, version: 3, digest: "ab12cd34ef56ab78".repeat(4),
    head: { code: "990100-1", name: "示例对象", unit: "示例单位", department: "示例主管部门", attribute: "new" },
    texts: Object.fromEntries(scheme.fields.map(({ id }) => [id, `申报内容${id}。`])),
    materials: new Map(materialsOf(scheme).map(({ id }) => [id, { state: "approved" as const, note: "", files: [`${id}.pdf`] }])),
    sheets: [{ name: "评审专家", scored: scoreSheet(scheme, sheetOf(scheme, "good")), opinion: "同意。" }],
    conclusion: { conclusion: "partial", mean: "80", spread: "0", experts: 3, capFen: 900_000_000n, reason: "按测算核减。", panelNote: "没有分歧。" },
    decision: { grantedFen: 900_000_000n, opinion: "同意。" }, aspectMeans: scheme.aspects.map(() => "16"),
  };
}

describe("R36: each of the four books has papers of its own", () => {
  for (const stage of PAPER_STAGES) {
    test(`${stage}: four papers with four names in both languages, all drafts`, () => {
      const four = BUDGET_BOOKS.map((book) => paperOf(stage, book));
      for (const names of [four.map(({ id }) => id), four.map(({ title }) => title.zh), four.map(({ title }) => title.en)]) assert.equal(new Set(names).size, BUDGET_BOOKS.length, names.join(" "));
      assert.ok(four.every(({ provenance }) => provenance === "draft"));
      assert.ok(four.every(({ parts }) => parts.every(({ items }) => items.length > 0)));
    });
  }
  for (const kind of ["project", "policy"] as const) {
    test(`ex-ante of a ${kind}: four schemes, each with what the book alone is asked, on a hundred points and the same rules`, () => {
      const four = BUDGET_BOOKS.map((book) => schemeFor(schemes, { kind, book })!);
      for (const names of [four.map(({ id }) => id), four.map(({ title }) => title.zh), four.map(({ title }) => title.en)]) assert.equal(new Set(names).size, BUDGET_BOOKS.length, names.join(" "));
      assert.ok(four.every(({ provenance }) => provenance === "draft"));
      for (const own of four.slice(1)) {
        assert.deepEqual(own.rules, four[0]!.rules);
        assert.deepEqual(checksOf(own).map(({ id, points }) => [id, points]), checksOf(four[0]!).map(({ id, points }) => [id, points]));
        for (const differs of [own.fields, materialsOf(own), checksOf(own)]) assert.ok(differs.some(({ id, title }) => ![...four[0]!.fields, ...materialsOf(four[0]!), ...checksOf(four[0]!)].some((one) => one.id === id && one.title.zh === title.zh)), own.id);
      }
    });
  }
  test("a kind that no paper of a book is for, and an asker who does not see the book, get the paper for all", () => {
    const ids = (subjectKind: string, book: BudgetBook | null) => papersFor(papers, { stage: "self-evaluation", subjectKind, book }).map(({ id }) => id);
    assert.deepEqual([ids("policy", "SOCIAL_INSURANCE"), ids("fund", "STATE_CAPITAL"), ids("project", null)], Array.from({ length: 3 }, () => ["self-evaluation-report"]));
    assert.deepEqual(ids("fund", "SOCIAL_INSURANCE"), ["self-evaluation-report-social-insurance"]);
    // What is passed down to others is reviewed and reported by the points of its book.
    for (const stage of PAPER_STAGES) assert.deepEqual(BUDGET_BOOKS.map((book) => papersFor(papers, { stage, subjectKind: "transfer-payment", book })), BUDGET_BOOKS.map((book) => [paperOf(stage, book)]));
  });
});

describe("nothing that a variant asks for is an empty decoration", () => {
  test("each kind of indicators that a section lists is one of the frame of every form it goes with", () => {
    const listed = papers.flatMap((paper) => itemsOf(paper).flatMap(({ level2 }) => level2.map((name) => ({ paper, name }))));
    assert.ok(listed.length >= 8);
    for (const { paper, name } of listed) {
      for (const book of paper.of!.books) for (const kind of paper.kinds) {
        const form = findForm(packs, { stage: paper.stage, book, kind, year: YEAR });
        if (form === null || !papersFor(papers, { stage: paper.stage, subjectKind: kind, book }).includes(paper)) continue;
        assert.ok(frameFor(packs, form).groups.some(({ kinds }) => kinds.includes(name)), `${paper.id} ${name} ${kind} ${form.id}`);
      }
    }
  });
  for (const book of BUDGET_BOOKS) {
    test(`${book}: every figure is read from the filled form, and every section has room for what is written`, () => {
      for (const stage of PAPER_STAGES) {
        const matter = matterOf(stage, book);
        for (const { id, figures, level2 } of itemsOf(matter.paper)) {
          for (const figure of figures) {
            const lines = figureLines(figure, matter, level2);
            assert.ok(lines.length > 0 && lines.every(({ code }) => !/unknown|no-|open|not-/.test(code)), `${matter.paper.id} ${id} ${figure} ${JSON.stringify(lines)}`);
            if (figure === "indicators") for (const name of level2) assert.ok(lines.some(({ params }) => String(params["name"]).startsWith(name)), name);
            if (figure === "sources") assert.equal(lines.length, matter.values.funds.length - 1);
          }
        }
        for (const language of LANGUAGES) {
          const layout = drawPaper(matter, speakWith(matter.names, language));
          gridOf(layout);
          const text = layout.rows.flatMap(({ cells }) => cells.map((cell) => cell.text)).join("\n");
          for (const { id, title, points } of itemsOf(matter.paper)) {
            assert.ok(text.includes(`写在${id}的话。`) && text.includes(language === "en" ? title.en : title.zh), id);
            if (matter.paper.form === "review") assert.ok(points.length > 0 && points.every((point) => text.includes(language === "en" ? point.en : point.zh)), id);
          }
        }
      }
    });
    for (const kind of ["project", "policy"] as const) {
      test(`${book} ${kind}: each field is on the application, each material on the list, each check point on the sheet, and every heading of the report has something under it`, () => {
        const matter = applicationOf(kind, book);
        const { scheme } = matter;
        for (const language of LANGUAGES) {
          const say = speak(language);
          const textOf = (paper: (typeof PAPERS)[number], sheet: number | null = null): string => drawExAnte(paper, matter, sheet, say).rows.flatMap(({ cells }) => cells.map((cell) => cell.text)).join("\n");
          const inWords = (title: { readonly zh: string; readonly en: string }): string => (language === "en" ? title.en : title.zh);
          for (const { id, title } of scheme.fields) assert.ok(textOf("application").includes(`申报内容${id}。`) && textOf("application").includes(inWords(title)), id);
          for (const { id, title } of materialsOf(scheme)) assert.ok(textOf("materials").includes(`${id}.pdf`) && textOf("materials").includes(inWords(title)), id);
          for (const { title } of checksOf(scheme)) assert.ok(textOf("score-sheet", 1).includes(inWords(title)), title.zh);
          const report = drawExAnte("report", matter, null, say);
          const under = new Map(report.rows.flatMap(({ cells }) => (cells.length === 2 ? [[cells[0]!.text, cells[1]!.text] as const] : [])));
          for (const part of scheme.report.flatMap(({ parts }) => parts)) {
            assert.ok((under.get(inWords(part)) ?? "") !== "", `${scheme.id} ${part.zh}`);
            if (part.field !== null) assert.equal(under.get(inWords(part)), `申报内容${part.field}。`);
          }
          for (const paper of PAPERS) gridOf(drawExAnte(paper, matter, paper === "score-sheet" ? 1 : null, say));
        }
      });
    }
    test(`${book}: its application comes back from its own workbook, and from that of another book it is refused`, async () => {
      const matter = applicationOf("project", book);
      const grids = readGrids(await writeXlsx(exAnteWorkbook(matter, speak("zh-CN"))));
      assert.ok(grids.ok);
      assert.deepEqual(applicationInWorkbook(grids.value, matter), { ok: true, value: { amountFen: matter.amountFen, texts: matter.texts } });
      const other = applicationOf("project", BUDGET_BOOKS[(BUDGET_BOOKS.indexOf(book) + 1) % BUDGET_BOOKS.length]!);
      assert.equal(applicationInWorkbook(grids.value, other).ok, false);
    });
  }
});

describe("a variant that means nothing is refused with its place", () => {
  const told = (folder: "papers" | "ex-ante", id: string, from: string, to: string): readonly string[] => {
    const text = readFileSync(join(PACKS_FOLDER, "national", folder, `${id}.yaml`), "utf8");
    assert.ok(text.includes(from), from);
    const outcome = (folder === "papers" ? parsePapers : parseExAntes)(`x/${folder}/y.yaml`, text.replace(from, to));
    return outcome.ok ? [] : outcome.problems.map(({ code }) => code);
  };
  for (const [says, folder, id, from, to, expected] of [
    ["a book twice", "papers", "goal-review", "books: [STATE_CAPITAL]", "books: [GOV_FUND]", ["pack.twice"]],
    ["a fifth book", "papers", "goal-review", "books: [STATE_CAPITAL]", "books: [LOTTERY]", ["pack.not-one-of"]],
    ["a kind that the paper is not for", "papers", "goal-review", "kinds: [project, project-level-1, special-fund, transfer-payment, special-bond]", "kinds: [unit-overall]", ["pack.not-one-of"]],
    ["an item in no part", "papers", "self-evaluation-report", "in: basics", "in: nowhere", ["pack.not-one-of"]],
    ["one more item without its title", "papers", "self-evaluation-report", "        title: { zh: 基金收入和以收定支, en: \"Income of the fund, and spending set by it\" }\n", "", ["pack.missing"]],
    ["an item after one that is not there", "papers", "self-evaluation-report", "after: money", "after: nothing", ["pack.not-one-of"]],
    ["the figure of indicators without saying which", "papers", "self-evaluation-report", "        level2: [融资成本指标, 可持续影响指标]\n", "", ["pack.missing"]],
    ["a book twice", "ex-ante", "project", "books: [STATE_CAPITAL]", "books: [GOV_FUND]", ["pack.twice"]],
    ["a material left out that is none", "ex-ante", "project", "materials: [preliminary-design, quotations]", "materials: [nothing]", ["pack.not-one-of"]],
    ["a material in no group", "ex-ante", "project", "in: basis", "in: nowhere", ["pack.not-one-of"]],
    ["a check point that is none", "ex-ante", "project", "{ id: lawful, title", "{ id: nothing, title", ["pack.not-one-of"]],
    ["a field of the report that nobody fills", "ex-ante", "project", "field: fund-income", "field: nothing", ["pack.not-one-of"]],
  ] as const) test(`${folder}: ${says}`, () => assert.deepEqual(told(folder, id, from, to), expected));
});

for (const book of BUDGET_BOOKS) {
  test(`${book}: the papers look as somebody looked at them`, () => {
    const golden = PAPER_STAGES.map((stage) => { const matter = matterOf(stage, book); return drawing(drawPaper(matter, speakWith(matter.names, "zh-CN"))); });
    const matter = applicationOf("project", book);
    const exAnte = PAPERS.map((paper) => drawing(drawExAnte(paper, matter, paper === "score-sheet" ? 1 : null, speak("zh-CN"))));
    sameAsGolden(new URL(`golden/papers-${book.toLowerCase().replaceAll("_", "-")}.txt`, import.meta.url), [...golden, ...exAnte].join("\n"));
  });
}
