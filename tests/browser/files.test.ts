import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import exceljs from "exceljs";
import type { Browser, Page } from "playwright-core";
import { assertSound, openBrowser, SIZES, visit } from "./browser.ts";
import { builtPages, OFFLINE_PAGE } from "./built-pages.ts";
import { servePages, type PageServer } from "./page-server.ts";
import { given, publishedFiles, publishedTable, workbook, zip, type GivenFile } from "./workbooks.ts";

let browser: Browser;
let server: PageServer;
const jishan = publishedTable("jishan-medical-insurance-2020");
const yongde = publishedTable("yongde-mingliang-school-meal-2022");

before(async () => {
  await builtPages();
  [browser, server] = await Promise.all([openBrowser(), servePages()]);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const choose = (page: Page, ...files: GivenFile[]) => page.locator("input[type=file]").first().setInputFiles(files);

/** Drops files from outside onto the page, as a person does with the mouse. */
async function drop(page: Page, ...files: GivenFile[]): Promise<void> {
  const contents = files.map(({ name, buffer }) => ({ name, base64: buffer.toString("base64") }));
  await page.evaluate((dropped) => {
    const data = new DataTransfer();
    for (const { name, base64 } of dropped) data.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name));
    const on = document.querySelector("main")!;
    for (const type of ["dragenter", "dragover", "drop"]) on.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
  }, contents);
}

test("a dropped workbook is drawn as on paper, with the findings at their cells", async () => {
  const visited = await visit(browser, `${server.address}?lang=zh`);
  const { page } = visited;
  await drop(page, await workbook("稷山.xlsx", jishan));
  await page.waitForSelector(".table-view");
  assert.match(page.url(), /#\/results$/);
  assert.match(await page.innerText(".table-head"), /稷山县医疗保险服务中心[\s\S]*稷山\.xlsx/);
  assert.match(await page.innerText(".strip"), /93[\s\S]*表上总分 94/);
  const row = page.locator(".paper-table tr", { hasText: "全县参合人数" });
  assert.equal(await row.locator("td.field-score .opens").innerText(), "13");
  assert.equal(await row.locator(".mark").count(), 1);
  assert.equal(await page.locator(".veil").isVisible(), false);
  await assertSound(visited, "dropped workbook");
  await visited.close();
});

test("while a file hangs over the page it says what letting go will do", async () => {
  const { page, close } = await visit(browser, server.address);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["x"], "x.xlsx"));
    document.body.dispatchEvent(new DragEvent("dragenter", { bubbles: true, cancelable: true, dataTransfer: data }));
  });
  assert.equal(await page.locator(".veil").isVisible(), true);
  assert.notEqual(await page.locator(".veil").innerText(), "");
  await close();
});

test("a pasted file is taken, pasted text is answered", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh`);
  const paste = (content: readonly number[] | null) =>
    page.evaluate((bytes) => {
      const data = new DataTransfer();
      if (bytes === null) data.setData("text/plain", "8755");
      else data.items.add(new File([new Uint8Array(bytes)], "贴.xlsx"));
      document.body.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data }));
    }, content);
  await paste(null);
  await page.getByText("粘贴的是文字，不是文件").waitFor({ state: "attached" });
  await paste([...(await workbook("贴.xlsx", jishan)).buffer]);
  await page.waitForSelector(".table-view");
  await close();
});

for (const [language, viewport] of [["zh", SIZES.desk], ["en", SIZES.phone]] as const) {
  describe(`many files in ${language} at ${viewport.width}`, () => {
    test("a zip, a workbook of two tables and bad files come to one list whose counts are true", async () => {
      const visited = await visit(browser, `${server.address}?lang=${language}`, { viewport });
      const { page } = visited;
      const others = await Promise.all(["yuan-relics-protection-2022", "zhongjiang-water-gauge-2022"].map((id) => workbook(`${id}.xlsx`, publishedTable(id))));
      await choose(
        page,
        zip("上报.zip", ...others),
        await workbook("两张.xlsx", jishan, yongde),
        given("坏.xlsx", Buffer.from("PK\u0003\u0004 and then nothing")),
        given("扫描件.pdf", "%PDF-1.7\n"),
        given("空.json", "{"),
        given("说明.txt", "请按时报送"),
      );
      await page.waitForSelector(".list-view");
      assert.equal(await page.locator(".list-table tbody tr:not(.department-row)").count(), 4);
      assert.equal(await page.locator(".unreadable > ul > li").count(), 4);
      for (const name of ["坏.xlsx", "扫描件.pdf", "空.json", "说明.txt"]) assert.ok((await page.innerText(".unreadable")).includes(name), name);
      await assertSound(visited, "list");

      const name = await page.locator(".list-table tbody tr:not(.department-row) th").first().boundingBox();
      assert.ok(name !== null && name.width > 120, "the name of a project has room to be read");

      const total = await page.locator(".list-totals .count-error b").innerText();
      const each = await page.locator(".list-table tr:not(.department-row) .count-error b").allInnerTexts();
      assert.equal(Number(total), each.reduce((sum, count) => sum + Number(count), 0));

      await page.fill("#list-filter", "稷山");
      assert.equal(await page.locator(".list-table tbody tr:not(.department-row):visible").count(), 1);
      assert.match(await page.innerText(".list-shown"), /1.*4/);
      await assertSound(visited, "filtered list");
      await page.fill("#list-filter", "没有这样的词");
      assert.equal(await page.locator(".list-nothing").isVisible(), true);
      await page.fill("#list-filter", "");

      await page.locator(".list-table a", { hasText: jishan.project.name! }).click();
      await page.waitForSelector(".table-view");
      assert.match(await page.innerText(".neighbours"), /4/);
      await assertSound(visited, "one of many");
      await page.goBack();
      await page.waitForSelector(".list-view");
      await visited.close();
    });
  });
}

test("departments with most to mend stand first", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh`);
  await choose(page, ...publishedFiles());
  await page.waitForSelector(".list-view");
  const errors = await page.locator(".department-row").evaluateAll((rows) => rows.map((row) => Number(row.querySelector(".count-error b")?.textContent ?? 0)));
  assert.ok(errors.length > 20);
  assert.deepEqual(errors, [...errors].sort((left, right) => right - left));
  await close();
});

