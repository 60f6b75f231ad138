import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import { assertFits, assertWorded, beginGoal, callerOf, enter, LIBRARY, moveOn, MUSEUM, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

describe("the inbox", () => {
  let server: AppServer;
  let browser: Browser;
  let returned = "";
  let cell = "";
  before(async () => {
    await builtPages();
    [server, browser] = await Promise.all([serveApp(), openBrowser()]);
    returned = await beginGoal(server, MUSEUM, "495");
    await moveOn(server, 2026, "goal", returned, [MUSEUM.officer, "submit"]);
    const { call } = await callerOf(server, MUSEUM.head);
    const detail = await call<FilingDetail>("GET", `/api/2026/goal/filings/${returned}`);
    cell = `rows[${detail.values.rows[2]!.id}].target`;
    await call("POST", `/api/2026/goal/filings/${returned}/moves`, { action: "return", opinion: "产出指标不够具体。", remarks: [{ path: cell, said: "请写明数值和单位。" }], expectedVersion: detail.version });
    await beginGoal(server, MUSEUM, "120", 2027);
    const sent = await beginGoal(server, LIBRARY, "130");
    await moveOn(server, 2026, "goal", sent, [LIBRARY.officer, "submit"], [LIBRARY.head, "approve"], [LIBRARY.department, "approve"]);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  test("opens what came back at the cell in question, J leads on over the years, and back again it is filtered as it was", async () => {
    const visit = await enter(browser, server, MUSEUM.officer, "/app/today");
    const { page } = visit;
    try {
      await page.locator(".today-inbox").click();
      await page.locator("[data-row]").nth(1).waitFor();
      const counts = async (): Promise<readonly string[]> => (await page.locator(".box-count").allInnerTexts()).map((text) => text.trim());
      assert.deepEqual(await counts(), ["2", "0", "1", "0"]);
      assert.deepEqual((await page.locator(".col-season").allInnerTexts()).slice(1).map((text) => text.slice(0, 4)).toSorted(), ["2026", "2027"]);
      await page.locator(".segment", { hasText: "退回给我" }).click();
      await page.locator("[data-row]").nth(1).waitFor({ state: "detached" });
      assert.match(await page.locator(".col-said").nth(1).innerText(), /退回：产出指标不够具体。[\s\S]*请写明数值和单位。/);
      assert.match(page.url(), /\?box=returned$/);

      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await page.locator(".trail").waitFor();
      await settled(page);
      assert.equal(decodeURI(new URL(page.url()).hash), `#${cell}`);
      assert.equal(new URL(page.url()).pathname, `/app/2026/goal/${returned}`);
      await page.waitForFunction((path) => document.activeElement?.closest("[data-path]")?.getAttribute("data-path") === path || document.querySelector(`[data-path="${path}"]`) !== null, cell);
      await page.locator(".trail a").click();
      await page.locator("[data-row]").first().waitFor();
      assert.match(page.url(), /\/app\/inbox\?box=returned$/, "and it is the inbox that one goes back to");
      // By its plain address, as a link in the frame has it.
      await page.goto(`${server.address}/app/inbox`);
      await page.locator("[data-row]").first().waitFor();
      assert.match(page.url(), /\?box=returned$/);

      await page.locator(".segment", { hasText: "待我办理" }).click();
      await page.locator("[data-row]").nth(1).waitFor();
      await page.locator("a.row-link").first().click();
      await page.locator(".trail").waitFor();
      const first = new URL(page.url()).pathname;
      await page.locator("h1").click();
      await page.keyboard.press("j");
      await page.waitForFunction((path) => window.location.pathname !== path, first);
      assert.deepEqual([first, new URL(page.url()).pathname].map((path) => path.slice(0, 14)).toSorted(), ["/app/2026/goal", "/app/2027/goal"], "from one year into the other");
    } finally {
      await visit.close();
    }
  });

  test("a filter gets a name, opens by it, and is renamed and deleted", async () => {
    const visit = await enter(browser, server, LIBRARY.department, "/app/inbox?box=elsewhere");
    const { page } = visit;
    try {
      await page.locator("[data-row]").first().waitFor();
      await page.getByRole("button", { name: "存为常用视图" }).click();
      await page.getByRole("button", { name: "保存", exact: true }).click();
      await page.locator("dialog .wrong").waitFor();
      await page.locator("dialog input").fill("等财政局的");
      await page.getByRole("button", { name: "保存", exact: true }).click();
      await page.locator(".view-on", { hasText: "等财政局的" }).waitFor();
      // On a list as well, and with what was filtered there.
      await page.goto(`${server.address}/app/2026/goal`);
      await page.locator(".view").click();
      await page.waitForFunction(() => window.location.pathname === "/app/inbox");
      assert.match(page.url(), /\/app\/inbox\?box=elsewhere$/);
      await page.getByRole("button", { name: "改名" }).click();
      await page.locator("dialog input").fill("送出的");
      await page.getByRole("button", { name: "保存", exact: true }).click();
      await page.locator(".view-on", { hasText: "送出的" }).waitFor();
      await page.getByRole("button", { name: "删除这个视图" }).click();
      await page.locator(".view").waitFor({ state: "detached" });
      assert.deepEqual(visit.complaints, []);
    } finally {
      await visit.close();
    }
  });

  test("and what is new is told once in the morning, on Today", async () => {
    await server.remind();
    assert.deepEqual(server.log.filter((line) => typeof line === "string" || line instanceof Error), []);
    const visit = await enter(browser, server, MUSEUM.officer, "/app/today");
    try {
      await visit.page.locator(".reminder-today").waitFor();
      assert.match(await visit.page.locator(".reminder-today").innerText(), /今日提醒[\s\S]*新到 2 件，其中退回 1 件/);
      await assertWorded(visit.page, "zh");
      await assertSound(visit, "zh, desk");
      await visit.page.locator(".language button[lang=en]").first().click();
      await visit.page.waitForFunction(() => document.documentElement.lang === "en");
      await visit.page.setViewportSize(SIZES.phone);
      await assertFits(visit, "en, phone");
      await assertWorded(visit.page, "en");
    } finally {
      await visit.close();
    }
  });

  test("what somebody is asked to sign stands in a box of its own, with who asked; in both languages", async () => {
    const officer = await callerOf(server, LIBRARY.officer);
    const one = `/api/2027/goal/filings/${await beginGoal(server, LIBRARY, "60", 2027)}`;
    const { version } = await officer.call<FilingDetail>("GET", one);
    const { items } = await officer.call<{ items: { postId: string; name: string; role: string }[] }>("GET", `${one}/colleagues?for=sign`);
    const asked = items.find(({ role }) => role === "department-finance")!;
    await officer.call("POST", `${one}/signers`, { postId: asked.postId, said: "请看资金来源。", expectedVersion: version });
    await officer.call("POST", `${one}/urgings`, { said: "请今天签署。" });
    const visit = await enter(browser, server, LIBRARY.department, "/app/inbox");
    const { page } = visit;
    try {
      const box = page.locator(".segment", { hasText: "待我签署" });
      await box.waitFor();
      assert.equal((await box.locator(".box-count").innerText()).trim(), "1");
      await box.click();
      await page.waitForFunction(() => window.location.search === "?box=signatures");
      await page.locator("[data-row]").first().waitFor();
      assert.match(await page.locator(".col-said").nth(1).innerText(), /请您签署[\s\S]*催办 1 次 请今天签署。/);
      await assertWorded(page, "zh");
      await assertSound(visit, "zh, desk");
      await page.locator(".language button[lang=en]").first().click();
      await page.waitForFunction(() => document.documentElement.lang === "en");
      await page.setViewportSize(SIZES.phone);
      await assertFits(visit, "en, phone");
      await assertWorded(page, "en");
      assert.match(await page.locator(".col-said").last().innerText(), /asks for your signature[\s\S]*Urged once/);
    } finally {
      await visit.close();
    }
  });

  test("in both languages and at every size", async () => {
    const visit = await enter(browser, server, MUSEUM.officer, "/app/inbox");
    try {
      await assertWorded(visit.page, "zh");
      await assertSound(visit, "zh, desk");
      await visit.page.locator(".language button[lang=en]").first().click();
      await visit.page.waitForFunction(() => document.documentElement.lang === "en");
      for (const size of ["desk", "wide", "phone"] as const) {
        await visit.page.setViewportSize(SIZES[size]);
        await assertFits(visit, `en, ${size}`);
      }
      await assertWorded(visit.page, "en");
      await assertSound(visit, "en, phone");
    } finally {
      await visit.close();
    }
  });
});
