import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { assertFits, assertWorded, callerOf, enter, settled } from "./app-city.ts";
import { serveApp, TODAY, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { look } from "./pictures.ts";

/*
 * What a bureau changes for one stage alone, and what it takes out of a list; the same by files: tests/packs/stage-and-removal.test.ts.
 */

const OFFICE = "xu.xiaoyan";
const LEADER = "gao.zhiyuan";
const NEXT_YEAR = TODAY.getUTCFullYear() + 1;
const PROFILE = "profiles/cn-national-2021";

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

async function publish(): Promise<string> {
  const leader = await enter(browser, server, LEADER, "/app/packs", { language: "en" });
  try {
    const { page } = leader;
    const said = await page.innerText(".packs-draft");
    await assertWorded(page, "the draft, English");
    await look(page, "draft-en");
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText(/Publication \d+ is in force/).waitFor();
    return said;
  } finally {
    await leader.close();
  }
}

test("D9b in the browser: a threshold of next year for self-evaluations alone", async () => {
  const office = await enter(browser, server, OFFICE, `/app/packs/${PROFILE}`);
  try {
    const { page } = office;
    await page.getByRole("searchbox", { name: /查找文字或数值/ }).fill("EXCELLENT");
    await page.getByRole("button", { name: /修改.*优.*起/ }).first().click();
    const editor = page.locator(".value-editor");
    await editor.getByLabel("新的内容").fill("95");
    await editor.getByLabel("适用年度").selectOption(String(NEXT_YEAR));
    await editor.getByLabel("适用环节").selectOption("绩效自评");
    await editor.getByLabel("依据或原因").fill("市财政局通知");
    await look(page, "stage-zh");
    await assertSound(office, "a change of a stage");
    await editor.getByRole("button", { name: "存入修改稿" }).click();
    await page.getByText("已存入修改稿，还没有发布。").waitFor();
    const line = page.locator(".definition-line", { has: page.locator(".definition-later") });
    assert.match(await line.innerText(), new RegExp(`90[\\s\\S]*自 ${NEXT_YEAR} 年度起，绩效自评：95[\\s\\S]*撤回`));
    await page.setViewportSize(SIZES.phone);
    await assertFits(office, "a change of a stage, phone");
    await look(page, "stage-phone-zh");
  } finally {
    await office.close();
  }
  assert.match(await publish(), new RegExp(`92\\s+95\\s+From ${NEXT_YEAR} on, Self-evaluation`));
  const { call } = await callerOf(server, OFFICE);
  const { digest } = await call<{ digest: string }>("GET", "/api/packs");
  const excellent = async (year: number, form: string) => (await call<{ profile: { grades: { value: { from: { units: number } }[] } } }>("GET", `/api/packs/${digest}/${year}/forms/${form}`)).profile.grades.value[0]!.from.units;
  assert.deepEqual(await Promise.all([excellent(NEXT_YEAR - 1, "self-evaluation"), excellent(NEXT_YEAR, "self-evaluation"), excellent(NEXT_YEAR, "goal")]), [90, 95, 92], "all stages have 92 by the city's own pack");

  const again = await enter(browser, server, OFFICE, `/app/packs/${PROFILE}`, { language: "en" });
  try {
    const { page } = again;
    await page.getByLabel("As of").selectOption(String(NEXT_YEAR));
    await settled(page);
    assert.doesNotMatch(await page.innerText("main"), /“95”/, "all stages read what they did");
    await page.getByLabel("As a stage reads it").selectOption("Self-evaluation");
    await page.getByText("“95”").waitFor();
    assert.match(await page.innerText("main"), new RegExp(`“92” became “95” From ${NEXT_YEAR} on, Self-evaluation`));
    await assertWorded(page, "a definition as a stage reads it, English");
    await look(page, "stage-en");
  } finally {
    await again.close();
  }
});

test("F115 in the browser: a measure is taken out of the catalogue, back again, and out of it for new records", async () => {
  const { call } = await callerOf(server, OFFICE);
  const before = (await call<{ digest: string }>("GET", "/api/packs")).digest;
  const office = await enter(browser, server, OFFICE, "/app/packs/measures/application");
  try {
    const { page } = office;
    const out = async (): Promise<void> => {
      await page.getByRole("button", { name: /^删去 .*暂停/ }).click();
      const editor = page.locator(".value-editor");
      assert.match(await editor.innerText(), /把“.*暂停.*”从列表里删去[\s\S]*(用到它的编号)/);
      await editor.getByLabel("依据或原因").fill("本市不暂停资金");
      await look(page, "removal-zh");
      await assertSound(office, "an item being taken out");
      await editor.getByRole("button", { name: "存入修改稿" }).click();
      await page.locator(".definition-later").waitFor();
    };
    await out();
    assert.match(await page.locator(".definition-later").innerText(), /暂停.*删去/);
    assert.equal(await page.getByRole("button", { name: /^删去 .*暂停/ }).count(), 0);
    await page.setViewportSize(SIZES.phone);
    await assertFits(office, "an item taken out, phone");
    await look(page, "removed-phone-zh");
    await page.setViewportSize(SIZES.desk);
    await page.getByRole("button", { name: /^撤回 .*/ }).click();
    await page.getByText("改动已全部撤回，没有修改稿了。").waitFor();
    await out();
  } finally {
    await office.close();
  }
  assert.match(await publish(), /taken out\s+All years[\s\S]*本市不暂停资金/);
  const { digest } = await call<{ digest: string }>("GET", "/api/packs");
  const measures = async (of: string) => (await call<{ measures: { id: string }[] }>("GET", `/api/packs/${of}/${NEXT_YEAR - 1}/forms/application`)).measures.map(({ id }) => id);
  assert.deepEqual([(await measures(before)).includes("suspend"), (await measures(digest)).includes("suspend")], [true, false]);
});

test("P3, F115 in the browser: what a thing taken out leaves behind is told before and after, and is not published", async () => {
  const office = await enter(browser, server, OFFICE, "/app/packs/dictionaries/measure-groups");
  try {
    const { page } = office;
    await page.getByRole("button", { name: /^删去 .*信息公开/ }).click();
    const editor = page.locator(".value-editor");
    await editor.getByText(/处用到它的编号/).waitFor();
    assert.match(await editor.innerText(), /measures\[disclose\]\.group/);
    await editor.getByLabel("依据或原因").fill("不再使用");
    await look(page, "removal-used-zh");
    await editor.getByRole("button", { name: "存入修改稿" }).click();
    await page.getByText(/已存入修改稿，还没有发布；现在有 1 处问题/).waitFor();
    assert.match(await page.innerText(".draft-problem"), /类别“disclosure”在字典 measure-groups 里没有，现有：budget、payment/);
    await look(page, "removal-refused-zh");
    await assertWorded(page, "a removal that is refused");
    await page.getByRole("button", { name: /^撤回/ }).click();
    await page.getByText("改动已全部撤回，没有修改稿了。").waitFor();
  } finally {
    await office.close();
  }
});
