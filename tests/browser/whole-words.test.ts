import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { layOutEmpty } from "../../src/core/layout/lay-out-table.ts";
import { loadDefinitions } from "../../src/files/load-definitions.ts";
import { writePrintPage } from "../../src/files/write-print-page.ts";
import { speak } from "../../src/words/index.ts";
import { openBrowser } from "./browser.ts";

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
