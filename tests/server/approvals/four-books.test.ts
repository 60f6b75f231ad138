import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { blankValues } from "../../../src/core/form/blank-values.ts";
import { formFor, frameFor } from "../../../src/core/form/form-for.ts";
import type { FilingRow, FilingValues, Stage } from "../../../src/core/form/filing-values.ts";
import type { Form } from "../../../src/core/layout/form.ts";
import { BUDGET_BOOKS, type BudgetBook } from "../../../src/core/subject/budget-book.ts";
import { listFor } from "../../../src/core/disclosure/book-list.ts";
import { readGrids } from "../../../src/files/read-grid.ts";
import { escapeHtml } from "../../../src/files/escape-html.ts";
import { lookedAt } from "../disclosure/looked-at.ts";
import { asOwner, GOAL_MOVES, type FilingWorld } from "../filings/city.ts";
import { openWholeWorld } from "../filings/whole-packs.ts";

const BOOKS: Readonly<Record<BudgetBook, { readonly code: string; readonly name: string; readonly goal: string; readonly sheet: string }>> = {
  GENERAL_PUBLIC: { code: "P1", name: "一般公共预算", goal: "项目支出绩效目标申报表", sheet: "项目支出绩效自评表" },
  GOV_FUND: { code: "P2", name: "政府性基金预算", goal: "政府性基金项目支出绩效目标申报表", sheet: "政府性基金项目支出绩效自评表" },
  STATE_CAPITAL: { code: "P3", name: "国有资本经营预算", goal: "国有资本经营预算项目支出绩效目标申报表", sheet: "国有资本经营预算项目支出绩效自评表" },
  SOCIAL_INSURANCE: { code: "P4", name: "社会保险基金预算", goal: "社会保险基金绩效目标申报表", sheet: "社会保险基金绩效自评表" },
};
const TARGETS = ["≥120公里", "≥95%", "≤200万元", "≥36个", "≥90%", "≤4小时", "≥10项", "≥88%", "≥60%", "≥2次", "≥85%"];
const REACHED = ["120公里", "96%", "190万元", "36个", "92%", "3小时", "12项", "90%", "66%", "3次", "88%"];
const SELF_EVALUATION = ["officer submit", "head approve", "department approve"] as const;

/** What a form prints over its columns of money and of indicators, as far as it prints them whatever is filled in. */
function columnsOf(form: Form): readonly string[] {
  return form.blocks.flatMap((block) => ("columns" in block ? block.columns.flatMap((column) => ("whenPrinted" in column && column.whenPrinted ? [] : [column.label.zh])) : []));
}

