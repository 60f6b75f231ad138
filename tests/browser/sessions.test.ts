import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { speak } from "../../src/words/index.ts";
import { assertFits, assertWorded, beginGoal, enter, MUSEUM, RIVERS } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser, SIZES, type Visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* 登录会话 and 锁定 as somebody meets them: where one is signed in, ended from elsewhere without losing a word; and a door that shuts after wrong passwords. */

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

async function looksWell(visit: Visit, state: string): Promise<void> {
  // A refused request is noted by the browser, and is no fault.
  visit.complaints.splice(0, visit.complaints.length, ...visit.complaints.filter((text) => !/status of 4\d\d/.test(text)));
  await assertWorded(visit.page, state);
  for (const size of ["phone", "desk"] as const) {
    await visit.page.setViewportSize(SIZES[size]);
    await assertFits(visit, `${state}, ${size}`);
  }
}

for (const [language, hands] of [["zh", RIVERS], ["en", MUSEUM]] as const) {
  const say = speak(language === "zh" ? "zh-CN" : "en");

  test(`a session that is ended from elsewhere keeps what was typed, and is gone from the list, in ${language}`, async () => {
    const id = await beginGoal(server, hands, "100");
    const left = await enter(browser, server, hands.officer, `/app/2026/goal/${id}`, { language });
    const here = await enter(browser, server, hands.officer, "/app/account", { language });
    try {
      const sessions = here.page.getByRole("region", { name: say("app-account.sessions") });
      // The one that began the goal, the one that was left, and this one.
      assert.equal(await sessions.locator("tbody tr").count(), 3);
      assert.equal(await sessions.locator("tbody tr", { hasText: say("app-account.session.this") }).getByRole("button").count(), 0, "nobody ends the one they are in");
      await looksWell(here, `sessions, ${language}`);
      await here.page.getByRole("button", { name: say("app-account.session.end-others"), exact: true }).click();
      await here.page.waitForFunction((name) => document.querySelectorAll(`[role=region][aria-label="${name}"] tbody tr`).length === 1, say("app-account.sessions"));

      const target = left.page.locator('[data-path="rows[r2].target"]');
      await target.click();
      await left.page.keyboard.type("≥9公里");
      await left.page.keyboard.press("Enter");
      await left.page.locator("dialog[open] input[type=password]").waitFor();
      assert.ok((await target.innerText()).includes("≥9公里"));
      await looksWell(left, `ended from elsewhere, ${language}`);
    } finally {
      await left.close();
      await here.close();
    }
  });

  test(`after wrong passwords the door says that it is locked, for how long, and who opens it, in ${language}`, async () => {
    const visit = await enter(browser, server, null, "/app/sign-in", { language });
    const { page } = visit;
    try {
      const told = page.locator("main [role=alert], form [role=alert]").first();
      for (let attempt = 1; attempt <= 6; attempt += 1) {
        await page.locator('input[name="username"]').fill(hands.head);
        await page.locator('input[name="password"]').fill(`Falsch-${attempt}-falsch`);
        const [answer] = await Promise.all([page.waitForResponse((one) => one.request().method() === "POST" && new URL(one.url()).pathname === "/api/session"), page.getByRole("button", { name: say("app-session.sign-in"), exact: true }).click()]);
        assert.ok(answer.status() >= 400, `attempt ${attempt}`);
      }
      await page.getByText(say("problem.session.locked", { minutes: 15 })).waitFor();
      assert.ok((await told.innerText()).includes(say("problem.session.locked.advice", {})));
      await looksWell(visit, `a locked account, ${language}`);
    } finally {
      await visit.close();
    }
  });
}
