import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { FilingRow, Stage } from "../../src/core/form/filing-values.ts";
import { speak } from "../../src/words/index.ts";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { assertFits, callerOf, enter, type Caller } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* However long a form is, the names of its columns and what its points and scores come to stay in sight. */

const OFFICER = "jin.xin";
const SUBJECT = "雨水管网清淤";
const LONG = "因汛期提前，施工单位两次停工，工期顺延；已调整下半年的作业计划，并增加一支夜间作业队。".repeat(3);

let server: AppServer;
let browser: Browser;
let officer: Caller;
const ids = new Map<Stage, string>();
const YEAR: Partial<Record<Stage, number>> = { goal: 2027, monitoring: 2026, "self-evaluation": 2026 };

before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
  officer = await callerOf(server, OFFICER);
  await begin("goal", (row) => ({ ...row, target: `${row.target}\n${LONG}` }));
  await begin("monitoring", (row) => ({ ...row, reason: LONG }));
  await begin("self-evaluation", (row) => ({ ...row, reason: LONG, score: row.id === "r1" ? "" : row.points }));
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Begins a form with rows that fill more than a screen. */
async function begin(stage: Stage, change: (row: FilingRow) => FilingRow): Promise<void> {
  const { call } = officer;
  const filings = `/api/${YEAR[stage]}/${stage}/filings`;
  const { items } = await call<{ items: { id: string; name: string }[] }>("GET", `/api/${YEAR[stage]}/${stage}/subjects?without=filing`);
  const { id } = await call<{ id: string }>("POST", filings, { subjectId: items.find(({ name }) => name === SUBJECT)!.id, from: stage === "goal" ? "last-year" : "blank" });
  const { values, version } = await call<FilingDetail>("GET", `${filings}/${id}`);
  await call("PUT", `${filings}/${id}`, { values: { ...values, rows: values.rows.map(change) }, expectedVersion: version });
  ids.set(stage, id);
}

const pathOf = (stage: Stage): string => `/app/${YEAR[stage]}/${stage}/${ids.get(stage)}`;

/** The last row comes up to the foot; what is named stays where it is. */
async function scrollToLastRow(page: Page): Promise<void> {
  await page.locator(".grid-row").last().evaluate((row) => window.scrollTo(0, row.getBoundingClientRect().bottom + window.scrollY - window.innerHeight + 100));
  await page.waitForFunction(() => document.querySelector(".grid-row")!.getBoundingClientRect().bottom < 0, undefined, { timeout: 5_000 });
}

/** Names of columns that nothing covers, each with where it stands. */
const namesInSight = (page: Page): Promise<{ readonly name: string; readonly top: number; readonly bottom: number }[]> =>
  page.locator(".grid-rows .rows-head .heading:not(.group)").evaluateAll((headings) =>
    headings.flatMap((heading) => {
      const { left, top, width, height } = heading.getBoundingClientRect();
      const seen = document.elementFromPoint(left + width / 2, top + height / 2);
      return seen !== null && heading.contains(seen) ? [{ name: heading.textContent, top: Math.round(top), bottom: Math.round(top + height) }] : [];
    }));

const isInSight = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });

