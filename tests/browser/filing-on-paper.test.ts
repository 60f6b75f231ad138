import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { callerOf, enter } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* The page of a filing printed as it stands: on the paper of its form, no column beyond the sheet, no block put off to a sheet of its own. */

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

/** Width of the sheet between its margins, in pixels of 96 an inch. */
const PAPER = { portrait: { width: 703, box: [595, 842] }, landscape: { width: 1032, box: [842, 595] } } as const;

for (const language of ["zh", "en"] as const) {
  for (const [year, stage, paper] of [[2026, "goal", "portrait"], [2026, "monitoring", "landscape"], [2025, "self-evaluation", "portrait"]] as const) {
    test(`a filing of ${stage} prints ${paper}, whole, in ${language}`, async () => {
      const { items } = await (await callerOf(server, "luo.min")).call<{ items: { id: string }[] }>("GET", `/api/${year}/${stage}/filings`);
      const visit = await enter(browser, server, "luo.min", `/app/${year}/${stage}/${items[0]!.id}`, { language });
      const { page } = visit;
      try {
        await page.locator(".grid-rows").first().waitFor();
        const { width, box } = PAPER[paper];
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
        const [, across, down] = /\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
        assert.deepEqual([Math.round(Number(across)), Math.round(Number(down))], box);
        // As wide as the sheet and its margins, by which a browser chooses what is for narrow screens.
        await page.setViewportSize({ width: width + 91, height: 900 });
        await page.emulateMedia({ media: "print" });
        const seen = await page.evaluate(() => {
          const edge = document.querySelector("#app")!.getBoundingClientRect().right;
          return {
            beyond: Array.from(document.querySelectorAll<HTMLElement>(".grid :is(td, th)")).filter((one) => one.getBoundingClientRect().right > edge - 0.5).map(({ innerText }) => innerText),
            putOff: Array.from(document.querySelectorAll(".grid-section")).map((one) => getComputedStyle(one).contentVisibility),
            kept: Array.from(document.querySelectorAll(".grid tr")).filter((one) => getComputedStyle(one).breakInside !== "auto").length,
          };
        });
        assert.deepEqual([seen.beyond, seen.putOff.filter((is) => is !== "visible"), seen.kept], [[], [], 0]);
      } finally {
        await visit.close();
      }
    });
  }
}
