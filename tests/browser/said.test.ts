import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { assertFits, assertWorded, beginGoal, enter, LIBRARY, moveOn, MUSEUM, RIVERS, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { killPage, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* What somebody says in a window and has not sent is there when the window is opened again, also after the tab was killed; whoever signs out leaves nothing of it. */

let browser: Browser;
let server: AppServer;
let id: string;
const kept = (page: Page): Promise<string[]> => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(" said ")));

before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
  id = await beginGoal(server, RIVERS, "668");
  await moveOn(server, 2026, "goal", id, [RIVERS.officer, "submit"], [RIVERS.head, "approve"]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const language of ["zh", "en"] as const) {
  const zh = language === "zh";

  test(`a remark and an opinion half said outlive a killed tab, are said to be of before, and leave with whoever signs out, in ${language}`, async () => {
    const visit = await enter(browser, server, RIVERS.department, `/app/2026/goal/${id}`, { language });
    const context = visit.page.context();
    const cell = (page: Page, path: string) => page.locator(`[data-path="${path}"]`);
    const remark = (page: Page) => page.locator("#new-remark");
    const opinion = (page: Page) => page.locator("dialog[open] textarea");
    const openReturn = (page: Page) => page.locator(".action-buttons").getByRole("button", { name: zh ? "退回" : "Return", exact: true }).click();
    try {
      await cell(visit.page, "rows[r1].level3").click();
      await remark(visit.page).fill("这个数请按");
      await openReturn(visit.page);
      const proposed = await opinion(visit.page).inputValue();
      await opinion(visit.page).fill("请对照上年结果把");
      await killPage(visit.page);
      visit.complaints.length = 0;

      const page = await context.newPage();
      await page.goto(`${server.address}/app/2026/goal/${id}?lang=${language}`);
      await settled(page);
      await cell(page, "rows[r1].level3").click();
      assert.equal(await remark(page).inputValue(), "这个数请按");
      const before = page.locator(".new-remark [role=status]");
      assert.match(await before.innerText(), zh ? /写了还没有发出/ : /wrote here before and did not send/);
      for (const size of ["desk", "phone"] as const) {
        await page.setViewportSize(SIZES[size]);
        await assertFits({ ...visit, page }, `${language} ${size}`);
      }
      await page.setViewportSize(SIZES.desk);
      await assertWorded(page, language);
      await cell(page, "rows[r2].level3").click();
      assert.equal(await remark(page).inputValue(), "", "it was said of the other cell");
      await cell(page, "rows[r1].level3").click();
      await before.getByRole("button").click();
      assert.equal(await remark(page).inputValue(), "");
      assert.equal((await kept(page)).length, 1, "only the opinion is left");

      await openReturn(page);
      assert.equal(await opinion(page).inputValue(), "请对照上年结果把");
      await assertWorded(page, `${language}, the window`);
      await page.locator("dialog[open] [role=status]").getByRole("button").click();
      assert.equal(await opinion(page).inputValue(), proposed, "as the window begins for whoever has typed nothing");
      await opinion(page).fill("请补充");
      await page.keyboard.press("Escape");
      await openReturn(page);
      assert.equal(await opinion(page).inputValue(), "请补充", "a window closed by mistake costs no word");
      await page.keyboard.press("Escape");

      await page.locator(".post-button").click();
      await page.getByRole("button", { name: zh ? "退出登录" : "Sign out" }).click();
      await page.waitForURL(/sign-in/);
      assert.deepEqual(await kept(page), [], "whoever leaves a computer leaves no words of theirs there");
      await page.close();
    } finally {
      await visit.close();
    }
  });
}

