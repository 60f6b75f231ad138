import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { assertFits, assertWorded, beginGoal, callerOf, enter, MUSEUM, RIVERS, settled } from "./app-city.ts";
import { serveApp, TODAY, type AppServer } from "./app-server.ts";
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
  const nextYear = TODAY.getUTCFullYear() + 1;
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

/** Definitions of the park's pack as files of the bureau's own, published: the demo city lies on the national pack alone. */
async function withParkParts(): Promise<void> {
  const office = await callerOf(server, OFFICE);
  const leader = await callerOf(server, LEADER);
  const { draft, ownChanges, ownFiles } = await office.call<{ draft: { saved: number } | null; ownChanges: readonly unknown[]; ownFiles: readonly { path: string }[] }>("GET", "/api/packs");
  assert.equal(draft, null);
  const files = PARK.map((path) => ({ path, text: readFileSync(new URL(`../../packs/sip-full-process/${path}.yaml`, import.meta.url), "utf8"), why: "园区样式，试行" }));
  await office.call("PUT", "/api/packs/draft", { changes: ownChanges, files: [...ownFiles, ...files], reason: "园区样式", expectedSaved: 0 });
  await leader.call("POST", "/api/packs/publications", { expectedSaved: 1 });
}

const PARK = ["procedures/finding", "tasks/three-years", "training/full-process"];

test("procedures, task plans, training, adjustments, dictionaries and alerts have pages in the terms of the field, at the desk, on a phone and on paper", async () => {
  await withParkParts();
  const told = {
    zh: {
      "procedures/finding": [/已签收\s+责任已落实、提出异议\s+30 天（日历日）/, /系统办理记录时不自动按它执行/], "tasks/three-years": [/31 项任务/, /印发实施意见\s+1\s+2020-04-28\s+2020 年第 2 季度（到 2020-06-30）\s+加强组织领导和保障/], "training/full-process": [/6 次培训/, /绩效信息系统应用\s+第 2、5、6 次/],
      "adjustments/in-year": [/当年 11 月 30 日/, /没有计算条件，由人说明并附文件/], "dictionaries/measure-groups": [/结果应用措施的类别从这里选/, /结果应用措施目录（12 处）/], "alerts/execution-light": [/执行进度低于 60%/, /按这两条线提示/],
    },
    en: {
      "procedures/finding": [/Received\s+Assigned and planned, Objected to\s+30 calendar days/], "tasks/three-years": [/31 tasks/, /Quarter 2 of 2020 \(by 2020-06-30\)/], "training/full-process": [/6 sessions/, /No\. 2, 5, 6/],
      "adjustments/in-year": [/red lights in a row is at least 2/], "dictionaries/measure-groups": [/\(12 places\)/], "alerts/execution-light": [/Execution below 60%/],
    },
  } as const;
  for (const language of ["zh", "en"] as const) {
    const reader = await enter(browser, server, OFFICE, "/app/packs", { language });
    try {
      const { page } = reader;
      assert.doesNotMatch(await page.innerText("main"), /没有页面|no page/i, "each part has its page");
      for (const [path, sayings] of Object.entries(told[language])) {
        await page.goto(`${server.address}/app/packs/${path}?lang=${language}`);
        await settled(page);
        const said = await page.innerText(".definition-told");
        for (const saying of sayings) assert.match(said, saying, path);
        assert.match(await page.innerText(".definition-tags"), language === "zh" ? /草案/ : /Draft/, path);
        await assertWorded(page, `${path}, ${language}`);
        await assertSound(reader, `${path}, ${language}`);
        await page.setViewportSize(SIZES.phone);
        await assertFits(reader, `${path}, phone, ${language}`);
        await page.setViewportSize(SIZES.desk);
        await page.emulateMedia({ media: "print" });
        assert.deepEqual(await Promise.all([".definition-told", ".definition-tags .tag-draft", ".definition-tree", ".packs-part .button-plain"].map((part) => page.locator(part).first().isVisible())), [true, true, false, false], `${path} on paper`);
        await page.emulateMedia({ media: null });
      }
    } finally {
      await reader.close();
    }
  }
});

test("a definition of ex-ante evaluation has its adoption where there is something to adopt, and no heading without anything below it", async () => {
  const reader = await enter(browser, server, OFFICE, "/app/packs/ex-ante/project");
  try {
    const { page } = reader;
    assert.match(await page.innerText("#definition-adoption + *"), /项目支出事前绩效评估/);
    await page.route("**/api/adoptions", (route) => route.fulfill({ json: { items: [] } }));
    await page.reload();
    await settled(page);
    await page.locator(".definition-tree").waitFor();
    assert.equal(await page.locator("#definition-adoption").count(), 0);
    assert.doesNotMatch(await page.innerText("main"), /没有可以采用的方案/);
  } finally {
    await reader.close();
  }
});

test("a draft says values in words, the reason of each file, and that none was given", async () => {
  const office = await callerOf(server, OFFICE);
  const { ownChanges, ownFiles } = await office.call<{ ownChanges: readonly unknown[]; ownFiles: readonly unknown[] }>("GET", "/api/packs");
  const overdue = await office.call<{ text: string }>("GET", "/api/packs/definitions/alerts/overdue");
  const causes = await office.call<{ text: string }>("GET", "/api/packs/definitions/dictionaries/cause-classes");
  const change = (at: string, was: string, is: string) => ({ of: "profiles/cn-national-2020", at, was, is, why: "市财政局办法" });
  await office.call("PUT", "/api/packs/draft", {
    changes: [...ownChanges, change("grades.value[EXCELLENT].from", "90", "91"), change("executionReasonBelow.value", "null", "60"), { of: "forms/goal", at: "provenance", was: "document", is: "draft", why: "尚未核对" }],
    files: [...ownFiles, { path: "alerts/overdue", text: overdue.text.replace(/days: "?0"?/, "days: 3"), why: "宽限三天" }, { path: "dictionaries/cause-classes", text: causes.text.replace("经费保障", "资金保障") }],
    reason: "几处改动", expectedSaved: 0,
  });
  for (const [language, sayings] of [
    ["zh", [/等级 › 取值 › 优 › 起\s+90\s+91/, /空\s+60/, /有文件\s+草案/, /用文件替换[\s\S]*整个定义\s+整个定义\s+所有年度\s+宽限三天/, /没有写明原因/]],
    ["en", [/› Excellent › From\s+90\s+91/, /not set\s+60/, /By a document\s+Draft/, /Replaced by a file/, /No reason given/]],
  ] as const) {
    const reader = await enter(browser, server, OFFICE, "/app/packs", { language });
    try {
      const said = await reader.page.innerText(".list-draft");
      for (const saying of sayings) assert.match(said, saying);
      assert.doesNotMatch(said.replace(/.*local\/.*/g, ""), /EXCELLENT|\bnull\b|\bdraft\b|—/);
      await assertSound(reader, `a draft in words, ${language}`);
      await reader.page.setViewportSize(SIZES.phone);
      await assertFits(reader, `a draft in words, phone, ${language}`);
    } finally {
      await reader.close();
    }
  }
});
