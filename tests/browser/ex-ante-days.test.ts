import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { speak } from "../../src/words/index.ts";
import type { ExAnteKnown } from "../../src/web/app/api/ex-ante-shapes.ts";
import { PNG } from "../server/matrix/plant.ts";
import { assertFits, assertWorded, callerOf, enter, settled, whole } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES, type Visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* F201–F203 in the browser: whoever waits for a turn urges (催办), and the performance office gives a later day (延期), from their dialogs, in both languages. */

const OFFICER = "meng.jia";
const DEPARTMENT = "shen.lihua";
const OFFICE = "xu.xiaoyan";
const CODES = { zh: "990100-101001-81", en: "990100-101001-82" } as const;

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

/** An application of a new project that its department has to take up; its address without what it is an address of. */
async function submitted(code: string): Promise<string> {
  const [department, officer] = [await callerOf(server, DEPARTMENT), await callerOf(server, OFFICER)];
  const { units } = await department.call<{ units: { id: string; name: string }[] }>("GET", "/api/2027/subjects");
  const unitId = units.find(({ name }) => /交通运输局（本级）/.test(name))!.id;
  const subject = await department.call<{ id: string }>("POST", "/api/subjects", { unitId, code, name: `新建项目${code}`, kind: "project", book: "GENERAL_PUBLIC", firstYear: 2026, attribute: "new" });
  const { id } = await officer.call<{ id: string }>("POST", "/api/2027/ex-ante", { subjectId: subject.id });
  const address = `/2027/ex-ante/${id}`;
  const { scheme, missing } = await officer.call<ExAnteKnown>("GET", `/api${address}`);
  const { version } = await officer.call<{ version: number }>("PUT", `/api${address}`, { amountFen: "300000000", texts: Object.fromEntries(scheme.fields.map((field) => [field.id, "按规划实施。"])), expectedVersion: 1 });
  const visit = await enter(browser, server, OFFICER, "/app/today");
  for (const material of missing) {
    const sent = await visit.page.request.post(`${server.address}/api${address}/files?material=${material}&name=m.png`, { data: PNG, headers: { origin: server.address, "content-type": "application/octet-stream" } });
    assert.equal(sent.status(), 201, material);
  }
  await visit.close();
  await officer.call("POST", `/api${address}/moves`, { action: "submit", opinion: "", expectedVersion: version });
  return address;
}

