import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { FilingValues, Stage } from "../../src/core/form/filing-values.ts";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { assertWorded, callerOf, enter, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/** A project of the demo city for each book, whose goal of 2026 is approved; and the heading that only its form has. */
const BOOKS = [
  { book: "GENERAL_PUBLIC", officer: "jin.xin", project: "雨水管网清淤", source: "财政拨款" },
  { book: "GOV_FUND", officer: "jin.xin", project: "城东排涝泵站改造", source: "专项债券收入安排" },
  { book: "STATE_CAPITAL", officer: "jiang.wei", project: "文旅集团剧场数字化升级", source: "利润（股利、股息）收入安排" },
  { book: "SOCIAL_INSURANCE", officer: "shi.lei", project: "工伤保险基金（工伤预防）", source: "基金支出（所属各地区）" },
] as const;
const STAGES: readonly (readonly [stage: Stage, year: number])[] = [["goal", 2027], ["monitoring", 2026], ["self-evaluation", 2026]];

/** Where pictures of the cells are put, for whoever looks at them; nowhere unless it is named. */
const PICTURES = process.env["HENGJI_PICTURES"] ?? null;

let server: AppServer;
let browser: Browser;
const ids = new Map<string, string>();

before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
  for (const { book, officer, project } of BOOKS) {
    const { call } = await callerOf(server, officer);
    for (const [stage, year] of STAGES) {
      const { items } = await call<{ items: { id: string; name: string }[] }>("GET", `/api/${year}/${stage}/subjects?without=filing`);
      const subject = items.find(({ name }) => name === project)?.id;
      assert.ok(subject !== undefined, `${project} ${stage}`);
      const { id } = await call<{ id: string }>("POST", `/api/${year}/${stage}/filings`, { subjectId: subject, from: "blank" });
      ids.set(`${book} ${stage}`, id);
    }
  }
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function open(officer: string, book: string, stage: Stage, year: number, language: "zh" | "en", size: "desk" | "phone" = "desk") {
  return enter(browser, server, officer, `/app/${year}/${stage}/${ids.get(`${book} ${stage}`)}`, { language, size });
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === null) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

describe("twelve cells in the browser", () => {
  for (const { book, officer, source } of BOOKS) {
    for (const [stage, year] of STAGES) {
      test(`${book} ${stage}: opens as its form in both languages, and nothing is wrong with the page`, async () => {
        for (const language of ["zh", "en"] as const) {
          const visit = await open(officer, book, stage, year, language);
          const { page } = visit;
          await assertWorded(page, `${book} ${stage} ${language}`);
          await assertSound(visit, `${book} ${stage} ${language}`);
          const funds = await page.locator(".grid-funds").innerText();
          if (stage === "goal" || book !== "GENERAL_PUBLIC") assert.ok(funds.includes(source), `${book} ${stage}: ${funds}`);
          if (stage === "monitoring") assert.match(await page.locator(".grid-rows").innerText(), language === "zh" ? /偏差原因分析[^]*经费保障[^]*完成目标可能性|1—9月/ : /Causes of deviation/);
          await picture(page, `${book}-${stage}-${language}`);
          await visit.close();
        }
      });
    }
  }

  test("boxes are ticked by click or key, one likelihood at a time, and kept as a draft; the form goes on once each row is accounted for", async () => {
    const visit = await open("jin.xin", "GENERAL_PUBLIC", "monitoring", 2026, "zh");
    const { page } = visit;
    const cell = (path: string) => page.locator(`[data-path="${path}"]`);
    const text = async (path: string): Promise<string> => (await cell(path).locator(".cell-text").innerText()).replace(/[\u200b\u2003]/g, "").trim();
    await cell("rows[r1].certain").dblclick();
    assert.equal(await text("rows[r1].certain"), "√");
    await cell("rows[r1].possible").click();
    await page.keyboard.press("Space");
    assert.deepEqual([await text("rows[r1].certain"), await text("rows[r1].possible")], ["", "√"]);
    await page.keyboard.press("Backspace");
    assert.equal(await text("rows[r1].possible"), "");
    await page.keyboard.press("Space");
    // The target stands as it was approved.
    await cell("rows[r1].target").click();
    await page.keyboard.type("9");
    assert.equal(await text("rows[r1].target"), "≤5.1万元");
    await page.waitForSelector(".draft-state:has-text('草稿已存')");
    const { call } = await callerOf(server, "jin.xin");
    const path = `/api/2026/monitoring/filings/${ids.get("GENERAL_PUBLIC monitoring")}`;
    const { draft, values, version } = await call<FilingDetail>("GET", path);
    assert.deepEqual([draft!.values.rows[0]!.possible, draft!.values.rows[0]!.certain, values.period], ["√", "", { month: "9" }]);

    const reached = ["5.0万元", "80公里", "96%", "74%", "3处", "100%", "86%"];
    const whole: FilingValues = {
      ...values, funds: values.funds.map((line) => (line.id === "total" || line.id === "appropriation" ? { ...line, expected: "436" } : line)),
      rows: values.rows.map((row, index) => ({ ...row, actual: reached[index]!, expected: index === 1 ? "86公里" : reached[index]!, certain: "√" })),
    };
    await call("DELETE", `${path}/draft`);
    await call("PUT", path, { values: whole, expectedVersion: version });
    await page.reload();
    await settled(page);
    await page.getByRole("button", { name: "报送" }).click();
    await page.locator("dialog[open] .button-next").click();
    await page.waitForSelector(".filing-where:has-text('单位审核')");
    await picture(page, "monitoring-submitted");
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  });

  test("on a phone a monitoring form stays within its window", async () => {
    const visit = await open("shi.lei", "SOCIAL_INSURANCE", "monitoring", 2026, "zh", "phone");
    await assertSound(visit, "monitoring on a phone");
    await picture(visit.page, "monitoring-phone");
    await visit.close();
  });
});
