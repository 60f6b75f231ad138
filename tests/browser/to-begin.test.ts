import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { assertFits, assertWorded, enter, MUSEUM, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* What an officer has to begin, from the page of today to the form: the museum's goal of 2026 is not there yet, and its day is past. */

const LIST = "/app/2026/goal";
const WORDS = {
  zh: { title: "等您开始填报", line: ["2026 年度 · 绩效目标", "还有 1 个项目没有填报，应于 2025-12-31 前报送", "已过期限"], nothing: "目前没有等您办理的事" },
  en: { title: "To be begun", line: ["2026 · Goals", "1 project without a filing, to be reported by 2025-12-31", "overdue"], nothing: "Nothing waits for you now" },
} as const;

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

for (const language of ["zh", "en"] as const) {
  test(`${language}: today says what is to be begun and until when, and not that nothing waits`, async () => {
    const { title, line, nothing } = WORDS[language];
    const visit = await enter(browser, server, MUSEUM.officer, "/app/today", { language });
    try {
      const { page } = visit;
      await page.locator("a.wait").first().waitFor();
      const text = await page.innerText("main");
      for (const part of [title, ...line]) assert.ok(text.includes(part), `${part} in ${text}`);
      assert.ok(!text.includes(nothing));
      await assertWorded(page, "to be begun");
      await assertSound(visit, "today with something to begin");
      await page.setViewportSize(SIZES.phone);
      await assertFits(visit, "today with something to begin, phone");
    } finally {
      await visit.close();
    }
  });
}

test("whoever begins nothing is told nothing of it", async () => {
  const visit = await enter(browser, server, MUSEUM.department, "/app/today");
  try {
    assert.ok(!(await visit.page.innerText("main")).includes(WORDS.zh.title));
  } finally {
    await visit.close();
  }
});

test("the line leads to the window where it is begun; once it is begun the line is gone", async () => {
  const visit = await enter(browser, server, MUSEUM.officer, "/app/today");
  try {
    const { page } = visit;
    await page.locator("a.wait", { hasText: WORDS.zh.line[0] }).click();
    await page.locator("dialog .subjects li").waitFor();
    await assertSound(visit, "the window, opened by its address");
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    assert.equal(new URL(page.url()).search, "", "the window that was closed is not asked for again");

    await page.goBack();
    await page.locator("a.wait", { hasText: WORDS.zh.line[0] }).click();
    await page.locator("dialog .subjects li button").first().click();
    await page.waitForURL((url) => url.pathname.startsWith(`${LIST}/`));
    await page.goto(`${server.address}/app/today`);
    await settled(page);
    await page.locator("a.wait").first().waitFor();
    const begun = await page.innerText("main");
    // What has a goal this year is to have one next year.
    assert.deepEqual([begun.includes(WORDS.zh.line[1]), begun.includes("2027 年度 · 绩效目标")], [false, true], begun);
  } finally {
    await visit.close();
  }
});
