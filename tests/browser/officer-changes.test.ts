import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import type { FilingValues } from "../../src/core/form/filing-values.ts";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { assertFits, assertWorded, beginGoal, callerOf, enter, MUSEUM, RIVERS, settled } from "./app-city.ts";
import { serveApp, TODAY, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { look } from "./pictures.ts";

/*
 * A finance officer's changes in the browser, each published by another person in another role, as docs/how-to says them; the same by files:
 * tests/packs/officer-changes.test.ts. Points that move between two groups: pack-draft.test.ts. New records have them, running ones don't.
 */

const OFFICE = "xu.xiaoyan";
const LEADER = "gao.zhiyuan";
const NEXT_YEAR = TODAY.getUTCFullYear() + 1;

let server: AppServer;
let browser: Browser;
before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp({ withLibrary: true }), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens a definition as the performance office and changes one text of it. */
async function change(of: string, find: string, button: RegExp, text: string, from: string | null): Promise<void> {
  const office = await enter(browser, server, OFFICE, `/app/packs/${of}`);
  try {
    const { page } = office;
    await page.getByRole("searchbox", { name: /查找文字或数值/ }).fill(find);
    await page.getByRole("button", { name: button }).first().click();
    await page.getByLabel("新的内容").fill(text);
    if (from !== null) await page.getByLabel("适用年度").selectOption(from);
    await page.getByLabel("依据或原因").fill("市财政局通知");
    await page.getByRole("button", { name: "存入修改稿" }).click();
    await page.getByText("已存入修改稿，还没有发布。").waitFor();
    await assertSound(office, of);
  } finally {
    await office.close();
  }
}

/** Published in English by the leader, who did not work on it. */
async function publish(): Promise<void> {
  const leader = await enter(browser, server, LEADER, "/app/packs", { language: "en" });
  try {
    const { page } = leader;
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText(/Publication \d+ is in force/).waitFor();
    await assertWorded(page, "the packs, English");
  } finally {
    await leader.close();
  }
}

async function formOf(goal: string): Promise<string> {
  const { call } = await callerOf(server, OFFICE);
  const { packDigest, form } = await call<{ packDigest: string; form: string }>("GET", `/api/2026/goal/filings/${goal}`);
  return JSON.stringify(await call("GET", `/api/packs/${packDigest}/2026/forms/${form}`));
}

test("F115: what the packs hold is told, and what is there for reference alone is told as such", async () => {
  for (const language of ["zh", "en"] as const) {
    const visit = await enter(browser, server, OFFICE, "/app/packs", { language });
    try {
      const { page } = visit;
      const said = await page.innerText("main");
      for (const part of language === "zh" ? ["结果应用措施", "预警规则", "字典", "只作提示，不影响办理", "供查阅", "1 项定义|项定义"] : ["Measures that follow results", "Alert rules", "Dictionaries", "Only a hint; does not block anything", "For reference", "\\d+ definitions"]) assert.match(said, new RegExp(part), language);
      assert.doesNotMatch(said, /\b1 definitions/);
      await assertWorded(page, `the packs, ${language}`);
      await assertSound(visit, `the packs, ${language}`);
      await look(page, `packs-${language}`);
      await page.setViewportSize(SIZES.phone);
      await assertFits(visit, `the packs, phone, ${language}`);
    } finally {
      await visit.close();
    }
  }
});

test("F115 in the browser: a threshold for next year, while this year keeps its own", async () => {
  await change("alerts/execution-light", "红灯", /修改.*红灯低于/, "65", String(NEXT_YEAR));
  await publish();
  const { call } = await callerOf(server, OFFICE);
  const red = async (year: number) => (await call<{ data: { value: { red: string } } }>("GET", `/api/packs/definitions/alerts/execution-light?year=${year}`)).data.value.red;
  assert.deepEqual([await red(NEXT_YEAR - 1), await red(NEXT_YEAR)], ["60", "65"]);
});

test("F115 in the browser: a column's title, on new records alone", async () => {
  const running = await beginGoal(server, MUSEUM, "600");
  await change("forms/goal", "指标值", /修改.*指标值.*中文/, "年度指标值", null);
  await publish();
  const later = await beginGoal(server, RIVERS, "600");
  assert.doesNotMatch(await formOf(running), /年度指标值/);
  assert.match(await formOf(later), /年度指标值/);
});

test("F115, R91 in the browser: an application measure is added, and is proposed beside the next self-evaluation", async () => {
  const office = await enter(browser, server, OFFICE, "/app/packs/measures/application");
  try {
    const { page } = office;
    await page.getByRole("button", { name: /照这一项增加.*约谈/ }).click();
    const editor = page.locator(".value-editor");
    for (const [label, text] of [["代号", "site-visit"], ["标题 › 中文", "组织观摩学习"], ["标题 › 英文", "A study visit"], ["含义 › 中文", "到得分靠前的单位学习。"], ["含义 › 英文", "Visits to units that score high."], ["提出建议的条件", "得分 >"]] as const) await editor.getByLabel(label, { exact: true }).fill(text);
    await editor.getByLabel("依据或原因").fill("市财政局通知");
    await look(page, "measure-added");
    await assertSound(office, "a measure being added");
    await editor.getByRole("button", { name: "存入修改稿" }).click();
    // What is wrong with it stands where it was added; the item is mended where it stands now.
    await page.getByText(/已存入修改稿，还没有发布；现在有 1 处问题/).waitFor();
    await page.locator(".draft-problem").waitFor();
    assert.match(await page.innerText(".draft-problem"), /local\/overlay\.yaml 第 \d+ 行第 5 列，公式第 1 行/);
    await page.getByRole("button", { name: /修改.*组织观摩学习.*提出建议的条件/ }).click();
    await editor.getByLabel("新的内容").fill("得分 >= 60");
    await editor.getByLabel("依据或原因").fill("市财政局通知");
    await editor.getByRole("button", { name: "存入修改稿" }).click();
    await page.getByText("已存入修改稿，还没有发布。").waitFor();
    await page.locator(".draft-problem").waitFor({ state: "detached" });
  } finally {
    await office.close();
  }
  await publish();

  const { call } = await callerOf(server, "jin.xin");
  const { items } = await call<{ items: { id: string; name: string }[] }>("GET", "/api/2026/self-evaluation/subjects?without=filing");
  const { id } = await call<{ id: string }>("POST", "/api/2026/self-evaluation/filings", { subjectId: items.find(({ name }) => name === "雨水管网清淤")!.id, from: "blank" });
  const path = `/api/2026/self-evaluation/filings/${id}`;
  const { values, version } = await call<FilingDetail>("GET", path);
  const funds = values.funds.map((line) => ({ ...line, executed: line.adjustedBudget === "" ? "" : String(Number(line.adjustedBudget) / 2) }));
  const whole: FilingValues = { ...values, goal: { ...values.goal, actual: "按计划完成。" }, funds, rows: values.rows.map((row) => ({ ...row, actual: row.target, score: row.points })) };
  await call("PUT", path, { values: whole, expectedVersion: version });
  for (const language of ["zh", "en"] as const) {
    const officer = await enter(browser, server, "jin.xin", `/app/2026/self-evaluation/${id}`, { language });
    try {
      const { page } = officer;
      const part = page.locator(".margin-part", { hasText: language === "zh" ? "结果应用措施（建议）" : "Suggested measures" });
      await part.locator("summary").click();
      const said = await part.innerText();
      for (const words of language === "zh" ? ["组织观摩学习", "条件成立", "收回结余", "建议金额", "在“结果应用”中选定并办理"] : ["A study visit", "Condition met", "Take back what is left", "decides under “Use of results”"]) assert.ok(said.includes(words), `${words} in ${said}`);
      await assertWorded(page, `measures, ${language}`);
      await assertSound(officer, `measures, ${language}`);
      await look(page, `measures-${language}`);
    } finally {
      await officer.close();
    }
  }
});

test("F304 in the browser: the light of the money stands beside a monitoring form with its reckoning", async () => {
  const { call } = await callerOf(server, "jin.xin");
  const { items } = await call<{ items: { id: string; name: string }[] }>("GET", "/api/2026/monitoring/subjects?without=filing");
  const { id } = await call<{ id: string }>("POST", "/api/2026/monitoring/filings", { subjectId: items.find(({ name }) => name === "雨水管网清淤")!.id, from: "blank" });
  for (const language of ["zh", "en"] as const) {
    const officer = await enter(browser, server, "jin.xin", `/app/2026/monitoring/${id}`, { language });
    try {
      const { page } = officer;
      await page.locator(".pack-light").waitFor();
      const said = await page.locator(".margin-part", { has: page.locator(".pack-light") }).innerText();
      assert.match(said, language === "zh" ? /(红|黄|绿)灯\s*[\d.]+%[\s\S]*已支付 [\d.]+ 万元 ÷ 预算 [\d.]+ 万元 ÷（\d+ ÷ 12）= [\d.]+%。低于 60% 为红灯，低于 80% 为黄灯/ : /(Red|Yellow|Green)\s*[\d.]+%[\s\S]*÷ \(\d+ ÷ 12\) = [\d.]+%/);
      await assertWorded(page, `the light, ${language}`);
      await assertSound(officer, `the light, ${language}`);
      await look(page, `light-${language}`);
    } finally {
      await officer.close();
    }
  }
});

test("F118 in the browser: a province's variant of a form, by its file", async () => {
  const text = readFileSync(new URL("../../packs/national/forms/goal.yaml", import.meta.url), "utf8");
  const line = /^.*field: project\.unit \}\n/m.exec(text)![0];
  const row = '      - - { columns: group..level1, label: { zh: 项目负责人, en: Person in charge } }\n        - { columns: level2..points, label: { zh: "", en: "" } }\n';
  // The column's title of the test before stands in an overlay upon the national form; in the file it is written.
  const office = await enter(browser, server, OFFICE, "/app/packs");
  try {
    const { page } = office;
    await page.getByText("用文件增加或替换一项定义").click();
    const form = page.locator("details", { hasText: "用文件增加或替换一项定义" });
    await form.getByLabel("文件", { exact: true }).setInputFiles({ name: "goal-province.yaml", mimeType: "text/yaml", buffer: Buffer.from(text.replace(/^id: goal$/m, "id: goal-province").replace(/^serves: .*$/m, "serves: { stage: goal, books: [GENERAL_PUBLIC], from: 2026 }").replace(line, line + row)) });
    await form.getByLabel("依据或原因").fill("省财政厅表样");
    await form.getByRole("button", { name: "存入修改稿" }).click();
    await page.getByText("已存入修改稿，还没有发布。").waitFor();
    await assertSound(office, "a form of a province");
  } finally {
    await office.close();
  }
  await publish();
  const { call } = await callerOf(server, "ding.jie");
  const { items } = await call<{ items: { id: string; lastYear: boolean }[] }>("GET", "/api/2026/goal/subjects?without=filing");
  const { id } = await call<{ id: string }>("POST", "/api/2026/goal/filings", { subjectId: items[0]!.id, from: "blank" });
  assert.match(await formOf(id), /"id":"goal-province"[\s\S]*项目负责人/);
});

