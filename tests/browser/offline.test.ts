import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { assertSound, openBrowser, visit } from "./browser.ts";
import { builtPages, OFFLINE_PAGE, PAGES_FOLDER } from "./built-pages.ts";
import { publishedTable, workbook } from "./workbooks.ts";

let browser: Browser;
const address = pathToFileURL(OFFLINE_PAGE).href;

before(async () => {
  await builtPages();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
});

for (const language of ["zh-CN", "en"]) {
  test(`the one file works from the disk without a network, in ${language}`, async () => {
    const asked = `${address}?lang=${language.slice(0, 2)}`;
    const visited = await visit(browser, asked, { offline: true });
    const { page, requests } = visited;
    await assertSound(visited, "first view");
    await page.locator("input[type=file]").first().setInputFiles([await workbook("稷山.xlsx", publishedTable("jishan-medical-insurance-2020"))]);
    await page.waitForSelector(".table-view");
    assert.equal(await page.getAttribute("html", "lang"), language);
    assert.match(await page.innerText(".strip"), /93[\s\S]*94/);
    await page.locator(".mark").first().click();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".answer");
    await assertSound(visited, "answer");
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".actions .button").nth(1).click()]);
    assert.match(download.suggestedFilename(), /\.xlsx$/);
    await page.locator(".language button").nth(language === "en" ? 0 : 1).click();
    assert.notEqual(await page.getAttribute("html", "lang"), language);
    assert.deepEqual(requests.filter((request) => !request.startsWith("GET blob:")), [`GET ${asked}`], "nothing but the file itself is asked for");
    await visited.close();
  });
}

test("the one file offers nothing that needs a server", async () => {
  const { page, close } = await visit(browser, `${address}#/sample`);
  await page.waitForSelector(".table-view");
  assert.equal(await page.getByRole("button", { name: "留存" }).count(), 0);
  assert.equal(await page.locator("a[href*='recheck.html']").count(), 0);
  await page.goto(`${address}#/kept/abcdefghijklmnop`);
  await page.waitForSelector(".first-view");
  await close();
});

test("the one file forbids itself every connection", async () => {
  const { page, close } = await visit(browser, address);
  const reached = await page.evaluate(() => fetch("https://example.org/", { mode: "no-cors" }).then(() => "reached", () => "refused"));
  assert.equal(reached, "refused");
  const policy = await page.getAttribute("meta[http-equiv]", "content");
  assert.match(policy ?? "", /^default-src 'none'/);
  await close();
});

test("a browser that cannot run the script shows a sentence in both languages instead of a blank page", async () => {
  // An old browser fails at the first thing in the script that it cannot read.
  const broken = readFileSync(OFFLINE_PAGE, "utf8").replace(/<meta http-equiv[^>]*>/, "").replace("<script>\n", "<script>\nlet a = ?.b;\n");
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route("http://old.test/", (route) => route.fulfill({ body: broken, contentType: "text/html; charset=utf-8" }));
  await page.goto("http://old.test/");
  await page.locator("#not-started").waitFor({ state: "visible" });
  assert.match(await page.innerText("#not-started"), /Chromium 80[\s\S]*Chromium 80/);
  await context.close();
});

for (const page of ["index.html", "app.html"]) {
  test(`what ${page} needs before it can be used stays within its weight`, (t) => {
    const folder = `${PAGES_FOLDER}/assets`;
    const heavy = (name: string): number => gzipSync(readFileSync(`${folder}/${name}`)).length;
    const entry = /src="[./]*assets\/([^"]+\.js)"/.exec(readFileSync(`${PAGES_FOLDER}/${page}`, "utf8"))![1]!;
    const lexicons = readdirSync(folder).filter((name) => /^(zh-CN|en)-.*\.js$/.test(name));
    assert.equal(lexicons.length, 2);
    // One of the two languages is fetched.
    const weight = heavy(entry) + Math.max(...lexicons.map(heavy));
    t.diagnostic(`${entry} with its words: ${(weight / 1024).toFixed(1)} KB gzip`);
    assert.ok(weight <= 250 * 1024);
  });
}
