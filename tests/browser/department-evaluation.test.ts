import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { speak } from "../../src/words/index.ts";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { assertFits, assertWorded, callerOf, enter, settled } from "./app-city.ts";
import { serveApp } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/*
 * R51 F406: the transport bureau's year is evaluated as a whole, from the list to the printed report: begun and scored by finance with the
 * self-evaluation beside it, answered by the bureau, settled with the report, and confirmed.
 */

const SUBJECT = "云澜示范市交通运输局部门整体支出";
let browser: Browser;
before(async () => {
  await builtPages();
  browser = await openBrowser();
});
after(() => browser?.close());

const DIMENSIONS = { zh: ["履职", "管理", "效果", "满意度", "可持续"], en: ["Duties", "Management", "Effect", "Satisfaction", "Sustainability"] } as const;

for (const language of ["zh", "en"] as const) {
  test(`R51 F406: a department is evaluated from the list to the printed report, in ${language}`, async () => {
    const say = speak(language === "zh" ? "zh-CN" : "en");
    const server = await serveApp();
    const send = async (page: Page, action: string): Promise<void> => {
      await page.locator(".action-buttons").getByRole("button", { name: say(`app-filing.action.${action}`), exact: true }).click();
      await page.locator("dialog[open] .button-next").click();
      await page.locator(".moved-band", { hasText: say("app-filing.moved") }).waitFor();
    };
    /** Types a section each until the paper is whole, and saves it. */
    const write = async (page: Page, paper: string, lead: string): Promise<void> => {
      const areas = page.locator(`#${paper} textarea`);
      await areas.first().waitFor();
      for (let index = 0; index < (await areas.count()); index += 1) await areas.nth(index).fill(`${lead} ${index}`);
      await page.locator(`#${paper}`).getByRole("button", { name: say("app-paper.save"), exact: true }).click();
      await page.locator(`#${paper} .paper-sheets li`).first().waitFor();
      assert.match(await page.locator(`#${paper} .paper-foot`).innerText(), new RegExp(say("app-paper.complete")));
    };
    const wholePath = async (): Promise<void> => {
      // Begun from the list; the menu names the stage.
      const office = await enter(browser, server, "xu.xiaoyan", "/app/today", { language });
      const { page } = office;
      await page.getByRole("link", { name: say("app-frame.task.evaluation"), exact: true }).first().click();
      await page.getByRole("button", { name: say("app-list.start.of.evaluation"), exact: true }).click();
      const subject = page.locator("dialog[open] li", { hasText: SUBJECT });
      await subject.getByRole("button", { name: say("app-list.start.evaluation"), exact: true }).click();
      await page.waitForURL(/\/app\/2025\/evaluation\/[0-9a-f-]{36}/);
      await settled(page);
      const id = /evaluation\/([0-9a-f-]{36})/.exec(page.url())![1]!;
      const path = `/api/2025/evaluation/filings/${id}`;

      // Beside it what the bureau said of itself, to be read.
      await page.locator(".margin", { hasText: say("app-evaluation.beside") }).waitFor();
      assert.match(await page.locator(".margin").innerText(), language === "zh" ? /99\.38 优/ : /99\.38 Excellent/);
      await assertWorded(page, `${language}, just begun`);
      await assertSound(office, `${language}, just begun`, { accessible: true });
      await page.setViewportSize(SIZES.phone);
      await assertFits(office, `${language}, just begun, phone`);
      await page.setViewportSize(SIZES.desk);

      const { call } = await callerOf(server, "xu.xiaoyan");
      const { values, version } = await call<FilingDetail>("GET", path);
      await call("PUT", path, {
        values: {
          ...values, goal: { ...values.goal, actual: "经核查，年度任务基本完成。" }, funds: values.funds.map((line) => ({ ...line, adjustedBudget: line.initialBudget, executed: { total: "4800", basic: "1846", project: "2954" }[line.id]! })),
          rows: values.rows.map((row) => ({ ...row, target: row.target || "按计划完成", actual: row.target.replace(/^[≤≥]/, "") || "已经完成", score: row.level3 === "履职能力建设" ? "" : row.points, reason: row.level3 === "履职能力建设" ? "养护人员缺编。" : "按核查情况评分。" })),
        },
        expectedVersion: version,
      });
      // The last score is typed where it belongs, and brings the total.
      const last = values.rows.find(({ level3 }) => level3 === "履职能力建设")!;
      await page.goto(`${server.address}/app/2025/evaluation/${id}?lang=${language}#rows[${last.id}].score`);
      await settled(page);
      assert.match(await page.locator(".score-band").innerText(), new RegExp(say("app-filing.no-score-yet")));
      await page.keyboard.type("4");
      await page.keyboard.press("Enter");
      await page.locator(".score-total", { hasText: "99" }).waitFor();
      await send(page, "submit");
      assert.deepEqual(office.complaints, []);
      await office.close();

      // The evaluated give their opinion, and change nothing.
      const head = await enter(browser, server, "lei.ming", `/app/2025/evaluation/${id}`, { language });
      assert.equal(await head.page.locator("[role=gridcell][aria-readonly=false]").count(), 0);
      await head.page.locator(".action-bar .paper-way").first().click();
      await write(head.page, "evaluation-opinion", language === "zh" ? "没有意见" : "No objection");
      await head.page.goto(`${server.address}/app/2025/evaluation/${id}?lang=${language}`);
      await settled(head.page);
      await send(head.page, "submit");
      assert.deepEqual(head.complaints, []);
      await head.close();

      // Settled by somebody else of the office, with the report.
      const second = await enter(browser, server, "zheng.kai", `/app/2025/evaluation/${id}`, { language });
      await second.page.locator(".action-bar .paper-way").first().click();
      await second.page.locator("#department-evaluation-report [data-item]").first().waitFor();
      const figures = (await second.page.locator("#department-evaluation-report .paper-figures li").allInnerTexts()).join("\n");
      for (const name of [...DIMENSIONS[language], "99.38", "98.77%"]) assert.ok(figures.includes(name), `${name}: ${figures}`);
      await assertWorded(second.page, `${language}, the report`);
      await assertSound(second, `${language}, the report`, { accessible: true });
      await second.page.setViewportSize(SIZES.phone);
      await assertFits(second, `${language}, the report, phone`);
      await second.page.setViewportSize(SIZES.desk);
      await write(second.page, "department-evaluation-report", language === "zh" ? "报告正文" : "Text of the report");
      await second.page.goto(`${server.address}/app/2025/evaluation/${id}?lang=${language}`);
      await settled(second.page);
      await send(second.page, "approve");
      assert.deepEqual(second.complaints, []);
      await second.close();

      // Confirmed; the report prints with its figures, and the form with its scores.
      const leader = await enter(browser, server, "gao.zhiyuan", `/app/2025/evaluation/${id}`, { language });
      await leader.page.locator(".action-buttons").getByRole("button", { name: say("app-filing.action.confirm.evaluation"), exact: true }).click();
      await leader.page.locator("dialog[open] .button-next").click();
      await leader.page.locator(".moved-band", { hasText: say("app-filing.moved") }).waitFor();
      await leader.page.goto(`${server.address}/app/2025/evaluation/${id}?lang=${language}`);
      await settled(leader.page);
      assert.match(await leader.page.locator(".filing-where").innerText(), new RegExp(say("app-filing.end.confirmed.evaluation")));
      await assertSound(leader, `${language}, confirmed`, { accessible: true });
      await leader.page.goto(`${server.address}/app/2025/evaluation/${id}/papers?lang=${language}`);
      await settled(leader.page);
      await leader.page.goto(`${server.address}${(await leader.page.locator("#department-evaluation-report .paper-sheets a").first().getAttribute("href"))!}`);
      const printed = await leader.page.innerText("main");
      for (const text of [language === "zh" ? "部门（单位）整体绩效评价报告" : "Report on the evaluation of a department or unit", SUBJECT, language === "zh" ? "报告正文 0" : "Text of the report 0", "99.38", language === "zh" ? "草案" : "Draft"]) assert.ok(printed.includes(text), `${text}: ${printed}`);
      assert.deepEqual(leader.complaints, []);
      await leader.close();
    };
    try {
      await wholePath();
    } finally {
      await server.close();
    }
  });
}
