import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { readScan } from "../../src/server/files/read-scan.ts";
import { callerOf, enter } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { walkPages } from "./every-page.ts";

/* Pages that are printed as they stand bear a QR code and a version code too, on paper only. */

let server: AppServer;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), "hengji-printed-"));
before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp({ withLibrary: true }), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const firstOf = async (login: string, path: string): Promise<string> => (await (await callerOf(server, login)).call<{ items: { id: string }[] }>("GET", path)).items[0]!.id;
const PAGES: readonly { readonly says: string; readonly login: string; readonly address: () => Promise<string>; readonly digest: (address: string) => string }[] = [
  { says: "why a score is what it is", login: "luo.min", address: async () => `/app/2025/self-evaluation/${await firstOf("luo.min", "/api/2025/self-evaluation/filings")}/why`, digest: (address) => `/api${address.slice("/app".length, -"/why".length).replace("self-evaluation/", "self-evaluation/filings/")}` },
  { says: "自评结果汇总表", login: "luo.min", address: async () => `/app/2025/self-evaluation/summary/${await firstOf("luo.min", "/api/2025/self-evaluation/departments")}`, digest: (address) => `/api/2025/self-evaluation/departments/${address.split("/").at(-1)!}/summary` },
  { says: "移交清单", login: "luo.min", address: async () => "/app/hand-over", digest: () => "/api/hand-over" },
];

for (const language of ["zh", "en"] as const) {
  for (const { says, login, address, digest } of PAGES) {
    test(`${says}: its QR code leads back to it and its version code is that of what it says, in ${language}`, async () => {
      const path = await address();
      const visit = await enter(browser, server, login, `${path}?lang=${language}`, { language });
      try {
        const mark = visit.page.locator(".print-mark");
        await mark.waitFor({ state: "attached" });
        assert.equal(await mark.isVisible(), false, "on the screen");
        await visit.page.emulateMedia({ media: "print" });
        const told = await (await callerOf(server, login)).call<{ digest: string }>("GET", digest(path));
        assert.ok((await mark.innerText()).includes(told.digest.slice(0, 16)), await mark.innerText());
        const file = join(folder, "mark.png");
        await mark.locator("svg").scrollIntoViewIfNeeded();
        await mark.locator("svg").screenshot({ path: file });
        const read = await readScan(file);
        assert.ok(read !== null && read !== "busy");
        assert.deepEqual(read.codes, [`${server.address}${path}`]);
      } finally {
        await visit.close();
      }
    });
  }
}

for (const language of ["zh", "en"] as const) {
  test(`no page prints without its mark, and none shows it on the screen, in ${language}`, async () => {
    const bare: string[] = [];
    await walkPages(browser, server, { language, size: "desk" }, {
      async at(page, path, login) {
        if (login === null) return;
        await page.waitForLoadState("networkidle");
        const marks = page.locator(".print-mark");
        if ((await marks.filter({ visible: true }).count()) > 0) bare.push(`${path} (${login}) shows a mark on the screen`);
        await page.emulateMedia({ media: "print" });
        // Asked to draw for paper, a browser tells the page in its next frame; where it prints, it tells before.
        await marks.first().waitFor({ state: "visible", timeout: 5000 }).catch(() => undefined);
        const printed = await marks.filter({ visible: true }).allInnerTexts();
        if (printed.length !== 1 || !/[0-9a-f]{16}/.test(printed[0]!) || (await marks.locator("svg path").count()) !== 1) bare.push(`${path} (${login}) prints ${printed.length} marks: ${printed.join(" ")}`);
        await page.emulateMedia({ media: null });
      },
    });
    assert.deepEqual(bare, []);
  });
}

test("the mark of a page without a record of its own stands on each of its sheets, leads back with its filters, and changes with what the page says", async () => {
  const path = "/app/2025/self-evaluation";
  const visit = await enter(browser, server, "xu.xiaoyan", path);
  const { page } = visit;
  try {
    await page.waitForLoadState("networkidle");
    const mark = page.locator(".print-mark");
    const printed = async (): Promise<string> => {
      await page.pdf({ preferCSSPageSize: true });
      return /[0-9a-f]{16}/.exec((await mark.textContent())!)![0];
    };
    const first = await printed();
    assert.equal(await printed(), first, "the same words have the same code");
    await page.evaluate(() => document.querySelector("#main h1")!.append("另一个字"));
    assert.notEqual(await printed(), first);
    await page.emulateMedia({ media: "print" });
    // What is fixed is printed on each sheet.
    await page.waitForFunction(() => getComputedStyle(document.querySelector(".print-mark")!).position === "fixed");
    const file = join(folder, "list.png");
    await mark.locator("svg").screenshot({ path: file });
    const read = await readScan(file);
    assert.ok(read !== null && read !== "busy");
    assert.deepEqual(read.codes, [`${server.address}${path}`]);
  } finally {
    await visit.close();
  }
});
