import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { FilingRow, FilingValues, Stage } from "../../src/core/form/filing-values.ts";
import type { BudgetBook } from "../../src/core/subject/budget-book.ts";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { assertWorded, callerOf, enter, settled, writeNeededPapers } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, type Visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { look } from "./pictures.ts";
import { saveWorkbook, type OfficersWorkbook, type Typed } from "./officers-workbook.ts";

/** Stages that are filled by the unit, on a form of each book. */
type Filled = Exclude<Stage, "evaluation" | "application">;

/** A project of the demo city for each book, whose goal of 2026 is approved; the line that only its form has, and what its forms are called. */
const BOOKS = [
  { book: "GENERAL_PUBLIC", officer: "jin.xin", project: "雨水管网清淤", source: "财政拨款", titles: titlesOf("项目支出"), english: "Project expenditure goal form" },
  { book: "GOV_FUND", officer: "jin.xin", project: "城东排涝泵站改造", source: "专项债券收入安排", titles: titlesOf("政府性基金项目支出"), english: "Government fund goal form" },
  { book: "STATE_CAPITAL", officer: "jiang.wei", project: "文旅集团剧场数字化升级", source: "利润（股利、股息）收入安排", titles: titlesOf("国有资本经营预算项目支出"), english: "State capital budget goal form" },
  { book: "SOCIAL_INSURANCE", officer: "shi.lei", project: "工伤预防费", source: "基金支出（所属各地区）", titles: titlesOf("社会保险基金"), english: "Social insurance fund goal form", money: ["基金和统筹地区", "Fund and region"] },
] as const satisfies readonly { book: BudgetBook; officer: string; project: string; source: string; titles: Readonly<Record<Filled, string>>; english: string; money?: readonly [string, string] }[];

type CellOfBook = (typeof BOOKS)[number];

/** The columns of a book's own form: what its money comes from has another name in one of them. */
function columnsOf(cell: CellOfBook, columns: readonly string[], language: 0 | 1): readonly string[] {
  return "money" in cell ? [cell.money[language], ...columns.slice(1)] : columns;
}


function titlesOf(lead: string): Readonly<Record<Filled, string>> {
  return { goal: `${lead}绩效目标申报表`, monitoring: `${lead}绩效目标执行监控表`, "self-evaluation": `${lead}绩效自评表` };
}

