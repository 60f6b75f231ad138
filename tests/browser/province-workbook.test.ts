import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import ExcelJS from "exceljs";
import type { Browser } from "playwright-core";
import { assertFits, assertWorded, callerOf, enter, MUSEUM, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/*
 * 省平台: what stands in the province's system is not typed a second time. Its workbook begins the goal, whatever the order of its columns, and the
 * goal goes back in the order in which that system reads.
 */

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CODE = "990100-102002-01";
const ORDER = ["预算年度", "项目代码", "项目名称", "主管部门", "单位名称", "年度资金总额（万元）", "财政拨款（万元）", "其他资金（万元）", "年度绩效目标", "一级指标", "二级指标", "三级指标", "指标值", "分值权重", "上年完成值", "备注"];

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

/** The province's export: columns in an order of its own, one that nobody here knows, and a title above. */
async function exported(): Promise<Buffer> {
  const headings = ["项目名称", "项目代码", "审批状态", "三级指标", "二级指标", "一级指标", "指标值", "分值权重", "预算年度", "年度绩效目标", "财政拨款（万元）", "年度资金总额（万元）"];
  const line = (level3: string, target: string, points: number): (string | number)[] => ["博物馆免费开放", CODE, "已审核", level3, "数量指标", "产出指标", target, points, 2027, "2027年免费开放不少于300天。", 500, 500];
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("导出");
  for (const row of [["省级预算管理一体化系统导出"], headings, line("免费开放天数", "≥300天", 40), line("举办临时展览数量", "≥8个", 50)]) sheet.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer());
}

test("the province's workbook begins a goal that there is none of yet, and the goal goes back in its order of columns", async () => {
  const visit = await enter(browser, server, MUSEUM.officer, "/app/2027/goal");
  const { page } = visit;
  try {
    await page.getByRole("button", { name: "导入省平台工作簿" }).click();
    await page.locator("dialog input[type=file]").setInputFiles({ name: "导出.xlsx", mimeType: XLSX, buffer: await exported() });
    await page.locator("dialog .problems", { hasText: CODE }).waitFor();
    // A refusal is noted by a browser.
    visit.complaints.splice(0).forEach((said) => assert.match(said, /status of 422/));
    await assertWorded(page, "no goal yet");
    await page.setViewportSize(SIZES.phone);
    await assertFits(visit, "no goal yet, phone");
    await page.setViewportSize(SIZES.desk);
    await page.getByRole("button", { name: "为 1 个项目新建目标，再看工作簿" }).click();
    await page.locator("dialog [role=status] li", { hasText: "博物馆免费开放" }).waitFor();
    assert.equal(await page.locator("dialog .problems").count(), 0);
    await assertSound(visit, "what it would change");
    await page.getByRole("button", { name: "写入 1 件草稿" }).click();
    await page.locator("dialog [role=status] a", { hasText: "博物馆免费开放" }).click();
    await page.waitForURL(/\/app\/2027\/goal\/[0-9a-f-]{36}/);
    await settled(page);
    const grid = await page.innerText(".grid");
    for (const part of ["免费开放天数", "≥300天", "举办临时展览数量", "≥8个"]) assert.ok(grid.includes(part), part);
    await page.keyboard.press("Control+s");
    await page.getByText(/^已保存/).first().waitFor();

    const officer = await callerOf(server, MUSEUM.officer);
    const { items } = await officer.call<{ items: { id: string }[] }>("GET", "/api/2027/goal/filings");
    assert.equal(items.length, 1);
    const answer = await page.request.get(`${server.address}/api/2027/goal/export?language=zh-CN`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await answer.body()).buffer as ArrayBuffer);
    const rows = book.worksheets[0]!.getSheetValues().slice(1) as (readonly unknown[])[];
    assert.deepEqual(rows[0]!.slice(1), ORDER);
    assert.deepEqual(rows.slice(1).map((row) => [row[ORDER.indexOf("项目代码") + 1], row[ORDER.indexOf("三级指标") + 1], row[ORDER.indexOf("指标值") + 1], String(row[ORDER.indexOf("分值权重") + 1])]), [
      [CODE, "免费开放天数", "≥300天", "40"], [CODE, "举办临时展览数量", "≥8个", "50"],
    ]);
  } finally {
    await visit.close();
  }
});