test("F118 in the browser: a review step, for new records alone", async () => {
  const office = await enter(browser, server, OFFICE, "/app/workflows");
  try {
    const { page } = office;
    await page.getByRole("link", { name: "修改流程" }).first().click();
    await page.waitForURL(/\/app\/workflows\/goal\/draft/);
    await settled(page);
    const step = (name: string) => page.locator(".step-lines > li", { hasText: name });
    await step("业务处室初审").getByRole("button", { name: /在后面加一个审核环节/ }).click();
    await step("新增审核").getByLabel("环节名称（中文）").fill("分管领导审核");
    const added = step("分管领导审核");
    await added.getByLabel("环节名称（英文）").fill("The leader reviews");
    await added.getByLabel("办理岗位").selectOption("finance-leader");
    await added.getByRole("button", { name: /收起/ }).click();
    await page.getByLabel("修改原因").fill("增加分管领导审核");
    await page.getByRole("button", { name: "保存为下一版" }).click();
    await page.getByText("下一版已保存 1 次，还没有发布。").waitFor();
    await assertSound(office, "a review step");
  } finally {
    await office.close();
  }
  const leader = await enter(browser, server, LEADER, "/app/workflows", { language: "en" });
  try {
    await leader.page.getByRole("button", { name: "Publish" }).click();
    await leader.page.getByText("Version 2 is published").waitFor();
  } finally {
    await leader.close();
  }
  const { call } = await callerOf(server, "li.ping");
  const { items } = await call<{ items: { id: string }[] }>("GET", "/api/2026/goal/subjects?without=filing");
  const { id } = await call<{ id: string }>("POST", "/api/2026/goal/filings", { subjectId: items[0]!.id, from: "blank" });
  const { workflow } = await call<{ workflow: { version: number; steps: { id: string }[] } }>("GET", `/api/2026/goal/filings/${id}`);
  assert.deepEqual([workflow.version, workflow.steps.map(({ id: step }) => step).indexOf("review-1")], [2, 4]);
});