test("the list prints in a line or two a table", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh`);
  await choose(page, ...publishedFiles());
  await page.waitForSelector(".list-view");
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 703, height: 1000 });
  const tallest = await page.locator(".list-table tbody tr").evaluateAll((rows) => Math.max(...rows.map((row) => row.getBoundingClientRect().height)));
  assert.ok(tallest < 90, `${tallest} px`);
  await close();
});

test("the findings workbook is downloaded and opens in another program's reader", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh`);
  await choose(page, await workbook("稷山.xlsx", jishan), await workbook("永德.xlsx", yongde));
  await page.waitForSelector(".list-view");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "保存工作簿" }).click()]);
  assert.match(download.suggestedFilename(), /\.xlsx$/);
  const book = new exceljs.Workbook();
  await book.xlsx.load(readFileSync(await download.path()) as unknown as exceljs.Buffer);
  const words = book.worksheets.flatMap((sheet) => sheet.getSheetValues().flatMap((row) => (Array.isArray(row) ? row.map(String) : [])));
  assert.ok(book.worksheets.length >= 3);
  assert.ok(words.some((text) => text.includes("全县参合人数")));
  await close();
});

test("the return notice is copied at once and can be changed and copied again", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh`, { permissions: ["clipboard-read", "clipboard-write"] });
  await choose(page, await workbook("稷山.xlsx", jishan));
  await page.getByRole("button", { name: "复制退回意见" }).click();
  await page.getByText("已复制").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^稷山县医疗保险服务中心/);
  assert.match(copied, /94/);
  await page.fill(".notice-text", "改过的意见");
  await page.getByRole("button", { name: "再次复制" }).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) === "改过的意见");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "复制退回意见");
  await close();
});

test("where copying is not allowed the text stands selected, ready for the keyboard", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh`);
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  await choose(page, await workbook("稷山.xlsx", jishan));
  await page.getByRole("button", { name: "复制退回意见" }).click();
  await page.getByText("请按 Ctrl C").waitFor();
  const selected = await page.locator(".notice-text").evaluate((box: HTMLTextAreaElement) => [box.selectionStart, box.selectionEnd === box.value.length, document.activeElement === box]);
  assert.deepEqual(selected, [0, true, true]);
  await close();
});

