import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { beginGoal, callerOf, enter, RIVERS, type Caller } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser, type Visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

let browser: Browser;
let server: AppServer;
let officer: Caller;
let visit: Visit;
let page: Page;
let id: string;

const api = () => `/api/2026/goal/filings/${id}`;
const cell = (path: string) => page.locator(`[data-path="${path}"]`);
const field = () => page.locator(".cell-focus textarea");
/** Types without a pause, since all of it is one task of the page, and says what of the form was changed and how high cell and text are. */
const typedAtOnce = (...texts: readonly string[]) =>
  page.evaluate((all) => {
    const changes = new MutationObserver(() => undefined);
    changes.observe(document.querySelector(".filing")!, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const text of all) document.execCommand("insertText", false, text);
    const area = document.activeElement as HTMLTextAreaElement;
    const changed = changes.takeRecords().map(({ target, type }) => `${type} ${target instanceof Element ? target.className : target.parentElement?.className ?? ""}`);
    return { text: area.value, changed, field: area.clientHeight, needed: area.scrollHeight };
  }, texts);

before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
  id = await beginGoal(server, RIVERS, "668");
  officer = await callerOf(server, RIVERS.officer);
});
after(async () => {
  await visit?.close();
  await browser?.close();
  await server?.close();
});

describe("typing in a cell", () => {
  beforeEach(async () => {
    await visit?.close();
    await officer.call("DELETE", `${api()}/draft`);
    visit = await enter(browser, server, RIVERS.officer, `/app/2026/goal/${id}`);
    page = visit.page;
  });

  test("changes nothing but its field after the first letter, and the form follows in a pause", async () => {
    await cell("rows[r1].level3").click();
    await page.keyboard.type("河");
    await page.waitForSelector(".cell-focus .cell-typed");
    const { text, changed } = await typedAtOnce("道", "长", "度");
    assert.equal(text, "河道长度");
    assert.deepEqual(changed, []);
    await page.waitForSelector('.cell-focus .cell-typed:text("河道长度")');
  });

  test("lets the cell grow with the line that is begun, and shrink with the text that is taken away", async () => {
    await cell("rows[r1].level3").click();
    await page.keyboard.type("河");
    await page.waitForSelector(".cell-focus .cell-typed");
    const height = (): Promise<number> => cell("rows[r1].level3").evaluate((one) => one.clientHeight);
    const low = await height();
    const { changed, field: shown, needed } = await typedAtOnce("道".repeat(60));
    assert.ok(needed > 40, `${needed} of several lines`);
    assert.equal(shown, needed, "all lines are in sight");
    assert.deepEqual(changed, ["attributes cell-stack"]);
    await page.waitForSelector(`.cell-focus .cell-typed:text("${"道".repeat(60)}")`);
    assert.ok((await height()) >= needed);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("河");
    await page.waitForFunction((least) => document.querySelector(".cell-focus")!.clientHeight <= least, low);
  });

  test("is taken whole by the key that ends it, by Esc given up whole", async () => {
    await cell("rows[r1].level3").click();
    await page.keyboard.type("河");
    await page.waitForSelector(".cell-focus .cell-typed");
    await typedAtOnce("道", "长度");
    await page.keyboard.press("Enter");
    await page.waitForSelector('[data-path="rows[r1].level3"] .cell-text:text("河道长度")');
    assert.equal(await field().inputValue(), "");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("F2");
    assert.equal(await field().inputValue(), "河道长度");
    await typedAtOnce("与", "宽度");
    await page.keyboard.press("Escape");
    await page.waitForSelector('[data-path="rows[r1].level3"] .cell-text:text("河道长度")');
    assert.equal(await field().inputValue(), "");
    assert.deepEqual(visit.complaints, []);
  });

  test("reaches the draft to the last letter when the page is left in the middle of it", async () => {
    await cell("rows[r1].level3").click();
    await page.keyboard.type("河");
    await page.waitForSelector(".cell-focus .cell-typed");
    const sent = page.waitForRequest((request) => request.method() === "PUT" && request.url().endsWith("/draft"));
    await page.evaluate(() => {
      document.execCommand("insertText", false, "道清淤");
      window.dispatchEvent(new Event("pagehide"));
    });
    const { values } = (await sent).postDataJSON() as { values: FilingDetail["values"] };
    assert.equal(values.rows[0]?.level3, "河道清淤");
  });
});
