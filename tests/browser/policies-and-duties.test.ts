import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { assertStands, enter, settled, untilSaid } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { look } from "./pictures.ts";

/* F105, F106 and F214 in the browser: which rule held on a day, a department's map with its gaps, money that waits for its evaluation. */

const OFFICE = "xu.xiaoyan";
const DEPARTMENT = "shen.lihua";

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

test("F105: the library on two days, the family “1+9” with its count, and a document of one's own", async () => {
  const office = await enter(browser, server, OFFICE, "/app/policies?on=2025-01-31");
  try {
    const { page } = office;
    assert.match(await page.innerText("main"), /应为 1\+9，已录入主文件 1 件、配套文件 8 件。[\s\S]*还缺 1 件/);
    const document2025 = page.locator("tr", { hasText: "云委发〔2025〕1号" });
    assert.match(await document2025.innerText(), /尚未施行/);
    await page.getByLabel("看哪一天").fill("2025-02-01");
    await page.waitForURL(/on=2025-02-01/);
    await settled(page);
    await untilSaid(document2025, /有效/);
    await assertStands(office, "policies");
    await page.getByRole("button", { name: "录入制度" }).click();
    const dialog = page.locator("dialog");
    await dialog.getByLabel("文号").fill("云委发〔2026〕7号");
    await dialog.getByLabel("标题", { exact: true }).fill("关于全面落实预算绩效管理的实施意见");
    await dialog.getByLabel("发文机关").fill("云澜示范市");
    await dialog.getByLabel("印发日期").fill("2026-04-28");
    await dialog.getByLabel("来源").fill("正式文本");
    await dialog.getByLabel("条款").fill("第三条 三年内完成三十一项任务。");
    await assertSound(office, "entering a document");
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByText("已录入《关于全面落实预算绩效管理的实施意见》。").waitFor();
    await page.goto(`${server.address}/app/policies/evaluation-2020-10`);
    await settled(page);
    assert.match(await page.innerText("main"), /定量指标[\s\S]*赋分方案 › 按比例赋分/);
    await assertStands(office, "one policy");
    await page.goto(`${server.address}/app/policies?lang=en`);
    await assertStands(office, "policies, English");
    await page.goto(`${server.address}/app/policies/evaluation-2020-10?lang=en`);
    await assertStands(office, "one policy, English");
  } finally {
    await office.close();
  }
});

test("F106, R76: a department brings in a draft, sees its gaps and the share of the core, and draws its map", async () => {
  const department = await enter(browser, server, DEPARTMENT, "/app/2026/duties");
  try {
    const { page } = department;
    await assertStands(department, "duty maps");
    await page.locator("main table a").first().click();
    await page.waitForURL(/duties\/[0-9a-f-]{36}/);
    await page.getByLabel("方案包的草案").selectOption("transport");
    await page.getByRole("button", { name: "导入草案" }).click();
    await page.getByText("已导入，与项目库同名的项目已经对应。请与本部门“三定”规定核对。").waitFor();
    await page.getByText(/第 1 版/).waitFor();
    await settled(page);
    const said = await page.innerText("main");
    for (const part of ["缺口", "个项目没有对应的活动", "项活动没有项目", "项活动没有指标", "核心占比", "完整程度", "职责有活动", "年度目标的指标有活动", "职责、活动、项目和指标"]) assert.ok(said.includes(part), `${part} in ${said.slice(0, 400)}`);
    // How complete it is stands in numbers, and its tree below it.
    assert.match(said, /职责有活动\s+\d+\s+\d+\s+\d+(\.\d+)?%/);
    assert.ok((await page.locator("h3").count()) > 1);
    await assertStands(department, "duty map");
    await page.getByRole("button", { name: "编辑" }).click();
    await page.getByLabel("对应项目库的项目").first().selectOption({ index: 1 });
    await assertSound(department, "editing a duty map");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("已保存为新的版本。").waitFor();
    await page.getByText(/第 2 版/).waitFor();
    await page.goto(`${page.url()}?lang=en`);
    await assertStands(department, "duty map, English");
  } finally {
    await department.close();
  }
});

test("F214: an agreement is entered, its goals stand beside their clauses, and a tranche waits for its evaluation", async () => {
  const department = await enter(browser, server, DEPARTMENT, "/app/agreements");
  try {
    const { page } = department;
    assert.match(await page.innerText("main"), /还没有协议/);
    await page.getByRole("button", { name: "录入协议" }).click();
    await page.getByLabel("绩效对象代码").fill("990100-101002-01");
    await page.getByLabel("协议名称").fill("农村公路共建协议");
    await page.getByLabel("签订日期").fill("2027-01-05");
    await page.getByLabel("开始日期").first().fill("2027-01-01");
    await page.getByLabel("结束日期").first().fill("2027-12-31");
    for (const [at, role, name] of [[0, "甲方", "市交通运输局"], [1, "乙方", "公路养护中心"]] as const) {
      await page.getByLabel("称谓（如甲方）").nth(at).fill(role);
      await page.getByLabel("名称", { exact: true }).nth(at).fill(name);
    }
    await page.getByRole("button", { name: "增加阶段" }).click();
    await page.getByLabel("阶段", { exact: true }).first().fill("第一阶段");
    await page.getByLabel("开始日期").nth(1).fill("2027-01-01");
    await page.getByLabel("结束日期").nth(1).fill("2027-12-31");
    await page.getByLabel("评价年度").fill("2027");
    await page.getByRole("button", { name: "增加条款" }).click();
    await page.getByLabel("条款", { exact: true }).first().fill("第三条");
    await page.getByLabel("要点").fill("养护公路不少于一百二十公里。");
    await page.getByRole("button", { name: "增加目标" }).click();
    await page.getByLabel("阶段目标", { exact: true }).last().fill("养护公路里程");
    await page.getByLabel("目标值").fill("≥120公里");
    await page.getByRole("button", { name: "增加批次" }).click();
    await page.getByLabel("金额（万元）").fill("50");
    await page.getByRole("group", { name: "拨款批次第 1 行" }).getByLabel("名称").fill("尾款");
    await page.getByLabel("等级不低于").selectOption("GOOD");
    await assertSound(department, "entering an agreement");
    await look(page, "entering-an-agreement");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("已录入《农村公路共建协议》。").waitFor();
    await page.getByRole("link", { name: "农村公路共建协议" }).click();
    await page.waitForURL(/agreements\/[0-9a-f-]{36}/);
    await settled(page);
    assert.match(await page.innerText("main"), /养护公路里程[\s\S]*第三条 养护公路不少于一百二十公里。[\s\S]*等级不低于“良”[\s\S]*还没有 2027 年度的自评/);
    assert.ok(await page.getByRole("button", { name: "提出“尾款”的拨款建议" }).isDisabled());
    await assertStands(department, "agreement");
    await page.goto(`${page.url()}?lang=en`);
    await assertStands(department, "agreement, English");
    await page.goto(`${server.address}/app/agreements?lang=en`);
    await assertStands(department, "agreements, English");
  } finally {
    await department.close();
  }
});