test("F115 in the browser: an indicator is added to the library, judged and published by others", async () => {
  const author = await enter(browser, server, MUSEUM.department, "/app/library");
  let code = "";
  try {
    const { page } = author;
    await page.getByRole("link", { name: "起草指标卡" }).click();
    await page.waitForURL(/\/app\/library\/new$/);
    await settled(page);
    for (const [label, text] of [["中文名称", "图书馆夜间开放天数"], ["原因", "夜间开放需要考核"], ["计量单位", "天"], ["指标解释", "当年夜间开放的天数。"], ["评分标准", "达到目标值得满分。"], ["佐证资料", "开放日志"], ["设置依据", "反映服务延时的产出。"], ["平时的说法", "晚上开门"]] as const) await page.getByLabel(label).fill(text);
    for (const [label, value] of [["指标方向", "positive"], ["数据来源", "department-records"], ["完成值取值方式", "direct-proof"], ["统计频次", "year"]] as const) await page.getByLabel(label).selectOption(value);
    await page.getByLabel("指标类别").selectOption({ index: 1 });
    await page.getByRole("button", { name: "保存草稿" }).click();
    await page.waitForURL(/LOC-\d{4}$/);
    await settled(page);
    code = page.url().split("/").at(-1)!;
    await page.getByRole("button", { name: "提交审查" }).click();
    await page.getByText("已提交审查。").waitFor();
  } finally {
    await author.close();
  }
  const office = await enter(browser, server, OFFICE, `/app/library/${code}`);
  try {
    const criteria = office.page.locator(".criterion");
    for (let index = 0; index < 4; index += 1) await criteria.nth(index).getByLabel("通过", { exact: true }).check();
    await office.page.getByRole("button", { name: "提交审查意见" }).click();
    await office.page.getByRole("button", { name: "发布" }).waitFor();
  } finally {
    await office.close();
  }
  const leader = await enter(browser, server, LEADER, `/app/library/${code}`, { language: "en" });
  try {
    await leader.page.getByRole("button", { name: "Publish" }).click();
    await leader.page.getByText("Version 1 is published.").waitFor();
  } finally {
    await leader.close();
  }
});
