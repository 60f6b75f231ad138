import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { callerOf, enter, assertFits, assertWorded, MUSEUM, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* 不予公开 as the department's finance officer does it: by the keyboard, from the kit to the page that anybody reads. */

const YEAR = 2025;
const DEPARTMENTS = `/api/${YEAR}/self-evaluation/departments`;

interface Kit {
  readonly digest: string;
  readonly tables: readonly { readonly subjectId: string; readonly name: string }[];
  readonly counts: { readonly all: number; readonly disclosed: number; readonly withheld: number; readonly notYet: number };
}

let server: AppServer;
let browser: Browser;
let department: string;
before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
  const { call } = await callerOf(server, MUSEUM.department);
  department = (await call<{ items: { id: string }[] }>("GET", DEPARTMENTS)).items[0]!.id;
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const kitOf = async (): Promise<Kit> => (await callerOf(server, MUSEUM.department)).call<Kit>("GET", `${DEPARTMENTS}/${department}/kit`);
const publicText = async (): Promise<string> => (await fetch(`${server.address}/public/${YEAR}/${department}`)).text();
/** Tab until the button of this name has the focus, as somebody without a mouse gets there. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");
    if (focused === name) return;
  }
  assert.fail(`${name} is not reached by the keyboard`);
}

test("a project is withheld and released by the keyboard, the counts add up, and a version that has it still is told", async () => {
  const before = await kitOf();
  const { name } = before.tables[0]!;
  await (await callerOf(server, MUSEUM.department)).call("POST", `${DEPARTMENTS}/${department}/publish`, { expectedDigest: before.digest });
  assert.ok((await publicText()).includes(name));

  const visit = await enter(browser, server, MUSEUM.department, `/app/${YEAR}/self-evaluation/disclosure/${department}`);
  const { page } = visit;
  try {
    assert.equal(await page.locator(".kit-withheld").count(), 0);
    await tabTo(page, `设为不予公开：${name}`);
    await page.keyboard.press("Enter");
    await page.locator("dialog select").waitFor();
    await page.locator("dialog select").selectOption("classified");
    assert.match(await page.innerText("dialog .band"), /系统不得存放涉密内容.*保密审查中/);
    assert.equal(await page.locator("dialog .button-next").count(), 0, "what is classified is not merely withheld");
    await assertSound(visit, "the window, of what is classified");
    await page.locator("dialog select").selectOption("other-lawful");
    assert.equal(await page.locator("dialog .band").count(), 0);
    await page.locator("dialog input").waitFor();
    await assertSound(visit, "the window that asks for the reason");
    await page.locator("dialog input").fill("《政府信息公开条例》第十六条");
    await page.keyboard.press("Enter");
    await page.locator(".kit-withheld").waitFor();
    await settled(page);
    await assertWorded(page, "withheld");
    await assertSound(visit, "withheld");
    const row = await page.innerText(".kit-withheld tbody tr");
    for (const part of [name, "其他依法不公开", "《政府信息公开条例》第十六条", "已公开的版本里还有"]) assert.ok(row.includes(part), `${part} in ${row}`);
    assert.match(await page.innerText("[role=alert]"), /第 1 版里还有 1 个不予公开的项目/);
    const { counts } = await kitOf();
    assert.deepEqual([counts.all, counts.disclosed + counts.withheld + counts.notYet, counts.withheld], [before.counts.all, counts.all, 1]);
    assert.ok((await page.innerText(".kit-counts")).includes(`共 ${counts.all} 个项目：公开 ${counts.disclosed} 个，不予公开 1 个`));
    assert.ok(!(await page.innerText(".kit-paragraph")).includes(name));
    await page.setViewportSize(SIZES.phone);
    await assertFits(visit, "withheld, phone");
    await page.setViewportSize(SIZES.desk);

    assert.match(await page.innerText(".kit-correct"), /不能改动，也不能删除/);
    await page.locator(".kit-actions .button-next").press("Enter");
    await page.locator("dialog .publish-look").waitFor();
    const look = await page.innerText("dialog");
    for (const part of [`公开 ${counts.disclosed} 个项目`, "不予公开 1 个项目", "其他依法不公开：1 个", "第 1 版", "确认公开第 2 版", String(YEAR)]) assert.ok(look.includes(part), `${part} in ${look}`);
    assert.ok((await publicText()).includes(name), "nothing is public by the first button");
    await assertSound(visit, "the window that shows what will be public");
    await page.setViewportSize(SIZES.phone);
    await assertFits(visit, "the window that shows what will be public, phone");
    await page.setViewportSize(SIZES.desk);
    await tabTo(page, "确认公开第 2 版");
    await page.keyboard.press("Enter");
    await page.locator(".said").waitFor();
    await page.locator("[role=alert]").waitFor({ state: "detached" });
    const text = await publicText();
    assert.ok(!text.includes(name) && text.includes("另有 1 个项目依法不予公开。"));

    await tabTo(page, `恢复公开：${name}`);
    await page.keyboard.press("Enter");
    await page.locator("dialog .button-next").waitFor();
    await assertSound(visit, "the window that asks whether to release it");
    await page.locator("dialog .button-next").press("Enter");
    await page.locator(".kit-withheld").waitFor({ state: "detached" });
    assert.deepEqual((await kitOf()).counts, before.counts);
    assert.ok(!(await publicText()).includes(name), "released is not published yet");

    // A colleague withholds another project while somebody looks at what will be public.
    await page.locator(".kit-actions .button-next").press("Enter");
    await page.locator("dialog .publish-look", { hasText: `公开 ${before.counts.disclosed} 个项目` }).waitFor();
    const other = before.tables[1]!;
    await (await callerOf(server, "xu.xiaoyan")).call("POST", `${DEPARTMENTS}/${department}/withheld`, { subjectId: other.subjectId, reason: "secrecy-review" });
    await page.getByRole("button", { name: "确认公开第 3 版" }).press("Enter");
    await page.locator("dialog .problems", { hasText: "核对以后，要公开的内容有变化，没有公开。" }).waitFor();
    // The browser itself tells of the refusal.
    visit.complaints.splice(0, visit.complaints.length, ...visit.complaints.filter((one) => !one.includes("409")));
    await page.locator("dialog .publish-look", { hasText: "不予公开 1 个项目" }).waitFor();
    assert.ok(!(await publicText()).includes(name), "what somebody did not look at is not published");
    await page.getByRole("button", { name: "确认公开第 3 版" }).press("Enter");
    await page.locator("dialog").waitFor({ state: "detached" });
    const third = await publicText();
    assert.ok(third.includes(name) && !third.includes(other.name));
    assert.deepEqual(visit.complaints, []);
  } finally {
    await visit.close();
  }
});
