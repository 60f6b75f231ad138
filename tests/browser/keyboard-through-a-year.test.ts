import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { speak } from "../../src/words/index.ts";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { ANY, beginGoal, callerOf, enter, LIBRARY, moveOn, MUSEUM, settled, TRAINING, whole, writeNeededPapers, type Hands } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser, type Visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/*
 * What comes after the goal is done by the keyboard alone too: the letter of approval, monitoring, the self-evaluation, the score of
 * those who check it, and what is published. Wherever the Tab key stops, one sees where it is.
 */

const OFFICER = "jin.xin";
const HEAD = "zhong.hua";
const DEPARTMENT = "deng.xiaoyun";
const SUBJECT = "雨水管网清淤";

let browser: Browser;
let server: AppServer;
before(async () => {
  await builtPages();
  [browser, server] = await Promise.all([openBrowser(), serveApp()]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Whether what has the focus is told from all others by a line around it or around what stands for it. */
const isMarked = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return "nothing has the focus";
    const marked = [at, at.closest("label"), at.closest("td"), at.closest(".segment")].some((one) => {
      if (one === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      const { width, height } = one.getBoundingClientRect();
      return width > 2 && height > 2 && ((outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none");
    });
    return marked ? null : `${at.outerHTML.slice(0, 120)} does not show the focus`;
  });

async function assertMarked(page: Page): Promise<void> {
  assert.equal(await isMarked(page), null);
}

/** On by Tab, or back by Shift and Tab, to what a selector names, and within it to a name. */
async function tabTo(page: Page, selector: string, name = "", key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press(key);
    const isThere = await page.evaluate(([wish, words]) => {
      const at = document.activeElement;
      return at !== null && at.matches(wish!) && `${at.getAttribute("aria-label") ?? ""} ${at.textContent ?? ""}`.includes(words!);
    }, [selector, name] as const);
    if (isThere) return assertMarked(page);
    // At the end of the page the browser takes the key for itself once.
    if (await page.evaluate(() => document.activeElement !== document.body)) await assertMarked(page);
  }
  assert.fail(`the ${key} key never comes to ${selector} ${name}`);
}

const focusedIs = (page: Page, selector: string): Promise<boolean> => page.evaluate((wish) => document.activeElement?.matches(wish) === true, selector);

/** What was done takes the focus there, at once or when its answer is here. */
async function focusComesTo(page: Page, selector: string, why: string): Promise<void> {
  await page.waitForFunction((wish) => document.activeElement?.matches(wish) === true, selector).catch(async () => assert.fail(`${why}: the focus is at ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120) ?? "nothing")}`));
}

/** A window keeps the Tab key in it, and gives the focus back when Escape closes it. */
async function assertTrap(page: Page): Promise<void> {
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest("dialog[open]") !== null), "the Tab key leaves the window");
  }
}

/** Down the list by J to a project, and into its form. */
async function openByKeys(page: Page, name: string): Promise<void> {
  await page.locator("a.row-link").first().waitFor();
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press("j");
    if (await page.evaluate((words) => document.activeElement?.textContent?.includes(words) === true, name)) {
      await assertMarked(page);
      await page.keyboard.press("Enter");
      await page.locator(".grid").waitFor();
      return;
    }
  }
  assert.fail(`J never comes to ${name}`);
}

const here = (page: Page): Promise<string> => page.locator(".cell-focus").evaluate((cell) => (cell as HTMLElement).dataset["path"] ?? "");

/** By arrows to a cell: down to its line, then across. */
async function arrowTo(page: Page, path: string): Promise<void> {
  const lineOf = (one: string): string => one.slice(0, one.lastIndexOf("."));
  const order = await page.locator(".grid [data-path]").evaluateAll((cells) => cells.map((one) => (one as HTMLElement).dataset["path"] ?? ""));
  assert.ok(order.includes(path), path);
  for (let presses = 0; presses < 120; presses += 1) {
    const at = await here(page);
    if (at === path) return assertMarked(page);
    const isLine = lineOf(at) === lineOf(path);
    await page.keyboard.press(isLine ? (order.indexOf(at) < order.indexOf(path) ? "ArrowRight" : "ArrowLeft") : order.indexOf(at) < order.indexOf(path) ? "ArrowDown" : "ArrowUp");
  }
  assert.fail(`the arrows never come to ${path}`);
}

async function typeIn(page: Page, path: string, text: string): Promise<void> {
  await arrowTo(page, path);
  await page.keyboard.insertText(text);
  await page.keyboard.press("Enter");
  assert.equal(await focusedIs(page, ".cell-focus textarea, .cell-focus select"), true, "after a cell is filled the focus is in the form");
}

