import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { testDatabase, type TestDatabase } from "../server/database.ts";
import { assertSound, openBrowser, visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { servePages, type PageServer } from "./page-server.ts";
import { given, publishedTable, workbook } from "./workbooks.ts";

let browser: Browser;
let database: TestDatabase;
let server: PageServer;

before(async () => {
  await builtPages();
  database = await testDatabase();
  [browser, server] = await Promise.all([openBrowser(), servePages(database.application)]);
});

after(async () => {
  await browser?.close();
  await server?.close();
  await database?.drop();
});

async function keepTwo(page: Page): Promise<string> {
  const tables = await Promise.all(["jishan-medical-insurance-2020", "yongde-mingliang-school-meal-2022"].map((id) => workbook(`${id}.xlsx`, publishedTable(id))));
  await page.locator("input[type=file]").first().setInputFiles([...tables, given("扫描件.pdf", "%PDF-1.7\n")]);
  await page.waitForSelector(".list-view");
  await page.locator(".actions .button", { hasText: /^(留存|Keep)$/ }).click();
  await page.waitForSelector(".kept-address");
  return page.inputValue(".kept-address");
}

for (const language of ["zh", "en"]) {
  test(`what is kept opens by its address alone, looks as it did, and discarding it can be undone, in ${language}`, async () => {
    const first = await visit(browser, `${server.address}?lang=${language}`);
    const address = await keepTwo(first.page);
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/#\/kept\/[\w-]{20,}$/);
    await assertSound(first, "kept");
    const totals = await first.page.innerText(".list-totals");
    const list = await first.page.innerText(".list-table");
    await first.close();

    const second = await visit(browser, address.replace("#", `?lang=${language}#`));
    const { page } = second;
    await page.waitForSelector(".list-view");
    assert.equal(await page.innerText(".list-totals"), totals);
    assert.equal(await page.innerText(".list-table"), list);
    await assertSound(second, "opened list");
    await page.locator(".list-table a").first().click();
    await page.waitForSelector(".table-view");
    assert.match(page.url(), /#\/kept\/[\w-]+\/\d$/);
    await page.locator(".note-body").first().click();
    await page.locator(".note.chosen .note-why").click();
    assert.ok((await page.locator(".answer .steps li").count()) > 0, "the arithmetic came back with it");
    await assertSound(second, "opened table");

    await page.locator(".kept-bar button").click();
    const undo = page.locator(".kept-bar button", { hasText: language === "zh" ? "撤销删除" : "Undo" });
    await undo.waitFor();
    await assertSound(second, "discarded");
    const third = await visit(browser, address);
    await third.page.locator("h1", { hasText: /打不开|cannot be opened/ }).waitFor();
    await third.close();
    await undo.click();
    await page.locator(".kept-bar button", { hasText: language === "zh" ? "删除留存" : "Discard" }).waitFor();
    await page.reload();
    await page.waitForSelector(".table-view");
    await second.close();
  });
}

interface KeptAnswer {
  readonly contentFormat: number;
  readonly results: readonly { readonly findings: readonly { readonly message: string }[] }[];
}

test("a recheck of now that comes to something else is said for what it is, and what was kept is shown", async () => {
  const first = await visit(browser, `${server.address}?lang=zh`);
  const address = await keepTwo(first.page);
  await first.close();
  const second = await visit(browser, server.address);
  const { page } = second;
  const missed: string[] = [];
  await page.route(/api\/kept-rechecks\//, async (route) => {
    const response = await route.fetch();
    const kept = (await response.json()) as KeptAnswer;
    // As if the first table had been kept by a program that did not find its first finding.
    const results = kept.results.map((one, index) => (index === 0 ? { ...one, findings: one.findings.slice(1) } : one));
    missed.push(kept.results[0]!.findings[0]!.message);
    await route.fulfill({ response, json: { ...kept, results } });
  });
  await page.goto(address.replace("#", "?lang=zh#"));
  await page.waitForSelector(".list-view");
  const said = page.locator("details.kept-differs");
  assert.match(await said.locator("summary").innerText(), /^现在重算，有 1 张表的结论与 \d{4}-\d\d-\d\d \d\d:\d\d 留存的不同/);
  await said.locator("summary").click();
  assert.ok((await said.innerText()).includes(missed[0]!), await said.innerText());
  assert.equal(await page.getByText("由留存人的浏览器算出").count(), 0);
  await assertSound(second, "differs");
  await second.close();
});

test("what an earlier program kept from its own page is told from what the server concluded", async () => {
  const first = await visit(browser, `${server.address}?lang=en`);
  const address = await keepTwo(first.page);
  await first.close();
  const second = await visit(browser, server.address);
  const { page } = second;
  await page.route(/api\/kept-rechecks\//, async (route) => {
    const response = await route.fetch();
    const kept = (await response.json()) as KeptAnswer & { readonly tables: readonly { readonly table: unknown }[] };
    await route.fulfill({ response, json: { ...kept, contentFormat: 1, tables: kept.tables.map(({ table }) => table) } });
  });
  await page.goto(address.replace("#", "?lang=en#"));
  await page.waitForSelector(".list-view");
  assert.equal(await page.getByText("drawn in the browser of whoever kept them").count(), 1);
  await assertSound(second, "kept by a page");
  await second.close();
});

test("nothing leaves the computer before Keep is pressed, and then only what was read", async () => {
  const { page, requests, close } = await visit(browser, `${server.address}?lang=zh`);
  await page.locator("input[type=file]").first().setInputFiles([await workbook("稷山.xlsx", publishedTable("jishan-medical-insurance-2020"))]);
  await page.waitForSelector(".table-view");
  assert.deepEqual(requests.filter((request) => request.startsWith("POST")), []);
  const [request] = await Promise.all([page.waitForRequest(/api\/kept-rechecks$/), page.getByRole("button", { name: "留存" }).click()]);
  assert.deepEqual(Object.keys(request.postDataJSON() as object).sort(), ["language", "name", "tables", "unreadable"]);
  await close();
});

test("an address nobody kept anything under, and a server that is gone, are said with what to do", async () => {
  const visited = await visit(browser, `${server.address}?lang=zh#/kept/${"x".repeat(22)}`);
  const { page } = visited;
  await page.locator("h1", { hasText: "打不开" }).waitFor();
  assert.ok((await page.locator(".reading-view p").count()) >= 2);
  visited.complaints.length = 0;
  await assertSound(visited, "unknown");

  await page.goto(`${server.address}?lang=zh#/`);
  await page.locator("input[type=file]").first().setInputFiles([await workbook("稷山.xlsx", publishedTable("jishan-medical-insurance-2020"))]);
  await page.waitForSelector(".table-view");
  await page.route(/api\/kept-rechecks/, (route) => route.abort());
  await page.getByRole("button", { name: "留存" }).click();
  await page.getByText("服务器没有回应").waitFor();
  await visited.close();
});
