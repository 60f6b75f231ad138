import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { readScan } from "../../src/server/files/read-scan.ts";
import { testDatabase, type TestDatabase } from "../server/database.ts";
import { openBrowser, visit } from "./browser.ts";
import { builtPages, OFFLINE_PAGE } from "./built-pages.ts";
import { servePages, type PageServer } from "./page-server.ts";
import { publishedTable, workbook } from "./workbooks.ts";

/* A recheck that is printed bears a QR code and a version code on each sheet, from a server and from the one file without any. */

let browser: Browser;
let database: TestDatabase;
let server: PageServer;
const folder = mkdtempSync(join(tmpdir(), "hengji-recheck-on-paper-"));
before(async () => {
  await builtPages();
  database = await testDatabase();
  [browser, server] = await Promise.all([openBrowser(), servePages(database.application)]);
});
after(async () => {
  await browser?.close();
  await server?.close();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the mark of a page says on paper, and what its QR code holds. */
async function printed(page: Page): Promise<{ readonly said: string; readonly held: readonly string[] }> {
  const mark = page.locator(".print-mark");
  assert.equal(await mark.filter({ visible: true }).count(), 0, "nothing on the screen");
  await page.emulateMedia({ media: "print" });
  await mark.waitFor({ state: "visible" });
  const said = await mark.innerText();
  const file = join(folder, "mark.png");
  await mark.locator("svg").screenshot({ path: file });
  await page.emulateMedia({ media: null });
  const read = await readScan(file);
  assert.ok(read !== null && read !== "busy");
  return { said, held: read.codes };
}

async function hand(page: Page, name: string, ...ids: readonly string[]): Promise<void> {
  await page.locator("input[type=file]").first().setInputFiles(await Promise.all(ids.map((id, at) => workbook(`${at}${name}`, publishedTable(id)))));
  await page.waitForSelector(ids.length === 1 ? ".table-view" : ".list-view");
}

const ONE = "jishan-medical-insurance-2020";

test("the one file prints the version code of what it found, the same in both languages and under any name of the file", async () => {
  const told = [];
  for (const [language, name, first] of [["zh", "甲.xlsx", "版本码"], ["en", "乙.xlsx", "Version code"]] as const) {
    const { page, close } = await visit(browser, `${pathToFileURL(OFFLINE_PAGE).href}?lang=${language}`, { offline: true });
    await hand(page, name, ONE);
    const { said, held } = await printed(page);
    const digest = /^SM3 ([0-9a-f]{64})$/.exec(held[0] ?? "")?.[1] ?? "";
    assert.ok(said.startsWith(`${first} ${digest.slice(0, 16)}`) && digest !== "", `${said} ${held.join()}`);
    told.push(digest);
    await close();
  }
  assert.equal(told[0], told[1]);
});

test("each table of many, and their list, have a code of their own; the first page has none", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh`);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".print-mark").count(), 0);
  await page.emulateMedia({ media: null });
  await hand(page, "表.xlsx", ONE, "yongde-mingliang-school-meal-2022");
  const list = await printed(page);
  const tables = [];
  for (const table of [0, 1]) {
    await page.locator(".list-table a").nth(table).click();
    await page.waitForSelector(".table-view");
    tables.push((await printed(page)).held[0]);
    await page.goBack();
    await page.waitForSelector(".list-view");
  }
  assert.equal(new Set([list.held[0], ...tables]).size, 3);
  await close();
});

test("what a server keeps is led back to, and bears the code that it had before", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh`);
  await hand(page, "表.xlsx", ONE);
  const own = await printed(page);
  await page.locator(".actions .button", { hasText: /^留存$/ }).click();
  await page.waitForSelector(".kept-address");
  const address = await page.inputValue(".kept-address");
  await page.goto(address.replace("#", "?lang=zh#"));
  await page.waitForSelector(".table-view");
  const kept = await printed(page);
  assert.deepEqual(kept.held, [address]);
  assert.equal(/[0-9a-f]{16}/.exec(kept.said)?.[0], /[0-9a-f]{16}/.exec(own.said)?.[0]);
  const sheets = (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g);
  assert.ok(sheets!.length >= 1);
  await close();
});
