import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { Countersign } from "../../src/core/workflow/workflow.ts";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { assertFits, assertWorded, beginGoal, callerOf, enter, moveOn, RIVERS, settled, type Caller } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, type SIZES, type Visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

const OFFICE = "xu.xiaoyan";
const COLLEAGUE = "zheng.kai";
const LEADER = "gao.zhiyuan";
const SIGNED: Countersign = { signers: [{ role: "finance-leader" }, { role: "performance-office", unit: "100006" }], pass: "1/2", veto: true };

let server: AppServer;
let browser: Browser;
let officer: Caller;
let id = "";
let visit: Visit;
let page: Page;

const at = async () => (await officer.call<FilingDetail>("GET", `/api/2026/goal/filings/${id}`)).step.id;
const open = async (login: string, path: string, language: "zh" | "en" = "zh", size: keyof typeof SIZES = "desk"): Promise<void> => {
  await visit?.close();
  visit = await enter(browser, server, login, path, { language, size });
  page = visit.page;
  page.setDefaultTimeout(15_000);
};
/** As whoever reads the page finds it: sentences for codes, no wider than its window, fit for whoever hears it. */
const judge = async (state: string): Promise<void> => {
  await assertWorded(page, state);
  await assertFits(visit, state);
  await assertSound(visit, state, { accessible: (await page.getAttribute("html", "lang")) === "zh-CN" });
};
const press = (name: string): Promise<void> => page.locator(".action-buttons button", { hasText: new RegExp(`^${name}$`) }).click();
const dialogGone = (): Promise<unknown> => page.waitForFunction(() => document.querySelector("dialog[open]") === null);
const LOOKS = [["zh", "desk"], ["en", "phone"]] as const;