for (const language of ["zh", "en"] as const) {
  describe(`F201 F202 F203: urging and extension of an application, in ${language}`, () => {
    const say = speak(language === "zh" ? "zh-CN" : "en");
    const name = `新建项目${CODES[language]}`;
    let address = "";
    before(async () => {
      address = await submitted(CODES[language]);
    });

    const known = async (login: string): Promise<ExAnteKnown> => (await callerOf(server, login)).call<ExAnteKnown>("GET", `/api${address}`);
    const as = async (login: string, path: string, act: (visit: Visit) => Promise<void>): Promise<void> => {
      const visit = await enter(browser, server, login, path, { language });
      try {
        await act(visit);
      } finally {
        await visit.close();
      }
    };
    const looked = async (visit: Visit, state: string): Promise<void> => {
      const said = `${language}, ${state}`;
      await assertWorded(visit.page, said);
      await assertSound(visit, said, { accessible: true });
      await visit.page.setViewportSize(SIZES.phone);
      await assertFits(visit, `${said}, phone`);
      await assertInView(visit.page, `${said}, phone`);
      await visit.page.setViewportSize(SIZES.desk);
    };
    const dialog = (page: Page) => page.locator("dialog[open]");
    const press = (page: Page, word: string) => page.getByRole("button", { name: say(word), exact: true }).click();
    const sent = async (page: Page, sentence: string): Promise<void> => {
      await page.getByRole("status").filter({ hasText: whole(sentence) }).waitFor();
      await settled(page);
      assert.equal(await dialog(page).count(), 0, "the dialog is closed");
    };

    test("whoever submitted it urges with a word; once a day", () =>
      as(OFFICER, `/app${address}`, async (visit) => {
        const { page } = visit;
        const { deadline } = await known(OFFICER);
        assert.equal(deadline?.turn, "take-up");
        await press(page, "app-filing.urge");
        const text = await dialog(page).innerText();
        for (const part of [say("app-filing.urge.title", { name }), say("app-ex-ante.turn.take-up"), say("app-frame.role.department-finance")]) assert.ok(text.includes(part), `${part} in ${text}`);
        await looked(visit, "the dialog of urging");
        await page.keyboard.press("Escape");
        await dialog(page).waitFor({ state: "detached" });
        assert.deepEqual((await known(OFFICER)).urgings, [], "closed is not sent");
        await press(page, "app-filing.urge");
        await dialog(page).getByRole("textbox").fill("预算编制在即，请尽快受理。");
        await dialog(page).getByRole("button", { name: say("app-filing.urge"), exact: true }).click();
        await sent(page, say("app-filing.urge.sent"));
        await page.getByText(say("problem.workflow.urge-again", { hours: 24 })).waitFor();
        assert.equal(await page.getByRole("button", { name: say("app-filing.urge"), exact: true }).count(), 0, "a button that would be refused is not offered");
        assert.ok((await page.locator(".ex-ante-steps").innerText()).includes("预算编制在即，请尽快受理。"), "it stands in the history");
        await looked(visit, "urged");
      }));

    test("the department reads it on its page of today", () =>
      as(DEPARTMENT, "/app/today", async (visit) => {
        await visit.page.getByText("预算编制在即，请尽快受理。").first().waitFor();
        await looked(visit, "today of who is urged");
      }));

    test("the performance office gives a later day with its reason, told at once what is missing and what is no later day", () =>
      as(OFFICE, `/app${address}`, async (visit) => {
        const { page, complaints } = visit;
        const due = (await known(OFFICE)).deadline!.due!;
        await press(page, "app-filing.extend");
        assert.ok((await dialog(page).innerText()).includes(due), "the day that holds is told");
        const send = (): Promise<void> => dialog(page).getByRole("button", { name: say("app-filing.extend"), exact: true }).click();
        await send();
        for (const word of ["app-filing.extend.until-missing", "app-filing.correct.reason-missing"]) await dialog(page).getByText(say(word)).waitFor();
        await looked(visit, "the dialog of extension with what is missing");
        const until = dialog(page).getByLabel(say("app-filing.extend.until"));
        await until.fill(due);
        await dialog(page).getByRole("textbox", { name: say("app-filing.correct.reason") }).fill("专家名单尚未确定。");
        await send();
        await dialog(page).getByText(say("problem.workflow.extend-not-later", { day: due, due })).waitFor();
        assert.match(complaints.splice(0).join(), /^[^,]*422[^,]*$/, "the browser notes what was refused on purpose");
        await looked(visit, "the dialog of extension, refused");
        await until.fill("2027-01-29");
        await send();
        await sent(page, say("app-filing.extend.sent", { day: "2027-01-29" }));
        await page.locator(".ex-ante-day").filter({ hasText: "2027-01-29" }).waitFor();
        assert.ok((await page.locator(".ex-ante-steps").innerText()).includes(say("app-filing.extend.from-day-to", { step: say("app-ex-ante.turn.take-up"), due, until: "2027-01-29" })));
        await looked(visit, "extended");
      }));

    test("nobody else is offered a later day, and whoever has the turn urges nobody", () =>
      as(DEPARTMENT, `/app${address}`, async ({ page }) => {
        await page.locator(".ex-ante-day").waitFor();
        assert.ok((await page.locator(".ex-ante-day").innerText()).includes("2027-01-29"));
        assert.equal(await page.locator(".ex-ante-day button").count(), 0);
      }));
  });
}

/** What is open in front of the page lies within the window, from its title to its buttons. */
async function assertInView(page: Page, state: string): Promise<void> {
  const outside = await page.evaluate(() =>
    Array.from(document.querySelectorAll("dialog[open], dialog[open] .button, dialog[open] .input"), (one) => one.getBoundingClientRect()).filter(({ left, right }) => left < 0 || right > window.innerWidth).length);
  assert.equal(outside, 0, `${state}: the dialog hangs over`);
}
