import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { assertFits, assertWorded, beginGoal, callerOf, enter, MUSEUM, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* 指标库 in the browser: looked through, written by a department, judged, published, and picked while a goal is written. */

const OFFICE = "xu.xiaoyan";
const LEADER = "gao.zhiyuan";

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

test("a card is found by how one would say it, by its sector, and told with everything it says", async () => {
  const visit = await enter(browser, server, MUSEUM.officer, "/app/library");
  try {
    const { page } = visit;
    assert.match(await page.innerText("main"), /指标库[\s\S]*全部行业/);
    await page.getByLabel("查找", { exact: true }).fill("控辍保学");
    await page.locator(".card-because", { hasText: "控辍保学" }).first().waitFor();
    assert.match(await page.innerText(".card-list > li:first-child"), /EDU-\d{4}/);
    await assertWorded(page, "the library");
    await assertSound(visit, "the library");
    await page.setViewportSize(SIZES.phone);
    await assertFits(visit, "the library, phone");
    await page.setViewportSize(SIZES.desk);
    await page.locator(".card-list a").first().click();
    await page.waitForURL(/\/app\/library\/EDU-\d{4}$/);
    await settled(page);
    assert.match(await page.innerText("main"), /现行[\s\S]*指标解释[\s\S]*数据来源[\s\S]*还没有目标引用[\s\S]*版本/);
    assert.equal(await page.getByRole("link", { name: "修改" }).count(), 0);
    await assertWorded(page, "a card");
    await assertSound(visit, "a card");
    await page.goto(`${server.address}/app/library?query=${encodeURIComponent("量子纠缠态")}`);
    await page.locator(".empty").waitFor();
    assert.match(await page.innerText(".empty"), /换一种说法/);
  } finally {
    await visit.close();
  }
});

test("F109: a department writes a card, the performance office judges it and another publishes it, in English too", async () => {
  const author = await enter(browser, server, MUSEUM.department, "/app/library/new");
  let code = "";
  try {
    const { page } = author;
    await page.getByLabel("中文名称").fill("博物馆夜间开放场次");
    await page.getByLabel("原因").fill("夜间开放需要考核");
    await page.getByLabel("指标方向").selectOption("positive");
    assert.match(await page.innerText(".card-editor [role=status]"), /还要补齐.*计量单位.*数据来源/);
    await assertWorded(page, "a card being written");
    await assertSound(author, "a card being written");
    await page.getByRole("button", { name: "保存草稿" }).click();
    await page.waitForURL(/\/app\/library\/LOC-\d{4}$/);
    await settled(page);
    code = page.url().split("/").at(-1)!;
    await page.getByRole("button", { name: "提交审查" }).click();
    await page.locator(".problems").waitFor();
    assert.match(await page.innerText(".problems"), /计量单位/);
    author.complaints.splice(0, author.complaints.length, ...author.complaints.filter((one) => !one.includes("422")));
    await page.getByRole("link", { name: "继续修改" }).click();
    await page.waitForURL(/draft$/);
    await settled(page);
    await page.getByLabel("指标类别").selectOption({ index: 1 });
    await page.getByLabel("计量单位").fill("场次");
    for (const [label, text] of [["指标解释", "当年夜间开放的场次。"], ["评分标准", "达到目标值得满分。"], ["佐证资料", "开放日志"], ["设置依据", "反映服务延时的产出。"], ["平时的说法", "晚上开门"]] as const) await page.getByLabel(label).fill(text);
    for (const [label, value] of [["数据来源", "department-records"], ["完成值取值方式", "direct-proof"], ["统计频次", "year"]] as const) await page.getByLabel(label).selectOption(value);
    assert.match(await page.innerText(".card-editor [role=status]"), /内容齐全/);
    // What the platform's table has beside it, told at once where it cannot be so, and on the card once it is kept.
    await page.getByText("其他属性（选填）").click();
    await page.getByLabel("参考权重").fill("101");
    await page.locator(".card-more .problems", { hasText: "最多两位小数" }).waitFor();
    assert.doesNotMatch(await page.innerText(".card-editor"), /内容齐全/);
    await assertSound(author, "other attributes of a card");
    for (const [label, text] of [["参考权重", "12.5"], ["考核要点", "开放公告、安保记录"], ["支出功能分类", "207"], ["支出经济分类", "302、30201"], ["启用日期", "2026-01-01"]] as const) await page.getByLabel(label).fill(text);
    await page.getByLabel("指标来源").selectOption("work-plan");
    assert.match(await page.innerText(".card-editor [role=status]"), /内容齐全/);
    await page.getByRole("button", { name: "保存草稿" }).click();
    await page.waitForURL(/LOC-\d{4}$/);
    await settled(page);
    await page.getByRole("button", { name: "提交审查" }).click();
    await page.getByText("已提交审查。").waitFor();
  } finally {
    await author.close();
  }

  const office = await enter(browser, server, OFFICE, `/app/library/${code}`);
  try {
    const { page } = office;
    await page.setViewportSize(SIZES.phone);
    await assertFits(office, "a review, phone");
    await page.setViewportSize(SIZES.desk);
    assert.match(await page.innerText(".card-facts"), /评分\s[\s\S]*参考权重\s*12\.5[\s\S]*考核要点\s*开放公告\s*安保记录[\s\S]*支出功能分类\s*207（文化旅游体育与传媒）[\s\S]*支出经济分类\s*302、30201（商品和服务支出）[\s\S]*启用日期\s*2026-01-01[\s\S]*指标来源\s*部门工作计划/);
    assert.equal(await page.locator(".card-facts dt", { hasText: "评分公式" }).count(), 0, "what nobody filled is not there");
    const criteria = page.locator(".criterion");
    assert.equal(await criteria.count(), 4);
    // What is off says what it waits for; it is the one thing to do next.
    const submits = page.locator(".review-form button[type=submit]");
    assert.deepEqual([await submits.isDisabled(), await page.locator("main .button-next").allInnerTexts(), await page.getByText("每条标准都选了").count()], [true, ["提交审查意见"], 1]);
    for (let index = 0; index < 4; index += 1) await criteria.nth(index).getByLabel("通过", { exact: true }).check();
    await criteria.nth(2).getByLabel("不通过").check();
    await criteria.nth(2).locator("input.input").fill("场次要说明每场多长");
    assert.deepEqual([await submits.isDisabled(), await page.getByText("每条标准都选了").count()], [false, 0]);
    await assertSound(office, "a review");
    await page.getByRole("button", { name: "提交审查意见" }).click();
    await page.getByText("审查意见已留存").waitFor();
    await page.getByText("1 条标准没有通过").waitFor();
    assert.match(await page.innerText("main"), /1 条标准没有通过[\s\S]*场次要说明每场多长/);
    assert.equal(await page.getByRole("button", { name: "发布" }).count(), 0);
    await criteria.nth(0).waitFor();
    for (let index = 0; index < 4; index += 1) await criteria.nth(index).getByLabel("通过", { exact: true }).check();
    await page.getByRole("button", { name: "提交审查意见" }).click();
    await page.getByRole("button", { name: "发布" }).waitFor();
  } finally {
    await office.close();
  }

  const leader = await enter(browser, server, LEADER, `/app/library/${code}`, { language: "en" });
  try {
    const { page } = leader;
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText("Version 1 is published.").waitFor();
    await assertWorded(page, "a card, English");
    await assertSound(leader, "a card, English");
    await page.goto(`${server.address}/app/library?query=${encodeURIComponent("晚上开门")}`);
    await page.locator(".card-list > li").first().waitFor();
    assert.match(await page.innerText(".card-list > li:first-child"), new RegExp(code));
    await assertWorded(page, "the library, English");
    await assertSound(leader, "the library, English");
  } finally {
    await leader.close();
  }
});

test("F206: a suggestion is picked by keyboard; the row keeps code and version, and what is typed is marked 自拟 for the reviewer", async () => {
  const id = await beginGoal(server, MUSEUM, "600");
  const { call } = await callerOf(server, MUSEUM.officer);
  const { values } = await call<{ values: { rows: { id: string; level1: string; level2: string }[] } }>("GET", `/api/2026/goal/filings/${id}`);
  const row = values.rows[0]!;
  const officer = await enter(browser, server, MUSEUM.officer, `/app/2026/goal/${id}#rows[${row.id}].level3`);
  try {
    const { page } = officer;
    await page.locator(".suggestion").first().waitFor();
    const next = page.waitForResponse((answer) => answer.url().includes("/suggestions?") && !answer.url().includes("typed="));
    await page.keyboard.press("Delete");
    await page.locator(".cell-focus textarea").press("Delete");
    await next;
    await page.locator('.suggestions[aria-busy="false"] .suggestion a').first().waitFor();
    await assertWorded(page, "suggestions");
    await assertSound(officer, "suggestions");
    const withCard = page.locator(".suggestion", { has: page.locator("a") }).first();
    const name = await withCard.locator("button").innerText();
    await page.locator(".cell-focus textarea").press("Control+/");
    await page.waitForFunction(() => document.activeElement?.closest(".suggestion") !== null);
    await withCard.locator("button").focus();
    await page.keyboard.press("Enter");
    await page.locator(".cell-from-card").first().waitFor();
    assert.match(await page.innerText(`[data-path="rows[${row.id}].level3"]`), new RegExp(`${name.split(/\s*[≥≤=><]/)[0]!.slice(0, 4)}[\\s\\S]*指标库 [A-Z]+-\\d{4} 第 1 版`));
    await page.keyboard.press("Control+s");
    await page.waitForFunction(() => document.body.innerText.includes("已保存") || document.querySelector(".problems") !== null);
  } finally {
    await officer.close();
  }
  const after = await call<{ values: { rows: { id: string; card?: string }[] } }>("GET", `/api/2026/goal/filings/${id}`);
  assert.match(after.values.rows.find((one) => one.id === row.id)!.card ?? "", /^[A-Z]+-\d{4}@1$/);
  const reviewer = await enter(browser, server, OFFICE, `/app/2026/goal/${id}`);
  try {
    assert.ok((await reviewer.page.locator(".cell-own").count()) > 0);
    assert.equal(await reviewer.page.locator(".cell-from-card").count(), 1);
  } finally {
    await reviewer.close();
  }
});

test("F107: the page of coverage shows shares, tree and gaps, and leads to a card that is begun there", async () => {
  const visit = await enter(browser, server, MUSEUM.department, "/app/library");
  try {
    const { page } = visit;
    await page.getByRole("link", { name: "指标覆盖" }).click();
    await page.waitForURL(/\/app\/library\/coverage$/);
    await settled(page);
    await page.locator(".coverage").waitFor();
    const shares = await page.innerText(".coverage-shares");
    assert.match(shares, /支出功能分类 22 类中，22 类覆盖（100%）/);
    assert.equal(await page.locator(".coverage-gaps li").count(), 0);
    await assertWorded(page, "coverage");
    await assertSound(visit, "coverage");
    await page.getByLabel("至少有几张才算覆盖").selectOption("20");
    await page.waitForURL(/least=20$/);
    await page.locator(".coverage-gaps li").first().waitFor();
    assert.match(await page.innerText(".coverage-gaps"), /202 外交[\s\S]*13 张/);
    await page.setViewportSize(SIZES.phone);
    await assertFits(visit, "coverage, phone");
    await page.setViewportSize(SIZES.desk);
    const gap = page.locator(".coverage-gaps li", { hasText: "205" }).first();
    await gap.getByRole("link").click();
    await page.waitForURL(/\/app\/library\/new\?sector=education/);
    await settled(page);
    assert.equal(await page.getByLabel("行业", { exact: true }).inputValue(), "education");
  } finally {
    await visit.close();
  }
  const english = await enter(browser, server, OFFICE, "/app/library/coverage", { language: "en" });
  try {
    await english.page.locator(".coverage").waitFor();
    await assertWorded(english.page, "coverage, English");
    await assertSound(english, "coverage, English");
  } finally {
    await english.close();
  }
});

test("F111: a benchmark is recorded, withdrawn with a reason, and stays to be read; a card that says the same needs a reason", async () => {
  const office = await enter(browser, server, OFFICE, "/app/library/EDU-0001");
  try {
    const { page } = office;
    await page.getByRole("button", { name: "登记标准值" }).click();
    for (const [label, text] of [["比较对象", "同类城市"], ["数值", "92"], ["出处", "演示取值"]] as const) await page.getByRole("dialog").getByLabel(label, { exact: true }).fill(text);
    await page.getByRole("dialog").getByRole("button", { name: "登记标准值" }).click();
    await page.getByText("标准值已登记。").waitFor();
    await page.getByRole("button", { name: "撤回" }).click();
    await assertSound(office, "withdrawing a value");
    await page.getByRole("dialog").getByLabel("原因").fill("出处已更正");
    await page.getByRole("dialog").getByRole("button", { name: "撤回" }).click();
    await page.getByText("标准值已撤回。").waitFor();
    await page.getByText("撤回：出处已更正").waitFor();
    assert.match(await page.innerText("main"), /撤回：出处已更正[\s\S]*历年目标完成情况[\s\S]*没有完成情况可看/);
    await assertWorded(page, "a card with a value that was withdrawn");
    await assertSound(office, "a card with a value that was withdrawn");
    await page.setViewportSize(SIZES.phone);
    await assertFits(office, "a card, phone");
  } finally {
    await office.close();
  }
  const { call } = await callerOf(server, MUSEUM.department);
  const { versions: [version] } = await call<{ versions: [{ card: Record<string, unknown> }] }>("GET", "/api/library/cards/EDU-0001");
  const { code } = await call<{ code: string }>("POST", "/api/library/cards", { draft: { ...version.card, words: [] }, reason: "试" });
  const author = await enter(browser, server, MUSEUM.department, `/app/library/${code}`);
  try {
    const { page } = author;
    assert.match(await page.innerText(".same-cards"), /EDU-0001/);
    await assertWorded(page, "a card that says the same");
    await assertSound(author, "a card that says the same");
    await page.getByLabel("并存的理由").fill("只算民办园");
    await page.getByRole("button", { name: "提交审查" }).click();
    await page.locator(".same-cards", { hasText: "只算民办园" }).waitFor();
  } finally {
    await author.close();
  }
});
