import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { EMPTY_ROW } from "../../src/core/form/cell-path.ts";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { assertFits, assertWorded, callerOf, enter, moveOn, settled, type Caller } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { look } from "./pictures.ts";

/* F210: an education-system roll-up. A department's form as a whole takes what five schools handed on; tasks are typed and pasted as rows are. */

const FILINGS = "/api/2027/goal/filings";
/** Fills for the department itself. */
const OFFICER = "he.suan";

let server: AppServer;
let browser: Browser;
let officer: Caller;
let id = "";

const NAMES = [["产出指标", "数量指标", "在校学生数"], ["产出指标", "质量指标", "体质健康达标率"], ["效益指标", "社会效益指标", "视力不良率"], ["满意度指标", "服务对象满意度指标", "学生和家长满意度"]] as const;

before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp({ city: "demo-city/education-system" }), openBrowser()]);
  officer = await callerOf(server, OFFICER);
  const { items } = await officer.call<{ items: { id: string; kind: string }[] }>("GET", "/api/2027/goal/subjects?without=filing");
  ({ id } = await officer.call<{ id: string }>("POST", FILINGS, { subjectId: items.find(({ kind }) => kind === "department-overall")!.id, from: "blank" }));
  const { values, version } = await officer.call<FilingDetail>("GET", `${FILINGS}/${id}`);
  const rows = NAMES.map(([level1, level2, level3], index) => ({ ...EMPTY_ROW, id: `r${index + 1}`, level1, level2, level3 }));
  await officer.call("PUT", `${FILINGS}/${id}`, { values: { ...values, rows }, expectedVersion: version });
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const cell = (page: Page, path: string) => page.locator(`[data-path="${path}"]`);
const textOf = async (page: Page, path: string): Promise<string> => (await cell(page, path).locator(".cell-text").innerText()).replace(/[\u200b\u2003]/g, "").trim();
const paste = (page: Page, block: string) =>
  page.locator(".cell-focus textarea").evaluate((field, data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", data);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, block);

describe("F210: an education-system roll-up", () => {
  test("tasks are pasted with the rows they need, summed, and taken back whole", async () => {
    const visit = await enter(browser, server, OFFICER, `/app/2027/goal/${id}`);
    const { page } = visit;
    try {
      await cell(page, "tasks[t1].name").click();
      const block = ["义务教育学校建设\t第三中学教学楼\t1200\t1000\t200", "学生体质提升\t小学体育场地\t80.5\t80.5\t0", "教师培训\t骨干教师\t60\t60\t0", "校园安全\t视频监控\t40\t40\t0", "职业教育\t实训室\t300\t200\t100"].join("\r\n");
      await paste(page, block);
      assert.equal(await page.locator(".grid-tasks [data-path$='.name']").count(), 5);
      assert.match(await page.locator(".grid-tasks tr").last().innerText(), /金额合计\s+1680\.5\s+1380\.5\s+300/);
      await page.keyboard.press("Control+z");
      assert.equal(await page.locator(".grid-tasks [data-path$='.name']").count(), 4);
      await page.keyboard.press("Control+y");
      assert.equal(await textOf(page, "tasks[t2].total"), "80.5");
      await assertSound(visit, "tasks");
    } finally {
      await visit.close();
    }
  });

  test("a value comes from five schools with its trace, and one key takes it", async () => {
    const visit = await enter(browser, server, OFFICER, `/app/2027/goal/${id}#rows[r1].target`);
    const { page } = visit;
    try {
      const part = page.locator(".margin-part", { hasText: "下级单位汇总" });
      await part.getByLabel("汇总方法").selectOption("sum");
      await part.getByText("5 个单位相加，合计 5650人。").waitFor();
      assert.match(await part.locator(".roll-up-trace").innerText(), /云汀第一小学\s+1208人[\s\S]*云汀职业学校\s+846人/);
      await assertSound(visit, "a sum with its trace");
      await assertWorded(page, "a sum with its trace");
      await assertFits(visit, "a sum with its trace");
      await cell(page, "rows[r1].target").click();
      await page.keyboard.press("Control+d");
      assert.equal(await textOf(page, "rows[r1].target"), "5650人");
      await part.getByText("已采用 5650人。").waitFor();

      await cell(page, "rows[r2].target").click();
      await page.keyboard.type("≥91%");
      await page.keyboard.press("Enter");
      await cell(page, "rows[r2].target").click();
      await part.getByLabel("汇总方法").selectOption("weighted-mean");
      await part.getByLabel("权数").selectOption("other");
      await part.getByLabel("作权数的指标").fill("在校学生数");
      await part.getByLabel("作权数的指标").press("Enter");
      await part.getByText(/5 个单位按“在校学生数”加权平均，得 89\.99%/).waitFor();
      await part.getByRole("button", { name: /采用 89\.99%/ }).click();
      // The sign is the department's own and stays.
      assert.equal(await textOf(page, "rows[r2].target"), "≥89.99%");
      await Promise.all([page.waitForResponse((response) => response.request().method() === "PUT" && response.url().endsWith(`${FILINGS}/${id}`)), page.keyboard.press("Control+s")]);
      const { values } = await officer.call<FilingDetail>("GET", `${FILINGS}/${id}`);
      assert.deepEqual(values.rows.slice(0, 2).map(({ target, rollUp }) => [target, rollUp]), [["5650人", "method=sum;took=5650人"], ["≥89.99%", "method=weighted-mean;by=在校学生数;took=89.99%25"]]);
    } finally {
      await visit.close();
    }
  });

  test("a school that is missing is named, and what was taken says that it is no longer so", async () => {
    const { units } = await officer.call<{ units: { unit: string; filingId: string }[] }>("GET", `${FILINGS}/${id}/roll-up`);
    await moveOn(server, 2027, "goal", units.find(({ unit }) => unit === "云汀第三中学")!.filingId, ["wen.jiao", "return", "draft"]);
    for (const [language, title, gap, stale] of [
      ["zh", "下级单位汇总", "还不完整：缺 1 个单位，没有汇总数。", "下级单位的数变了：采用的是 5650人，现在汇总不出来。"],
      ["en", "From the units below", "Not complete: 1 unit is missing, so there is no result.", "The units’ values changed: 5650人 was taken, now there is no result."],
    ] as const) {
      const visit = await enter(browser, server, OFFICER, `/app/2027/goal/${id}#rows[r1].target`, { language });
      try {
        const part = visit.page.locator(".margin-part", { hasText: title });
        await part.getByText(gap).waitFor();
        await part.getByText(stale).waitFor();
        assert.match(await part.innerText(), /云汀第三中学/);
        await settled(visit.page);
        await assertSound(visit, `a gap in ${language}`);
        await assertWorded(visit.page, `a gap in ${language}`);
        await assertFits(visit, `a gap in ${language}`);
        await look(visit.page, `roll-up-${language}`);
      } finally {
        await visit.close();
      }
    }
  });
});
