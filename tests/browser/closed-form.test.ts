import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { callerOf, enter } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* A form that is closed for all hands is read at every width: its sums, and which column is which. */

const TOP_BAR = 48;

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
  test(`sums stand at the foot and names of columns stay in sight from 721 to 1440 pixels, in ${language}`, async () => {
    const unit = await callerOf(server, "cai.lin");
    for (const stage of ["goal", "self-evaluation"] as const) {
      const { items } = await unit.call<{ items: { id: string }[] }>("GET", `/api/2025/${stage}/filings`);
      const visit = await enter(browser, server, "cai.lin", `/app/2025/${stage}/${items[0]!.id}`, { language });
      try {
        for (const width of [721, 860, 1000, 1001, 1201, 1440]) {
          await visit.page.setViewportSize({ width, height: 320 });
          await visit.page.locator(".sums b").first().waitFor({ state: "visible" });
          // The last row, brought to the middle of what is seen, has the names of its columns above it.
          const top = await visit.page.locator(".grid-rows .grid-row").last().evaluate((row) => {
            row.scrollIntoView({ block: "center" });
            return document.querySelector(".grid-rows .rows-head .heading:not(.group)")!.getBoundingClientRect().top;
          });
          assert.equal(Math.round(top), TOP_BAR, `${stage} ${width}`);
          assert.ok(await visit.page.evaluate(() => document.scrollingElement!.scrollWidth <= innerWidth), `${stage} ${width} is wider than its window`);
        }
      } finally {
        await visit.close();
      }
    }
  });
}
