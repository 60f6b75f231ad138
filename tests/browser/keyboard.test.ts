import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openBrowser, SIZES, visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { servePages, type PageServer } from "./page-server.ts";

let browser: Browser;
let server: PageServer;

before(async () => {
  await builtPages();
  [browser, server] = await Promise.all([openBrowser(), servePages()]);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if (name.test(await focused(page))) return;
  }
  assert.fail(`the Tab key never comes to ${name}`);
}

test("from the first page to the arithmetic of a finding without a mouse", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh`);
  await page.keyboard.press("Tab");
  assert.match(await focused(page), /跳到正文/);
  await tabTo(page, /^先看一张样表$/);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".table-view");

  const count = await page.locator(".notes > li").count();
  for (let number = 1; number <= count; number += 1) {
    await page.keyboard.press(number % 2 === 0 ? "j" : "ArrowDown");
    assert.match(await focused(page), new RegExp(`^问题 ${number}，`));
    assert.equal(await page.locator(".note.chosen").getAttribute("id"), `finding-${number}`);
    assert.equal(await page.locator(".note.chosen").isVisible(), true);
  }
  await page.keyboard.press("ArrowDown");
  assert.match(await focused(page), new RegExp(`^问题 ${count}，`), "after the last one the key is the browser's again");
  await page.keyboard.press("k");
  await page.keyboard.press("ArrowUp");
  assert.match(await focused(page), new RegExp(`^问题 ${count - 2}，`));

  const before = await focused(page);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".answer");
  assert.equal(await page.evaluate(() => document.activeElement?.classList.contains("answer")), true);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".answer").count(), 0);
  assert.equal(await focused(page), before, "closing gives focus back to the finding");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".note.chosen").count(), 0);
  await close();
});

test("the Tab key stops at one cell of each row, and Enter opens its answer", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh#/sample`);
  await page.waitForSelector(".table-view");
  const stops = await page.locator(".paper-table .opens:not([tabindex])").evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-path")));
  assert.deepEqual(stops, [
    "project.execution_score",
    ...Array.from({ length: 6 }, (_, index) => `indicators[${index}].score`),
    "total_points",
    "total_score",
  ]);
  await page.locator('[data-path="indicators[1].score"]').focus();
  await page.keyboard.press("Enter");
  assert.match(await page.innerText(".answer h3"), /资金是否全部纳入医保统筹/);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-path")), "indicators[1].score");
  await close();
});

test("the target and the actual value answer a click with how they were read", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh#/sample`);
  await page.waitForSelector(".table-view");
  await page.locator('[data-path="indicators[3].target"]').click();
  assert.match(await page.innerText(".readings"), /75元[\s\S]*读作：数值，不高于 75 元/);
  assert.ok((await page.locator(".assumed").count()) > 0);
  await page.locator('[data-path="indicators[3].actual"]').click();
  assert.equal(await page.locator(".answer").count(), 0, "the same row again closes it");
  await close();
});

test("? shows the keys, and single letters can be switched off", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh#/sample`);
  await page.waitForSelector(".table-view");
  await page.keyboard.press("?");
  await page.waitForSelector("dialog[open]");
  await page.keyboard.press("j");
  assert.equal(await page.locator(".note.chosen").count(), 0, "behind a dialog no key reaches the table");
  await page.locator("#single-keys").uncheck();
  await page.keyboard.press("Escape");
  await page.waitForSelector("dialog", { state: "detached" });
  await page.keyboard.press("j");
  assert.equal(await page.locator(".note.chosen").count(), 0);
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.locator(".note.chosen").count(), 1);
  await close();
});

test("typing in the filter moves nothing", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh#/sample`);
  await page.waitForSelector(".table-view");
  await page.evaluate(() => document.querySelector("main")!.append(document.createElement("input")));
  await page.locator("main > input").focus();
  await page.keyboard.type("jk?");
  assert.equal(await page.locator("main > input").inputValue(), "jk?");
  assert.equal(await page.locator(".note.chosen, dialog").count(), 0);
  await close();
});

test("a table that is wider than a phone says so, shades the edge behind which there is more, and scrolls by the arrow keys", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh#/sample`, { viewport: SIZES.phone });
  await page.waitForSelector(".sideways-frame.more-right");
  assert.match(await page.innerText(".sideways-hint"), /左右滑动，或选中表格后按 ← →/);
  const region = page.locator(".paper-scroll");
  assert.equal(await region.getAttribute("aria-describedby"), await page.locator(".sideways-hint").getAttribute("id"));
  const edges = () => page.locator(".sideways-frame").evaluate((frame) => [frame.classList.contains("more-left"), frame.classList.contains("more-right")]);
  assert.deepEqual(await edges(), [false, true]);
  for (let presses = 0; presses < 60 && !(await region.evaluate((one) => one === document.activeElement)); presses += 1) await page.keyboard.press("Tab");
  assert.equal(await region.evaluate((one) => one === document.activeElement), true, "the Tab key stops at it");
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector(".sideways-frame.more-left.more-right");
  await region.evaluate((one) => one.scrollTo(one.scrollWidth, 0));
  await page.waitForSelector(".sideways-frame.more-left:not(.more-right)");

  await page.setViewportSize(SIZES.desk);
  await page.locator(".sideways-hint").waitFor({ state: "hidden" });
  assert.deepEqual(await edges(), [false, false]);
  assert.equal(await region.getAttribute("tabindex"), null, "where all of it is seen there is nothing to stop at");
  await close();
});

test("on a phone the margin is a sheet: it walks with two keys of its own and opens to the whole list", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh#/sample`, { viewport: SIZES.phone, hasTouch: true });
  await page.waitForSelector(".table-view");
  assert.equal(await page.locator(".margin-body").isVisible(), false);
  await page.getByRole("button", { name: "下一条复核意见" }).tap();
  assert.match(await page.innerText(".sheet-title"), /^1 \/ 5/);
  const [mark, sheet] = await Promise.all([page.locator(".paper-table .mark.chosen").boundingBox(), page.locator(".margin").boundingBox()]);
  assert.ok(mark !== null && sheet !== null && mark.y > 0 && mark.y + mark.height <= sheet.y, "the sheet does not cover the finding it speaks of");
  assert.ok(mark.x >= 0 && mark.x + mark.width <= SIZES.phone.width);
  await page.locator(".sheet-handle").tap();
  assert.equal(await page.locator(".margin-body").isVisible(), true);
  assert.equal(await page.locator(".sheet-handle").getAttribute("aria-expanded"), "true");
  await close();
});
