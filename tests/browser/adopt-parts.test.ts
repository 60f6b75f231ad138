import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { assertStands, enter, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* Drafts of every part with their adoption, names in the language of the page, what rules rest on, and a refusal beside its field. */

const OFFICE = "xu.xiaoyan";
const LEADER = "gao.zhiyuan";
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

test("P7: a dictionary is a draft on the page of packs; one proposes it there with number and date, another confirms, and the mark is gone", async () => {
  const office = await enter(browser, server, OFFICE, "/app/packs/dictionaries/cause-classes");
  const leader = await enter(browser, server, LEADER, "/app/packs/dictionaries/cause-classes");
  try {
    const { page } = office;
    assert.match(await page.innerText("#definition-adoption + *"), /草案[\s\S]*尚未采用/);
    await assertStands(office, "definition to adopt");
    await page.getByRole("button", { name: /提出采用/ }).click();
    await page.locator("dialog").getByLabel("文号").fill("云财绩〔2026〕12号");
    await page.locator("dialog").getByLabel("文件日期").fill("2026-01-12");
    await page.locator("dialog").getByRole("button", { name: "提出采用" }).click();
    await page.getByText(/提出：云财绩〔2026〕12号/).waitFor();
    await leader.page.reload();
    await leader.page.getByRole("button", { name: /确认采用/ }).click();
    await leader.page.getByText("已采用：云财绩〔2026〕12号，2026-01-12").waitFor();
    await leader.page.goto(`${server.address}/app/packs`);
    await settled(leader.page);
    const row = (path: string) => leader.page.locator("tr", { has: leader.page.locator("code", { hasText: new RegExp(`^${path}$`) }) }).innerText();
    assert.doesNotMatch(await row("dictionaries/cause-classes"), /草案/);
    assert.match(await row("dictionaries/finding-kinds"), /草案/);
    await assertStands(leader, "packs");
  } finally {
    await office.close();
    await leader.close();
  }
});

test("the pages of packs say names in the language of the page; what stands in the file is set apart", async () => {
  const office = await enter(browser, server, OFFICE, "/app/packs");
  try {
    const { page } = office;
    /** What is said outside of codes and numbers. */
    const said = () => page.evaluate(() => {
      const copy = document.querySelector("main")!.cloneNode(true) as HTMLElement;
      for (const one of copy.querySelectorAll("code, select, .quiet")) one.remove();
      return copy.textContent ?? "";
    });
    assert.doesNotMatch(await said(), /\b(?:national|sip-full-process|demo-city|forms|frames|measures)\b/);
    await page.goto(`${server.address}/app/packs?lang=en`);
    await settled(page);
    assert.doesNotMatch(await said(), /\p{Script=Han}/u);
  } finally {
    await office.close();
  }
});

test("R35: the page of policies lists the rules that rest on nothing, and on request every rule with document, level and clause", async () => {
  const office = await enter(browser, server, OFFICE, "/app/policies");
  try {
    const { page } = office;
    await page.locator("summary", { hasText: "条没有着落" }).click();
    const lines = page.locator("details[open] tbody tr");
    const orphans = await lines.count();
    assert.match(await lines.filter({ hasText: "执行进度灯" }).first().innerText(), /没有写明依据/);
    assert.match(await lines.filter({ hasText: "目标检查" }).first().innerText(), /没有写明依据/);
    await page.getByLabel("也显示有依据的").check();
    assert.ok((await lines.count()) > orphans);
    assert.match(await lines.filter({ hasText: "按比例赋分" }).filter({ hasText: "财预〔2020〕10号" }).first().innerText(), /财预〔2020〕10号[\s\S]*国家[\s\S]*定量指标[\s\S]*有依据/);
    await assertStands(office, "what rules rest on");
    await page.goto(`${server.address}/app/policies?lang=en`);
    await page.locator("summary", { hasText: "of them without one" }).click();
    await assertStands(office, "what rules rest on, English");
  } finally {
    await office.close();
  }
});

test("what is wrong with an agreement is said beside each field, in people's words, with the cursor in the first", async () => {
  const department = await enter(browser, server, DEPARTMENT, "/app/agreements");
  try {
    const { page } = department;
    await page.getByRole("button", { name: "录入协议" }).click();
    await page.getByRole("button", { name: "增加阶段" }).click();
    await page.getByRole("button", { name: "保存" }).click();
    const title = page.getByLabel("协议名称");
    await page.locator(".problems").waitFor();
    assert.equal(await title.getAttribute("aria-invalid"), "true");
    assert.match(await page.locator(".field", { has: title }).innerText(), /请填写这一栏|这里没有填写/);
    const phase = page.getByRole("group", { name: "阶段第 1 行" });
    assert.equal(await phase.getByLabel("开始日期").getAttribute("aria-invalid"), "true");
    const said = await page.innerText("main");
    assert.doesNotMatch(said, /openapi|agreement\.|phases|\bnull\b/);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-invalid")), "true");
    department.complaints.splice(0).forEach((one) => assert.match(one, /status of 422/));
    await assertStands(department, "agreement refused");
  } finally {
    await department.close();
  }
});
