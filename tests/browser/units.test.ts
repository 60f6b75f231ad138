import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Locator } from "playwright-core";
import { assertFits, assertStands, assertWorded, enter, settled, untilSaid } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { look } from "./pictures.ts";

/* F101 in the browser: who keeps the organisation tree looks first, is told at its place what is lacking, and of a past day sees the tree of that day. */

const SYSTEM = "jiang.bo";
const TREE = "/app/admin/units";
const GROUND = "云澜编〔2026〕13号";
const PROJECT = "990100-101002-01";
const NEW = "云澜示范市桥梁养护中心";

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

/** The one field that is said to be wrong: it has the focus, and what is wrong with it stands at it. */
async function wrongField(dialog: Locator): Promise<string> {
  await dialog.locator(".problems").waitFor();
  const wrong = dialog.locator("[aria-invalid=true]");
  assert.equal(await wrong.count(), 1);
  await wrong.and(dialog.page().locator(":focus")).waitFor();
  return dialog.locator(".field:has([aria-invalid=true])").innerText();
}

test("F101: what a change lacks is told at its field, in both languages, and nothing is changed", async () => {
  const told = {
    zh: { reason: /^依据[\s\S]*这里没有填写/, day: /^生效日期[\s\S]*生效日期晚于今天/, posts: /^机构[\s\S]*还有 2 个在任岗位/ },
    en: { reason: /^Basis[\s\S]*Nothing is filled in here/, day: /^Effective date[\s\S]*later than today/, posts: /^Body[\s\S]*2 active posts/ },
  } as const;
  for (const language of ["zh", "en"] as const) {
    const words = told[language];
    const office = await enter(browser, server, SYSTEM, TREE, { language });
    try {
      const { page } = office;
      await page.locator("main button.button-next").click();
      const dialog = page.locator("dialog[open]");
      await dialog.locator("select").first().selectOption("merge");
      await dialog.locator("select").nth(1).selectOption({ label: "102003 云澜示范市图书馆" });
      await dialog.locator("select").nth(2).selectOption({ label: "102002 云澜示范市博物馆" });
      const ask = dialog.locator("button[type=submit]");
      await ask.click();
      assert.match(await wrongField(dialog), words.reason, language);
      await look(page, `units-no-ground-${language}`);
      await dialog.locator("input").last().fill(GROUND);
      await dialog.locator("input[type=date]").fill("2026-11-25");
      await ask.click();
      assert.match(await wrongField(dialog), words.day, language);
      await dialog.locator("input[type=date]").fill("2026-11-24");
      await ask.click();
      assert.match(await wrongField(dialog), words.posts, language);
      await assertWorded(page, `a merger refused, ${language}`);
      // The browser itself complains of a refused request, and these were meant.
      assert.equal(office.complaints.splice(0).filter((text) => /422/.test(text)).length, 3);
      await assertSound(office, `a merger refused, ${language}`);
      await page.setViewportSize(SIZES.phone);
      await assertFits(office, `a merger refused, phone, ${language}`);
      await look(page, `units-refused-phone-${language}`);
    } finally {
      await office.close();
    }
  }
});

test("F101: a body is split: looked at first, recorded with who goes on from there, and the day before is as it was", async () => {
  const office = await enter(browser, server, SYSTEM, TREE);
  try {
    const { page } = office;
    await page.getByRole("button", { name: "登记机构变动" }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.getByLabel("变动", { exact: true }).selectOption("split");
    await dialog.getByLabel("机构", { exact: true }).selectOption({ label: "101002 云澜示范市公路养护中心" });
    await dialog.getByLabel("代码", { exact: true }).fill("101009");
    await dialog.getByLabel("名称", { exact: true }).fill(NEW);
    await dialog.getByLabel("分出去的项目代码").fill(`${PROJECT}、不是项目`);
    await dialog.getByLabel("依据").fill(GROUND);
    await dialog.getByRole("button", { name: "先看影响" }).click();
    assert.match(await wrongField(dialog), /^分出去的项目代码[\s\S]*有 1 个项目代码不属于这个机构/);
    assert.equal(office.complaints.splice(0).length, 1);
    await dialog.getByLabel("分出去的项目代码").fill(PROJECT);
    await dialog.getByRole("button", { name: "先看影响" }).click();
    await untilSaid(dialog.locator(".band"), /尚未登记[\s\S]*新设 云澜示范市交通运输局 › 云澜示范市桥梁养护中心[\s\S]*1 个项目随之转移/);
    assert.equal(await page.locator("dialog[open] .button-next").count(), 1);
    await dialog.locator(".button-next").click();
    await untilSaid(page.locator(".said"), "已登记：分设。 新机构还没有岗位，请安全管理员任岗后再办业务。");
    await page.getByRole("button", { name: NEW }).waitFor();
    await assertStands(office, "the tree after a split");
    await page.getByLabel("截至日期").fill("2026-11-23");
    await page.getByText("2026-11-23 的机构").first().waitFor();
    await settled(page);
    assert.equal(await page.getByRole("button", { name: NEW }).count(), 0);
    // Of a past day nothing is changed.
    assert.equal(await page.getByRole("button", { name: "登记机构变动" }).count(), 0);
    await page.getByRole("button", { name: "回到今天" }).click();
    await page.getByRole("button", { name: NEW }).click();
    await untilSaid(page.locator("dialog[open]"), new RegExp(GROUND));
  } finally {
    await office.close();
  }
});