describe("a long form that is scrolled", () => {
  for (const stage of ["goal", "monitoring", "self-evaluation"] as const) {
    test(`keeps the names of its columns below the head of the page, ${stage}`, async () => {
      const visit = await enter(browser, server, OFFICER, pathOf(stage));
      const { page } = visit;
      try {
        const all = await page.locator(".grid-rows .rows-head .heading:not(.group)").count();
        await scrollToLastRow(page);
        const names = await namesInSight(page);
        assert.equal(names.length, all, JSON.stringify(names));
        const head = await page.locator(".app-head").evaluate((one) => Math.round(one.getBoundingClientRect().bottom));
        const end = Math.max(...names.map(({ bottom }) => bottom));
        // In one row or two, they begin at the head of the page and leave no gap between them.
        const lower = names.filter(({ top }) => top !== head);
        const split = Math.min(...names.map(({ bottom }) => bottom));
        assert.deepEqual(lower.filter(({ top }) => Math.abs(top - split) > 1), []);
        assert.equal(lower.length > 0, stage === "monitoring");
        assert.ok(end - head <= 160, `the names take ${end - head} pixels`);
        assert.equal(await page.locator(".sums").count(), stage === "monitoring" ? 0 : 1);
        if (stage !== "monitoring") assert.equal(await isInSight(page, ".sums"), true);
        await page.setViewportSize(SIZES.phone);
        // On a phone each cell has its name beside it.
        assert.deepEqual(await page.locator(".grid-row td").evaluateAll((cells) => cells.filter((one) => /^(none|"")?$/.test(getComputedStyle(one, "::after").content)).length), 0);
        if (stage !== "monitoring") assert.equal(await isInSight(page, ".sums"), true);
        await assertFits(visit, `${stage} on a phone`);
      } finally {
        await visit.close();
      }
    });
  }

  test("tells the sums of points and scores while a score is typed, in both languages", async () => {
    for (const language of ["zh", "en"] as const) {
      const say = speak(language === "zh" ? "zh-CN" : "en");
      await officer.call("DELETE", `/api/${YEAR["self-evaluation"]}/self-evaluation/filings/${ids.get("self-evaluation")}/draft`);
      const visit = await enter(browser, server, OFFICER, `${pathOf("self-evaluation")}#rows[r1].score`, { language });
      const { page } = visit;
      try {
        const execution = Number(await page.locator(".grid-funds .cell-shown").nth(2).innerText());
        await page.locator(".weights-right", { hasText: "100 / 100" }).waitFor();
        const missing = await page.innerText(".scores");
        assert.ok(missing.includes((70 + execution).toFixed(2)) && missing.includes(say("app-form.scores.missing", { count: 1 })), missing);
        await page.keyboard.type("19.35");
        await page.keyboard.press("Enter");
        await page.locator(".scores b", { hasText: (89.35 + execution).toFixed(2) }).waitFor();
        assert.equal(await page.innerText(".scores"), `${say("app-form.scores")} ${(89.35 + execution).toFixed(2)}`);
        assert.equal(await isInSight(page, ".sums"), true);
        await assertFits(visit, `the sums, ${language}`);
      } finally {
        await visit.close();
      }
    }
  });
});

test("what a change of the organisation would touch comes into sight, with the button that says yes to it, in both languages", async () => {
  for (const [language, size] of [["zh", "desk"], ["en", "desk"], ["en", "phone"]] as const) {
    const say = speak(language === "zh" ? "zh-CN" : "en");
    const visit = await enter(browser, server, "jiang.bo", "/app/admin/units", { language, size });
    const { page } = visit;
    try {
      await page.getByRole("button", { name: say("app-unit.change") }).click();
      const form = page.locator(".unit-act");
      await form.getByLabel(say("app-unit.act"), { exact: true }).selectOption("split");
      await form.getByLabel(say("app-unit.body"), { exact: true }).selectOption({ label: "104002 云澜示范市河道管理所" });
      await form.getByLabel(say("app-unit.code"), { exact: true }).fill("104009");
      await form.getByLabel(say("app-unit.name"), { exact: true }).fill("云澜示范市排水监测站");
      await form.getByLabel(say("app-unit.reason"), { exact: true }).fill("云编办〔2026〕9号");
      await form.getByRole("button", { name: say("app-unit.look") }).click();
      await form.locator(".band").waitFor();
      await page.waitForFunction(() => {
        const inSight = (one: Element): boolean => {
          const { top, bottom } = one.getBoundingClientRect();
          return top >= 0 && bottom <= window.innerHeight;
        };
        return [".unit-act .band", ".unit-act .row:last-child .button-next"].every((selector) => inSight(document.querySelector(selector)!));
      }, undefined, { timeout: 5_000 });
      await assertFits(visit, `what a split touches, ${language}, ${size}`);
    } finally {
      await visit.close();
    }
  }
});
