import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { beginGoal, callerOf, enter, MUSEUM, RIVERS, settled, type Caller } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser, type Visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

let server: AppServer;
let browser: Browser;
let officer: Caller;
let id = "";
let visit: Visit;
let page: Page;

const api = () => `/api/2026/goal/filings/${id}`;
const filing = () => officer.call<FilingDetail>("GET", api());
const cell = (path: string) => page.locator(`[data-path="${path}"]`);
const text = (path: string) => cell(path).locator(".cell-text").evaluate((one) => Array.from(one.childNodes).filter((node) => !(node instanceof HTMLElement && node.classList.contains("for-ears"))).map((node) => node.textContent).join("").replace(/[\u200b\u2003]/g, ""));
const said = () => page.locator(".action-bar .said").innerText();
/** The sum follows when typing pauses. */
const weighed = (sum: string) => page.waitForSelector(`.weights b:text-is("${sum}")`);
const kept = () => page.waitForSelector(".draft-state:has-text('草稿已存')");
/** Puts text on the clipboard of the cell in focus, as a spreadsheet does. */
const paste = (block: string) =>
  page.locator(".cell-focus textarea").evaluate((field, data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", data);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, block);

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

describe("the goal grid", () => {
  beforeEach(async () => {
    await visit?.close();
    await officer.call("DELETE", `${api()}/draft`);
    visit = await enter(browser, server, RIVERS.officer, `/app/2026/goal/${id}`);
    page = visit.page;
  });
  after(async () => visit?.close());

  test("is filled by keys alone, tells the sum of points, and keeps what was typed", async () => {
    await cell("rows[r1].points").click();
    await page.keyboard.type("19");
    await weighed("89 / 90");
    await page.keyboard.press("Enter");
    assert.equal(await text("rows[r1].points"), "19");
    // Enter went down; F2 goes on in what stands there, Esc gives it up.
    await page.keyboard.press("F2");
    await page.keyboard.type("0");
    await page.keyboard.press("Escape");
    assert.equal(await text("rows[r2].points"), "12");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.type("≥98公里");
    await page.keyboard.press("Tab");
    await kept();
    const { draft } = await filing();
    assert.deepEqual([draft?.values.rows[0]?.points, draft?.values.rows[1]?.target], ["19", "≥98公里"]);
    await page.reload();
    await settled(page);
    assert.equal(await text("rows[r2].target"), "≥98公里");
    assert.deepEqual(visit.complaints, []);
  });

  test("takes a block from a spreadsheet, adds the rows it needs, and takes it back whole", async () => {
    const before = (await filing()).values.rows.length;
    await cell("rows[r7].level1").click();
    await paste('满意度指标\t服务对象满意度指标\t沿河居民满意度\t≥88%\t5\r\n\t\t"街道\n满意度"\t≥90%\t5\r\n');
    assert.match(await said(), /已粘贴 10 格.*2 个空格.*加了 1 行/s);
    assert.equal(await page.locator(".grid-row").count(), before + 1);
    assert.equal(await text("rows[r8].level2"), "服务对象满意度指标");
    assert.equal(await text("rows[r8].level3"), "街道\n满意度");
    await page.keyboard.press("Control+z");
    assert.equal(await page.locator(".grid-row").count(), before);
    await page.keyboard.press("Control+y");
    assert.equal(await page.locator(".grid-row").count(), before + 1);
  });

  test("copies a block as a spreadsheet reads it", async () => {
    await cell("rows[r1].target").click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowRight");
    const copied = await page.locator(".cell-focus textarea").evaluate((field) => {
      const clipboardData = new DataTransfer();
      field.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
      return clipboardData.getData("text/plain");
    });
    assert.equal(copied, "≤6.85万元\t20\r\n≥96公里\t12");
  });

  test("adds, moves and removes rows by keys", async () => {
    await cell("rows[r2].level3").click();
    await page.keyboard.press("Alt+=");
    assert.equal(await page.locator(".cell-focus").getAttribute("data-path"), "rows[r8].level3");
    await page.keyboard.type("新增指标");
    await page.keyboard.press("Enter");
    await cell("rows[r8].level3").click();
    await page.keyboard.press("Alt+ArrowUp");
    const order = () => page.locator('.grid-row [data-path$=".level3"]').evaluateAll((cells) => cells.map((one) => (one as HTMLElement).dataset["path"]));
    assert.deepEqual((await order()).slice(0, 3), ["rows[r1].level3", "rows[r8].level3", "rows[r2].level3"]);
    await page.keyboard.press("Alt+-");
    assert.ok(!(await order()).includes("rows[r8].level3"));
  });

  test("offers last year's value and takes it with one key; the whole form with another", async () => {
    await cell("funds[total].initialBudget").click();
    await page.keyboard.press("Control+d");
    assert.equal(await text("funds[total].initialBudget"), "654");
    await cell("rows[r1].level3").click();
    await page.keyboard.press("Delete");
    assert.equal(await text("rows[r1].level3"), "");
    await page.keyboard.press("Control+Shift+d");
    assert.equal(await text("rows[r1].level3"), "每公里河道保洁成本");
    assert.match(await said(), /已照抄 2025 年度/);
  });

  test("underlines while one types, says why in the margin, and mends with one key", async () => {
    await cell("goal.planned").click();
    await page.keyboard.type("显著提升水环境质量。");
    // Not taken over yet: the remark comes while the text is under way.
    await page.waitForSelector('[data-path="goal.planned"] .cell-typed .underline');
    assert.ok((await page.locator(".cell-card .note").count()) > 0);
    await cell("rows[r1].target").click();
    await page.keyboard.type("≥6.85万元");
    await page.keyboard.press("Enter");
    await page.waitForSelector('[data-path="rows[r1].target"].cell-has-error, [data-path="rows[r1].target"].cell-has-warning');
    await cell("rows[r1].points").click();
    await page.keyboard.press("Shift+F8");
    assert.equal(await page.locator(".cell-focus").getAttribute("data-path"), "rows[r1].target");
    await page.waitForSelector(".cell-card .fix");
    await page.keyboard.press("Control+.");
    assert.equal(await text("rows[r1].target"), "≤6.85万元");
  });

  test("opens at the cell that the address names, and names the cell one goes to", async () => {
    await visit.close();
    visit = await enter(browser, server, RIVERS.officer, `/app/2026/goal/${id}#rows[r5].target`);
    page = visit.page;
    assert.equal(await page.evaluate(() => document.activeElement?.closest("td")?.getAttribute("data-path")), "rows[r5].target");
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => decodeURIComponent(location.hash) === "#rows[r6].target");
  });

  test("loses nothing without a network, and sends it when it is back", async () => {
    await page.context().setOffline(true);
    await cell("rows[r3].target").click();
    await page.keyboard.type("≥520次");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".draft-away");
    assert.equal((await filing()).draft, null);
    await page.context().setOffline(false);
    await kept();
    assert.equal((await filing()).draft?.values.rows[2]?.target, "≥520次");
  });

  test("a tab closed in the middle of a word loses none of it", async () => {
    await cell("rows[r3].target").click();
    await page.keyboard.type("≥540");
    await page.close();
    // What left with the tab is on its way for a moment.
    for (let tries = 0; (await filing()).draft?.values.rows[2]?.target !== "≥540"; tries += 1) {
      assert.ok(tries < 200, "the draft never came");
      await new Promise((again) => setTimeout(again, 50));
    }
  });

  test("what was typed survives the end of the session, and goes on after signing in again", async () => {
    await page.context().clearCookies();
    await cell("rows[r3].target").click();
    await page.keyboard.type("≥530次");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open] input[type=password]");
    assert.equal(await page.locator("dialog[open] input[name=username]").inputValue(), RIVERS.officer);
    assert.equal(await text("rows[r3].target"), "≥530次");
    assert.ok(page.url().includes(id));
  });

  test("shows both texts when somebody saved before, and loses neither", async () => {
    const { version, values } = await filing();
    await cell("rows[r4].target").click();
    await page.keyboard.type("≥96%");
    await page.keyboard.press("Enter");
    await cell("rows[r6].points").click();
    await page.keyboard.type("21");
    await page.keyboard.press("Enter");
    // The same person in another window: two cells, one of them the same.
    const rows = values.rows.map((row) => (row.id === "r4" ? { ...row, target: "≥97%" } : row.id === "r5" ? { ...row, points: "7" } : row));
    await officer.call("PUT", api(), { values: { ...values, rows }, expectedVersion: version });
    await page.keyboard.press("Control+s");
    await page.waitForSelector("dialog[open] .conflict");
    assert.equal(await page.locator(".conflict").count(), 1);
    const both = await page.locator(".conflict").innerText();
    assert.ok(both.includes("≥96%") && both.includes("≥97%"));
    await page.locator(".conflict-side").first().click();
    await page.locator("dialog[open] .button-next").click();
    assert.deepEqual([await text("rows[r4].target"), await text("rows[r5].points"), await text("rows[r6].points")], ["≥96%", "7", "21"]);
    await page.keyboard.press("Control+s");
    await page.locator(".draft-state", { hasText: /^已保存/ }).waitFor();
    const saved = await filing();
    assert.deepEqual(saved.values.rows.slice(3, 6).map(({ target, points }) => [target, points]), [["≥96%", "12"], ["≥97%", "7"], ["100%", "21"]]);
    assert.equal(saved.draft, null);
  });

  test("in English calls levels and sources of money by their English names, and keeps, copies and saves the Chinese ones", async () => {
    await visit.close();
    visit = await enter(browser, server, RIVERS.officer, `/app/2026/goal/${id}`, { language: "en" });
    page = visit.page;
    const before = (await filing()).values;
    assert.deepEqual([await text("rows[r1].level1"), await text("rows[r1].level2"), await text("funds[appropriation].source")], ["Cost", "Economic cost", "Fiscal appropriation"]);
    await cell("rows[r1].level1").click();
    const copied = await page.locator(".cell-focus textarea").evaluate((field) => {
      const clipboardData = new DataTransfer();
      field.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
      return clipboardData.getData("text/plain");
    });
    assert.equal(copied.trim(), before.rows[0]!.level1);
    await cell("rows[r1].points").click();
    await page.keyboard.type("19");
    await page.keyboard.press("Tab");
    await page.waitForSelector(".draft-state:has-text('Draft kept')");
    const { draft } = await filing();
    assert.deepEqual(draft?.values.rows.map(({ level1, level2 }) => [level1, level2]), before.rows.map(({ level1, level2 }) => [level1, level2]));
    assert.deepEqual(draft?.values.funds.map(({ source }) => source), before.funds.map(({ source }) => source));
    assert.deepEqual(visit.complaints, []);
  });

  test("in English asks by English names which of two levels shall stand, and keeps the Chinese one", async () => {
    await visit.close();
    visit = await enter(browser, server, RIVERS.officer, `/app/2026/goal/${id}`, { language: "en" });
    page = visit.page;
    const { version, values } = await filing();
    const [first, ...rest] = values.rows;
    await cell(`rows[${first!.id}].level2`).click();
    await paste("社会成本指标");
    await officer.call("PUT", api(), { values: { ...values, rows: [{ ...first!, level2: "生态环境成本指标" }, ...rest] }, expectedVersion: version });
    await page.keyboard.press("Control+s");
    await page.waitForSelector("dialog[open] .conflict");
    assert.deepEqual(await page.locator(".conflict-text").allInnerTexts(), ["Social cost", "Environmental cost"]);
    assert.doesNotMatch(await page.locator(".conflict > p, .conflict-side").allInnerTexts().then((all) => all.join(" ")), /\p{Script=Han}/u);
    await page.locator(".conflict-side").first().click();
    await page.locator("dialog[open] .button-next").click();
    await page.keyboard.press("Control+s");
    // “Not saved yet” holds the word as well, for whoever does not look at capitals.
    await page.locator(".draft-state", { hasText: /^Saved at/ }).waitFor();
    assert.equal((await filing()).values.rows[0]!.level2, "社会成本指标");
    await officer.call("PUT", api(), { values, expectedVersion: (await filing()).version });
  });

  test("says what is missing before it can be submitted", async () => {
    await cell("goal.planned").click();
    await page.keyboard.press("Delete");
    await page.locator(".action-buttons .button-next").click();
    await page.waitForSelector(".action-bar .wrong");
    assert.match(await page.locator(".margin").innerText(), /年度总体目标/);
    assert.equal(await page.locator("dialog[open]").count(), 0);
  });
});

describe("a form that is not one's to fill", () => {
  test("stays as it is, whatever is typed", async () => {
    const mine = await beginGoal(server, MUSEUM, "495");
    const other = await enter(browser, server, "xu.xiaoyan", `/app/2026/goal/${mine}`);
    try {
      await other.page.locator('[data-path="rows[r1].target"]').click();
      await other.page.keyboard.type("x");
      await other.page.keyboard.press("Delete");
      assert.equal(await other.page.locator(".cell-focus textarea").getAttribute("readonly"), "");
      assert.equal(await other.page.locator('[data-path="rows[r1].target"] .cell-text').innerText().then((found) => found.startsWith("≤")), true);
      assert.equal(await other.page.locator(".action-buttons .button-next").count(), 0);
      assert.match(await other.page.locator(".because").innerText(), /其他岗位/);
    } finally {
      await other.close();
    }
  });
});