describe("four books: letter, goal form and disclosure sheet", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openWholeWorld();
    await asOwner(world, async (client) => {
      for (const book of BUDGET_BOOKS) {
        await client.query(
          "update hengji.subject set book = $1, unit_id = of.unit_id, unit_path = of.unit_path, department_id = of.department_id from hengji.subject of where subject.code = $2 and of.code = 'P1' and of.region = subject.region",
          [book, BOOKS[book].code],
        );
      }
      // Nobody reviews from outside here, so that all four go one way.
      await client.query("delete from hengji.assignment");
    });
  });
  after(() => world.close());

  const formOf = (book: BudgetBook, stage: Stage): Form => formFor(world.packs, { stage, book, kind: "project", year: 2026 });
  const page = async (login: string, path: string): Promise<string> => (await world.app.request(path, { headers: { ...world.as(login), "accept-language": "zh-CN" } })).text();
  const workbook = async (path: string): Promise<readonly { readonly name: string; readonly text: string }[]> => {
    const answer = await world.app.request(`${path}?language=zh-CN`, { headers: world.as("department") });
    assert.equal(answer.status, 200, path);
    const grids = readGrids(new Uint8Array(await answer.arrayBuffer()));
    assert.ok(grids.ok);
    return grids.value.map(({ name, rows }) => ({ name, text: rows.flatMap(({ cells }) => cells.map(([, text]) => text)).join("\n") }));
  };
  const begun = async (stage: Stage, code: string): Promise<string> => {
    const { status, json } = await world.call("officer", `POST /api/2026/${stage}/filings`, { subjectId: world.subject(code), from: "blank" });
    assert.equal(status, 201, JSON.stringify(json));
    return String(json["id"]);
  };
  const saved = async (stage: Stage, id: string, values: FilingValues): Promise<void> => {
    const { status, json } = await world.call("officer", `PUT /api/2026/${stage}/filings/${id}`, { values, expectedVersion: 1 });
    assert.equal(status, 200, JSON.stringify(json));
  };
  function goalOf(book: BudgetBook): FilingValues {
    const form = formOf(book, "goal");
    const frame = frameFor(world.packs, form);
    const blank = blankValues(frame, form);
    const kinds = frame.groups.flatMap(({ level1, kinds: names, points }) => names.map((level2, index) => ({ level1, level2, points: index === 0 ? points! : "0" })));
    const rows = kinds.filter(({ points }) => points !== "0").map(({ level1, level2, points }, index): FilingRow => ({
      ...blank.rows.find((row) => row.level1 === level1 && row.level2 === level2)!, id: `r${index + 1}`, level3: `${level2.replace(/指标$/, "")}完成情况${index + 1}`, target: TARGETS[index]!, points,
    }));
    return { goal: { planned: "2026年按计划完成，达到各项指标。", actual: "" }, funds: blank.funds.map((line, index) => ({ ...line, initialBudget: index < 2 ? "300" : "0" })), rows };
  }

  test("R36 F209: a letter names each goal's book and the title of its own form, and the goal prints on that form", async () => {
    const goals: string[] = [];
    for (const book of BUDGET_BOOKS) {
      const id = await begun("goal", BOOKS[book].code);
      await saved("goal", id, goalOf(book));
      await world.moved(2026, "goal", id, 2, GOAL_MOVES);
      goals.push(id);
    }
    const [department] = await world.see<{ id: string }>("select id from hengji.org_unit where code = '101'");
    const { status, json } = await world.call("performance2", "POST /api/2026/goal/approvals", { departmentId: department!.id, filingIds: goals, documentNo: "示财绩〔2026〕四本1号", issuedOn: "2026-02-01" });
    assert.equal(status, 201, JSON.stringify(json));
    const { json: letter } = await world.call("department", `GET /api/2026/goal/approvals/${String(json["id"])}`);
    const told = letter["filings"] as readonly { id: string; book: string; form: { zh: string; en: string }; digest: string }[];
    assert.deepEqual(told.map(({ book, form }) => [book, form.zh]), BUDGET_BOOKS.map((book) => [book, BOOKS[book].goal]));
    assert.ok(told.every(({ form }) => form.en !== "" && form.en !== form.zh));
    const printed = await page("department", `/print/2026/goal/approvals/${String(json["id"])}?language=zh-CN`);
    const inEnglish = await page("department", `/print/2026/goal/approvals/${String(json["id"])}?language=en`);
    const sheets = await workbook(`/api/2026/goal/approvals/${String(json["id"])}/workbook`);
    assert.deepEqual(sheets.map(({ name }) => name), BUDGET_BOOKS.map((book) => BOOKS[book].name));
    for (const [index, book] of BUDGET_BOOKS.entries()) {
      const list = listFor(world.packs.lists ?? [], "approval-letter", book)!;
      assert.ok(printed.includes(`附${index + 1}：2026 年度${list.title.zh}`) && printed.includes(`其中${BOOKS[book].name} 1 个`) && printed.includes(BOOKS[book].goal), book);
      assert.ok(inEnglish.includes(escapeHtml(`Annex ${index + 1}: ${list.title.en}, 2026`)), book);
      for (const note of list.notes) assert.ok(printed.includes(note.zh) && inEnglish.includes(escapeHtml(note.en)), book);
      for (const { title } of list.columns) assert.ok(title === null || (printed.includes(title.zh) && inEnglish.includes(escapeHtml(title.en)) && sheets[index]!.text.includes(title.zh)), `${book} ${title?.zh}`);
      assert.ok(sheets[index]!.text.includes(BOOKS[book].goal), book);
    }
    // A drafted list says so on the letter, and every sheet of paper bears the code that leads back to it.
    assert.ok(printed.includes("草案：") && printed.includes('<footer class="mark">') && inEnglish.includes('<footer class="mark">'));

    for (const [index, book] of BUDGET_BOOKS.entries()) {
      const made = await world.call("officer", `POST /api/2026/goal/filings/${goals[index]}/prints`);
      assert.equal(made.status, 201, JSON.stringify(made.json));
      // The digest that the paper bears is the one the letter froze.
      assert.equal(made.json["digest"], told.find(({ id }) => id === goals[index])!.digest);
      const paper = await page("officer", `${String(made.json["html"])}?language=zh-CN`);
      assert.equal(/<h1>([^<]+)<\/h1>/.exec(paper)?.[1], BOOKS[book].goal);
      for (const column of columnsOf(formOf(book, "goal"))) assert.ok(paper.includes(escapeHtml(column).split("{")[0]!), `${book}: ${column}`);
      const frozen = await world.call("officer", `PUT /api/2026/goal/filings/${goals[index]}`, { values: goalOf(book), expectedVersion: 8 });
      assert.equal(frozen.status, 403);
    }
  });

  test("R36: what is disclosed of each book is its own self-evaluation form with its columns, and names the book", async () => {
    const sheets = new Map<BudgetBook, string>();
    for (const book of BUDGET_BOOKS) {
      const id = await begun("self-evaluation", BOOKS[book].code);
      const { json: opened } = await world.call("officer", `GET /api/2026/self-evaluation/filings/${id}`);
      const values = opened["values"] as FilingValues;
      await saved("self-evaluation", id, {
        ...values, goal: { ...values.goal, actual: "已按计划完成。" },
        funds: values.funds.map((line, index) => ({ ...line, adjustedBudget: index < 2 ? "300" : "0", executed: index < 2 ? "300" : "0" })),
        rows: values.rows.map((row, index) => ({ ...row, actual: REACHED[index]!, score: row.points })),
      });
      await world.moved(2026, "self-evaluation", id, 2, [...SELF_EVALUATION, "performance approve", "leader confirm"]);
      sheets.set(book, id);
    }
    const [department] = await world.see<{ id: string }>("select id from hengji.org_unit where code = '101'");
    const kit = `/api/2026/self-evaluation/departments/${department!.id}`;
    const { status, json } = await world.call("department", `GET ${kit}/kit`);
    assert.equal(status, 200, JSON.stringify(json));
    const tables = json["tables"] as readonly { id: string; html: string }[];
    for (const book of BUDGET_BOOKS) {
      const html = tables.find(({ id }) => id === sheets.get(book))?.html ?? assert.fail(book);
      assert.equal(/<h2>([^<]+)<\/h2>/.exec(html)?.[1], BOOKS[book].sheet);
      const form = formOf(book, "self-evaluation");
      for (const column of columnsOf(form)) assert.ok(html.includes(escapeHtml(column)), `${book}: ${column}`);
    }
    const summary = await world.call("department", `GET ${kit}/summary?language=zh-CN`);
    assert.equal(summary.status, 200, JSON.stringify(summary.json));
    const told = summary.json["books"] as readonly { readonly book: string; readonly title: string; readonly columns: readonly { readonly title: string }[] }[];
    assert.deepEqual(told.map(({ book }) => book), BUDGET_BOOKS);
    const summed = await workbook(`${kit}/summary/workbook`);
    for (const [index, book] of BUDGET_BOOKS.entries()) {
      const list = listFor(world.packs.lists ?? [], "evaluation-summary", book)!;
      assert.equal(told[index]!.title, `2026 年度${list.title.zh}`);
      assert.equal(summed[index]!.name, BOOKS[book].name);
      for (const { title } of list.columns) assert.ok(title === null || (told[index]!.columns.some((column) => column.title === title.zh) && summed[index]!.text.includes(title.zh)), `${book} ${title?.zh}`);
    }
    const published = await world.call("department", `POST ${kit}/publish`, await lookedAt(world, kit));
    assert.equal(published.status, 201, JSON.stringify(published.json));
    const open = await page("department", String(published.json["address"]));
    const openInEnglish = await page("department", `${String(published.json["address"])}?language=en`);
    for (const book of BUDGET_BOOKS) {
      const list = listFor(world.packs.lists ?? [], "disclosure-sheet", book)!;
      assert.ok(open.includes(`2026 年度${list.title.zh} · 草案`) && openInEnglish.includes(escapeHtml(list.title.en)), book);
      for (const { title } of list.columns) assert.ok(title === null || open.includes(`>${title.zh}</th>`), `${book} ${title?.zh}`);
    }
    for (const book of BUDGET_BOOKS) assert.ok(open.includes(` · ${BOOKS[book].code} · ${BOOKS[book].name} · ${BOOKS[book].sheet}</p>`), book);
  });
});
