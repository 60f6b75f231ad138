import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Locator } from "playwright-core";
import { assertFits, assertWorded, callerOf, enter } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* 上年对照: what was aimed at, reached and remarked a year ago stands beside the goal that is being written, without opening anything. */

/** A remark on a goal, and one on what was reached, which a goal has no column for. */
const SHOWN = [
  { language: "zh", login: "lin.jing", project: "农村公路日常养护", path: "rows[r1].target", beside: "上年 ≤0.86万元，实际 0.84万元", remark: /2025 年度的批注.*请说明每公里成本的测算依据，并与去年比较。.*沈丽华 · 主管部门审核 · 第 1 轮/s },
  { language: "en", login: "cai.lin", project: "博物馆免费开放", path: "rows[r4].target", beside: "Last year ≥97%, reached 97%", remark: /Remarks of 2025.*没有见到设备台账，完好率的依据不足。.*顾思源 · Third-party review/s },
] as const;

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

/** Words in lines that a name does not break at are held together by other spaces. */
const plain = async (part: Locator): Promise<string> => (await part.innerText()).replace(/[\s\u00a0]+/g, " ");

for (const { language, login, project, path, beside, remark } of SHOWN) {
  test(`last year's target, actual and remarks stand at the cell and in the margin, in ${language}`, async () => {
    const { call } = await callerOf(server, login);
    const { items } = await call<{ items: { id: string; name: string }[] }>("GET", "/api/2026/goal/subjects?without=filing");
    const { id } = await call<{ id: string }>("POST", "/api/2026/goal/filings", { subjectId: items.find(({ name }) => name === project)!.id, from: "last-year" });
    for (const size of ["desk", "phone"] as const) {
      const visit = await enter(browser, server, login, `/app/2026/goal/${id}`, { language, size });
      const { page } = visit;
      try {
        const cell = page.locator(`[data-path="${path}"]`);
        await cell.locator(".sign-last-remark").waitFor();
        assert.equal(await cell.locator(".cell-beside").innerText(), beside);
        if (size === "desk") assert.match(await plain(page.locator(".margin .margin-part .last-year-remarks")), remark, "without opening anything");
        await cell.click();
        if (size === "phone") await page.locator(".margin-button").click();
        assert.match(await plain(page.locator(".cell-card .last-year-remarks")), remark, `at the cell, on a ${size}`);
        await assertWorded(page, size);
        await assertFits(visit, size);
      } finally {
        await visit.close();
      }
    }
  });
}