describe("what is typed for several filings at once", () => {
  const OFFICE = "xu.xiaoyan";
  const ids: string[] = [];
  before(async () => {
    for (const [hands, amount] of [[MUSEUM, "495"], [LIBRARY, "130"]] as const) {
      const begun = await beginGoal(server, hands, amount);
      await moveOn(server, 2026, "goal", begun, [hands.officer, "submit"], [hands.head, "approve"], [hands.department, "approve"], [hands.division, "approve"]);
      ids.push(begun);
    }
  });

  for (const language of ["zh", "en"] as const) {
    test(`the opinion for all, one of its own and the texts of returns outlive a killed tab, in ${language}`, async () => {
      const zh = language === "zh";
      const visit = await enter(browser, server, OFFICE, "/app/2026/goal?step=performance", { language });
      const context = visit.page.context();
      const choose = async (page: Page): Promise<void> => {
        await page.locator("[data-row]").nth(1).waitFor();
        await page.locator("thead input[type=checkbox]").check();
      };
      const bar = (page: Page) => page.locator(".batch-bar");
      const texts = (page: Page) => page.locator("dialog .return-drafts textarea");
      const openReturns = async (page: Page): Promise<void> => {
        await bar(page).locator(".row .button:not(.button-next)").click();
        await texts(page).nth(1).waitFor();
      };
      try {
        await choose(visit.page);
        await bar(visit.page).locator("summary").click();
        await bar(visit.page).locator(".row input").fill("拟同意，");
        await bar(visit.page).locator("details input").nth(1).fill("这一件请");
        await openReturns(visit.page);
        const proposed = await texts(visit.page).first().inputValue();
        await texts(visit.page).first().fill("请把开放天数");
        await killPage(visit.page);
        visit.complaints.length = 0;

        const page = await context.newPage();
        await page.goto(`${server.address}/app/2026/goal?step=performance&lang=${language}`);
        await choose(page);
        assert.equal(await bar(page).locator(".row input").inputValue(), "拟同意，");
        assert.equal(await bar(page).locator("details input").nth(1).inputValue(), "这一件请", "it stands open: nothing that was typed goes out unseen");
        assert.match(await bar(page).locator("> [role=status]").innerText(), zh ? /写了还没有发出/ : /wrote here before and did not send/);
        await assertFits({ ...visit, page }, `the bar in ${language}`);
        await assertWorded(page, language);
        await openReturns(page);
        assert.equal(await texts(page).first().inputValue(), "请把开放天数");
        assert.equal(await page.locator("dialog [role=status]").count(), 1, "only one of them was typed before");
        await assertWorded(page, `${language}, the window of several returns`);
        await page.keyboard.press("Escape");

        // The same act in the window of one filing.
        const path = await page.locator("[data-row] a.row-link").first().getAttribute("href");
        await page.goto(`${server.address}${path}?lang=${language}`);
        await settled(page);
        await page.locator(".action-buttons").getByRole("button", { name: zh ? "退回" : "Return", exact: true }).click();
        assert.equal(await page.locator("dialog[open] textarea").inputValue(), "请把开放天数");
        await page.locator("dialog[open] [role=status]").getByRole("button").click();
        assert.equal(await page.locator("dialog[open] textarea").inputValue(), proposed);
        await page.close();
      } finally {
        await visit.close();
      }
    });
  }

  test("what was sent of it is not kept", async () => {
    const visit = await enter(browser, server, OFFICE, "/app/2026/goal?step=performance");
    const { page } = visit;
    try {
      await page.locator("[data-row]").nth(1).waitFor();
      await page.locator("[data-row] input[type=checkbox]").first().check();
      await page.locator(".batch-bar .row input").fill("同意。");
      await page.locator(".batch-bar summary").click();
      await page.locator(".batch-bar details input").fill("同意，请按月报进度。");
      assert.equal((await kept(page)).length, 2);
      await page.locator(".batch-bar .button-next").click();
      await page.locator(".batch-bar").waitFor({ state: "detached" });
      assert.deepEqual(await kept(page), []);

      await page.locator("[data-row] input[type=checkbox]").last().check();
      await page.locator(".batch-bar .row .button:not(.button-next)").click();
      await page.locator("dialog select").selectOption("draft");
      await page.locator("dialog textarea").fill("请补充佐证。");
      assert.equal((await kept(page)).length, 1);
      await page.locator("dialog .button-next").click();
      await page.locator("dialog").waitFor({ state: "detached" });
      assert.deepEqual(await kept(page), []);
    } finally {
      await visit.close();
    }
  });
});

test("what was sent is not kept", async () => {
  const visit = await enter(browser, server, RIVERS.department, `/app/2026/goal/${id}`);
  const { page } = visit;
  try {
    await page.locator('[data-path="rows[r1].level3"]').click();
    await page.locator("#new-remark").fill("请按上年口径填写");
    await page.keyboard.press("Control+Enter");
    await page.locator(".remark-said", { hasText: "请按上年口径填写" }).first().waitFor();
    assert.equal(await page.locator("#new-remark").inputValue(), "");
    await page.locator(".action-buttons").getByRole("button", { name: "退回", exact: true }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.locator("select").selectOption("draft");
    await dialog.locator("textarea").fill("请修改后再报。");
    await dialog.locator(".button-next").click();
    await dialog.waitFor({ state: "detached" });
    assert.deepEqual(await kept(page), []);
  } finally {
    await visit.close();
  }
});
