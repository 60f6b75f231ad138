import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { speak } from "../../src/words/index.ts";
import { enter } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/*
 * Over a slow line a page gives way to the next one when that one can be drawn: at no frame in between is there an empty place, and nothing
 * moves once it stands.
 */

/** What each answer of the server takes, in milliseconds. */
const SLOW = 300;

/** How much may move on all pages together: what is called good for one. */
const MOST_MOVED = 0.1;

let browser: Browser;
let server: AppServer;
before(async () => {
  await builtPages();
  [browser, server] = await Promise.all([openBrowser(), serveApp()]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

interface Watched {
  readonly empty: string[];
  readonly shifts: { readonly value: number; readonly of: string }[];
}

/** From now on each frame that shows a page without a heading or with next to nothing below it is noted, and whatever moves. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Watched = { empty: [], shifts: [] };
    Object.assign(window, { seen });
    const look = (): void => {
      const main = document.getElementById("main");
      const heading = main?.querySelector<HTMLElement>("h1");
      const said = (main?.innerText ?? "").length - (heading?.innerText.length ?? 0);
      const waits = main?.querySelector(".waiting") != null;
      if (heading == null || said < 12 || waits) seen.empty.push(`${window.location.pathname}: ${heading == null ? "no heading" : heading.innerText}, ${said} characters${waits ? ", waiting" : ""}`);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] })[]) {
        // What follows a key or a click at once is their answer.
        if (!entry.hadRecentInput) seen.shifts.push({ value: entry.value, of: `${window.location.pathname}: ${entry.sources.map(({ node }) => (node instanceof Element ? `${node.tagName}.${node.className}` : node?.nodeName ?? "")).join(" ")}` });
      }
    }).observe({ type: "layout-shift" });
  });
}

async function seen(page: Page): Promise<Watched> {
  return page.evaluate(() => (window as unknown as { seen: Watched }).seen);
}

for (const language of ["zh", "en"] as const) {
  test(`from page to page and back over a slow line there is always a page in sight, in ${language}`, async () => {
    const say = speak(language === "zh" ? "zh-CN" : "en");
    const visit = await enter(browser, server, "xu.xiaoyan", "/app/today", { language });
    const { page } = visit;
    await page.locator(".wait").first().waitFor();
    await page.route("**/*", async (route) => {
      await new Promise((over) => setTimeout(over, SLOW));
      await route.continue();
    });
    await watch(page);
    const heading = () => page.locator("#main h1").innerText();
    /** Does what leads to another page, and waits until that one stands. */
    const to = async (address: RegExp, stands: string, act: () => Promise<unknown>): Promise<void> => {
      await act();
      await page.waitForURL(address, { timeout: 8000 });
      await page.locator(`#main:not([aria-busy]) ${stands}`).first().waitFor();
      // Whatever comes after it has time to come.
      await page.waitForTimeout(2 * SLOW);
    };
    const task = (name: string, at: RegExp, stands: string): Promise<void> => to(at, stands, () => page.locator("#tasks").getByRole("link", { name: say(name), exact: true }).first().click());

    await task("app-frame.task.goal", /\/goal$/, "a.row-link, .empty");
    const other = page.locator("#tasks").getByRole("link", { name: say("app-frame.task.goal"), exact: true }).nth(1);
    const before = await heading();
    await other.click();
    await page.waitForFunction((words) => document.querySelector("#main h1")?.textContent !== words, before);
    await page.waitForTimeout(2 * SLOW);
    const list = await heading();
    await to(/\/goal\/[0-9a-f-]{36}/, ".grid", () => page.locator("a.row-link").first().click());
    await to(/\/goal(\?|$)/, "a.row-link", () => page.goBack());
    assert.equal(await heading(), list);
    await to(/state=/, "h1", () => page.locator(".segment").first().click());
    await to(/state=mine/, "h1", () => page.locator(".segment").nth(1).click());
    await page.locator(".segment").nth(2).click();
    await page.locator("a.row-link").first().waitFor();
    const shown = await page.locator("a.row-link").count();
    if ((await page.locator(".list-more button").count()) > 0) {
      await page.locator(".list-more button").click();
      await page.locator("a.row-link").nth(shown).waitFor();
    }
    await page.locator("#filter-name").fill("zz");
    await page.locator(".empty").waitFor();
    await page.locator("#filter-name").fill("");
    await page.locator("a.row-link").first().waitFor();

    await task("app-frame.task.self-evaluation", /self-evaluation$/, "a.row-link, .empty");
    if ((await page.locator("a.row-link").count()) === 0) {
      await to(/2025\/self-evaluation/, "a.row-link", () => page.locator("#tasks").getByRole("link", { name: say("app-frame.task.self-evaluation"), exact: true }).nth(1).click());
    }
    await to(/self-evaluation\/[0-9a-f-]{36}/, ".grid", () => page.locator("a.row-link").first().click());
    await page.locator(".score-main a").first().waitFor();
    await to(/\/why$/, ".why-total", () => page.locator(".score-main a").first().click());
    await task("app-frame.task.disclosure", /disclosure$/, "table");
    await task("app-frame.task.policies", /policies$/, "li, table");
    await task("app-frame.task.subjects", /subjects$/, "table");
    await to(/ledger\/2026/, "table", () => page.locator('#tasks a[href="/app/ledger/2026"]').click());
    await task("app-frame.task.library", /library$/, ".library-found .empty");
    await task("app-frame.task.inbox", /inbox$/, "a.row-link, .empty");
    await task("app-frame.task.today", /today$/, ".wait");
    const words = await heading();
    await page.locator(".language button").nth(language === "zh" ? 1 : 0).click();
    await page.waitForFunction((before) => document.querySelector("#main h1")?.textContent !== before, words);
    await page.waitForTimeout(2 * SLOW);

    const { empty, shifts } = await seen(page);
    assert.deepEqual([...new Set(empty)], []);
    const moved = shifts.reduce((sum, { value }) => sum + value, 0);
    assert.ok(moved <= MOST_MOVED, `${moved}: ${JSON.stringify(shifts)}`);
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  });
}

