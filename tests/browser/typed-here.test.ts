import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { assertFits, assertWorded, beginGoal, callerOf, enter, RIVERS, settled, type Caller } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { killPage, openBrowser, SIZES, type Visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* What was typed and never reached the server is there again: after a tab was killed between two letters, or closed on a form too long to leave with it. */

let browser: Browser;
let server: AppServer;
let officer: Caller;
let visit: Visit;
let id: string;
const api = (): string => `/api/2026/goal/filings/${id}`;
const address = (language: string): string => `${server.address}/app/2026/goal/${id}?lang=${language}`;
const cell = (page: Page, path: string) => page.locator(`[data-path="${path}"]`);
const stored = (page: Page): Promise<string[]> => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("hengji.typed ")));

before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
  id = await beginGoal(server, RIVERS, "668");
  officer = await callerOf(server, RIVERS.officer);
});
after(async () => {
  await browser?.close();
  await server?.close();
});
afterEach(async () => {
  await visit.close();
  await officer.call("DELETE", `${api()}/draft`);
});

async function typeIn(page: Page, path: string, text: string): Promise<void> {
  await cell(page, path).click();
  await page.keyboard.type(text);
}

/** Until the server has all and this computer keeps nothing. */
async function leftHere(page: Page): Promise<void> {
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith("hengji.typed ")));
}

async function reopen(context: BrowserContext, language: string): Promise<Page> {
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") visit.complaints.push(message.text());
  });
  await page.goto(address(language));
  await settled(page);
  return page;
}

for (const language of ["zh", "en"] as const) {
  test(`a killed tab loses nothing: the text is in the form again, is said, can be taken back, and goes to the server, in ${language}`, async () => {
    visit = await enter(browser, server, RIVERS.officer, `/app/2026/goal/${id}`, { language });
    const context = visit.page.context();
    // The server is away, or slow: whatever leaves the page is not what is found.
    await visit.page.route(/\/draft$/, (route) => route.abort());
    await typeIn(visit.page, "rows[r1].level3", "清淤河道");
    await visit.page.waitForFunction(() => Object.values(localStorage).some((text) => text.includes("清淤河道")));
    await killPage(visit.page);
    visit.complaints.length = 0;

    const again = await reopen(context, language);
    const text = cell(again, "rows[r1].level3").locator(".cell-text");
    assert.equal(await text.innerText(), "清淤河道");
    assert.match(await again.locator(".said").innerText(), language === "zh" ? /这台电脑上填写、还没有送到服务器/ : /typed on this computer at .*, before it reached the server/);
    for (const size of ["desk", "phone"] as const) {
      await again.setViewportSize(SIZES[size]);
      await assertFits({ ...visit, page: again }, `${language} ${size}`);
    }
    await assertWorded(again, language);
    await again.setViewportSize(SIZES.desk);
    await leftHere(again);
    assert.equal((await officer.call<FilingDetail>("GET", api())).draft?.values.rows[0]?.level3, "清淤河道", "the server has it now");
    await cell(again, "rows[r1].level3").click();
    await again.keyboard.press("Control+z");
    await again.waitForFunction(() => document.querySelector('[data-path="rows[r1].level3"]')?.textContent?.includes("清淤河道") === false);
    await again.close();
  });
}

test("a form of 300 rows, too long to leave with its tab, is whole when it is opened again", async () => {
  const filing = await officer.call<FilingDetail>("GET", api());
  const rows = Array.from({ length: 300 }, (_, index) => ({ ...filing.values.rows[0]!, id: `r${index + 1}`, level3: `第${index + 1}段河道清淤疏浚与岸坡整治工程完成长度及验收合格情况`, points: "0" }));
  await officer.call("PUT", api(), { values: { ...filing.values, rows }, expectedVersion: filing.version });
  visit = await enter(browser, server, RIVERS.officer, `/app/2026/goal/${id}`);
  const context = visit.page.context();
  // Nothing leaves: with so long a text a browser lets no request outlive its page.
  await visit.page.route(/\/draft$/, (route) => route.abort());
  await typeIn(visit.page, "rows[r1].level3", "最后一个字");
  // Closed at once, with the last letter hardly drawn; killed after its farewell, for what a test holds back may slip out of a page that closes slowly.
  await visit.page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
  await killPage(visit.page);
  visit.complaints.length = 0;
  const again = await reopen(context, "zh");
  assert.equal(await cell(again, "rows[r1].level3").locator(".cell-text").innerText(), "最后一个字");
  assert.match(await again.locator(".said").innerText(), /这台电脑上填写、还没有送到服务器/);
  assert.equal(await again.locator('[data-path$=".level3"]').count(), 300);
  await leftHere(again);
  assert.equal((await officer.call<FilingDetail>("GET", api())).draft?.values.rows.length, 300, "and goes to the server, which it could not when the tab was closed");
  await again.close();
});

