import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { beginGoal, callerOf, enter, LIBRARY, moveOn, MUSEUM, RIVERS, settled, TRAINING } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* 双手审核: a performance office's clerk goes through what waits without touching the mouse; every key is counted. */

const OFFICE = "xu.xiaoyan";
const PROJECTS = [[RIVERS, "668"], [MUSEUM, "495"], [LIBRARY, "130"], [TRAINING, "860"]] as const;

for (const language of ["zh", "en"] as const) {
  describe(`review by the keyboard, in ${language}`, () => {
    let server: AppServer;
    let browser: Browser;
    before(async () => {
      await builtPages();
      [server, browser] = await Promise.all([serveApp(), openBrowser()]);
      for (const [hands, amount] of PROJECTS) {
        const id = await beginGoal(server, hands, amount);
        await moveOn(server, 2026, "goal", id, [hands.officer, "submit"], [hands.head, "approve"], [hands.department, "approve"], [hands.division, "approve"]);
      }
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    test("three goals that are fine take three keys each, and one is sent back with an opinion of its number", async () => {
      const visit = await enter(browser, server, OFFICE, "/app/2026/goal?state=waiting", { language });
      const { page } = visit;
      let keys = 0;
      const press = async (key: string): Promise<void> => {
        keys += 1;
        await page.keyboard.press(key);
      };
      try {
        await page.locator("[data-row]").nth(3).waitFor();
        await press("j");
        await press("Enter");
        const opened = keys;
        for (let number = 1; number <= 3; number += 1) {
          const name = await atFiling(page);
          await press("a");
          await page.locator("dialog textarea").waitFor();
          if (number === 1) await assertSound(visit, "the window of an opinion, with the common ones", { accessible: language === "zh" });
          await press("Control+Enter");
          await page.locator(".moved-band").waitFor();
          await press("j");
          await page.waitForFunction((before) => document.querySelector("h1")?.textContent !== before, name);
          await settled(page);
        }
        assert.equal(keys - opened, 9, "keys for three goals");

        const name = await atFiling(page);
        await press("2");
        await page.locator("dialog .opinions li").nth(5).waitFor();
        await page.waitForFunction(() => (document.querySelector<HTMLTextAreaElement>("dialog textarea")?.value ?? "") !== "");
        await page.keyboard.press("Alt+5");
        await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>("dialog textarea")?.value.split("\n").length === 2);
        await page.locator("dialog select").selectOption("draft");
        await page.locator("dialog textarea").press("Control+Enter");
        await page.locator(".moved-band").waitFor();
        assert.match(await page.locator("body").innerText(), language === "zh" ? /对应不上/ : /does not match/);

        const { items } = await (await callerOf(server, OFFICE)).call<{ items: { name: string; step: string }[] }>("GET", "/api/2026/goal/filings");
        const returned = items.filter(({ step }) => step === "draft").map((one) => one.name);
        // The title carries the stamp of a draft definition.
        assert.ok(returned.length === 1 && name.startsWith(returned[0]!), `${returned.join()} for ${name}`);
        assert.equal(items.filter(({ step }) => step === "awaiting").length, 3);
      } finally {
        await visit.close();
      }
    });

    test("what one writes can be kept, and is the opinion of its number from then on, until it is taken off", async () => {
      const id = (await (await callerOf(server, OFFICE)).call<{ items: { id: string; step: string }[] }>("GET", "/api/2026/goal/filings")).items.find(({ step }) => step === "awaiting")!.id;
      const visit = await enter(browser, server, "zheng.kai", `/app/2026/goal/${id}`, { language });
      const { page } = visit;
      try {
        await page.keyboard.press("r");
        await page.locator("dialog .opinions li").nth(5).waitFor();
        const own = language === "zh" ? "请按会议纪要调整绩效指标。" : "Adjust the indicators to the minutes of the meeting.";
        await page.locator("dialog textarea").fill(own);
        await page.locator("dialog .opinions > .button-plain").click();
        await page.waitForFunction((said) => document.querySelectorAll("dialog .opinions li").length === 1 && document.querySelector("dialog .opinions li")?.textContent?.includes(said), own);
        await page.keyboard.press("Escape");
        await page.locator("dialog").waitFor({ state: "detached" });
        await page.keyboard.press("1");
        await page.waitForFunction((said) => document.querySelector<HTMLTextAreaElement>("dialog textarea")?.value.includes(said), own);
        await page.locator("dialog .opinion-drop").click();
        await page.locator("dialog .opinions li").nth(5).waitFor();
      } finally {
        await visit.close();
      }
    });

    test("two are returned at once, each with a text drafted of its own findings and read before it goes", async () => {
      const visit = await enter(browser, server, "zheng.kai", "/app/2026/goal?step=awaiting", { language });
      const { page } = visit;
      try {
        await page.locator("[data-row]").nth(2).waitFor();
        for (const key of ["j", "x", "j", "x"]) await page.keyboard.press(key);
        const names = await page.locator("[data-row].chosen a.row-link").allInnerTexts();
        assert.equal(names.length, 2);
        await page.locator(".batch-bar .button:not(.button-next)").click();
        await page.locator("dialog .return-drafts li").nth(1).waitFor();
        await page.locator("dialog select").waitFor();
        await assertSound(visit, "the window of several returns", { accessible: language === "zh" });
        await page.locator("dialog .button-next").click();
        assert.ok((await page.locator("dialog .wrong").count()) > 0, "no step is chosen yet");
        await page.locator("dialog select").selectOption("draft");
        for (const text of await page.locator("dialog textarea").all()) if ((await text.inputValue()).trim() === "") await text.fill(language === "zh" ? "请按会议纪要调整。" : "Adjust to the minutes.");
        const drafted = await page.locator("dialog textarea").first().inputValue();
        await page.locator("dialog .button-next").click();
        await page.locator("dialog").waitFor({ state: "detached" });
        const { items } = await (await callerOf(server, "zheng.kai")).call<{ items: { id: string; name: string; step: string }[] }>("GET", "/api/2026/goal/filings");
        for (const name of names) assert.equal(items.find((item) => item.name === name)?.step, "draft", name);
        const { transitions } = await (await callerOf(server, OFFICE)).call<{ transitions: { opinion: string }[] }>("GET", `/api/2026/goal/filings/${items.find(({ name }) => name === names[0])!.id}`);
        assert.equal(transitions.at(-1)?.opinion, drafted);
      } finally {
        await visit.close();
      }
    });
  });
}

async function atFiling(page: Page): Promise<string> {
  await page.locator(".action-bar").waitFor();
  return (await page.locator("h1").textContent()) ?? "";
}
