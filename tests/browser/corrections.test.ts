import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { Definitions } from "../../src/core/pack/definitions.ts";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { assertFits, assertWorded, beginGoal, callerOf, enter, moveOn, RIVERS } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, type SIZES, type Visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

const OFFICE = "xu.xiaoyan";
const SECOND = "zheng.kai";

let server: AppServer;
let browser: Browser;
let id = "";
let visit: Visit;
let page: Page;

const open = async (login: string, path: string, language: "zh" | "en" = "zh", size: keyof typeof SIZES = "desk"): Promise<void> => {
  await visit?.close();
  visit = await enter(browser, server, login, path, { language, size });
  page = visit.page;
  page.setDefaultTimeout(15_000);
};
const judge = async (state: string): Promise<void> => {
  await assertWorded(page, state);
  await assertFits(visit, state);
  await assertSound(visit, state, { accessible: (await page.getAttribute("html", "lang")) === "zh-CN" });
};
const press = (name: string): Promise<void> => page.locator(".action-bar button", { hasText: name }).first().click();
const step = async (): Promise<FilingDetail["step"]> => (await (await callerOf(server, OFFICE)).call<FilingDetail>("GET", `/api/2026/goal/filings/${id}`)).step;
/** The dialog of one of them in both languages, on a desk and on a phone. */
async function look(login: string, path: string, [zh, en]: readonly [string, string], { more }: { readonly more: boolean }): Promise<void> {
  for (const [language, size] of [["en", "desk"], ["en", "phone"], ["zh", "phone"], ["zh", "desk"]] as const) {
    await open(login, path, language, size);
    if (more) await press(language === "en" ? "More" : "更多");
    await press(language === "en" ? en : zh);
    await page.waitForSelector("dialog[open]");
    await judge(`${en.toLowerCase()} ${language} ${size}`);
  }
}

/** This city has left out the first review since; the version of its packs is still there. */
const withoutFirstReview = (packs: Definitions): Definitions => ({
  ...packs, workflows: packs.workflows.map((flow) => (flow.id !== "goal" ? flow : {
    ...flow, version: 2, steps: flow.steps.filter((one) => one.id !== "business").map((one) => ({
      ...one, actions: one.actions.map(({ action, to }) => ({ action, to: [...new Set(to.filter((at) => at !== "business" || action === "approve").map((at) => (at === "business" ? "performance" : at)))] })),
    })),
  })),
});