test("a tab killed in the middle of a word, with no pause and no farewell, loses no key that was shown, in a form of 300 rows", async () => {
  visit = await enter(browser, server, RIVERS.officer, `/app/2026/goal/${id}`);
  const context = visit.page.context();
  await visit.page.route(/\/draft$/, (route) => route.abort());
  const { page } = visit;
  await cell(page, "rows[r1].level3").click();
  // Whatever waits for a pause of typing waits for ever.
  await page.evaluate(() => {
    const { setTimeout } = window;
    window.setTimeout = ((work: TimerHandler, milliseconds = 0) => (milliseconds < 100 ? setTimeout(work, milliseconds) : 0)) as typeof window.setTimeout;
  });
  await page.keyboard.type("river works");
  assert.equal(await page.locator("textarea:focus").inputValue(), "river works");
  await killPage(page);
  visit.complaints.length = 0;
  const again = await reopen(context, "zh");
  assert.equal(await cell(again, "rows[r1].level3").locator(".cell-text").innerText(), "river works");
  assert.equal(await again.locator('[data-path$=".level3"]').count(), 300);
  await leftHere(again);
  assert.equal((await officer.call<FilingDetail>("GET", api())).draft?.values.rows[0]?.level3, "river works");
  await again.close();
});

test("a draft kept elsewhere meanwhile is brought together with it, and neither is lost", async () => {
  visit = await enter(browser, server, RIVERS.officer, `/app/2026/goal/${id}`);
  const context = visit.page.context();
  await visit.page.route(/\/draft$/, (route) => route.abort());
  await typeIn(visit.page, "rows[r1].level3", "这里填写的");
  await visit.page.waitForFunction(() => Object.values(localStorage).some((text) => text.includes("这里填写的")));
  await killPage(visit.page);
  const filing = await officer.call<FilingDetail>("GET", api());
  const [first, second, ...rest] = filing.values.rows;
  await officer.call("PUT", `${api()}/draft`, { values: { ...filing.values, rows: [{ ...first!, level3: "别处填写的" }, { ...second!, level3: "只在别处改的" }, ...rest] }, baseVersion: filing.version });
  const again = await reopen(context, "zh");
  const dialog = again.locator("dialog[open]");
  assert.match(await dialog.innerText(), /这台电脑上有您填写后没有送到服务器的内容/);
  await dialog.getByRole("radio", { name: /这台电脑上的/ }).check();
  await dialog.getByRole("button", { name: "合并" }).click();
  assert.equal(await cell(again, "rows[r1].level3").locator(".cell-text").innerText(), "这里填写的");
  assert.equal(await cell(again, "rows[r2].level3").locator(".cell-text").innerText(), "只在别处改的");
  await leftHere(again);
  await again.close();
});

test("who signs out within a second of the last letter leaves it with the server, and whoever comes next at this computer finds nothing of it", async () => {
  visit = await enter(browser, server, RIVERS.officer, `/app/2026/goal/${id}`);
  const { page } = visit;
  await typeIn(page, "rows[r1].level3", "刚刚填写的");
  await page.locator(".post-button").click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.waitForURL(/sign-in/);
  assert.equal((await officer.call<FilingDetail>("GET", api())).draft?.values.rows[0]?.level3, "刚刚填写的");
  assert.deepEqual(await stored(page), []);
});
