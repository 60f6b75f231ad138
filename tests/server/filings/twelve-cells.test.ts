import assert from "node:assert/strict";
import ExcelJS from "exceljs";
import { after, before, describe, test } from "node:test";
import { blankValues } from "../../../src/core/form/blank-values.ts";
import { EMPTY_MONITORED } from "../../../src/core/form/cell-path.ts";
import type { FilingRow, FilingValues, Stage } from "../../../src/core/form/filing-values.ts";
import { formFor, frameFor } from "../../../src/core/form/form-for.ts";
import { BUDGET_BOOKS, type BudgetBook } from "../../../src/core/subject/budget-book.ts";
import { asOwner, GOAL_MOVES, type FilingWorld } from "./city.ts";
import { codesOf } from "./play.ts";
import { openWholeWorld } from "./whole-packs.ts";

/** A project of the roads unit for each book, and the form that each stage of it begins on. */
/** Stages that are filled by the unit, on a form of each book. */
type Filled = Exclude<Stage, "evaluation" | "application">;

const CELLS: readonly { readonly book: BudgetBook; readonly code: string; readonly forms: Readonly<Record<Filled, string>>; readonly titles: Readonly<Record<Filled, string>> }[] = [
  { book: "GENERAL_PUBLIC", code: "P1", forms: formsOf(""), titles: titlesOf("项目支出") },
  { book: "GOV_FUND", code: "P2", forms: formsOf("-government-fund"), titles: titlesOf("政府性基金项目支出") },
  { book: "STATE_CAPITAL", code: "P3", forms: formsOf("-state-capital"), titles: titlesOf("国有资本经营预算项目支出") },
  { book: "SOCIAL_INSURANCE", code: "P4", forms: formsOf("-social-insurance"), titles: titlesOf("社会保险基金") },
];
const STAGES: readonly Filled[] = ["goal", "monitoring", "self-evaluation"];

function formsOf(ending: string): Readonly<Record<Filled, string>> {
  return { goal: `goal${ending}`, monitoring: `monitoring${ending}`, "self-evaluation": `self-evaluation${ending}` };
}

function titlesOf(lead: string): Readonly<Record<Filled, string>> {
  return { goal: `${lead}绩效目标申报表`, monitoring: `${lead}绩效目标执行监控表`, "self-evaluation": `${lead}绩效自评表` };
}

const TARGETS = ["≥120公里", "≥95%", "≤200万元", "≥36个", "≥90%", "≤4小时", "≥10项", "≥88%", "≥60%", "≥2次", "≥85%"];
const REACHED = ["120公里", "96%", "190万元", "36个", "92%", "3小时", "12项", "90%", "66%", "3次", "88%"];

