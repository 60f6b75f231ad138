import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { speak, type Say } from "../../src/words/index.ts";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { readGrids } from "../../src/files/read-grid.ts";
import { assertFits, assertWorded, beginGoal, callerOf, enter, LIBRARY, moveOn, RIVERS, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/*
 * The review sheet of a goal by the keyboard: what was found is offered and taken by a button, what was typed survives, and the paper prints.
 * The report of a self-evaluation: nothing is submitted before it is written, and what is still to be written is said with the way there.
 */

let server: AppServer;
let browser: Browser;
before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const kept = (page: Page, say: Say): Promise<unknown> => page.waitForFunction((start) => document.querySelector(".paper-foot")?.textContent?.includes(start) === true, say("app-paper.draft.kept", { time: "" }).slice(0, 3));

for (const [language, hands] of [["zh", RIVERS], ["en", LIBRARY]] as const) {
  test(`a review sheet is filled by keys, kept while it is typed, saved and printed, in ${language}`, async () => {
    const say = speak(language === "zh" ? "zh-CN" : "en");
    const id = await beginGoal(server, hands, "668");
    const officer = await callerOf(server, hands.officer);
    const goal = await officer.call<FilingDetail>("GET", `/api/2026/goal/filings/${id}`);
    await officer.call("PUT", `/api/2026/goal/filings/${id}`, { values: { ...goal.values, goal: { ...goal.values.goal, planned: `${goal.values.goal.planned}进一步加强管理，提升服务水平。` } }, expectedVersion: goal.version });
    await moveOn(server, 2026, "goal", id, [hands.officer, "submit"], [hands.head, "approve"], [hands.department, "approve"]);

    const visit = await enter(browser, server, hands.division, `/app/2026/goal/${id}`, { language });
    const { page } = visit;
    try {
      // From the form to its paper.
      await page.locator(`.filing-tools a[href$="/papers"]`).click();
      await page.locator("[data-item]").first().waitFor();
      await settled(page);
      assert.equal(await page.locator("input[type=radio]:checked").count(), 0, "nothing is rated by itself");
      assert.ok((await page.locator(".paper-proposal").count()) > 0);
      assert.ok((await page.locator("textarea").evaluateAll((areas) => areas.map((area) => (area as HTMLTextAreaElement).value))).every((text) => text === ""), "nothing is written by itself");
      await assertWorded(page, `${language}, a blank sheet`);
      await assertSound(visit, `${language}, a blank sheet`, { accessible: true });

      const items = page.locator("[data-item]");
      const count = await items.count();
      await items.first().locator("input[type=radio]").first().focus();
      for (let at = 0; at < count; at += 1) await page.keyboard.press("2");
      assert.equal(await page.locator("input[type=radio]:checked").count(), count);
      await page.keyboard.press("c");
      await page.keyboard.type("OK");
      await page.locator(".paper-proposal button").first().click();
      await kept(page, say);
      const written = await page.locator("textarea").evaluateAll((areas) => areas.map((area) => (area as HTMLTextAreaElement).value));
      assert.equal(written.filter((text) => text !== "").length, 2);

      await page.goto(`${server.address}/app/2026/goal/${id}/papers?lang=${language}`);
      await settled(page);
      assert.deepEqual(await page.locator("textarea").evaluateAll((areas) => areas.map((area) => (area as HTMLTextAreaElement).value)), written, "what was typed is there again");
      assert.equal(await page.locator("input[type=radio]:checked").count(), count);
      await page.getByRole("button", { name: say("app-paper.save"), exact: true }).click();
      await page.locator(".paper-sheets li").waitFor();
      assert.match(await page.locator(".paper-foot").innerText(), new RegExp(say("app-paper.complete")));
      await assertSound(visit, `${language}, a saved sheet`, { accessible: true });
      await page.setViewportSize(SIZES.phone);
      await assertFits(visit, `${language}, a saved sheet, phone`);
      await page.setViewportSize(SIZES.desk);

      await page.goto(`${server.address}${(await page.locator(".paper-sheets a").getAttribute("href"))!}`);
      const printed = await page.innerText("main");
      assert.ok(printed.includes("OK") && printed.split("☑").length === count + 1, printed);
    } finally {
      await visit.close();
    }
    // The unit reads it when the goal has gone on, and cannot change it.
    await moveOn(server, 2026, "goal", id, [hands.division, "approve"]);
    const reader = await enter(browser, server, hands.officer, `/app/2026/goal/${id}/papers`, { language });
    try {
      await reader.page.locator(".paper-sheets li").waitFor();
      assert.equal(await reader.page.locator("fieldset:not([disabled])").count(), 0);
      assert.equal(await reader.page.getByRole("button", { name: say("app-paper.save"), exact: true }).count(), 0);
      await assertSound(reader, `${language}, a sheet of others`, { accessible: true });
    } finally {
      await reader.close();
    }
  });
}

/** Large projects of the demo city whose goal of the year is approved, with who fills for them. */
const LARGE = { zh: { officer: "jiang.wei", project: "990100-102001-01" }, en: { officer: "jin.xin", project: "990100-104001-01" } } as const;

/** Begins a self-evaluation in which everything was reached, so that nothing but its report is missing; its id. */
async function filledSelfEvaluation(officer: string, code: string): Promise<string> {
  const { call } = await callerOf(server, officer);
  const { items } = await call<{ items: { id: string; code: string }[] }>("GET", "/api/2026/self-evaluation/subjects?without=filing");
  const { id } = await call<{ id: string }>("POST", "/api/2026/self-evaluation/filings", { subjectId: items.find((one) => one.code === code)!.id, from: "blank" });
  const path = `/api/2026/self-evaluation/filings/${id}`;
  const { values, version } = await call<FilingDetail>("GET", path);
  await call("PUT", path, {
    values: {
      ...values, goal: { ...values.goal, actual: "年度任务全部完成。" }, funds: values.funds.map((line) => ({ ...line, adjustedBudget: line.initialBudget, executed: line.initialBudget })),
      rows: values.rows.map((row, index) => ({ ...row, actual: row.target.replace(/^[≥≤=]/, "").replace(/底前$/, ""), score: index === 0 ? "1" : row.points, reason: "按现场核对的情况填写。" })),
    },
    expectedVersion: version,
  });
  return id;
}

for (const language of ["zh", "en"] as const) {
  test(`a self-evaluation is not submitted before its report is typed, kept and saved; it prints, goes out as a workbook and is sent, in ${language}`, async (context) => {
    const say = speak(language === "zh" ? "zh-CN" : "en");
    const { officer, project } = LARGE[language];
    /** The variant of its book. */
    const report = language === "zh" ? "#self-evaluation-report-state-capital" : "#self-evaluation-report-government-fund";
    const id = await filledSelfEvaluation(officer, project);
    const visit = await enter(browser, server, officer, `/app/2026/self-evaluation/${id}`, { language });
    const { page } = visit;
    const submit = page.locator(".action-buttons").getByRole("button", { name: say("app-filing.action.submit"), exact: true });
    const dialog = page.locator("dialog[open]");
    const papers = `${server.address}/app/2026/self-evaluation/${id}/papers`;
    try {
      // Told before anybody tries, and to whoever tries all the same.
      const lacking = page.locator(".action-bar .because", { has: page.locator(".paper-way") });
      await lacking.waitFor();
      assert.match(await lacking.innerText(), language === "zh" ? /“国有资本经营预算项目支出绩效自评报告”还没有写/ : /“Self-evaluation report of the government fund budget” is not written yet/);
      await assertWorded(page, `${language}, the report is missing`);
      await assertSound(visit, `${language}, the report is missing`, { accessible: true });
      await submit.click();
      await dialog.locator(".button-next").click();
      await dialog.locator(".problems").waitFor();
      assert.match(await dialog.locator(".problems").innerText(), language === "zh" ? /自评报告”还没有写，这一步要先写好它才能办理。 请打开填报页面/ : /is not written yet, and this step waits for it\. Open/);
      const refusals = visit.complaints.splice(0).filter((one) => !/status of 422/.test(one));
      assert.deepEqual(refusals, []);
      await context.test("the way in the refusal leads to the report", async () => {
        await dialog.locator(".paper-way").click();
        await page.locator(`${report} [data-item]`).first().waitFor();
        await settled(page);
        assert.match(await page.locator(`${report} .tag`).first().innerText(), new RegExp(say("app-paper.needed")));
      });

      // Typed, and kept without a save.
      const areas = page.locator(`${report} textarea`);
      const count = await areas.count();
      assert.ok((await page.locator(".paper-figures li").allInnerTexts()).some((line) => /4000|800/.test(line)), "the figures are those of the form");
      await areas.first().click();
      await page.keyboard.type("Written by hand 手写");
      await kept(page, say);
      await page.goto(`${papers}?lang=${language}`);
      await settled(page);
      assert.equal(await areas.first().inputValue(), "Written by hand 手写", "what was typed is there again");

      // Saved in part: the refusal names each section that is open.
      const save = page.getByRole("button", { name: say("app-paper.save"), exact: true });
      await save.click();
      await page.locator(".paper-sheets li").first().waitFor();
      assert.match(await page.locator(".paper-sheets .tag").first().innerText(), /\d/);
      const open = (await page.locator(".paper-foot [role=status]").innerText()).length;
      assert.ok(open > 0);
      await page.goto(`${server.address}/app/2026/self-evaluation/${id}?lang=${language}`);
      await settled(page);
      await submit.click();
      await dialog.locator(".button-next").click();
      await dialog.locator(".problems").waitFor();
      const named = await dialog.locator(".problems p").allInnerTexts();
      assert.ok(named.length > 3 && named.every((line) => line.includes(language === "zh" ? "国有资本经营预算项目支出绩效自评报告" : "Self-evaluation report of the government fund budget")), named.join("\n"));
      assert.ok(named.some((line) => line.includes(language === "zh" ? "存在问题及原因" : "Problems and causes")), named.join("\n"));
      await assertSound({ ...visit, complaints: visit.complaints.splice(0).filter((one) => !/status of 422/.test(one)) }, `${language}, sections are missing`, { accessible: true });
      await dialog.locator(".paper-way").click();
      await page.locator(`${report} [data-item]`).first().waitFor();

      // Whole: printed, as a workbook, and sent.
      for (let at = 1; at < count; at += 1) await areas.nth(at).fill(`Section ${at}`);
      await page.locator(".paper-foot", { hasText: say("app-paper.complete") }).waitFor();
      await save.click();
      await page.locator(".paper-foot", { hasText: say("app-paper.saved", { count: 2 }) }).waitFor();
      await assertSound(visit, `${language}, a whole report`, { accessible: true });
      await page.setViewportSize(SIZES.phone);
      await assertFits(visit, `${language}, a whole report, phone`);
      await page.setViewportSize(SIZES.desk);
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`${report} .paper-head a[download]`).click()]);
      const grids = readGrids(new Uint8Array(readFileSync((await download.path())!)));
      assert.ok(grids.ok && grids.value.some(({ rows }) => rows.some(({ cells }) => cells.some(([, text]) => text.includes("Written by hand 手写")))), "the workbook has what was typed");
      const print = (await page.locator(".paper-sheets a").first().getAttribute("href"))!;
      await page.goto(`${server.address}${print}`);
      const printed = await page.innerText("main");
      assert.ok(["Written by hand 手写", `Section ${count - 1}`, language === "zh" ? "国有资本经营预算项目支出绩效自评报告" : "Self-evaluation report of the government fund budget"].every((text) => printed.includes(text)), printed);

      await page.goto(`${server.address}/app/2026/self-evaluation/${id}?lang=${language}`);
      await settled(page);
      assert.equal(await page.locator(".paper-way").count(), 0);
      await submit.click();
      await dialog.locator(".button-next").click();
      await page.locator(".moved-band", { hasText: say("app-filing.moved") }).waitFor();
      assert.deepEqual(visit.complaints, []);
    } finally {
      await visit.close();
    }
  });
}
