import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { speak, type Say } from "../../src/words/index.ts";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { assertFits, assertWorded, beginGoal, callerOf, enter, LIBRARY, moveOn, RIVERS, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* The review sheet of a goal by the keyboard: what was found is offered and taken by a button, what was typed survives, and the paper prints. */

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

const kept = (page: Page, say: Say): Promise<unknown> => page.waitForFunction((start) => document.querySelector(".paper-foot")?.textContent?.includes(start) === true, say("app-paper.draft.kept", { time: "" }).slice(0, 3));

for (const [language, hands] of [["zh", RIVERS], ["en", LIBRARY]] as const) {
  test(`a review sheet is filled by keys, kept while it is typed, saved and printed, in ${language}`, async () => {
    const say = speak(language === "zh" ? "zh-CN" : "en");
    const id = await beginGoal(server, hands, "668");
    const officer = await callerOf(server, hands.officer);
    const goal = await officer.call<FilingDetail>("GET", `/api/2026/goal/filings/${id}`);
    await officer.call("PUT", `/api/2026/goal/filings/${id}`, { values: { ...goal.values, goal: { ...goal.values.goal, planned: `${goal.values.goal.planned}进一步加强管理，提升服务水平。` } }, expectedVersion: goal.version });
    await moveOn(server, 2026, "goal", id, [hands.officer, "submit"], [hands.head, "approve"], [hands.department, "approve"]);

    const visit = await enter(browser, server, hands.division, `/app/2026/goal/${id}`, { language });
    const { page } = visit;
    try {
      // From the form to its paper.
      await page.locator(`.filing-tools a[href$="/papers"]`).click();
      await page.locator("[data-item]").first().waitFor();
      await settled(page);
      assert.equal(await page.locator("input[type=radio]:checked").count(), 0, "nothing is rated by itself");
      assert.ok((await page.locator(".paper-proposal").count()) > 0);
      assert.ok((await page.locator("textarea").evaluateAll((areas) => areas.map((area) => (area as HTMLTextAreaElement).value))).every((text) => text === ""), "nothing is written by itself");
      await assertWorded(page, `${language}, a blank sheet`);
      await assertSound(visit, `${language}, a blank sheet`, { accessible: true });

      const items = page.locator("[data-item]");
      const count = await items.count();
      await items.first().locator("input[type=radio]").first().focus();
      for (let at = 0; at < count; at += 1) await page.keyboard.press("2");
      assert.equal(await page.locator("input[type=radio]:checked").count(), count);
      await page.keyboard.press("c");
      await page.keyboard.type("OK");
      await page.locator(".paper-proposal button").first().click();
      await kept(page, say);
      const written = await page.locator("textarea").evaluateAll((areas) => areas.map((area) => (area as HTMLTextAreaElement).value));
      assert.equal(written.filter((text) => text !== "").length, 2);

      await page.goto(`${server.address}/app/2026/goal/${id}/papers?lang=${language}`);
      await settled(page);
      assert.deepEqual(await page.locator("textarea").evaluateAll((areas) => areas.map((area) => (area as HTMLTextAreaElement).value)), written, "what was typed is there again");
      assert.equal(await page.locator("input[type=radio]:checked").count(), count);
      await page.getByRole("button", { name: say("app-paper.save"), exact: true }).click();
      await page.locator(".paper-sheets li").waitFor();
      assert.match(await page.locator(".paper-foot").innerText(), new RegExp(say("app-paper.complete")));
      await assertSound(visit, `${language}, a saved sheet`, { accessible: true });
      await page.setViewportSize(SIZES.phone);
      await assertFits(visit, `${language}, a saved sheet, phone`);
      await page.setViewportSize(SIZES.desk);

      await page.goto(`${server.address}${(await page.locator(".paper-sheets a").getAttribute("href"))!}`);
      const printed = await page.innerText("main");
      assert.ok(printed.includes("OK") && printed.split("☑").length === count + 1, printed);
    } finally {
      await visit.close();
    }
    // The unit reads it when the goal has gone on, and cannot change it.
    await moveOn(server, 2026, "goal", id, [hands.division, "approve"]);
    const reader = await enter(browser, server, hands.officer, `/app/2026/goal/${id}/papers`, { language });
    try {
      await reader.page.locator(".paper-sheets li").waitFor();
      assert.equal(await reader.page.locator("fieldset:not([disabled])").count(), 0);
      assert.equal(await reader.page.getByRole("button", { name: say("app-paper.save"), exact: true }).count(), 0);
      await assertSound(reader, `${language}, a sheet of others`, { accessible: true });
    } finally {
      await reader.close();
    }
  });
}
