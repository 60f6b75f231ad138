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

/* Pages that are printed as they stand bear a QR code and a version code too, on paper only. */

let server: AppServer;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), "hengji-printed-"));
before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
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
