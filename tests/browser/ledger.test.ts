import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { ADJUSTMENTS, BUDGETS, ledgerBook, PAYMENTS, textsOf } from "../server/ledger/ledger-books.ts";
import { assertFits, assertWorded, callerOf, enter, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* F104, F103 and F101 in the browser: a workbook is checked, recorded and read; a library by tag; a unit that moves. */

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const OFFICE = "xu.xiaoyan";
const DEPARTMENT = "shen.lihua";
const SYSTEM = "jiang.bo";
const ROADS = "990100-101002-01";

let server: AppServer;
let browser: Browser;
before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const book = () => ledgerBook({
  年初预算: [BUDGETS, ["990100-104003-01", "", "上年结转资金", 12.5]],
  预算调整: [ADJUSTMENTS, [ROADS, "财政拨款", "云澜财预〔2026〕31号", "2026-06-18", 20]],
  支付: [PAYMENTS, [ROADS, "财政拨款", "2026-06-30", 12345.67, "T-1"], [ROADS, "福利彩票", "2026-06-30", 1, "T-2"], ["990100-000000-00", "财政拨款", "2026-06-30", 1, "T-3"], [ROADS, "财政拨款", "2026-06-31", 1, "T-4"]],
});

test("F104 a workbook is checked, what is wrong is told by its cell and comes back with remarks, and the rest is recorded", async () => {
  const office = await enter(browser, server, OFFICE, "/app/ledger/2026");
  try {
    const { page } = office;
    assert.match(await page.innerText("main"), /2026 年资金台账[\s\S]*执行率[\s\S]*一般公共预算/);
    await assertWorded(page, "the ledger");
    await assertSound(office, "the ledger");
    await page.getByRole("link", { name: "导入工作簿" }).click();
    await page.waitForURL(/\/app\/ledger\/2026\/import/);
    await page.locator("input[type=file]").setInputFiles({ name: "台账.xlsx", mimeType: XLSX, buffer: Buffer.from(await book()) });
    await page.getByRole("heading", { name: "检查结果，尚未登记" }).waitFor();
    const said = await page.innerText("main");
    for (const part of ["3 行不能登记", "支付!B3", "支付!A4", "支付!C5", "其余各行不受影响", "读到的表", "支付：支付，栏目在第 1 行，金额单位元，4 行"]) assert.ok(said.includes(part), `${part} in ${said}`);
    await assertWorded(page, "a workbook that was checked");
    await assertSound(office, "a workbook that was checked");
    const file = page.waitForEvent("download");
    await page.getByRole("button", { name: "下载这些行和修改意见" }).click();
    assert.equal(textsOf(readFileSync(await (await file).path()))["支付"]!.filter((row) => row.some((text) => text.startsWith("T-"))).length, 3);
    await page.getByRole("button", { name: "登记 3 行" }).click();
    await page.getByRole("heading", { name: "已登记" }).waitFor();
    await page.locator("input[type=file]").setInputFiles({ name: "台账.xlsx", mimeType: XLSX, buffer: Buffer.from(await book()) });
    await page.getByRole("heading", { name: "没有新的内容可以登记。" }).waitFor();
    await page.setViewportSize(SIZES.phone);
    await assertFits(office, "the import, phone");
    await page.setViewportSize(SIZES.desk);

    // What is cancelled before it is recorded leaves no import behind.
    const late = await ledgerBook({ 支付: [PAYMENTS, [ROADS, "财政拨款", "2026-06-30", 9, "T-9"]] });
    await page.route("**/ledger/import?dry*", async (route) => { await new Promise((go) => setTimeout(go, 60_000).unref()); await route.abort(); });
    await page.locator("input[type=file]").setInputFiles({ name: "晚到.xlsx", mimeType: XLSX, buffer: Buffer.from(late) });
    await page.getByText("已上传，正在读取和检查。").or(page.getByText(/正在上传：/)).waitFor();
    await page.getByRole("button", { name: "取消" }).click();
    await page.getByText("已取消检查，没有改动任何内容。").waitFor();
    await page.unroute("**/ledger/import?dry*");

    // A second import, and taking it back: the first is not touched.
    await page.locator("input[type=file]").setInputFiles({ name: "晚到.xlsx", mimeType: XLSX, buffer: Buffer.from(late) });
    await page.getByRole("button", { name: "登记 1 行" }).click();
    await page.getByRole("link", { name: "查看这次导入" }).click();
    await page.waitForURL(/\/import\/[0-9a-f-]{36}/);
    await page.getByRole("heading", { name: "晚到.xlsx" }).waitFor();
    await assertWorded(page, "an import");
    await assertSound(office, "an import");
    await page.getByLabel("撤回原因").fill("导错了工作簿");
    await page.getByRole("button", { name: "撤回导入" }).click();
    await page.getByText(/由许晓燕撤回。原因：导错了工作簿/).waitFor();
    assert.match(await page.innerText("main"), /撤回的内容，不再计入台账[\s\S]*T-9/);
    await page.setViewportSize(SIZES.phone);
    await assertFits(office, "an import that was taken back, phone");
    await page.setViewportSize(SIZES.desk);
    await page.getByRole("link", { name: "返回导入" }).click();
    await page.getByText("已撤回").waitFor();
    assert.match(await page.innerText("main"), /导入记录[\s\S]*晚到\.xlsx[\s\S]*已撤回[\s\S]*台账\.xlsx[\s\S]*已登记/);

    await page.goto(`${server.address}/app/ledger/2026?text=${ROADS}`);
    await settled(page);
    await page.getByRole("link", { name: /农村公路/ }).click();
    await page.waitForURL(/ledger\/2026\/[0-9a-f-]{36}/);
    await settled(page);
    assert.match(await page.innerText("main"), /按月份[\s\S]*6 月\s+20\.00[\s\S]*云澜财预〔2026〕31号[\s\S]*T-1[\s\S]*已撤回的登记[\s\S]*T-9/);
    await assertSound(office, "a project's money");
    await page.setViewportSize(SIZES.phone);
    await assertFits(office, "a project's money, phone");
  } finally {
    await office.close();
  }
  const english = await enter(browser, server, DEPARTMENT, "/app/ledger/2026", { language: "en" });
  try {
    assert.match(await english.page.innerText("main"), /Fund ledger 2026[\s\S]*Execution rate[\s\S]*General public budget/);
    await assertWorded(english.page, "the ledger, English");
    await assertSound(english, "the ledger, English");
    await english.page.getByLabel("As of").selectOption("3");
    await english.page.waitForURL(/month=3/);
    await english.page.setViewportSize(SIZES.phone);
    await assertFits(english, "the ledger, phone, English");
    const { page } = english;
    await page.goto(`${server.address}/app/ledger/2026/import?lang=en`);
    await settled(page);
    await assertWorded(page, "the import, English");
    // Of the office's imports a department sees none.
    await page.getByText("Nothing was imported for 2026 yet.").waitFor();
  } finally {
    await english.close();
  }
});

test("F103 a subject is entered under one of four books, found by its tag, and a classified one is a code", async () => {
  const department = await enter(browser, server, DEPARTMENT, "/app/2026/subjects");
  try {
    const { page } = department;
    const dialog = page.locator("dialog");
    await page.getByRole("button", { name: "录入" }).click();
    await dialog.getByLabel("代码", { exact: true }).fill("990100-101-900");
    await dialog.getByLabel("名称").fill("公交场站基金");
    // The city's platforms are in its dictionary, which allows others beside them.
    await dialog.getByLabel("澜江示范带").check();
    await dialog.getByLabel("其他标签").fill("民生实事，重点工程");
    await dialog.getByRole("button", { name: "录入" }).click();
    await dialog.locator(".problems").waitFor();
    assert.match(await dialog.innerText(), /没有选择预算类型/);
    department.complaints.splice(0, department.complaints.length, ...department.complaints.filter((one) => !one.includes("422")));
    await assertSound(department, "entering a subject");
    await dialog.getByLabel("预算类型").selectOption("GOV_FUND");
    await dialog.getByRole("button", { name: "录入" }).click();
    await page.getByText("已录入 990100-101-900。").waitFor();
    await page.getByRole("button", { name: "录入" }).click();
    await dialog.getByLabel("名称").fill("不能写的名称");
    await dialog.getByLabel("涉密项目").check();
    assert.equal(await dialog.getByLabel("名称").count(), 0);
    await dialog.getByLabel("预算类型").selectOption("GENERAL_PUBLIC");
    await dialog.getByLabel("代码", { exact: true }).fill("990100-SEC-1");
    await dialog.getByRole("button", { name: "录入" }).click();
    await page.getByText("已录入 990100-SEC-1。").waitFor();
    await page.getByText("涉密项目 1 个").waitFor();
    const said = await page.innerText("main");
    assert.ok(said.includes("涉密项目 1 个") && said.includes("990100-SEC-1") && !said.includes("不能写的名称"));
    await page.locator("section", { hasText: "按平台标签" }).getByRole("button", { name: "重点工程" }).first().click();
    await page.waitForURL(/tag=/);
    await settled(page);
    assert.match(await page.innerText("main"), /公交场站基金[\s\S]*澜江示范带/);
    await assertWorded(page, "the library");
    await assertSound(department, "the library");
    // Nothing is filed for what was entered now; what is filed is found by the stage it has reached.
    const byStage = page.locator("section", { has: page.getByRole("heading", { name: "按环节" }) });
    await byStage.getByRole("button", { name: "未填报" }).click();
    await page.waitForURL(/stage=none/);
    await settled(page);
    await page.waitForFunction(() => Array.from(document.querySelectorAll('td[data-label="环节"]'), (cell) => cell.textContent).every((stage) => stage === "未填报"));
    assert.match(await page.locator("tbody tr", { hasText: "990100-101-900" }).innerText(), /未填报/);
    await page.getByRole("button", { name: "显示全部" }).click();
    await byStage.getByRole("button", { name: "绩效目标" }).click();
    await page.waitForURL(/stage=goal/);
    await settled(page);
    // The list of before may stay in sight until the one that was asked for is here.
    await page.locator("tbody tr", { hasText: "990100-101-900" }).waitFor({ state: "detached" });
    const reached = await page.locator('td[data-label="环节"]').allInnerTexts();
    assert.ok(reached.length > 0 && reached.every((one) => one === "绩效目标"), reached.join(" "));
    await page.setViewportSize(SIZES.phone);
    await assertFits(department, "the library, phone");
    await page.goto(`${server.address}/app/2026/subjects?lang=en`);
    await settled(page);
    await assertWorded(page, "the library, English");
  } finally {
    await department.close();
  }
});

test("F103 what is part of a fund or of a level-1 project is summed under it and found by it", async () => {
  const office = await enter(browser, server, OFFICE, "/app/2026/subjects");
  try {
    const { page } = office;
    const byParent = page.locator("section", { has: page.getByRole("heading", { name: "按所属基金、一级项目和转移支付" }) });
    const first = byParent.locator("tbody tr").first();
    const [name, count] = [await first.getByRole("button").innerText(), Number(await first.locator("td").first().innerText())];
    await first.getByRole("button").click();
    await page.waitForURL(/parent=/);
    await settled(page);
    await page.waitForFunction((rows) => document.querySelectorAll('td[data-label="类别"]').length === rows, count);
    const parts = await page.locator('td[data-label="类别"]').allInnerTexts();
    assert.ok(count > 0 && parts.every((one) => one.includes(`属于 ${name}`)), `${name} ${count}: ${parts.join(" / ")}`);
    await assertWorded(page, "parts of a fund");
    await assertSound(office, "parts of a fund");
    await page.setViewportSize(SIZES.phone);
    await assertFits(office, "parts of a fund, phone");
  } finally {
    await office.close();
  }
});

test("F101 a unit moves after a look at what it touches, and the tree of the day before is the one that was", async () => {
  const system = await enter(browser, server, SYSTEM, "/app/admin/units");
  try {
    const { page } = system;
    await assertSound(system, "the tree");
    await page.getByRole("button", { name: "登记机构变动" }).click();
    const dialog = page.locator("dialog");
    await dialog.getByLabel("变动").selectOption("move");
    await dialog.getByLabel("机构", { exact: true }).selectOption({ label: "104003 云澜示范市排水管理处" });
    await dialog.getByLabel("新的上级").selectOption({ label: "101 云澜示范市交通运输局" });
    await dialog.getByLabel("依据").fill("云编办〔2026〕7号");
    await dialog.getByRole("button", { name: "先看影响" }).click();
    await dialog.locator(".band").waitFor();
    assert.match(await dialog.innerText(), /云澜示范市水务局 › [^\n]*排水管理处 → 云澜示范市交通运输局 › [\s\S]*2 个岗位[\s\S]*2 个项目/);
    assert.match(await dialog.innerText(), /原来的主管部门仍能查看，新的主管部门看不到；本单位的岗位，包括以后任职的，两边都能看到/);
    await assertSound(system, "what a move touches");
    await dialog.getByRole("button", { name: "确认划转" }).click();
    await page.getByText("已登记：划转。").waitFor();
    await page.getByLabel("截至日期").fill("2026-11-23");
    await page.getByText("这是 2026-11-23 的机构，只供查看。").waitFor();
    await assertWorded(page, "the tree of a past day");
    await page.getByRole("button", { name: "回到今天" }).click();
    await page.getByRole("button", { name: "云澜示范市排水管理处" }).click();
    await dialog.getByText("云编办〔2026〕7号").waitFor();
    assert.match(await dialog.innerText(), /990100\.101\.104003\.[\s\S]*990100\.104\.104003\./);
    await page.keyboard.press("Escape");
    await page.setViewportSize(SIZES.phone);
    await assertFits(system, "the tree, phone");
    await page.goto(`${server.address}/app/admin/units?lang=en`);
    await settled(page);
    await assertWorded(page, "the tree, English");
  } finally {
    await system.close();
  }
});

test("F101 a body is split and the new one merged into another: the project goes along, its archive stays, and the tree of the day before is the one that was", async () => {
  const system = await enter(browser, server, SYSTEM, "/app/admin/units");
  try {
    const { page } = system;
    const dialog = page.locator("dialog");
    const act = async (what: string, fill: () => Promise<void>, touched: RegExp): Promise<void> => {
      await page.getByRole("button", { name: "登记机构变动" }).click();
      await dialog.getByLabel("变动").selectOption({ label: what });
      await fill();
      await dialog.getByLabel("依据").fill("云编办〔2026〕8号");
      await dialog.getByRole("button", { name: "先看影响" }).click();
      await dialog.locator(".band").waitFor();
      assert.match(await dialog.innerText(), touched);
      await assertSound(system, `what ${what} touches`);
      await dialog.getByRole("button", { name: `确认${what}` }).click();
      await page.getByText(`已登记：${what}。`).waitFor();
    };
    await act("分设", async () => {
      await dialog.getByLabel("机构", { exact: true }).selectOption({ label: "102003 云澜示范市图书馆" });
      await dialog.getByLabel("代码", { exact: true }).fill("102009");
      await dialog.getByLabel("名称", { exact: true }).fill("云澜示范市阅读中心");
      await dialog.getByLabel("分出去的项目代码").fill("990100-102003-01");
      // What was founded on a day doesn't end on it.
      await dialog.getByLabel("生效日期").fill("2026-11-20");
    }, /云澜示范市阅读中心[\s\S]*1 个项目/);
    const { call } = await callerOf(server, OFFICE);
    const unitOf = async (code: string): Promise<string> => (await call<{ items: { code: string; unit: string }[] }>("GET", `/api/2026/subjects?text=${code}`)).items.find((one) => one.code === code)!.unit;
    assert.equal(await unitOf("990100-102003-01"), "云澜示范市阅读中心");
    await act("并入", async () => {
      await dialog.getByLabel("机构", { exact: true }).selectOption({ label: "102009 云澜示范市阅读中心" });
      await dialog.getByLabel("并入哪个机构").selectOption({ label: "102004 云澜示范市文化馆" });
    }, /云澜示范市阅读中心[\s\S]*1 个项目/);
    assert.equal(await unitOf("990100-102003-01"), "云澜示范市文化馆");
    // The archive of 2025 lies where it was made: who was there sees it, and so does whoever took the project over.
    const filings = async (login: string): Promise<string[]> => (await (await callerOf(server, login)).call<{ items: { name: string }[] }>("GET", "/api/2025/goal/filings?limit=100")).items.map(({ name }) => name);
    const library = (await (await callerOf(server, OFFICE)).call<{ items: { name: string; unit: string }[] }>("GET", "/api/2025/goal/filings?limit=100")).items.find(({ name }) => name === "全民阅读推广")!;
    assert.equal(library.unit, "云澜示范市图书馆");
    assert.ok((await filings("luo.min")).includes("全民阅读推广"));
    await page.getByLabel("截至日期").fill("2026-11-01");
    await page.getByText("这是 2026-11-01 的机构，只供查看。").waitFor();
    assert.doesNotMatch(await page.innerText("main"), /云澜示范市阅读中心/);
    await assertWorded(page, "the tree before the split");
  } finally {
    await system.close();
  }
});
