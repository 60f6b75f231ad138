import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serve } from "@hono/node-server";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { assertSound, openBrowser, SIZES, visit } from "./browser.ts";
import { lookedAt } from "../server/disclosure/looked-at.ts";
import { openPaperWorld, type PaperWorld } from "../server/disclosure/paper-world.ts";

/** What people see on a screen and on paper: sound for everybody, on a desk and on a phone, in both languages, and without anything fetched from elsewhere. */
describe("public pages and prints in a browser", () => {
  let world: PaperWorld;
  let browser: Browser;
  let address: string;
  let close: () => Promise<void>;
  const pages: (readonly [name: string, path: string, by: string | null])[] = [];
  before(async () => {
    browser = await openBrowser();
    world = await openPaperWorld();
    const filing = await world.confirmed("P1", 2026);
    await world.confirmed("P2", 2026);
    const roads = await world.body("101");
    assert.equal((await world.call("department", `POST /api/2026/self-evaluation/departments/${roads}/publish`, await lookedAt(world, `/api/2026/self-evaluation/departments/${roads}`))).status, 201);
    const { json } = await world.call("officer", `POST /api/2026/self-evaluation/filings/${filing}/prints`);
    const [letter] = await world.see<{ id: string }>("select id from hengji.approval limit 1");
    pages.push(
      ["portal", "/public", null], ["year", "/public/2026", null], ["empty year", "/public/2024", null], ["department", `/public/2026/${roads}`, null],
      ["form", String(json["html"]), "officer"], ["letter", `/print/2026/goal/approvals/${letter!.id}`, "department"],
    );
    await new Promise<void>((ready) => {
      const server = serve({ fetch: world.app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
        address = `http://127.0.0.1:${port}`;
        close = () => new Promise((closed) => server.close(() => closed()));
        ready();
      });
    });
  });
  after(async () => {
    await browser.close();
    await close();
    await world.close();
  });

  const signedIn = (by: string | null): BrowserContextOptions =>
    by === null ? {} : { storageState: { cookies: [{ name: "hengji-session", value: world.token(by), domain: "127.0.0.1", path: "/", expires: -1, httpOnly: true, secure: false, sameSite: "Strict" }], origins: [] } };

  for (const [size, language] of [["desk", "zh-CN"], ["phone", "zh-CN"], ["phone", "en"]] as const) {
    test(`sound: ${size}, ${language}`, async () => {
      for (const [name, path, by] of pages) {
        const seen = await visit(browser, `${address}${path}?language=${language}`, { viewport: SIZES[size], ...signedIn(by) });
        try {
          // A browser asks for an icon by itself, and a page without a script can't tell it not to.
          seen.complaints.splice(0, seen.complaints.length, ...seen.complaints.filter((line) => !/favicon/.test(line)));
          // What axe looks at is the same in both languages and nearly the same at both sizes.
          await assertSound(seen, `${name} ${size} ${language}`, { accessible: (size === "desk") === (language === "zh-CN") });
          const text = await seen.page.evaluate(() => document.body.innerText);
          assert.doesNotMatch(text, /\b(disclosure|print)\.[a-z]/, `${name}: a sentence is missing`);
          const elsewhere = seen.requests.filter((request) => !request.startsWith(`GET ${address}${path.split("?")[0]!}`) && !request.includes("favicon"));
          assert.deepEqual(elsewhere, [], `${name}: asks for more than itself`);
        } finally {
          await seen.close();
        }
      }
    });
  }

  test("the page of a department fits A4", async () => {
    const [, path] = pages.find(([name]) => name === "department")!;
    const seen = await visit(browser, `${address}${path}`, { viewport: { width: 700, height: 1000 } });
    try {
      await seen.page.emulateMedia({ media: "print" });
      const overhang = await seen.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overhang <= 0, String(overhang));
      const mark = seen.page.locator(".mark");
      assert.equal(await mark.isVisible(), true, "the mark is on paper");
      assert.equal(await mark.evaluate((one) => getComputedStyle(one).position), "fixed", "and so on each sheet");
      await seen.page.emulateMedia({ media: "screen" });
      assert.equal(await mark.isVisible(), false, "and not on the screen");
      const pdf = await seen.page.pdf({ preferCSSPageSize: true });
      assert.match(pdf.toString("latin1"), /\/MediaBox\s*\[\s*0 0 59[45](\.\d+)? 84[12](\.\d+)?\s*\]/);
    } finally {
      await seen.close();
    }
  });
});