/** Signed beside its holder, given to a colleague and taken away again; in a city where the unit's head needs a signature. */
describe("a filing that others sign, and that goes from hand to hand within a post", () => {
  before(async () => {
    await builtPages();
    const signed = { change: (packs: Parameters<NonNullable<NonNullable<Parameters<typeof serveApp>[0]>["change"]>>[0]) => ({
      ...packs, workflows: packs.workflows.map((flow) => ({ ...flow, steps: flow.steps.map((step) => (flow.id === "goal" && step.id === "unit-head" ? { ...step, countersign: SIGNED } : step)) })),
    }) };
    [server, browser] = await Promise.all([serveApp(signed), openBrowser()]);
    id = await beginGoal(server, RIVERS, "668");
    officer = await callerOf(server, RIVERS.officer);
    await moveOn(server, 2026, "goal", id, [RIVERS.officer, "submit"]);
  });
  after(async () => {
    await visit?.close();
    await browser?.close();
    await server?.close();
  });

  test("who is asked finds it on the page of today, and signs against it with an opinion", async () => {
    for (const [language, size] of LOOKS) {
      await open(LEADER, "/app/today", language, size);
      assert.match(await page.locator("main").innerText(), language === "zh" ? /请您签署\s+共 1 件等您签署意见。/ : /Your signature is asked\s+One filing waits/);
      await judge(`today ${language} ${size}`);
      await page.locator(".waits", { hasText: language === "zh" ? "请您签署" : "Your signature is asked" }).locator(".wait").first().click();
      await page.waitForSelector(".signing");
      assert.match(page.url(), new RegExp(id));
      await press(language === "zh" ? "签署意见" : "Sign");
      await page.waitForSelector("dialog[open]");
      await judge(`signing ${language} ${size}`);
    }
    await page.locator("dialog[open] .button-next").click();
    assert.match(await page.locator("dialog[open]").innerText(), /Please choose for or against/);
    await page.locator("dialog[open] input[type=radio]").nth(1).check();
    await page.locator("dialog[open] .button-next").click();
    assert.match(await page.locator("dialog[open]").innerText(), /Please say why you are against it/);
    await page.locator("dialog[open] textarea").fill("No basis for the rate.");
    await page.keyboard.press("Control+Enter");
    await dialogGone();
    await page.waitForSelector(".signed-against");
  });

  test("the holder reads it in a table, and can only return it until the signer takes it back", async () => {
    for (const [language, size] of LOOKS) {
      await open(RIVERS.head, `/app/2026/goal/${id}`, language, size);
      await page.waitForSelector(".signing");
      const table = await page.locator(".signing").innerText();
      assert.match(table, language === "zh" ? /会签 2 家，须有 1 家同意.*一票否决.*不同意.*No basis for the rate.*只能退回/s : /Asked to sign: 2; needed for it: 1.*Against.*No basis for the rate.*only be returned/s);
      assert.equal(await page.locator(".action-buttons button", { hasText: language === "zh" ? /^同意$/ : /^Approve$/ }).count(), 0);
      await judge(`objected ${language} ${size}`);
      await page.locator(".picture-button").click();
      await page.waitForSelector("dialog[open] svg");
      assert.match(await page.locator("dialog[open]").innerText(), language === "zh" ? /“单位审核”会签：.*至少 1\/2 同意，一票否决/s : /is signed by .*at least 1\/2 have to agree; one objection stops it/s);
      await judge(`picture ${language} ${size}`);
    }
    await open(LEADER, `/app/2026/goal/${id}`);
    await page.locator(".signing button", { hasText: "撤回签署" }).click();
    await page.waitForFunction(() => document.querySelector(".signed-against") === null);
    await press("签署意见");
    await page.locator("dialog[open] input[type=radio]").first().check();
    await page.locator("dialog[open] .button-next").click();
    await page.waitForSelector(".signed-for");
    assert.match(await page.locator(".history").innerText(), /会签同意.*会签不同意.*撤回/s);
  });

  test("the holder asks one more, and takes it back", async () => {
    await open(RIVERS.head, `/app/2026/goal/${id}`);
    await press("加签");
    await page.waitForSelector("dialog[open] select");
    await judge("a signer to choose");
    await page.locator("dialog[open] .button-next").click();
    assert.match(await page.locator("dialog[open]").innerText(), /请选择一项/);
    assert.equal(await page.locator("dialog[open] select option", { hasText: "郑凯" }).count(), 0, "whose post is asked already is no choice");
    await page.locator("dialog[open] select").selectOption({ index: 1 });
    await page.locator("dialog[open] textarea").fill("请核技术标准。");
    await page.keyboard.press("Control+Enter");
    await dialogGone();
    await page.waitForSelector(".signing tbody tr:nth-child(3)");
    assert.match(await page.locator(".signing").innerText(), /加签.*请核技术标准.*待签署.*尚未签署/s);
    await judge("asked");
    await page.locator(".signing button", { hasText: "撤回加签" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".signing tbody tr").length === 2);
    await press("同意");
    await page.waitForSelector("dialog[open]");
    await page.keyboard.press("Control+Enter");
    await dialogGone();
    assert.equal(await at(), "department");
  });

  test("handed to a colleague it is theirs alone, and the office gives it back to all", async () => {
    await moveOn(server, 2026, "goal", id, [RIVERS.department, "approve"], [RIVERS.division, "approve"]);
    for (const [language, size] of LOOKS) {
      await open(OFFICE, `/app/2026/goal/${id}`, language, size);
      await press(language === "zh" ? "转办" : "Hand on");
      await page.waitForSelector("dialog[open] select");
      await judge(`hand on ${language} ${size}`);
    }
    await page.locator("dialog[open] select").selectOption({ index: 1 });
    await page.locator("dialog[open] textarea").fill("请代办。");
    await page.locator("dialog[open] .button-next").click();
    await dialogGone();
    await page.waitForSelector(".handed");
    for (const [language, size] of LOOKS) {
      await open(OFFICE, `/app/2026/goal/${id}`, language, size);
      assert.match(await page.locator(".handed").innerText(), language === "zh" ? /已转交郑凯办理/ : /Handed to 郑凯/);
      assert.match(await page.locator(".action-bar").innerText(), language === "zh" ? /本件已经转交郑凯办理，其他人现在不能操作/ : /nobody else can act on it now/);
      await judge(`handed ${language} ${size}`);
      await open(OFFICE, "/app/2026/goal?state=all", language, size);
      assert.match(await page.locator("main").innerText(), language === "zh" ? /由郑凯办理/ : /with 郑凯/);
      await judge(`listed ${language} ${size}`);
    }
    await open(COLLEAGUE, `/app/2026/goal/${id}`);
    assert.equal(await page.locator(".handed").innerText(), "已转交您办理");
    await open(OFFICE, `/app/2026/goal/${id}`);
    await press("改派");
    await page.waitForSelector("dialog[open] select");
    await judge("reassign");
    await page.locator("dialog[open] select").selectOption("nobody");
    await page.locator("dialog[open] .button-next").click();
    assert.match(await page.locator("dialog[open]").innerText(), /请写明原因/);
    await page.locator("dialog[open] textarea").fill("郑凯休假。");
    await page.keyboard.press("Control+Enter");
    await dialogGone();
    await page.waitForFunction(() => document.querySelector(".handed") === null);
    await settled(page);
    assert.match(await page.locator(".history li").first().innerText(), /改派.*郑凯 → 同岗位人员.*郑凯休假/s);
  });
});
