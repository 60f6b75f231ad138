import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { layOutEmpty } from "../../src/core/layout/lay-out-table.ts";
import { loadDefinitions } from "../../src/files/load-definitions.ts";
import { writePrintPage } from "../../src/files/write-print-page.ts";
import { speak } from "../../src/words/index.ts";
import { openBrowser } from "./browser.ts";
import { callerOf, enter } from "./app-city.ts";
import { serveApp } from "./app-server.ts";
import { builtPages } from "./built-pages.ts";
import { cutOff } from "./cut-off.ts";

const read = await loadDefinitions();
assert.ok(read.ok);
const { forms } = read.value;
const INCH = 25.4;

let browser: Browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

test("no English word of an official form is broken in the middle, on paper or on the screen", async () => {
  const page = await browser.newPage();
  for (const form of forms) {
    const layout = layOutEmpty(form, speak("en"));
    const paper = Math.round((layout.columns.reduce((total, column) => total + column, 0) / INCH) * 96);
    await page.setContent(writePrintPage(layout, { address: "https://example.org", said: "", notice: "", demo: false }, "en"));
    for (const [media, width] of [["print", paper], ["screen", 1366]] as const) {
      await page.emulateMedia({ media });
      await page.setViewportSize({ width, height: 900 });
      const broken = await page.$$eval(".hj-layout th, .hj-layout td", (cells) => cells.filter((cell) => cell.querySelector(".hj-turned") === null).flatMap((cell) => {
        const range = document.createRange();
        const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
          for (const { index, 0: word } of (node.textContent ?? "").matchAll(/[A-Za-z]{2,}/g)) {
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word);
          }
        }
        return found;
      }));
      assert.deepEqual(broken, [], `${form.id} ${media}`);
    }
  }
  await page.close();
});

test("nor in a monitoring form as it is filled, whose column of remarks is as narrow as the boxes to be ticked beside it", async () => {
  await builtPages();
  const server = await serveApp();
  try {
    const { items } = await (await callerOf(server, "xu.xiaoyan")).call<{ readonly items: readonly { readonly id: string }[] }>("GET", "/api/2026/monitoring/filings");
    const visit = await enter(browser, server, "xu.xiaoyan", `/app/2026/monitoring/${items[0]!.id}`, { language: "en" });
    await visit.page.locator("th.heading", { hasText: "Remarks" }).waitFor();
    assert.deepEqual((await cutOff(visit.page)).filter((said) => said.startsWith("breaks")), []);
    await visit.close();
  } finally {
    await server.close();
  }
});
