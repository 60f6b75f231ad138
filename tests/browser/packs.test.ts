import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { assertFits, assertWorded, beginGoal, enter, MUSEUM, RIVERS, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/*
 * What a finance officer changes without a programmer: the title of a column, and a threshold from next year on; kept by one person, published by
 * another. New records show it, running ones don't.
 */

const OFFICE = "xu.xiaoyan";
const LEADER = "gao.zhiyuan";

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

test("a column's title and a later threshold are changed in the browser, published by somebody else, and shown to new records alone", async () => {
  const running = await beginGoal(server, MUSEUM, "600");
  const nextYear = new Date().getFullYear() + 1;
  const office = await enter(browser, server, OFFICE, "/app/packs");
  try {
    const { page } = office;
    assert.match(await page.innerText("main"), /全国通用方案包[\s\S]*项目支出绩效目标申报表[\s\S]*启用记录/);
    await assertWorded(page, "the packs");
    await assertSound(office, "the packs");
    await page.getByRole("searchbox", { name: "查找定义" }).fill("forms/goal");
    await page.getByRole("link", { name: "项目支出绩效目标申报表", exact: true }).click();
    await page.waitForURL(/\/app\/packs\/forms\/goal$/);
    await settled(page);
    await page.getByRole("searchbox", { name: /查找文字或数值/ }).fill("指标值");
    await page.getByRole("button", { name: /修改.*指标值.*中文/ }).first().click();
    await page.getByLabel("新的内容").fill("年度指标值");
    await page.getByLabel("依据或原因").fill("市级表样的叫法");
    await assertSound(office, "a value being changed");
    await page.getByRole("button", { name: "存入修改稿" }).click();
    await page.getByText("已存入修改稿，还没有发布。").waitFor();
    await page.goto(`${server.address}/app/packs/profiles/cn-national-2021`);
    await settled(page);
    await page.getByRole("searchbox", { name: /查找文字或数值/ }).fill("EXCELLENT");
    await page.getByRole("button", { name: /修改.*优 › 起/ }).click();
    await page.getByLabel("新的内容").fill("79");
    await page.getByLabel("适用年度").selectOption(String(nextYear));
    await page.getByLabel("依据或原因").fill("市财政局办法");
    await page.getByRole("button", { name: "存入修改稿" }).click();
    // Grades must fall; it is kept and said beside the value, and opened again with its year and reason.
    await page.getByText(/已存入修改稿，还没有发布；现在有 1 处问题/).waitFor();
    const line = page.locator(".definition-line", { hasText: "优 › 起" });
    await line.locator(".draft-problem").waitFor();
    assert.match(await line.innerText(), /90[\s\S]*79[\s\S]*local\/overlay\.yaml 第 7 行第 5 列/);
    await page.getByRole("button", { name: /修改.*优 › 起/ }).click();
    assert.deepEqual([await page.getByLabel("适用年度").inputValue(), await page.getByLabel("依据或原因").inputValue()], [String(nextYear), "市财政局办法"]);
    await page.getByLabel("新的内容").fill("93");
    await page.getByRole("button", { name: "存入修改稿" }).click();
    await page.getByText("已存入修改稿，还没有发布。").waitFor();
    await page.getByRole("link", { name: "查看修改稿" }).click();
    await settled(page);
    const said = await page.innerText(".packs-draft");
    for (const part of ["指标值", "年度指标值", "93", `自 ${nextYear} 年度起`, "由另一岗位角色的人审核后发布"]) assert.ok(said.includes(part), `${part} in ${said}`);
    await page.setViewportSize(SIZES.phone);
    await assertFits(office, "the packs, phone");
  } finally {
    await office.close();
  }

  const leader = await enter(browser, server, LEADER, "/app/packs", { language: "en" });
  try {
    const { page } = leader;
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText(/Publication 2 is in force/).waitFor();
    await assertWorded(page, "the packs, English");
    await assertSound(leader, "the packs, English");
  } finally {
    await leader.close();
  }

  const later = await beginGoal(server, RIVERS, "600");
  for (const [project, goal, heading] of [[MUSEUM, running, /(?<!年度)指标值/], [RIVERS, later, /年度指标值/]] as const) {
    const officer = await enter(browser, server, project.officer, `/app/2026/goal/${goal}`);
    try {
      await settled(officer.page);
      assert.match(await officer.page.locator(".grid thead, .grid").first().innerText(), heading);
    } finally {
      await officer.close();
    }
  }
});

test("F115: a file that is wrong is told by line and column, in the words of the page", async () => {
  for (const [language, opens, label, why, keep, tab, colon] of [
    ["zh", "用文件增加或替换一项定义", "文件", "依据或原因", "存入修改稿", /文件：第 2 行第 1 列，缩进用了制表符/, /第 3 行第 8 列，这里不是“名称: 值”的写法/],
    ["en", "Add or replace a definition with a file", "File", "Basis or reason", "Save in the draft", /File: Line 2, column 1: The indentation is a tab/, /Line 3, column 8: This is not written as “name: value”/],
  ] as const) {
    const office = await enter(browser, server, OFFICE, "/app/packs", { language });
    try {
      const { page } = office;
      await page.getByText(opens).click();
      const form = page.locator("details", { hasText: opens });
      await form.getByLabel(why).fill("省财政厅表样");
      for (const [text, told] of [["id: x\n\ttitle: 1\n", tab], ["id: x\nstage: goal\ntitle: 甲: 乙\n", colon]] as const) {
        await form.getByLabel(label, { exact: true }).setInputFiles({ name: "goal-own.yaml", mimeType: "text/yaml", buffer: Buffer.from(text) });
        await form.getByRole("button", { name: keep }).click();
        await form.locator(".problems").getByText(told).waitFor();
        office.complaints.splice(0).forEach((said) => assert.match(said, /status of 422/));
      }
      await assertWorded(page, `a wrong file, ${language}`);
      await page.setViewportSize(SIZES.phone);
      await assertFits(office, `a wrong file, phone, ${language}`);
    } finally {
      await office.close();
    }
  }
});
