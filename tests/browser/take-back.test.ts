import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { assertFits, assertWorded, beginGoal, callerOf, enter, moveOn, RIVERS, settled, type Caller } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, type Visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

const OFFICE = "xu.xiaoyan";

let server: AppServer;
let browser: Browser;
let officer: Caller;
let id = "";
let visit: Visit;
let page: Page;

const api = () => `/api/2026/goal/filings/${id}`;
const filing = () => officer.call<FilingDetail>("GET", api());
const at = async () => (await filing()).step.id;
const heading = () => page.locator("dialog[open] h2").innerText();
const open = async (login: string, path: string, language: "zh" | "en" = "zh"): Promise<void> => {
  await visit?.close();
  visit = await enter(browser, server, login, path, { language });
  page = visit.page;
  page.setDefaultTimeout(15_000);
};
/** As whoever reads the page finds it: sentences for codes, no wider than its window, fit for whoever hears it. */
const judge = async (state: string): Promise<void> => {
  await assertWorded(page, state);
  await assertFits(visit, state);
  // What axe looks at is the same in both languages.
  await assertSound(visit, state, { accessible: (await page.getAttribute("html", "lang")) === "zh-CN" });
};

/** Submitted, taken back, returned and handed straight back, and urged, by keys alone; in a city where finance lets things come straight back. */
describe("a filing that is taken back, handed straight back and urged", () => {
  before(async () => {
    await builtPages();
    const straight = { change: (packs: Parameters<NonNullable<NonNullable<Parameters<typeof serveApp>[0]>["change"]>>[0]) => ({
      ...packs, workflows: packs.workflows.map((flow) => ({ ...flow, steps: flow.steps.map((step) => (flow.id === "goal" && step.id === "performance" ? { ...step, straight: true as const } : step)) })),
    }) };
    [server, browser] = await Promise.all([serveApp(straight), openBrowser()]);
    id = await beginGoal(server, RIVERS, "668");
    officer = await callerOf(server, RIVERS.officer);
  });
  after(async () => {
    await visit?.close();
    await browser?.close();
    await server?.close();
  });

  test("W takes a submission back while nobody has touched it, with a word if one likes", async () => {
    await moveOn(server, 2026, "goal", id, [RIVERS.officer, "submit"]);
    for (const [language, title] of [["en", /Withdraw “/], ["zh", /撤回“/]] as const) {
      await open(RIVERS.officer, `/app/2026/goal/${id}`, language);
      await page.waitForSelector(".action-buttons button[aria-keyshortcuts=W]");
      await page.keyboard.press("w");
      assert.match(await heading(), title);
      await judge(`withdraw ${language}`);
    }
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "TEXTAREA");
    await page.keyboard.type("金额要改。");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".yours");
    assert.equal(await at(), "draft");
    assert.match(await page.locator(".history li").first().innerText(), /撤回 .*金额要改。/s);
  });

  test("a remark of the next holder ends it, and the page says why", async () => {
    await moveOn(server, 2026, "goal", id, [RIVERS.officer, "submit"]);
    const head = await callerOf(server, RIVERS.head);
    await head.call("POST", `${api()}/remarks`, { path: "goal.planned", said: "请写明里程。" });
    await open(RIVERS.officer, `/app/2026/goal/${id}`);
    assert.match(await page.locator(".because").first().innerText(), /已经写了批注.*请其退回/s);
    assert.equal(await page.locator(".action-buttons button", { hasText: "撤回" }).count(), 0);
    await page.keyboard.press("w");
    assert.equal(await page.locator("dialog[open]").count(), 0);
    await judge("too late");
  });

  test("what the office returned goes straight back to it, chosen by an arrow key", async () => {
    await moveOn(server, 2026, "goal", id, [RIVERS.head, "approve"], [RIVERS.department, "approve"], [RIVERS.division, "approve"], [OFFICE, "return", "draft"]);
    for (const [language, straight] of [["en", /Straight to the step that returned it/], ["zh", /直接报送退回的环节：绩效管理机构复审/]] as const) {
      await open(RIVERS.officer, `/app/2026/goal/${id}`, language);
      await page.locator(".action-buttons .button-next").focus();
      await page.keyboard.press("Enter");
      await page.waitForSelector("dialog[open]");
      assert.match(await page.locator("dialog[open]").innerText(), straight);
      assert.equal(await page.locator("dialog[open] input[type=radio]").first().isChecked(), true, "the usual way unless one says otherwise");
      await judge(`straight ${language}`);
    }
    await page.locator("dialog[open] input[type=radio]").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction(() => document.querySelector("dialog[open]") === null);
    assert.equal(await at(), "performance");
  });

  test("U urges once a day, and the office finds it on its page of today", async () => {
    for (const language of ["en", "zh"] as const) {
      await open(RIVERS.officer, `/app/2026/goal/${id}`, language);
      await page.waitForSelector(".action-buttons button[aria-keyshortcuts=U]");
      await page.keyboard.press("u");
      await page.waitForSelector("dialog[open]");
      await judge(`urge ${language}`);
    }
    await page.keyboard.type("明天要上会，请先看。");
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction(() => document.querySelector("dialog[open]") === null);
    await page.waitForSelector(".history li:has-text('催办')");
    assert.match(await page.locator(".history li").first().innerText(), /催办 绩效管理机构复审.*明天要上会/s);
    assert.match(await page.locator(".action-bar").innerText(), /24小时内已经催办过/);
    for (const language of ["en", "zh"] as const) {
      await open(OFFICE, "/app/today", language);
      const said = await page.locator("main").innerText();
      assert.match(said, language === "zh" ? /被催办的.*明天要上会.*催办 1 次，最近一次：/s : /Urged.*Urged once, by/s);
      await judge(`today ${language}`);
    }
    await page.locator(".wait", { hasText: "明天要上会" }).focus();
    await page.keyboard.press("Enter");
    await settled(page);
    assert.match(page.url(), new RegExp(id));
  });
});
