import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { beginGoal, callerOf, enter, RIVERS, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

let server: AppServer;
let browser: Browser;
let rivers = "";
let name = "";

before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
  rivers = await beginGoal(server, RIVERS, "668");
  const { call } = await callerOf(server, RIVERS.officer);
  name = (await call<{ head: { name: string } }>("GET", `/api/2026/goal/filings/${rivers}`)).head.name;
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const field = (page: Page) => page.getByRole("combobox", { name: /页面或项目|page or a project/ });
const options = (page: Page) => page.locator("dialog[open] [role=option]");
/** What a listener is told is chosen. */
const chosen = (page: Page) =>
  field(page).evaluate((input) => {
    const option = document.getElementById(input.getAttribute("aria-activedescendant") ?? "");
    return option?.getAttribute("aria-selected") === "true" ? option.getAttribute("href") : null;
  });
const path = (page: Page) => page.evaluate(() => location.pathname);

describe("the search in the head", () => {
  test("finds a project by its name and opens it, by keys alone", async () => {
    const visit = await enter(browser, server, RIVERS.officer, "/app/today");
    const { page } = visit;
    try {
      await page.keyboard.press("Control+k");
      assert.ok(await field(page).evaluate((input) => input === document.activeElement));
      await assertSound(visit, "nothing typed yet");
      assert.equal(await chosen(page), null);
      await page.keyboard.press("ArrowUp");
      assert.equal(await chosen(page), "/app/account");
      await page.keyboard.type(name.slice(0, 4));
      await page.waitForSelector(`dialog[open] [role=option][href$="/${rivers}"]`);
      await assertSound(visit, "a project found");
      assert.match(await options(page).first().innerText(), /2026 年度绩效目标/);
      assert.equal(await chosen(page), await options(page).first().getAttribute("href"));
      while ((await chosen(page)) !== `/app/2026/goal/${rivers}`) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".grid");
      assert.equal(await path(page), `/app/2026/goal/${rivers}`);
      assert.equal(await page.locator("dialog[open]").count(), 0);
      await page.waitForFunction(() => document.getElementById("main")?.contains(document.activeElement) === true);
    } finally {
      await visit.close();
    }
  });

  test("opens over a cell that is typed in, and what was typed stays", async () => {
    const visit = await enter(browser, server, RIVERS.officer, `/app/2026/goal/${rivers}`);
    const { page } = visit;
    try {
      const cell = page.locator('[data-path="rows[r1].points"]');
      await cell.click();
      await page.keyboard.type("19");
      await page.keyboard.press("Control+k");
      await page.keyboard.type("批复");
      await page.keyboard.press("Escape");
      await page.locator("dialog[open]").waitFor({ state: "detached" });
      assert.match(await cell.locator(".cell-text").innerText(), /^19/);
      await page.waitForFunction(() => document.activeElement?.closest("td")?.getAttribute("data-path") === "rows[r1].points");
      await page.keyboard.press("Control+k");
      await page.keyboard.press("Escape");
      await page.locator("dialog[open]").waitFor({ state: "detached" });
      await page.locator("h1").click();
      await page.keyboard.press("?");
      assert.match(await page.locator("dialog[open]").innerText(), /Ctrl K\s*搜索页面和项目/);
    } finally {
      await visit.close();
    }
  });

  test("says what it could not find, and what went wrong; asks once for what was typed at one go", async () => {
    const visit = await enter(browser, server, RIVERS.officer, "/app/2026/goal", { size: "phone", language: "en" });
    const { page } = visit;
    try {
      await page.getByRole("button", { name: "Search" }).click();
      await field(page).fill("没有这样的项目");
      await page.waitForSelector("dialog[open] :text('No page or project has “没有这样的项目”')");
      assert.equal(await field(page).getAttribute("aria-expanded"), "false");
      await assertSound(visit, "nothing found, on a phone");
      visit.requests.length = 0;
      await field(page).fill("");
      // One letter after the other within one task of the page: no pause between them, however busy this computer is.
      await field(page).evaluate((_, letters) => { for (const letter of letters) document.execCommand("insertText", false, letter); }, name.slice(0, 4));
      await page.waitForSelector(`dialog[open] [role=option][href$="/${rivers}"]`);
      assert.deepEqual([...new Set(visit.requests.map((one) => new URL(one.split(" ")[1]!).searchParams.get("name")))], [name.slice(0, 4)]);
      await page.context().setOffline(true);
      await field(page).fill(name.slice(0, 3));
      await page.waitForSelector("dialog[open] .problems");
      assert.match(await page.locator("dialog[open] .problems").innerText(), /could not be reached/);
      assert.equal(await options(page).count(), 0);
      await page.context().setOffline(false);
      await page.getByRole("button", { name: "Try again" }).click();
      await options(page).filter({ hasText: name }).first().click();
      await settled(page);
      assert.equal(await path(page), `/app/2026/goal/${rivers}`);
    } finally {
      await visit.close();
    }
  });
});
