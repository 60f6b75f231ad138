import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { drawFiling } from "../../src/files/draw-filing.ts";
import { loadDefinitions } from "../../src/files/load-definitions.ts";
import { writePrintPage } from "../../src/files/write-print-page.ts";
import { speakWith } from "../../src/server/http/language.ts";
import { monitored } from "../core/layout/monitored.ts";
import { openBrowser } from "./browser.ts";

const read = await loadDefinitions();
assert.ok(read.ok);
const packs = read.value;
const forms = packs.forms.filter(({ draws }) => draws === "monitoring");
const MARK = { address: "https://example.org/print/2026/monitoring/1/ABCD", said: "ABCD EFGH IJKL · 3 · 0123456789abcdef · 2026-10-12 09:30", notice: "", demo: true };

let browser: Browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

test("a monitoring form with seven and with eight indicators is printed on one sheet of A4 across, in both languages", async () => {
  const page = await browser.newPage();
  for (const form of forms) for (const language of ["zh-CN", "en"] as const) {
    for (const indicators of [7, 8]) {
      const { names, ...filing } = monitored(packs, form, indicators);
      const layout = drawFiling(filing, speakWith(names, language), names);
      assert.equal(layout.paper.orientation, "landscape");
      await page.setContent(writePrintPage(layout, MARK, language));
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, `${form.id} ${language} ${indicators}`);
      assert.match(pdf, /\/MediaBox\s*\[\s*0 0 84[12](\.\d+)? 59[45](\.\d+)?\s*\]/);
      // Every word of every cell stands whole on paper: nothing is cut off or written over the next cell.
      await page.emulateMedia({ media: "print" });
      const over = await page.$$eval(".hj-layout td, .hj-layout th", (cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent));
      assert.deepEqual(over, [], `${form.id} ${language}`);
      await page.emulateMedia({ media: null });
    }
  }
  await page.close();
});
