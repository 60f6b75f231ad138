import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { assertFits, assertWorded, beginGoal, enter, LIBRARY, MUSEUM, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* 委托 and 收回授权 as the two of them see it: given by the keyboard, acted by, taken back while a form is open; and 移交 of a post. */

const FROM = "2026-11-24";
const UNTIL = "2026-11-27";

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

/** Opens the list of posts and chooses the one of which this is said. */
async function choosePost(page: Page, said: string): Promise<void> {
  await page.locator(".post-button").click();
  await page.locator(".post-menu .menu-item", { hasText: said }).first().click();
  await page.waitForURL(/\/app\/today/);
  await settled(page);
}

/** Fills the window of a delegation to the first colleague whose name is offered with these words. */
async function delegate(page: Page, whom: string): Promise<void> {
  await page.locator("dialog select option", { hasText: whom }).first().waitFor({ state: "attached" });
  const value = await page.locator("dialog select option", { hasText: whom }).first().getAttribute("value");
  await page.locator("dialog select").selectOption(value!);
  await page.locator("dialog input[type=date]").nth(0).fill(FROM);
  await page.locator("dialog input[type=date]").nth(1).fill(UNTIL);
  await page.locator("dialog input:not([type=date]):not([type=search])").fill("出差");
}

test("a post is delegated, somebody else acts in it under their own name, and it is taken back while their form is open", async () => {
  const goal = await beginGoal(server, MUSEUM, "120");
  const [officer, other] = [await enter(browser, server, MUSEUM.officer, "/app/account"), await enter(browser, server, "ding.jie", "/app/account")];
  const names = { officer: await officer.page.innerText(".post-person"), other: await other.page.innerText(".post-person") };
  try {
    const { page } = officer;
    assert.equal(await page.locator(".delegations").count(), 0);
    await assertSound(officer, "the account page without a delegation");
    await page.getByRole("button", { name: "委托岗位" }).press("Enter");
    await page.locator("dialog form").waitFor();
    await assertWorded(page, "the window");
    await assertSound(officer, "the window that asks whom and when");
    await delegate(page, names.other);
    await page.keyboard.press("Enter");
    await page.locator(".said").waitFor();
    assert.equal(await page.innerText(".said"), `已委托${names.other}，${FROM} 至 ${UNTIL}。`);
    await page.locator(".delegations").waitFor();
    const row = await page.innerText(".delegations tbody tr");
    for (const part of [names.other, `${FROM} 至 ${UNTIL}`, "出差", "生效中"]) assert.ok(row.includes(part), `${part} in ${row}`);
    await assertSound(officer, "the account page with a delegation");
    await page.setViewportSize(SIZES.phone);
    await assertFits(officer, "a delegation, phone");
    await page.setViewportSize(SIZES.desk);

    const delegated = other.page;
    await delegated.reload();
    await settled(delegated);
    assert.match(await delegated.innerText("main"), new RegExp(`（代${names.officer}办理，至 ${UNTIL}）`));
    await choosePost(delegated, `代${names.officer}办理`);
    assert.match(await delegated.innerText(".post-role"), new RegExp(`^代${names.officer}办理`));
    await assertSound(other, "today's page of another's post");
    await delegated.goto(`${server.address}/app/account`);
    await settled(delegated);
    assert.match(await delegated.innerText("main"), /这个岗位不能再转委托/);
    assert.equal(await delegated.getByRole("button", { name: "委托岗位" }).count(), 0);

    await delegated.goto(`${server.address}/app/2026/goal/${goal}`);
    await settled(delegated);
    await typeGoal(delegated, "代办期间填写的年度目标");
    await delegated.locator(".draft-state", { hasText: /^草稿已存/ }).waitFor();

    await page.getByRole("button", { name: /^收回委托：/ }).press("Enter");
    await page.getByRole("button", { name: "确定收回" }).waitFor();
    await assertSound(officer, "before it is taken back");
    await page.keyboard.press("Enter");
    await page.locator(".said", { hasText: "已收回" }).waitFor();
    assert.equal(await page.innerText(".said"), `已收回对${names.other}的委托。`);
    await page.locator(".delegations tr.ended").waitFor();
    assert.match(await page.innerText(".delegations tbody tr"), new RegExp(`由${names.officer}收回`));

    await typeGoal(delegated, "收回以后又写的一句");
    await delegated.locator(".draft-state .draft-away").waitFor();
    const state = await delegated.innerText(".draft-state");
    assert.ok(state.includes(`${names.officer}委托您代办的`) && state.includes("收回"), state);
    // In the field that is typed in, which may be open.
    await delegated.waitForFunction((text) => [document.querySelector("main")!.innerText, ...[...document.querySelectorAll("main textarea")].map((field) => (field as HTMLTextAreaElement).value)].some((one) => one.includes(text)), "收回以后又写的一句");
    await assertWorded(delegated, "taken back while a form was open");
    await choosePost(delegated, "单位填报人");
    assert.doesNotMatch(await delegated.innerText(".post-role"), /代/);
    // The browser notes what was refused: the draft in the post that was taken back, and once more in the own one, which does not see the form.
    assert.deepEqual([...officer.complaints, ...other.complaints.filter((line) => !/status of 40[34]/.test(line))], []);
  } finally {
    await officer.close();
    await other.close();
  }
});

test("somebody whose own post forbids it is refused in the window with what to do instead, in both languages; the security administrator takes back what others gave", async () => {
  const visit = await enter(browser, server, MUSEUM.officer, "/app/account", { language: "en" });
  const head = await enter(browser, server, MUSEUM.head, "/app/account");
  const name = await head.page.innerText(".post-person");
  await head.close();
  const { page } = visit;
  try {
    await page.getByRole("button", { name: "Delegate the post" }).click();
    await page.locator("dialog form").waitFor();
    await delegate(page, name);
    await page.locator("dialog button[type=submit]").click();
    await page.locator("dialog [role=alert]").waitFor();
    assert.match(await page.innerText("dialog [role=alert]"), /cannot both fill and approve.*Choose somebody else/s);
    await page.setViewportSize(SIZES.phone);
    await assertFits({ ...visit, complaints: visit.complaints.filter((line) => !/status of 422/.test(line)) }, "refused, phone");
    await page.setViewportSize(SIZES.desk);
    const colleague = await enter(browser, server, "ding.jie", "/app/account");
    await delegate(page, await colleague.page.innerText(".post-person"));
    await colleague.close();
    await page.locator("dialog button[type=submit]").click();
    await page.locator(".said", { hasText: "Delegated to" }).waitFor();
    await assertWorded(page, "given in English");
  } finally {
    await visit.close();
  }

  const security = await enter(browser, server, await securityAdministrator(), "/app/admin/posts");
  try {
    const admin = security.page;
    await admin.getByRole("button", { name: /^收回委托：/ }).click();
    await admin.getByRole("button", { name: "确定收回" }).click();
    await admin.locator(".said").waitFor();
    await assertSound(security, "the posts page with delegations");
    await assertWorded(admin, "the posts page");
  } finally {
    await security.close();
  }
});

test("what lies in the hands of a post is listed for whoever takes it over, in both languages, to read and to print", async () => {
  const id = await beginGoal(server, LIBRARY, "80");
  for (const [language, title, held] of [["zh", "移交清单", /在本岗位办理的事项/], ["en", "Hand-over list", /In the hands of this post/]] as const) {
    const visit = await enter(browser, server, LIBRARY.officer, "/app/account", { language });
    const { page } = visit;
    try {
      await page.getByRole("link", { name: title }).press("Enter");
      await page.waitForURL(/\/app\/hand-over/);
      await settled(page);
      assert.equal(await page.innerText("h1"), title);
      assert.match(await page.innerText("main"), held);
      assert.equal(await page.locator(`main tbody a[href$="/${id}"]`).count(), 1);
      await assertWorded(page, `hand-over, ${language}`);
      await assertSound(visit, `hand-over, ${language}`);
      await page.setViewportSize(SIZES.phone);
      await assertFits(visit, `hand-over, phone, ${language}`);
    } finally {
      await visit.close();
    }
  }
});

/** Types into the first cell of the annual goal. */
async function typeGoal(page: Page, text: string): Promise<void> {
  const cell = page.locator("[data-path='goal.planned']").first();
  await cell.click();
  await page.keyboard.type(text);
}

async function securityAdministrator(): Promise<string> {
  const { people } = (await (await fetch(`${server.address}/api/demo`)).json()) as { people: { login: string; role: string }[] };
  return people.find(({ role }) => role === "security-admin")!.login;
}
