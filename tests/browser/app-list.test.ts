import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { beginGoal, callerOf, enter, LIBRARY, moveOn, MUSEUM, RIVERS } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

const OFFICE = "xu.xiaoyan";

describe("a list of filings", () => {
  let server: AppServer;
  let browser: Browser;
  const ids: string[] = [];
  before(async () => {
    await builtPages();
    [server, browser] = await Promise.all([serveApp(), openBrowser()]);
    for (const [hands, amount] of [[RIVERS, "668"], [MUSEUM, "495"], [LIBRARY, "130"]] as const) {
      const id = await beginGoal(server, hands, amount);
      await moveOn(server, 2026, "goal", id, [hands.officer, "submit"], [hands.head, "approve"], [hands.department, "approve"], [hands.division, "approve"]);
      ids.push(id);
    }
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  test("is counted though the next page is asked for before the count is there", async () => {
    const visit = await enter(browser, server, OFFICE, "/app/today");
    const { page } = visit;
    try {
      // Three pages of one filing each, and a count that takes its time.
      await page.route("**/api/2026/goal/filings?*", async (route) => {
        const { items } = (await (await route.fetch({ url: route.request().url().replace(/[?&]after=p\d/, "") })).json()) as { items: unknown[] };
        const at = Number(/after=p(\d)/.exec(route.request().url())?.[1] ?? 0);
        await route.fulfill({ json: { items: items.slice(at, at + 1), next: at < 2 ? `p${at + 1}` : null } });
      });
      let answer = (): void => {};
      const asked = new Promise<void>((resolve) => (answer = resolve));
      await page.route("**/api/2026/goal/filing-count*", async (route) => {
        await asked;
        await route.fulfill({ json: { count: 30_000 } });
      });
      await page.goto(`${server.address}/app/2026/goal`);
      await page.locator("[data-row]").first().waitFor();
      assert.match(await page.locator(".list-count").innerText(), /^已显示 1 件/);
      await page.locator(".list-more button").click();
      await page.locator("[data-row]").nth(1).waitFor();
      answer();
      await page.waitForFunction(() => document.querySelector(".list-count")?.textContent?.includes("30,000"));
      assert.equal(await page.locator(".list-count").innerText(), "共 30,000 件，已显示 2 件");
    } finally {
      await visit.close();
    }
  });

  test("sends several onwards together; one that was changed meanwhile is named, nothing is sent, and then the others are", async () => {
    const visit = await enter(browser, server, OFFICE, "/app/2026/goal?state=waiting");
    const { page } = visit;
    try {
      await page.locator("[data-row]").nth(2).waitFor();
      await page.locator("thead input[type=checkbox]").check();
      await moveOn(server, 2026, "goal", ids[1]!, ["zheng.kai", "approve"]);
      await page.locator(".batch-bar input").fill("同意。");
      await page.locator(".batch-bar .button-next").click();
      await page.locator(".batch-refusals li").waitFor();
      assert.match(await page.locator(".batch-refusals").innerText(), /1 件不能送出，其余的还没有送[\s\S]*博物馆免费开放[\s\S]*又有改动/);
      const office = await callerOf(server, OFFICE);
      const steps = async (): Promise<readonly string[]> => (await office.call<{ items: { id: string; step: string }[] }>("GET", "/api/2026/goal/filings")).items.filter(({ id }) => ids.includes(id) && id !== ids[1]).map(({ step }) => step);
      assert.deepEqual(await steps(), ["performance", "performance"]);
      await page.getByRole("button", { name: "送出其余 2 件" }).click();
      await page.locator(".batch-bar").waitFor({ state: "detached" });
      assert.deepEqual(await steps(), ["awaiting", "awaiting"]);
    } finally {
      await visit.close();
    }
  });
});