/** A goal that gets a later deadline, is moved past a step, approved by letter, reversed and opened again; by hand, in both languages. */
describe("what is done to a filing beside its steps", () => {
  before(async () => {
    await builtPages();
    [server, browser] = await Promise.all([serveApp({ change: withoutFirstReview }), openBrowser()]);
    id = await beginGoal(server, RIVERS, "668");
    await moveOn(server, 2026, "goal", id, [RIVERS.officer, "submit"], [RIVERS.head, "approve"], [RIVERS.department, "approve"]);
  });
  after(async () => {
    await visit?.close();
    await browser?.close();
    await server?.close();
  });

  test("延期: a later day, with a reason", async () => {
    await look(OFFICE, `/app/2026/goal/${id}`, ["延期", "Extend"], { more: true });
    await page.locator("dialog button.button-next").click();
    assert.match(await page.locator("dialog").innerText(), /请写明延期到哪一天.*请写明原因/s);
    await judge("extend nothing zh");
    await page.locator("dialog input[type=date]").fill("2026-11-20");
    await page.locator("dialog textarea").fill("材料未能按时取得。");
    await page.keyboard.press("Control+Enter");
    await page.locator("dialog", { hasText: "已经过去" }).waitFor();
    // That it was refused a browser notes as well.
    visit.complaints.length = 0;
    await judge("extend past zh");
    await page.locator("dialog input[type=date]").fill("2026-12-18");
    await page.locator("dialog button.button-next").click();
    await page.locator(".filing-where", { hasText: "已延期到 2026-12-18" }).waitFor();
    assert.equal((await step()).extendedUntil, "2026-12-18");
    assert.match(await page.locator(".history li").first().innerText(), /延期.*2026-12-18.*材料未能按时取得/s);
    await judge("extended zh");
  });

  test("移到环节: another version, and a step that somebody could go on from", async () => {
    await look(OFFICE, `/app/2026/goal/${id}`, ["移到环节", "Move to a step"], { more: true });
    await page.locator("dialog select").first().selectOption("goal 1");
    await page.locator("dialog select").nth(1).selectOption("business");
    await page.locator("dialog textarea").fill("金额较大，补业务处室初审。");
    await page.locator("dialog button.button-next").click();
    await page.locator(".history li", { hasText: "移到环节" }).waitFor();
    assert.equal((await step()).id, "business");
    await judge("moved zh");
  });

  test("反审核: an approval by letter is taken back, and the letter says so", async () => {
    await moveOn(server, 2026, "goal", id, [RIVERS.division, "approve"], [OFFICE, "approve"]);
    const second = await callerOf(server, SECOND);
    const { items } = await second.call<{ items: { departmentId: string; filings: { id: string }[] }[] }>("GET", "/api/2026/goal/approvals/waiting");
    const { departmentId } = items.find(({ filings }) => filings.some((one) => one.id === id))!;
    const { id: letter } = await second.call<{ id: string }>("POST", "/api/2026/goal/approvals", { departmentId, filingIds: [id], documentNo: "示财绩〔2026〕91号", issuedOn: "2026-11-20" });
    await look(SECOND, `/app/2026/goal/${id}`, ["反审核", "Reverse"], { more: false });
    await page.locator("dialog textarea").fill("测算依据有误，重新核定。");
    await page.locator("dialog button.button-next").click();
    await page.locator(".history li", { hasText: "反审核" }).waitFor();
    assert.deepEqual([(await step()).id, (await step()).end], ["awaiting", null]);
    await judge("reversed zh");
    for (const [language, said] of [["zh", "收回"], ["en", "taken back"]] as const) {
      await open(SECOND, `/app/2026/goal/approvals/${letter}`, language);
      assert.match(await page.locator("table.list").innerText(), new RegExp(said));
      await judge(`letter ${language}`);
      await open(SECOND, "/app/2026/goal/approvals", language);
      assert.match(await page.locator("main").innerText(), new RegExp(said));
      await judge(`letters ${language}`);
    }
  });

  test("重新开放: back to the unit, with a last day where its season is over", async () => {
    const second = await callerOf(server, SECOND);
    const { items } = await second.call<{ items: { departmentId: string; filings: { id: string }[] }[] }>("GET", "/api/2026/goal/approvals/waiting");
    const { departmentId } = items.find(({ filings }) => filings.some((one) => one.id === id))!;
    await second.call("POST", "/api/2026/goal/approvals", { departmentId, filingIds: [id], documentNo: "示财绩〔2026〕92号", issuedOn: "2026-11-20" });
    server.ahead += 60 * 24 * 60 * 60 * 1000;
    await look(OFFICE, `/app/2026/goal/${id}`, ["重新开放", "Reopen"], { more: false });
    await page.locator("dialog textarea").fill("单位机构调整，指标需要重填。");
    await page.locator("dialog button.button-next").click();
    assert.match(await page.locator("dialog").innerText(), /请写明延期到哪一天/);
    await page.locator("dialog input[type=date]").fill("2027-02-10");
    await page.locator("dialog button.button-next").click();
    await page.locator(".filing-where", { hasText: "已延期到 2027-02-10" }).waitFor();
    assert.equal((await step()).id, "draft");
    await open(RIVERS.officer, `/app/2026/goal/${id}`);
    await page.waitForSelector(".yours");
    await judge("reopened zh");
  });
});