/** The columns of the paper forms, in their order. */
const COLUMNS: Readonly<Record<Filled, readonly string[]>> = {
  goal: ["资金来源", "年初预算数", "年度目标", "一级指标", "二级指标", "三级指标", "指标值", "分值"],
  monitoring: [
    "资金来源", "年初预算数", "全年预算数", "1—9月执行数", "1—9月执行率", "全年预计执行数", "预期目标", "一级指标", "二级指标", "三级指标", "年度指标值", "1—9月执行情况", "全年预计完成情况",
    "偏差原因分析", "完成目标可能性", "备注", "经费保障", "制度保障", "人员保障", "硬件条件保障", "其他", "原因说明", "确定能", "有可能", "完全不可能",
  ],
  "self-evaluation": ["资金来源", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分", "预期目标", "实际完成情况", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
};
const ENGLISH_COLUMNS = ["Source", "Opening budget", "Goal of the year", "Level 1", "Level 2", "Level 3", "Target", "Points"];

/** An indicator of each kind, as a unit would name it. */
const INDICATORS: Readonly<Record<string, readonly [name: string, target: string]>> = {
  经济成本指标: ["单位清淤成本", "≤5.1万元"], 社会成本指标: ["施工扰民投诉", "≤6件"], 生态环境成本指标: ["作业能耗", "≤12吨标准煤"], 项目成本指标: ["单位改造成本", "≤222万元"], 融资成本指标: ["综合融资成本率", "≤3.1%"],
  数量指标: ["完成工作量", "≥86处"], 质量指标: ["验收合格率", "100%"], 时效指标: ["完工时间", "2027-10-31"], 参保征缴数量指标: ["参保人数", "≥52万人"], 待遇支付质量指标: ["待遇足额发放率", "100%"],
  基金管理质量指标: ["疑点数据核查率", "≥98%"], 待遇支付时效指标: ["待遇按时发放率", "≥99%"], 经济效益指标: ["收入增长率", "≥8%"], 社会效益指标: ["受益人数", "≥12000人"], 生态效益指标: ["无害化处置率", "≥95%"],
  可持续影响指标: ["设施完好率", "≥98.5%"], 国有资本保值增值指标: ["国有资本保值增值率", "≥102%"], 基金可持续影响指标: ["基金可支付月数", "≥9个月"], 服务对象满意度指标: ["服务对象满意度", "≥85%"], 参保对象满意度指标: ["参保对象满意度", "≥90%"],
};
const STAGES: readonly (readonly [stage: Filled, year: number])[] = [["goal", 2027], ["monitoring", 2026], ["self-evaluation", 2026]];


let server: AppServer;
let browser: Browser;
const ids = new Map<string, string>();

before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
  for (const { book, officer, project } of BOOKS) {
    const { call } = await callerOf(server, officer);
    for (const [stage, year] of STAGES) {
      const { items } = await call<{ items: { id: string; name: string }[] }>("GET", `/api/${year}/${stage}/subjects?without=filing`);
      const subject = items.find(({ name }) => name === project)?.id;
      assert.ok(subject !== undefined, `${project} ${stage}`);
      const { id } = await call<{ id: string }>("POST", `/api/${year}/${stage}/filings`, { subjectId: subject, from: "blank" });
      ids.set(`${book} ${stage}`, id);
    }
  }
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function open(officer: string, book: string, stage: Filled, year: number, language: "zh" | "en", size: "desk" | "phone" = "desk") {
  return enter(browser, server, officer, `/app/${year}/${stage}/${ids.get(`${book} ${stage}`)}`, { language, size });
}

describe("F204 R37: twelve cells in the browser", () => {
  for (const { book, officer, source } of BOOKS) {
    for (const [stage, year] of STAGES) {
      test(`R37 ${book} ${stage}: opens as its form, the goal in both languages, and nothing is wrong with the page`, async () => {
        for (const language of stage === "goal" ? (["zh", "en"] as const) : (["zh"] as const)) {
          const visit = await open(officer, book, stage, year, language);
          const { page } = visit;
          await assertWorded(page, `${book} ${stage} ${language}`);
          await assertSound(visit, `${book} ${stage} ${language}`, { accessible: language === "zh" });
          const funds = await page.locator(".grid-funds").innerText();
          if (language === "zh" && (stage === "goal" || book !== "GENERAL_PUBLIC")) assert.ok(funds.includes(source), `${book} ${stage}: ${funds}`);
          if (stage === "monitoring") assert.match(await page.locator(".grid-rows").innerText(), /偏差原因分析[^]*经费保障[^]*完成目标可能性|1—9月/);
          await look(page, `${book}-${stage}-${language}`);
          await visit.close();
        }
      });
    }
  }

  test("F204: boxes are ticked by click or key, one likelihood at a time, and kept as a draft", async () => {
    const visit = await open("jin.xin", "GENERAL_PUBLIC", "monitoring", 2026, "zh");
    const { page } = visit;
    const cell = (path: string) => page.locator(`[data-path="${path}"]`);
    const text = async (path: string): Promise<string> => (await cell(path).locator(".cell-text").innerText()).replace(/[\u200b\u2003]/g, "").trim();
    await cell("rows[r1].certain").dblclick();
    assert.equal(await text("rows[r1].certain"), "√");
    await cell("rows[r1].possible").click();
    await page.keyboard.press("Space");
    assert.deepEqual([await text("rows[r1].certain"), await text("rows[r1].possible")], ["", "√"]);
    await page.keyboard.press("Backspace");
    assert.equal(await text("rows[r1].possible"), "");
    await page.keyboard.press("Space");
    // The target stands as it was approved.
    await cell("rows[r1].target").click();
    await page.keyboard.type("9");
    assert.equal(await text("rows[r1].target"), "≤5.1万元");
    await page.waitForSelector(".draft-state:has-text('草稿已存')");
    const { call } = await callerOf(server, "jin.xin");
    const path = `/api/2026/monitoring/filings/${ids.get("GENERAL_PUBLIC monitoring")}`;
    const { draft, values, version } = await call<FilingDetail>("GET", path);
    assert.deepEqual([draft!.values.rows[0]!.possible, draft!.values.rows[0]!.certain, values.period], ["√", "", { month: "9" }]);

    await call("DELETE", `${path}/draft`);
    assert.equal(version, 1);
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  });

  test("F204: on a phone a monitoring form stays within its window", async () => {
    const visit = await open("shi.lei", "SOCIAL_INSURANCE", "monitoring", 2026, "zh", "phone");
    await assertSound(visit, "monitoring on a phone");
    await look(visit.page, "monitoring-phone");
    await visit.close();
  });
});

describe("F204 R37: each of the twelve is typed, filled in a workbook, read back, printed and submitted", () => {
  const visits = new Map<string, Visit>();
  after(async () => {
    for (const visit of visits.values()) await visit.close();
  });

  /** The page of somebody who signed in once, at a filing. */
  async function at(officer: string, path: string, language: "zh" | "en" = "zh"): Promise<Page> {
    const known = visits.get(officer);
    if (known === undefined) {
      const visit = await enter(browser, server, officer, path, { language });
      visits.set(officer, visit);
      return visit.page;
    }
    await known.page.goto(`${server.address}${path}?lang=${language}`);
    await settled(known.page);
    return known.page;
  }

  for (const cell of BOOKS) {
    const { book, officer, titles, english } = cell;
    test(`F204 R36 ${book} goal in English: what is typed stands in the workbook, amounts come back from it, and it prints under its English name`, async () => {
      const page = await at(officer, `/app/2027/goal/${ids.get(`${book} goal`)}`, "en");
      await type(page, "goal.planned", "Clear and repair what the year's plan names.");
      const workbook = await saveWorkbook(page, "Save workbook");
      assert.ok(workbook.texts.includes(english) && workbook.texts.includes("Clear and repair what the year's plan names."), workbook.texts.join(" | "));
      workbook.write("Opening budget", 0, 436.55);
      workbook.write("Opening budget", 1, 436.55);
      await readIn(page, workbook, /2 changes were read/);
      await expectCells(page, new Map([["funds[total].initialBudget", "436.55"]]));
      await assertWorded(page, `${book} goal en read back`);
      await save(page, "Saved");
      await assertPrinted(page, "Print", english, columnsOf(cell, ENGLISH_COLUMNS, 1), ["436.55", "Clear and repair what the year's plan names.", "Filled in by:"]);
    });

    for (const [stage, year] of STAGES) {
      test(`F204 R36 R37 ${book} ${stage}: typed and filled in a workbook, it comes back, prints like the paper form and is submitted`, async () => {
        const id = ids.get(`${book} ${stage}`)!;
        const columns = columnsOf(cell, COLUMNS[stage], 0);
        const page = await at(officer, `/app/${year}/${stage}/${id}`);
        const { call } = await callerOf(server, officer);
        const { values } = await call<FilingDetail>("GET", `/api/${year}/${stage}/filings/${id}`);
        const [place, text] = stage === "monitoring" ? ["rows[r1].note", "现场逐项核对"] as const : stage === "goal" ? ["goal.planned", "2027年按计划完成全部任务，服务对象满意。"] as const : ["goal.actual", "年度任务全部完成，资金支出与进度相符。"] as const;
        await type(page, place, text);
        const workbook = await saveWorkbook(page, "保存工作簿");
        for (const standing of [titles[stage], text, ...columns]) assert.ok(workbook.texts.includes(standing), `${standing} in ${workbook.texts.join(" | ")}`);
        const wanted = filledIn(stage, values, workbook);
        await readIn(page, workbook, /从工作簿读入 \d+ 处改动/);
        await expectCells(page, wanted);
        await save(page, "已保存");
        await assertPrinted(page, "打印", titles[stage], columns, [text, "填报人：", "填报日期：", "万元", ...values.rows.slice(0, 1).map(({ level2 }) => level2)]);
        await look(page, `${book}-${stage}-filled`);
        await writeNeededPapers(server, officer, year, stage, id);
        await page.getByRole("button", { name: "报送" }).click();
        await page.locator("dialog[open] .button-next").click();
        await page.waitForSelector(".filing-where:has-text('单位审核')");
        assert.deepEqual(visits.get(officer)!.complaints, []);
      });
    }
  }
});

/** The fourth stage: what follows from the four self-evaluations above, once they are confirmed. */
const APPLICATIONS = {
  GENERAL_PUBLIC: { title: "绩效评价结果反馈与应用表", budget: "全年预算数（万元）" }, GOV_FUND: { title: "政府性基金绩效评价结果反馈与应用表", budget: "基金支出预算数（万元）" },
  STATE_CAPITAL: { title: "国有资本经营预算绩效评价结果反馈与应用表", budget: "资本支出预算数（万元）" }, SOCIAL_INSURANCE: { title: "社会保险基金绩效评价结果反馈与应用表", budget: "基金支出预算数（万元）" },
} as const satisfies Readonly<Record<BudgetBook, { title: string; budget: string }>>;
/** Head and department of each officer. */
const ABOVE: Readonly<Record<string, readonly [head: string, department: string]>> = { "jin.xin": ["zhong.hua", "deng.xiaoyun"], "jiang.wei": ["xue.feng", "luo.min"], "shi.lei": ["yao.fang", "cao.zhiqiang"] };
const APPLIED = ["存在问题", "应用措施", "整改内容和要求", "责任单位（人）", "完成时限", "涉及金额（万元）", "落实情况"];

describe("R37: sixteen cells, with what follows from a result of each book", () => {
  const applied = new Map<string, string>();
  let office: Visit;
  before(async () => {
    for (const { book, officer } of BOOKS) await confirm(ids.get(`${book} self-evaluation`)!, ...ABOVE[officer]!);
    office = await enter(browser, server, "xu.xiaoyan", "/app/2026/application");
  });
  after(() => office.close());

  for (const { book, project } of BOOKS) {
    test(`R37 ${book} application: begun from its confirmed result, lost points taken over, a measure chosen, filled in a workbook, read in, printed and submitted`, async () => {
      const { page } = office;
      await page.goto(`${server.address}/app/2026/application?lang=zh`);
      await settled(page);
      await page.getByRole("button", { name: "填报结果应用" }).click();
      await page.locator("dialog .subjects li", { hasText: project }).getByRole("button").click();
      await page.waitForSelector(".grid-measures");
      await settled(page);
      applied.set(book, page.url().split("/").at(-1)!.replace(/[?#].*$/, ""));
      const result = await page.locator(".grid-result").innerText();
      for (const standing of ["得分", "等级", "优", "财政", "单位自评（已定级）", APPLICATIONS[book].budget]) assert.ok(result.includes(standing), `${standing} in ${result}`);
      await page.getByRole("button", { name: "列入失分指标" }).click();
      await page.locator(".said", { hasText: /已列入 \d+ 个问题/ }).waitFor();
      assert.match(await page.locator('[data-path^="measures["][data-path$=".problem"] .cell-text').first().innerText(), /失分/);
      await page.locator('[data-path="measures[m1].measure"]').click();
      await page.getByLabel(/^选定.*应用措施$/).selectOption({ label: "完善制度" });
      await expectCells(page, new Map([["measures[m1].measure", "完善制度"]]));
      await type(page, "measures[m1].action", "年底前修订管理办法，补齐验收资料。");
      await type(page, "measures[m1].owner", "项目实施单位");

      const workbook = await saveWorkbook(page, "保存工作簿");
      for (const standing of [APPLICATIONS[book].title, "完善制度", "年底前修订管理办法，补齐验收资料。", ...APPLIED]) assert.ok(workbook.texts.includes(standing), `${standing} in ${workbook.texts.join(" | ")}`);
      workbook.write("完成时限", 0, inSpreadsheet("2027-06-30"));
      workbook.write("存在问题", 3, "资金支付偏慢");
      workbook.write("应用措施", 3, "收回结余");
      workbook.write("涉及金额（万元）", 3, 12.345678);
      await readIn(page, workbook, /从工作簿读入 4 处改动/);
      await expectCells(page, new Map([["measures[m1].until", "2027-06-30"], ["measures[m4].problem", "资金支付偏慢"], ["measures[m4].measure", "收回结余"], ["measures[m4].amount", "12.345678"]]));
      // What was taken over beside them is mended without a measure of its own.
      for (const path of await page.locator('[data-path^="measures["][data-path$=".problem"]').evaluateAll((cells) => cells.filter((cell) => /失分/.test(cell.textContent ?? "")).map((cell) => cell.getAttribute("data-path")!))) {
        if (path === "measures[m1].problem") continue;
        await page.locator(`[data-path="${path.replace("problem", "measure")}"]`).click();
        await page.keyboard.insertText("约谈提醒");
        await page.keyboard.press("Enter");
      }
      await save(page, "已保存");
      await assertWorded(page, `${book} application`);
      await assertSound(office, `${book} application`, { accessible: true });
      await look(page, `${book}-application`);
      await assertPrinted(page, "打印", APPLICATIONS[book].title, APPLIED, ["完善制度", "约谈提醒", "收回结余", "12.345678", "2027-06-30", "单位自评（已定级）", "经办人："]);
      const { call } = await callerOf(server, "xu.xiaoyan");
      const { values } = await call<FilingDetail>("GET", `/api/2026/application/filings/${applied.get(book)}`);
      assert.deepEqual([values.measures![0]!.measure, values.measures![3]!.measure, values.measures![3]!.amount], ["improve-rules", "recover", "12.345678"]);
      await page.getByRole("button", { name: "报送" }).click();
      await page.locator("dialog[open] .button-next").click();
      await page.waitForSelector(".filing-where:has-text('局领导审批')");
    });
  }

  test("R37: the unit writes what it did, and nothing else; in English and on a phone the form is whole", async () => {
    const path = `/app/2026/application/${applied.get("GENERAL_PUBLIC")}`;
    const api = `/api${path.slice(4).replace("application/", "application/filings/")}`;
    const { call } = await callerOf(server, "gao.zhiyuan");
    const { version } = await call<FilingDetail>("GET", api);
    await call("POST", `${api}/moves`, { action: "approve", opinion: "同意。", expectedVersion: version });
    for (const [language, size] of [["zh", "phone"], ["en", "desk"]] as const) {
      const visit = await enter(browser, server, "jin.xin", path, { language, size });
      await assertWorded(visit.page, `application ${language}`);
      await assertSound(visit, `application ${language} ${size}`);
      await look(visit.page, `application-${language}-${size}`);
      await visit.close();
    }
    const visit = await enter(browser, server, "jin.xin", path);
    const { page } = visit;
    const open = await page.locator("[data-path].cell-open").evaluateAll((cells) => [...new Set(cells.map((cell) => cell.getAttribute("data-path")!.replace(/^.*\./, "")))]);
    assert.deepEqual(open, ["reply"]);
    await page.getByRole("button", { name: "报送" }).click();
    await page.locator(".cell-has-error").first().waitFor();
    await type(page, "measures[m1].reply", "办法已经修订印发，资料已补齐。");
    await save(page, "已保存");
    // From whichever cell of its line, evidence of a measure hangs on the reply to it.
    await page.locator('[data-path="measures[m1].owner"]').click();
    await page.getByRole("heading", { name: "落实情况的佐证" }).waitFor();
    await page.locator(".evidence-of input[type=file]").setInputFiles({ name: "整改验收单.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n% evidence of a test\n%%EOF\n") });
    await page.locator('[data-path="measures[m1].reply"] .sign-evidence').waitFor();
    await assertSound(visit, "evidence of a measure", { accessible: true });
    await page.getByRole("button", { name: "报送" }).click();
    await page.locator("dialog[open] .button-next").click();
    await page.waitForSelector(".filing-where:has-text('主管部门审核')");
    assert.deepEqual(visit.complaints, []);
    await visit.close();
    const reader = await enter(browser, server, "deng.xiaoyun", `${path}#measures[m1].reply`, { language: "en", size: "phone" });
    await reader.page.locator('[data-path="measures[m1].reply"] .sign-evidence').waitFor();
    await reader.page.getByRole("button", { name: /^Margin/ }).click();
    await reader.page.locator(".evidence-of").getByRole("link", { name: "整改验收单.pdf" }).waitFor();
    assert.equal(await reader.page.locator(".evidence-of input[type=file]").count(), 0, "whoever reviews adds none");
    await assertSound(reader, "evidence of a measure as its reviewer reads it, on a phone");
    await reader.close();
  });

  test("R37: on the page of all books and stages, what follows from results is a column, and each of its cells lists what is under way", async () => {
    for (const [language, name] of [["zh", "结果应用"], ["en", "Use of results"]] as const) {
      const { page, complaints, close } = await enter(browser, server, "xu.xiaoyan", "/app/2026/coverage", { language });
      const table = page.locator("table.coverage").first();
      assert.equal(await table.locator("tbody tr").count(), BOOKS.length);
      const column = (await table.locator("thead th").allInnerTexts()).indexOf(name);
      assert.ok(column > 0, language);
      for (const [index, { project }] of BOOKS.entries()) {
        await table.locator("tbody tr").nth(index).locator("th, td").nth(column).getByRole("button").first().click();
        await page.locator("main").getByText(project).first().waitFor();
      }
      assert.deepEqual(complaints, []);
      await close();
    }
  });
});

/** Takes a self-evaluation that was submitted to its grade; finance takes a point off its first line and says why. */
async function confirm(id: string, head: string, department: string): Promise<void> {
  const path = `/api/2026/self-evaluation/filings/${id}`;
  const who: Readonly<Record<string, string>> = { "unit-head": head, "department-finance": department, "performance-office": "xu.xiaoyan", "finance-leader": "gao.zhiyuan" };
  for (let end: string | null = null; end === null; ) {
    const { call } = await callerOf(server, "xu.xiaoyan");
    const { step, version, values } = await call<FilingDetail>("GET", path);
    end = step.end;
    if (end !== null) return;
    assert.ok(step.holder !== null && step.holder in who, `${step.id}: ${step.holder}`);
    const holder = await callerOf(server, who[step.holder]!);
    let at = version;
    if (step.holder === "performance-office") {
      const rows = values.rows.map((row, index) => (index === 0 ? { ...row, financeScore: String(Number(row.score) - 1), financeReason: "验收资料不全。" } : row));
      at = (await holder.call<{ version: number }>("PUT", path, { values: { ...values, rows }, expectedVersion: version })).version;
    }
    await holder.call("POST", `${path}/moves`, { action: step.holder === "finance-leader" ? "confirm" : "approve", opinion: "", expectedVersion: at });
  }
}

/** What stands in each cell once the workbook was read, after an officer filled it in as spreadsheets are filled: shares and days are typed as such. */
function filledIn(stage: Filled, { funds, rows }: FilingValues, workbook: OfficersWorkbook): Map<string, string> {
  const wanted = new Map<string, string>();
  const put = (column: string, line: number, path: string, typed: Typed, shown: string): void => {
    workbook.write(column, line, typed);
    wanted.set(path, shown);
  };
  if (stage === "goal") {
    funds.slice(2).forEach((line, index) => put("年初预算数", index + 2, `funds[${line.id}].initialBudget`, 0, "0"));
    const first = rows.filter((row, index) => rows.findIndex(({ level1, level2 }) => level1 === row.level1 && level2 === row.level2) === index);
    first.forEach((row, index) => {
      const line = rows.indexOf(row);
      const [name, target] = INDICATORS[row.level2]!;
      put("三级指标", line, `rows[${row.id}].level3`, name, name);
      put("指标值", line, `rows[${row.id}].target`, inSpreadsheet(target), target);
      const points = index === 0 ? 90 - 7.5 * (first.length - 1) : 7.5;
      put("分值", line, `rows[${row.id}].points`, points, String(points));
    });
    return wanted;
  }
  if (stage === "monitoring") {
    funds.forEach(({ id, adjustedBudget }, index) => {
      if (adjustedBudget !== "") put("全年预计执行数", index, `funds[${id}].expected`, Number(adjustedBudget), String(Number(adjustedBudget)));
    });
  }
  rows.forEach((row, line) => {
    const reached = reachedOf(row);
    const [so, expected] = stage === "monitoring" ? ["1—9月执行情况", "全年预计完成情况"] : ["实际完成值", null];
    put(so, line, `rows[${row.id}].actual`, inSpreadsheet(reached), reached);
    if (expected === null) {
      put("得分", line, `rows[${row.id}].score`, Number(row.points), String(Number(row.points)));
      return;
    }
    put(expected, line, `rows[${row.id}].expected`, inSpreadsheet(reached), reached);
    if (line !== 1) return put("确定能", line, `rows[${row.id}].certain`, "√", "√");
    put("有可能", line, `rows[${row.id}].possible`, "√", "√");
    put("其他", line, `rows[${row.id}].causeOther`, "√", "√");
    put("原因说明", line, `rows[${row.id}].reason`, "汛期延长，第四季度补足。", "汛期延长，第四季度补足。");
  });
  return wanted;
}

/** A target that was just reached. */
function reachedOf({ target }: FilingRow): string {
  return target.replace(/^[≥≤=]/, "").replace(/底前$/, "");
}

/** `95%` is typed as a share and a day as a day; a spreadsheet then shows them so. */
function inSpreadsheet(text: string): Typed {
  const share = /^(\d+(\.\d+)?)%$/.exec(text);
  if (share !== null) return { value: Number(share[1]) / 100, format: share[2] === undefined ? "0%" : "0.0%" };
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { value: new Date(`${text}T00:00:00Z`), format: 'yyyy"年"m"月"d"日"' } : text;
}

async function type(page: Page, path: string, text: string): Promise<void> {
  await page.locator(`[data-path="${path}"]`).click();
  await page.keyboard.insertText(text);
  await page.keyboard.press("Enter");
}

async function readIn(page: Page, workbook: OfficersWorkbook, said: RegExp): Promise<void> {
  await page.locator(".form-tools input[type=file]").setInputFiles(await workbook.saved());
  await page.locator(".said", { hasText: said }).waitFor();
}

async function save(page: Page, said: string): Promise<void> {
  await page.keyboard.press("Control+s");
  await page.locator(".draft-state", { hasText: new RegExp(`^${said}`) }).waitFor();
}

async function expectCells(page: Page, wanted: ReadonlyMap<string, string>): Promise<void> {
  const shown = await page.locator("[data-path]").evaluateAll((cells) => cells.map((cell) => {
    const text = cell.querySelector(".cell-text")?.cloneNode(true) as Element | undefined;
    for (const said of text?.querySelectorAll(".for-ears") ?? []) said.remove();
    return [cell.getAttribute("data-path")!, (text?.textContent ?? "").replace(/[\u200b\u2003]/g, "").trim()] as const;
  }));
  const found = new Map(shown);
  assert.deepEqual([...wanted.keys()].map((path) => [path, found.get(path)]), [...wanted]);
}

/** The page that is printed, in the medium of print: its title, all of its columns in their order, and what stands in it. */
async function assertPrinted(page: Page, button: string, title: string, columns: readonly string[], texts: readonly string[]): Promise<void> {
  const [paper] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("button", { name: button, exact: true }).click()]);
  await paper.waitForURL(/\/print\//);
  await paper.emulateMedia({ media: "print" });
  assert.equal(await paper.locator("h1").innerText(), title);
  const bare = (text: string): string => text.replace(/\s/g, "");
  const names = (await paper.locator(".hj-layout th").allInnerTexts()).map(bare);
  let from = 0;
  for (const column of columns) {
    const found = names.indexOf(bare(column), from);
    assert.ok(found >= 0, `${column} after ${names.slice(0, from).join(" | ")} in ${names.join(" | ")}`);
    from = found;
  }
  const whole = bare(await paper.locator("body").innerText());
  for (const text of texts) assert.ok(whole.includes(bare(text)), `${text} in ${whole}`);
  assert.ok(await paper.locator("footer.mark").isVisible(), "the mark that a scan is found by");
  const width = await paper.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(width[0]! <= width[1]!, `the paper is wider than its sheet: ${width.join(" > ")}`);
  await paper.close();
}