describe("twelve cells: four books, three stages", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openWholeWorld();
    // All four projects belong to the roads unit, each in a book of its own.
    await asOwner(world, async (client) => {
      for (const { book, code } of CELLS) {
        await client.query(
          "update hengji.subject set book = $1, unit_id = of.unit_id, unit_path = of.unit_path, department_id = of.department_id from hengji.subject of where subject.code = $2 and of.code = 'P1' and of.region = subject.region",
          [book, code],
        );
      }
    });
  });
  after(() => world.close());

  /** A goal on the blank form of its book: the first row of each kind filled, the points of each group on them, the money in its first source. */
  function goalOf(book: BudgetBook): FilingValues {
    const form = formFor(world.packs, { stage: "goal", book, kind: "project", year: 2026 });
    const frame = frameFor(world.packs, form);
    const blank = blankValues(frame, form);
    const kinds = frame.groups.flatMap(({ level1, kinds: names, points }) => names.map((level2, index) => ({ level1, level2, points: index === 0 ? points! : "0" })));
    const groups = kinds.filter(({ points }) => points !== "0");
    const rows = groups.map(({ level1, level2, points }, index): FilingRow => ({
      ...blank.rows.find((row) => row.level1 === level1 && row.level2 === level2)!, id: `r${index + 1}`, level3: `${level2.replace(/指标$/, "")}完成情况${index + 1}`, target: TARGETS[index]!, points,
    }));
    const funds = blank.funds.map((line, index) => ({ ...line, initialBudget: index < 2 ? "300" : "0" }));
    return { goal: { planned: "2026年按计划完成，达到各项指标。", actual: "" }, funds, rows };
  }

  function filled(stage: Filled, values: FilingValues): FilingValues {
    const funds = values.funds.map((line, index) => ({
      ...line, adjustedBudget: index < 2 ? "300" : "0", executed: index < 2 ? (stage === "monitoring" ? "180.5" : "300") : "0", ...(stage === "monitoring" ? { expected: index < 2 ? "300" : "0" } : {}),
    }));
    const rows = values.rows.map((row, index) => ({
      ...row, actual: REACHED[index]!, ...(stage === "monitoring" ? { ...EMPTY_MONITORED, expected: REACHED[index]!, certain: "√", note: `第${index + 1}项` } : { score: row.points }),
    }));
    return { ...values, goal: { ...values.goal, actual: stage === "monitoring" ? "" : "已按计划完成。" }, funds, rows };
  }

  const workbookOf = async (path: string): Promise<ArrayBuffer> => {
    const response = await world.app.request(`${path}/workbook`, { headers: world.as("officer") });
    assert.equal(response.status, 200, path);
    return response.arrayBuffer();
  };
  const readBack = async (path: string, bytes: ArrayBuffer): Promise<{ status: number; json: Record<string, unknown> }> => {
    const response = await world.app.request(`${path}/workbook`, { method: "POST", headers: world.as("officer"), body: bytes });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };

  test("every book is there once", () => assert.deepEqual(CELLS.map(({ book }) => book), [...BUDGET_BOOKS]));

  for (const { book, code, forms, titles } of CELLS) {
    test(`${book}: goal, monitoring and self-evaluation open, are filled, come out as a workbook, come back, and are submitted`, async () => {
      let other: ArrayBuffer | null = null;
      for (const stage of STAGES) {
        const begun = await world.call("officer", `POST /api/2026/${stage}/filings`, { subjectId: world.subject(code), from: "blank" });
        assert.equal(begun.status, 201, JSON.stringify(begun.json));
        const path = `/api/2026/${stage}/filings/${String(begun.json["id"])}`;
        const opened = (await world.call("officer", `GET ${path}`)).json;
        assert.deepEqual([opened["form"], opened["book"]], [forms[stage], book]);
        const values = stage === "goal" ? goalOf(book) : filled(stage, opened["values"] as FilingValues);
        const empty = opened["values"] as FilingValues;
        assert.equal((await world.call("officer", `PUT ${path}`, { values, expectedVersion: 1 })).status, 200);

        // Out, and in again: nothing is said otherwise.
        const bytes = await workbookOf(path);
        const book1 = new ExcelJS.Workbook();
        await book1.xlsx.load(bytes);
        assert.ok(JSON.stringify(book1.worksheets[0]!.getSheetValues()).includes(titles[stage]));
        const same = await readBack(path, bytes);
        assert.deepEqual([same.status, same.json["changes"]], [200, []], JSON.stringify(same.json));
        // Emptied as far as it may be, the workbook brings all of it back into the draft.
        const emptied = stage === "goal" ? { ...values, goal: empty.goal, rows: values.rows.map((row) => ({ ...row, target: "", points: "" })) } : empty;
        assert.equal((await world.call("officer", `PUT ${path}`, { values: emptied, expectedVersion: 2 })).status, 200);
        const before = (await world.events()).length;
        const back = await readBack(path, bytes);
        assert.equal(back.status, 200, JSON.stringify(back.json));
        assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["filing.imported"]);
        const draft = (await world.call("officer", `GET ${path}`)).json["draft"] as { values: FilingValues };
        assert.deepEqual(numbers(draft.values), numbers(values));
        if (other !== null) {
          const wrong = await readBack(path, other);
          assert.deepEqual([wrong.status, codesOf(wrong.json)], [422, ["form-workbook.other-form"]]);
          assert.ok(JSON.stringify(wrong.json).includes(titles[STAGES[STAGES.indexOf(stage) - 1]!]), "it is refused by its name");
        }
        other = bytes;

        assert.equal((await world.call("officer", `PUT ${path}`, { values, expectedVersion: 3 })).status, 200);
        const id = String(begun.json["id"]);
        if (stage === "goal") {
          await world.moved(2026, stage, id, 4, GOAL_MOVES);
          await freeze(world, id);
        } else await world.moved(2026, stage, id, 4, ["officer submit"]);
      }
    });
  }

  test("an indicator that was added below the others in the workbook comes as a row of its own", async () => {
    const begun = await world.call("officer", "POST /api/2027/goal/filings", { subjectId: world.subject("P1"), from: "blank" });
    const path = `/api/2027/goal/filings/${String(begun.json["id"])}`;
    const values = goalOf("GENERAL_PUBLIC");
    await world.call("officer", `PUT ${path}`, { values, expectedVersion: 1 });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await workbookOf(path));
    const sheet = book.worksheets[0]!;
    const last = [...Array(sheet.rowCount).keys()].map((index) => sheet.getRow(index + 1)).findLast((row) => row.values !== undefined && JSON.stringify(row.values).includes(values.rows.at(-1)!.level3))!;
    const columns = (JSON.parse(JSON.stringify(last.values)) as (string | null)[]);
    const at = (text: string): number => columns.findIndex((cell) => cell === text);
    sheet.spliceRows(last.number + 1, 0, []);
    const added = sheet.getRow(last.number + 1);
    added.getCell(at(values.rows.at(-1)!.level3)).value = "公众号投诉办结率";
    added.getCell(at(values.rows.at(-1)!.target)).value = "≥98%";
    added.commit();
    const { status, json } = await readBack(path, await book.xlsx.writeBuffer() as ArrayBuffer);
    assert.equal(status, 200, JSON.stringify(json));
    const draft = (await world.call("officer", `GET ${path}`)).json["draft"] as { values: FilingValues };
    const row = draft.values.rows.at(-1)!;
    assert.deepEqual([draft.values.rows.length, row.level1, row.level3, row.target], [values.rows.length + 1, values.rows.at(-1)!.level1, "公众号投诉办结率", "≥98%"]);
  });

  test("what is no form, or another year's, or was moved about, is refused, and nothing is left of it", async () => {
    const path = (await pathOf("goal", 2027))!;
    const before = (await world.events()).length;
    const blank = new ExcelJS.Workbook();
    blank.addWorksheet("x").addRow(["随便什么"]);
    const rejected = await readBack(path, await blank.xlsx.writeBuffer() as ArrayBuffer);
    assert.deepEqual([rejected.status, codesOf(rejected.json)], [422, ["form-workbook.no-form"]]);
    const lastYear = await readBack(path, await workbookOf((await pathOf("goal", 2026))!));
    assert.deepEqual([lastYear.status, codesOf(lastYear.json)], [422, ["form-workbook.other-year"]]);
    const moved = new ExcelJS.Workbook();
    await moved.xlsx.load(await workbookOf(path));
    moved.worksheets[0]!.spliceRows(6, 0, ["", ""]);
    const shifted = await readBack(path, await moved.xlsx.writeBuffer() as ArrayBuffer);
    assert.deepEqual([shifted.status, codesOf(shifted.json)], [422, ["form-workbook.moved"]]);
    assert.equal((await world.events()).length, before);
  });

  async function pathOf(stage: Filled, year: number): Promise<string | null> {
    const { json } = await world.call("officer", `GET /api/${year}/${stage}/filings`);
    const found = (json["items"] as { id: string; name: string }[]).find(({ name }) => name === "农村公路日常养护");
    return found === undefined ? null : `/api/${year}/${stage}/filings/${found.id}`;
  }
});

/** Amounts and points compare as numbers: a workbook keeps no closing zeros. */
function numbers(values: FilingValues): unknown {
  const bare = (text: string): string => (/^\d+(\.\d+)?$/.test(text) ? String(Number(text)) : text);
  return JSON.parse(JSON.stringify(values), (_, value: unknown) => (typeof value === "string" ? bare(value) : value));
}

/** The letter that approves a goal, by the ordinary way. */
async function freeze(world: FilingWorld, id: string): Promise<void> {
  const [unit] = await world.see<{ id: string }>("select id from hengji.org_unit where code = '101'");
  const { status, json } = await world.call("performance2", "POST /api/2026/goal/approvals", { departmentId: unit!.id, filingIds: [id], documentNo: `示财绩〔2026〕${id.slice(-6)}号`, issuedOn: "2026-02-01" });
  assert.equal(status, 201, JSON.stringify(json));
}
