import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { assertFits, assertWorded, beginGoal, callerOf, enter, MUSEUM, RIVERS, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { look } from "./pictures.ts";

/* D9b in the browser: a task is issued, its packs change, and what is begun of it follows them only when it is issued again. */

const OFFICE = "xu.xiaoyan";
const LEADER = "gao.zhiyuan";
const LETTER = "示财绩〔2026〕18号";
const WORDS = "请在11月底前报送，指标值要能核对。";
const REPORTING = "/app/2026/goal/reporting";
const HEADING = { of: "forms/goal", at: "blocks[indicators].columns[target].label.zh", was: "指标值", is: "年度指标值", why: "市财政局通知" };

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

async function formOf(goal: string): Promise<string> {
  const { call } = await callerOf(server, OFFICE);
  const { packDigest, form } = await call<{ packDigest: string; form: string }>("GET", `/api/2026/goal/filings/${goal}`);
  return JSON.stringify(await call("GET", `/api/packs/${packDigest}/2026/forms/${form}`));
}

/** What a page says in a part of it, in both languages and on a phone too. */
async function said(login: string, address: string, part: string, expected: Readonly<Record<"zh" | "en", RegExp>>, name: string): Promise<void> {
  for (const language of ["zh", "en"] as const) {
    const visit = await enter(browser, server, login, address, { language });
    try {
      const { page } = visit;
      await page.locator(part).first().waitFor();
      await settled(page);
      assert.match((await page.locator(part).allInnerTexts()).join("\n"), expected[language], `${name}, ${language}`);
      await assertWorded(page, `${name}, ${language}`);
      await assertSound(visit, `${name}, ${language}`);
      await look(page, `${name}-${language}`);
      await page.setViewportSize(SIZES.phone);
      await assertFits(visit, `${name}, phone, ${language}`);
      await look(page, `${name}-phone-${language}`);
    } finally {
      await visit.close();
    }
  }
}

test("the office issues the task with a document and words, and units read them", async () => {
  await said(OFFICE, REPORTING, ".task-part", { zh: /还没有下达[\s\S]*下达任务/, en: /hasn't been issued[\s\S]*Issue the task/ }, "task-not-issued");
  const office = await enter(browser, server, OFFICE, REPORTING);
  try {
    const { page } = office;
    await page.getByRole("button", { name: "下达任务" }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.getByLabel("文号（可不填）").fill(LETTER);
    await dialog.getByLabel("给单位的话（可不填）").fill(WORDS);
    await assertSound(office, "issuing");
    await look(page, "task-issuing");
    await dialog.getByRole("button", { name: "下达任务" }).click();
    await page.getByText("已下达。").waitFor();
    // Focus goes back to the page, where the same cannot be issued again unseen.
    await page.getByRole("button", { name: "重新下达" }).click();
    await page.locator("dialog[open]").getByRole("button", { name: "重新下达" }).click();
    await page.locator("dialog[open]").getByText("不需要重新下达").waitFor();
  } finally {
    await office.close();
  }
  await said(OFFICE, REPORTING, ".task-part", { zh: new RegExp(`许晓燕于 2026-11-24.*下达[\\s\\S]*${LETTER}[\\s\\S]*第 1 次启用[\\s\\S]*${WORDS}`), en: new RegExp(`Issued by 许晓燕[\\s\\S]*${LETTER}`) }, "task-issued");
  await said(MUSEUM.officer, "/app/", "main", { zh: new RegExp(`已下达的填报任务[\\s\\S]*2026 年度[\\s\\S]*${LETTER}[\\s\\S]*${WORDS}`), en: new RegExp(`Tasks issued to units[\\s\\S]*${LETTER}[\\s\\S]*${WORDS}`) }, "task-today");
  const officer = await enter(browser, server, MUSEUM.officer, "/app/2026/goal");
  try {
    const { page } = officer;
    await page.getByRole("button", { name: "填报绩效目标" }).click();
    await page.locator("dialog[open]").getByText(WORDS).waitFor();
    await assertSound(officer, "beginning under a task");
    await look(page, "task-begin");
  } finally {
    await officer.close();
  }
});

test("packs that are published later reach the task only when it is issued again", async () => {
  const { call } = await callerOf(server, OFFICE);
  await call("PUT", "/api/packs/draft", { changes: [HEADING], files: [], reason: "市财政局通知", expectedSaved: 0 });
  const leader = await enter(browser, server, LEADER, "/app/packs");
  try {
    const { page } = leader;
    await page.getByText("发布以后，已下达的 1 项任务仍按下达时的方案开始填报").waitFor();
    await page.getByRole("button", { name: "发布", exact: true }).click();
    await page.getByText("已下达的 1 项任务仍按原方案，见下面的名单。").waitFor();
    await page.getByText("与现行方案不同：表样").waitFor();
  } finally {
    await leader.close();
  }
  await said(OFFICE, "/app/packs", "section[aria-labelledby=packs-tasks]", { zh: /2026 年度[\s\S]*绩效目标[\s\S]*与现行方案不同：表样[\s\S]*去重新下达/, en: /Differs from the packs in force: [\s\S]*Issue again/ }, "task-packs");

  const old = await beginGoal(server, MUSEUM, "600");
  assert.doesNotMatch(await formOf(old), /年度指标值/);
  await said(MUSEUM.officer, `/app/2026/goal/${old}`, ".filing-where", { zh: /按2026-11-24 下达的任务填报/, en: /Begun under its task: Issued on 2026-11-24/ }, "task-filing");

  const office = await enter(browser, server, OFFICE, "/app/packs");
  try {
    const { page } = office;
    await page.getByRole("link", { name: /去重新下达/ }).click();
    await page.waitForURL(/\/app\/2026\/goal\/reporting/);
    // The page before stays in sight until this one is drawn, and tells of differing packs as well.
    await settled(page);
    assert.match(await page.innerText(".task-differs"), /现行方案（第 2 次启用）与下达时的方案不同：表样/);
    await page.getByRole("button", { name: "重新下达" }).click();
    const dialog = page.locator("dialog[open]");
    assert.deepEqual([await dialog.getByLabel("文号（可不填）").inputValue(), await dialog.getByLabel("给单位的话（可不填）").inputValue()], [LETTER, WORDS]);
    await dialog.getByRole("button", { name: "重新下达" }).click();
    await page.getByText(/已第 2 次下达；此前开始填报的 \d+ 份不变。/).waitFor();
    await page.getByText("历次下达").first().click();
    await assertSound(office, "every issue");
    await look(page, "task-again");
    assert.deepEqual((await page.locator(".task-part tbody th").allInnerTexts()), ["2", "1"]);
  } finally {
    await office.close();
  }
  const next = await beginGoal(server, RIVERS, "600");
  assert.match(await formOf(next), /年度指标值/);
  assert.doesNotMatch(await formOf(old), /年度指标值/);
});