/** From the form by F6 and back over its margin to the button at the foot; its window; and on. */
async function sendByKeys(page: Page, action: string, moved: string): Promise<void> {
  await page.keyboard.press("F6");
  await tabTo(page, ".action-buttons button", action, "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.locator("dialog[open]").waitFor();
  await assertTrap(page);
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  await page.waitForFunction((words) => document.activeElement?.textContent === words, action);
  await page.keyboard.press("Enter");
  await page.locator("dialog[open]").waitFor();
  await page.keyboard.press("Control+Enter");
  await page.locator(".moved-band", { hasText: moved }).waitFor();
  await focusComesTo(page, ":not(body)", "who handed it on is not left nowhere");
}

/** A form of this year for a project, begun and, but for what is typed by hand, filled. */
async function begin(stage: "monitoring" | "self-evaluation", fill: (detail: FilingDetail) => FilingDetail["values"]): Promise<FilingDetail> {
  const { call } = await callerOf(server, OFFICER);
  const path = `/api/2026/${stage}`;
  const { items } = await call<{ items: { id: string; name: string }[] }>("GET", `${path}/subjects?without=filing`);
  const { id } = await call<{ id: string }>("POST", `${path}/filings`, { subjectId: items.find(({ name }) => name === SUBJECT)!.id, from: "blank" });
  const detail = await call<FilingDetail>("GET", `${path}/filings/${id}`);
  await call("PUT", `${path}/filings/${id}`, { values: fill(detail), expectedVersion: detail.version });
  return detail;
}

const reached = (target: string): string => target.replace(/^[≤≥]/, "");

async function enterToday(login: string, language: "zh" | "en", stage: string, words: string): Promise<Visit> {
  const visit = await enter(browser, server, login, "/app/today", { language });
  await tabTo(visit.page, `a.wait[href*='${stage}']`, words);
  await visit.page.keyboard.press("Enter");
  return visit;
}

test("a self-evaluation is filled, proved and handed in by the keyboard alone, and another hand gives its own score", async () => {
  const say = speak("zh-CN");
  const detail = await begin("self-evaluation", ({ values }) => ({
    ...values, goal: { ...values.goal, actual: "年度任务已经完成。" }, funds: values.funds.map((line) => ({ ...line, adjustedBudget: line.initialBudget, executed: line.initialBudget })),
    rows: values.rows.map((row) => ({ ...row, actual: reached(row.target) })),
  }));
  const rows = detail.values.rows.map(({ id }) => id);
  const last = rows.at(-1)!;
  const visit = await enterToday(OFFICER, "zh", "self-evaluation", "");
  const { page } = visit;
  await openByKeys(page, SUBJECT);
  await tabTo(page, ".cell-focus textarea");
  await typeIn(page, `rows[${rows[0]!}].actual`, reached(detail.values.rows[0]!.target));
  await arrowTo(page, `rows[${rows[0]!}].score`);
  for (let line = 1; line < rows.length; line += 1) await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+d");
  await page.waitForFunction((path) => (document.querySelector(`[data-path="${path}"] .cell-text`)?.textContent ?? "").trim() !== "", `rows[${last}].score`);
  // Points of one's own, with the reason.
  await typeIn(page, `rows[${last}].score`, "4");
  await typeIn(page, `rows[${last}].reason`, "个别路口仍有积水，自行扣分。");
  // Saved by its button, which goes; the focus stays in the form.
  await page.keyboard.press("F6");
  await tabTo(page, ".action-buttons button", say("app-filing.save"), "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.locator(".action-buttons button", { hasText: say("app-filing.save") }).waitFor({ state: "detached" });
  await focusComesTo(page, ".cell-focus textarea", "after it was saved by its button");

  // Evidence, at the cell of what was reached.
  await arrowTo(page, `rows[${last}].actual`);
  await page.keyboard.press("F6");
  const chosen = page.waitForEvent("filechooser");
  await tabTo(page, ".upload input[type=file]");
  await page.keyboard.press("Enter");
  await (await chosen).setFiles({ name: "佐证.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n% evidence of a test\n%%EOF\n") });
  await page.locator(`td[data-path="rows[${last}].actual"] .sign-evidence`).waitFor();
  await focusComesTo(page, ".upload input[type=file]", "after a file was sent one is still where files are chosen");
  await page.keyboard.press("F6");
  assert.equal(await here(page), `rows[${last}].actual`);
  await writeNeededPapers(server, OFFICER, 2026, "self-evaluation", detail.id);
  await page.keyboard.press("Control+s");
  await sendByKeys(page, say("app-filing.action.submit"), say("app-filing.moved"));
  assert.deepEqual(visit.complaints, []);
  await visit.close();

  // The department takes points off, says why, and hands it on.
  await writeNeededPapers(server, HEAD, 2026, "self-evaluation", detail.id);
  await moveOn(server, 2026, "self-evaluation", detail.id, [HEAD, "approve"]);
  const department = await enterToday(DEPARTMENT, "zh", "self-evaluation", "");
  await openByKeys(department.page, SUBJECT);
  await tabTo(department.page, ".cell-focus textarea");
  await typeIn(department.page, `rows[${last}].departmentScore`, "3.5");
  await typeIn(department.page, `rows[${last}].departmentReason`, "现场核查，又扣0.5分。");
  await writeNeededPapers(server, DEPARTMENT, 2026, "self-evaluation", detail.id);
  await sendByKeys(department.page, say("app-filing.action.approve"), say("app-filing.moved"));
  const given = (await (await callerOf(server, DEPARTMENT)).call<FilingDetail>("GET", `/api/2026/self-evaluation/filings/${detail.id}`)).values.rows.at(-1)!;
  assert.deepEqual([given.score, given.departmentScore, given.departmentReason], ["4", "3.5", "现场核查，又扣0.5分。"]);
  assert.deepEqual(department.complaints, []);
  await department.close();
});

for (const [language, hands, documentNo] of [["zh", MUSEUM, "云澜财预〔2026〕41号"], ["en", TRAINING, "云澜财预〔2026〕42号"]] as const) {
  test(`goals are chosen, and their letter is issued, by the keyboard alone, in ${language}`, async () => {
    const say = speak(language === "zh" ? "zh-CN" : "en");
    await goalThatWaits(hands);
    if (hands === MUSEUM) await goalThatWaits(LIBRARY);
    const visit = await enter(browser, server, "zheng.kai", "/app/today", { language });
    const { page } = visit;
    await tabTo(page, "#tasks a[href*='/2026/']", say("app-frame.task.approvals"));
    await page.keyboard.press("Enter");
    await page.locator(".batch input[type=checkbox]").first().waitFor();
    const box = ".batch input[type=checkbox]";
    await tabTo(page, box);
    await page.keyboard.press("Space");
    assert.equal(await page.locator(box).first().isChecked(), false, "left out");
    await page.keyboard.press("Space");
    assert.equal(await page.locator(box).first().isChecked(), true);
    await tabTo(page, ".batch button.button-next");
    await page.keyboard.press("Enter");
    await page.locator(".batch .wrong").waitFor();
    await focusComesTo(page, ".batch input[aria-invalid=true]", "what is missing has the cursor");
    await page.keyboard.insertText(documentNo);
    await page.keyboard.press("Enter");
    await page.locator("h1", { hasText: documentNo }).waitFor();
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  });
}

async function goalThatWaits(hands: Hands): Promise<void> {
  const id = await beginGoal(server, hands, "495");
  for (const [login, action] of [[hands.officer, "submit"], [hands.head, "approve"], [hands.department, "approve"], [hands.division, "approve"], ["xu.xiaoyan", "approve"]] as const) {
    await writeNeededPapers(server, login, 2026, "goal", id);
    await moveOn(server, 2026, "goal", id, [login, action]);
  }
}

test("monitoring is filled and handed in by the keyboard alone, in English", async () => {
  const say = speak("en");
  const detail = await begin("monitoring", ({ values }) => ({
    ...values, funds: values.funds.map((line) => ({ ...line, adjustedBudget: line.initialBudget, executed: line.initialBudget, expected: line.initialBudget })),
    rows: values.rows.map((row, index) => ({ ...row, actual: reached(row.target), expected: reached(row.target), certain: index === 0 ? "" : "√" })),
  }));
  const visit = await enterToday(OFFICER, "en", "monitoring", "");
  const { page } = visit;
  await openByKeys(page, SUBJECT);
  await tabTo(page, ".cell-focus textarea, .cell-focus select");
  const first = detail.values.rows[0]!;
  await typeIn(page, `rows[${first.id}].actual`, reached(first.target));
  await arrowTo(page, `rows[${first.id}].certain`);
  await page.keyboard.press("Space");
  await page.locator(`td[data-path="rows[${first.id}].certain"] .cell-text`, { hasText: "√" }).waitFor();
  await page.keyboard.press("Control+s");
  await page.locator(".draft-state", { hasText: whole(say("app-filing.saved", { time: ANY })) }).waitFor();
  assert.equal(await focusedIs(page, ".cell-focus textarea"), true, "after it is saved the focus is where it was");
  assert.equal((await (await callerOf(server, OFFICER)).call<FilingDetail>("GET", `/api/2026/monitoring/filings/${detail.id}`)).values.rows[0]!.certain, "√");
  await writeNeededPapers(server, OFFICER, 2026, "monitoring", detail.id);
  await sendByKeys(page, say("app-filing.action.submit"), say("app-filing.moved"));
  assert.deepEqual(visit.complaints, []);
  await visit.close();
});

for (const [language, login] of [["zh", MUSEUM.department], ["en", TRAINING.department]] as const) {
  test(`a department's results are looked through and published by the keyboard alone, in ${language}`, async () => {
    const say = speak(language === "zh" ? "zh-CN" : "en");
    const visit = await enter(browser, server, login, "/app/2025/self-evaluation/disclosure", { language });
    const { page } = visit;
    await page.locator("th a").first().waitFor();
    await tabTo(page, "th a");
    await page.keyboard.press("Enter");
    await page.locator(".kit-actions").waitFor();
    await settled(page);
    await tabTo(page, ".kit-actions button", say("app-disclosure.publish"));
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").waitFor();
    await assertTrap(page);
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    await focusComesTo(page, ".kit-actions button", "the window gives the focus back");
    await page.keyboard.press("Enter");
    await tabTo(page, "dialog[open] .button-next");
    await page.keyboard.press("Enter");
    await page.locator(".said a").waitFor();
    await focusComesTo(page, ":not(body)", "who published is not left nowhere");
    await tabTo(page, ".said a", "", "Shift+Tab");
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  });
}
