import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { assertFits, assertWorded, enter, settled, untilSaid } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* R37–R40 in the browser: what is covered by book and stage, what is missing, and a goal that need not be. */

const OFFICE = "xu.xiaoyan";
const UNIT_HEAD = "pan.ming";
const MUSEUM = "博物馆免费开放";

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

test("R38: a cell leads to what is missing, and R39: a goal is waived with a reason and taken back", async () => {
  const office = await enter(browser, server, OFFICE, "/app/2026/coverage");
  try {
    const { page } = office;
    await settled(page);
    const books = page.locator("table").first();
    assert.deepEqual((await books.locator("tbody th").allInnerTexts()).map((text) => text.split("\n")[0]), ["一般公共预算", "政府性基金预算", "国有资本经营预算", "社会保险基金预算"]);
    await assertWorded(page, "coverage");
    // What is not due yet and what waits for its goal is said, and only what is truly missing is red; the numbers of a cell are the subjects of its row.
    const general = books.locator("tbody tr").first();
    const row = await general.innerText();
    assert.match(row, /目标未批复 \d+/);
    assert.match(row, /未到期 \d+/);
    const subjects = Number(/(\d+) 个对象/.exec(row)![1]);
    for (const cell of await general.locator("td[class^=coverage]").allInnerTexts()) {
      const beside = [...cell.matchAll(/(?:已报|在编|未报|未到期|目标未批复|结果未定级|已豁免|不需编报) (\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0);
      assert.equal(Number(/^(\d+) \//.exec(cell)![1]) + beside, subjects, cell);
      assert.equal(/未报 \d/.test(cell), /有缺/.test(cell), cell);
    }
    await page.getByRole("heading", { name: "目标编制质量" }).waitFor();
    assert.match(await page.locator("table").last().innerText(), /一般公共预算[\s\S]*%/);
    await assertSound(office, "coverage");
    const cell = books.locator("tbody tr").first().getByRole("button").first();
    const before = await cell.innerText();
    await cell.press("Enter");
    await page.getByRole("heading", { name: "未办结名单：一般公共预算，绩效目标" }).waitFor();
    await page.waitForURL(/coverage\?stage=goal&book=GENERAL_PUBLIC/);
    const missing = page.locator(".reporting-missing li", { hasText: MUSEUM });
    assert.match(await missing.innerText(), /还没有开始填报/);
    await missing.getByRole("button", { name: /豁免目标/ }).click();
    await assertSound(office, "the reason for waiving");
    await page.locator("dialog[open] input").fill("本年度停办");
    await page.locator("dialog[open]").getByRole("button", { name: "豁免", exact: true }).click();
    await missing.getByText("已豁免：本年度停办").waitFor();
    await page.getByText(`已豁免“${MUSEUM}”的绩效目标`).waitFor();
    assert.match((await missing.getByRole("link", { name: MUSEUM }).getAttribute("href")) ?? "", /^\/app\/ledger\/2026\//);
    await page.locator("table").first().getByText("已豁免 1").waitFor();
    await page.reload();
    await missing.getByText("已豁免：本年度停办").waitFor();
    await missing.getByRole("button", { name: /撤销豁免/ }).click();
    await missing.getByRole("button", { name: /豁免目标/ }).waitFor();
    // The table is asked for by itself, beside the list below it.
    await untilSaid(cell, before);
    await page.setViewportSize(SIZES.phone);
    await assertFits(office, "coverage, phone");
  } finally {
    await office.close();
  }
});

test("coverage in English, and only what one's post sees", async () => {
  const office = await enter(browser, server, UNIT_HEAD, "/app/2026/coverage", { language: "en" });
  try {
    const { page } = office;
    await page.getByRole("heading", { name: "Coverage 2026" }).waitFor();
    await settled(page);
    assert.equal(await page.locator("table").nth(1).locator("tbody tr").count(), 1);
    await page.goto(`${server.address}/app/2026/coverage?stage=goal&book=GENERAL_PUBLIC&lang=en`);
    await page.getByText(MUSEUM).waitFor();
    assert.equal(await page.getByRole("button", { name: /Waive the goal/ }).count(), 0);
    await assertWorded(page, "coverage in English");
    await assertSound(office, "coverage in English");
  } finally {
    await office.close();
  }
});