test("a list that is filtered stays in sight until its next answer is here, and its field under the hand", async () => {
  const say = speak("zh-CN");
  const visit = await enter(browser, server, "xu.xiaoyan", "/app/policies");
  const { page } = visit;
  await page.route("**/api/**", async (route) => {
    await new Promise((over) => setTimeout(over, SLOW));
    await route.continue();
  });
  /** Types of what there is nothing, letter by letter, and takes it back: the field stays under the hand all the while. */
  const narrowed = async (field: string): Promise<void> => {
    const input = page.locator("#main").getByLabel(say(field), { exact: true });
    await input.click();
    await input.pressSequentially("zqx jv", { delay: 150 });
    await page.locator("#main .empty").first().waitFor();
    assert.equal(await input.evaluate((one: HTMLInputElement) => one === document.activeElement && one.value), "zqx jv");
    await input.fill("");
    await page.locator("#main .empty").first().waitFor({ state: "detached" });
    assert.ok(await input.evaluate((one) => one === document.activeElement));
  };
  for (const [address, stands, field] of [["/app/policies", "li", "app-policy.search"], ["/app/2027/subjects", "table", "app-ledger.search"], ["/app/ledger/2026", "table", "app-ledger.search"]] as const) {
    await page.goto(`${server.address}${address}`);
    await page.locator(`#main ${stands}`).first().waitFor();
    await watch(page);
    await narrowed(field);
    assert.deepEqual((await seen(page)).empty, [], address);
  }
  assert.deepEqual(visit.complaints, []);
  await visit.close();
});

test("a page that is being left writes nothing into the address of the next one", async () => {
  const say = speak("zh-CN");
  const visit = await enter(browser, server, "xu.xiaoyan", "/app/2026/goal");
  const { page } = visit;
  await page.locator("a.row-link").first().waitFor();
  await page.route("**/api/**", async (route) => {
    await new Promise((over) => setTimeout(over, 3 * SLOW));
    await route.continue();
  });
  const leave = async (name: string, stands: string): Promise<URL> => {
    await page.locator("#tasks").getByRole("link", { name: say(name), exact: true }).first().click();
    await page.locator(`#main:not([aria-busy]) ${stands}`).first().waitFor();
    return new URL(page.url());
  };
  // A word that was not paused in yet, and a cell that was gone to a moment ago.
  await page.locator("#filter-name").pressSequentially("zz");
  assert.deepEqual([(await leave("app-frame.task.today", ".wait")).pathname, new URL(page.url()).search], ["/app/today", ""]);
  await leave("app-frame.task.ledger", "h1");
  await page.locator("#main").getByLabel(say("app-ledger.search"), { exact: true }).pressSequentially("zz");
  assert.deepEqual([(await leave("app-frame.task.inbox", "a.row-link")).pathname, new URL(page.url()).search], ["/app/inbox", ""]);
  await page.locator("a.row-link").first().click();
  await page.locator("#main:not([aria-busy]) .grid").waitFor();
  await page.locator(".grid [data-path]").nth(5).click();
  assert.deepEqual([(await leave("app-frame.task.today", ".wait")).pathname, new URL(page.url()).hash], ["/app/today", ""]);
  await visit.close();
});
