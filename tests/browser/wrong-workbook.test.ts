import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import ExcelJS from "exceljs";
import type { Browser } from "playwright-core";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { oleFile } from "../files/ole.ts";
import { assertWorded, beginGoal, callerOf, enter, MUSEUM, RIVERS, settled, type Caller } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/*
 * Whoever reads a workbook into a form may take the wrong one. Each is refused in a sentence that says what it is and what to do, and what was typed
 * stands as it stood.
 */

let server: AppServer;
let browser: Browser;
let officer: Caller;
let id = "";

before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
  id = await beginGoal(server, RIVERS, "668");
  officer = await callerOf(server, RIVERS.officer);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const filing = () => officer.call<FilingDetail>("GET", `/api/2026/goal/filings/${id}`);

/** A form as it is saved from its page, by whoever is signed in there. */
async function workbookOf(login: string, path: string, change: (sheet: ExcelJS.Worksheet) => void = () => undefined): Promise<Buffer> {
  const signed = await fetch(`${server.address}/api/demo/session`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ login }) });
  const answer = await fetch(`${server.address}${path}/workbook?language=zh-CN`, { headers: { cookie: signed.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ") } });
  assert.equal(answer.status, 200, path);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  change(book.worksheets[0]!);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function replaced(sheet: ExcelJS.Worksheet, from: string, to: string): void {
  let found = 0;
  sheet.eachRow((row) => row.eachCell((cell) => {
    if (cell.value !== from) return;
    cell.value = to;
    found += 1;
  }));
  assert.ok(found > 0, `${from} is on the sheet`);
}

test("a wrong workbook is refused by what it is, in both languages, and what was typed stays", async () => {
  const own = `/api/2026/goal/filings/${id}`;
  const museum = await beginGoal(server, MUSEUM, "495");
  const { items } = await officer.call<{ items: { id: string }[] }>("GET", "/api/2025/self-evaluation/filings");
  const wrong: readonly (readonly [name: string, bytes: Buffer, said: RegExp, english: RegExp])[] = [
    ["另一项目.xlsx", await workbookOf(MUSEUM.officer, `/api/2026/goal/filings/${museum}`), /这是“博物馆免费开放”的工作簿，不是“.+”的。[\s\S]*请选择从本页导出的工作簿/, /博物馆免费开放/],
    ["另一年度.xlsx", await workbookOf(RIVERS.officer, own, (sheet) => replaced(sheet, "（2026年度）", "（2025年度）")), /工作簿的年度是“（2025年度）”，本件是“（2026年度）”/, /2025/],
    ["另一张表.xlsx", await workbookOf(RIVERS.officer, `/api/2025/self-evaluation/filings/${items[0]!.id}`), /这是“项目支出绩效自评表”的工作簿，不是“项目支出绩效目标申报表”的/, /workbook of “项目支出绩效自评表”, not of/],
    ["旧格式.xls", Buffer.from(oleFile("Workbook")), /xls/i, /xls/i],
    ["有密码.xlsx", Buffer.from(oleFile("EncryptionInfo", "EncryptedPackage")), /密码/, /password/i],
    ["空文件.xlsx", Buffer.alloc(0), /空/, /empty|nothing/i],
  ];
  for (const [language, at] of [["zh", 2], ["en", 3]] as const) {
    const visit = await enter(browser, server, RIVERS.officer, `/app/2026/goal/${id}`, { language });
    try {
      const { page } = visit;
      const typed = `沿河居民满意度达到92%，${language}。`;
      await page.locator('[data-path="goal.planned"]').click();
      await page.keyboard.type(typed);
      await page.keyboard.press("Tab");
      for (const one of wrong) {
        await page.locator(".form-tools input[type=file]").setInputFiles({ name: one[0], mimeType: "application/octet-stream", buffer: one[1] });
        await page.waitForFunction(() => document.querySelector(".form-tools .file-button.button-off") === null);
        await page.locator(".form-tools .problems").waitFor();
        const said = await page.locator(".form-tools .problems").innerText();
        assert.match(said, one[at], `${one[0]}: ${said}`);
        assert.ok((await page.locator('[data-path="goal.planned"]').innerText()).includes(typed), one[0]);
        await assertWorded(page, one[0]);
      }
      const { values, draft } = await filing();
      assert.equal((draft?.values ?? values).goal.planned, typed);
      await page.reload();
      await settled(page);
      assert.ok((await page.locator('[data-path="goal.planned"]').innerText()).includes(typed), "after the page was opened again");
      // A refusal is noted by a browser.
      visit.complaints.forEach((complaint) => assert.match(complaint, /status of 4(13|15|22|00)/));
    } finally {
      await visit.close();
    }
  }
});