test("the last result survives a reload, on this computer only, and starting over can be undone", async () => {
  const { page, requests, close } = await visit(browser, `${server.address}?lang=zh`);
  await choose(page, await workbook("稷山.xlsx", jishan));
  await page.waitForSelector(".table-view");
  await page.reload();
  await page.waitForSelector(".table-view");
  assert.match(await page.innerText(".strip"), /表上总分 94/);
  await page.getByRole("button", { name: "重新开始" }).click();
  await page.waitForSelector(".first-view");
  await page.getByRole("button", { name: "撤销" }).click();
  await page.waitForSelector(".table-view");
  await page.getByRole("button", { name: "重新开始" }).click();
  await page.waitForSelector(".first-view");
  await page.reload();
  await page.waitForSelector(".first-view");
  assert.equal(await page.locator(".bar").count(), 0);
  assert.deepEqual(requests.filter((request) => !/^GET .*(\/|\/assets\/[^/]+|\/floor\.js|#\/.*|\?lang=\w+)$/.test(request)), [], "nothing is sent anywhere");
  await close();
});

test("five hundred workbooks: the page answers all the while, can be stopped, and says what was not looked at", async (t) => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh`);
  const [one, two] = await Promise.all([workbook("a.xlsx", jishan), workbook("b.xlsx", yongde)]);
  const files = Array.from({ length: 500 }, (_, index) => ({ ...(index % 2 === 0 ? one! : two!), name: `单位${String(index).padStart(3, "0")}.xlsx` }));
  await page.evaluate(() => {
    const beats = { longest: 0, last: performance.now() };
    const beat = () => {
      const now = performance.now();
      beats.longest = Math.max(beats.longest, now - beats.last);
      beats.last = now;
      requestAnimationFrame(beat);
    };
    requestAnimationFrame(beat);
    Object.assign(window, { beats });
  });
  await choose(page, ...files);
  await page.waitForSelector(".reading-view progress");
  await page.waitForFunction(() => (document.querySelector("progress")?.value ?? 0) > 20);
  await page.getByRole("button", { name: "停止" }).click();
  await page.waitForSelector(".list-view");
  const done = await page.locator(".list-table tbody tr:not(.department-row)").count();
  assert.ok(done > 20 && done < 500, `${done} done`);
  assert.match(await page.innerText(".list-totals"), new RegExp(`${500 - done} 份文件没看完`));

  await page.getByRole("button", { name: "重新开始" }).click();
  await page.evaluate(() => Object.assign((window as unknown as { beats: object }).beats, { longest: 0 }));
  const started = Date.now();
  await choose(page, ...files);
  await page.waitForSelector(".list-view", { timeout: 120_000 });
  const longest = await page.evaluate(() => (window as unknown as { beats: { longest: number } }).beats.longest);
  t.diagnostic(`500 workbooks in ${Date.now() - started} ms, longest pause between two frames ${Math.round(longest)} ms`);
  assert.equal(await page.locator(".list-table tbody tr:not(.department-row)").count(), 500);
  assert.equal(await page.locator(".department-row").count(), 2);
  await close();
});

test("a folder is walked in the order of its names, hidden files aside", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh`);
  const inputs = page.locator("input[type=file]");
  assert.equal(await inputs.nth(1).getAttribute("webkitdirectory"), "");
  const files = [await workbook("表.xlsx", jishan), given("~$表.xlsx", "lock"), given(".DS_Store", "x")];
  await choose(page, ...files, await workbook("另.xlsx", yongde));
  await page.waitForSelector(".list-view");
  assert.equal(await page.locator(".list-table tbody tr:not(.department-row)").count(), 2);
  assert.match(await page.innerText(".list-totals"), /略过 2 个/);
  await close();
});

test("a file that takes long is stopped at once", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh`);
  const head = ["项目名称", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"];
  const rows = Array.from({ length: 20_000 }, (_, index) => [`项目${index >> 3}`, "产出指标", "数量指标", `指标${index}`, `≥${index}人次`, index, 10, 10, ""]);
  const book = new exceljs.Workbook();
  book.addWorksheet("清单").addRows([head, ...rows]);
  await choose(page, given("清单.xlsx", Buffer.from(await book.xlsx.writeBuffer())));
  await page.getByRole("button", { name: "停止" }).click();
  await page.waitForSelector(".list-view", { timeout: 5_000 });
  assert.match(await page.innerText(".list-totals"), /1 份文件没看完/);
  await close();
});

test("where a policy forbids workers the page reads on its own thread", async () => {
  const context = await browser.newContext({ locale: "zh-CN" });
  await context.addInitScript(() => {
    window.Worker = function forbidden() {
      throw new DOMException("forbidden", "SecurityError");
    } as unknown as typeof Worker;
  });
  const page = await context.newPage();
  await page.goto(server.address);
  await choose(page, await workbook("稷山.xlsx", jishan), given("坏.xlsx", "PK"));
  await page.waitForSelector(".list-view");
  assert.equal(await page.locator(".list-table tbody tr:not(.department-row)").count(), 1);
  assert.equal(await page.locator(".unreadable > ul > li").count(), 1);
  await context.close();
});

test("the served page hands out the one file, which is the built one", async () => {
  const { page, close } = await visit(browser, `${server.address}?lang=zh`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("a[href*='recheck.html']").click()]);
  assert.equal(download.suggestedFilename(), "recheck.html");
  assert.deepEqual(readFileSync(await download.path()), readFileSync(OFFLINE_PAGE));
  await close();
});
