import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { assertFits, assertWorded, callerOf, enter, settled, untilSaid } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser, SIZES } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { look } from "./pictures.ts";

/* The log as the audit administrator filters it: by a piece of a name, by what was done, by days, and by the one person that a row names. */

const AUDIT = "wang.jie";
const LOG = "/app/admin/events";
/** Two whose names differ, and who only signed in. */
const [OFFICER, HEAD] = [["cai.lin", "蔡琳"], ["pan.ming", "潘明"]] as const;

const WORDS = {
  zh: { person: "人员", verb: "事项", from: "从", to: "到", signedIn: "登录", all: "不限", none: "没有符合的日志", crossed: /开始日期在结束日期之后/ },
  en: { person: "Who", verb: "What", from: "From", to: "To", signedIn: "signed in", all: "Show all", none: "No event matches", crossed: /first day is after the last/ },
} as const;

let server: AppServer;
let browser: Browser;
before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp(), openBrowser()]);
  for (const [login] of [OFFICER, HEAD]) await callerOf(server, login);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Until every row says this of its column, and there is one. */
async function everyRowSays(page: Page, column: string, words: string): Promise<void> {
  await page.waitForFunction(([where, said]) => {
    const cells = Array.from(document.querySelectorAll(`main tbody ${where}`), (one) => one.textContent ?? "");
    return cells.length > 0 && cells.every((text) => text.includes(said!));
  }, [column, words]);
}

const WHO = "td:nth-of-type(2)";
const WHAT = "th";
const asked = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);

for (const language of ["zh", "en"] as const) {
  test(`the log is filtered by a typed person, by what was done, by days, and by the person of a row: ${language}`, async () => {
    const words = WORDS[language];
    const audit = await enter(browser, server, AUDIT, LOG, { language });
    try {
      const { page } = audit;
      // The words of a choice are part of its label's text.
      const field = (name: string) => page.locator(`form.filters label:has(> span:text-is("${name}")) .input`);
      // A piece of a name, or a user name; the list follows when typing pauses, and the cursor stays where it is.
      await field(words.person).pressSequentially(OFFICER[1].slice(1));
      await everyRowSays(page, WHO, OFFICER[1]);
      assert.ok(await field(words.person).evaluate((one) => one === document.activeElement));
      await field(words.person).fill(HEAD[0]);
      await everyRowSays(page, WHO, HEAD[1]);
      await field(words.person).fill("");
      // What was done: one act, or all of an area.
      await field(words.verb).selectOption("house");
      await page.waitForFunction(() => document.querySelectorAll("main tbody tr").length > 0 && document.querySelectorAll("main tbody tr td:nth-of-type(2) .second").length === 0);
      assert.equal(asked(page, "verb"), "house");
      await field(words.verb).selectOption("session.begun");
      await everyRowSays(page, WHAT, words.signedIn);
      assert.equal(asked(page, "verb"), "session.begun");
      await assertWorded(page, `a filtered log, ${language}`);
      await assertSound(audit, `a filtered log, ${language}`);
      await look(page, `log-filtered-${language}`);
      // The person of a row alone; the filter says whose, and one step back is the list before.
      await page.locator(`main tbody ${WHO} a`, { hasText: OFFICER[1] }).first().click();
      await everyRowSays(page, WHO, OFFICER[1]);
      await untilSaid(page.locator(".log-only b"), OFFICER[1]);
      // Days between which nothing happened: still a name, and not a number.
      await field(words.to).fill("2020-01-01");
      await page.getByText(words.none).waitFor();
      assert.equal(await page.locator(".log-only b").innerText(), OFFICER[1]);
      // Days the wrong way round are told beside them.
      assert.equal(await page.locator("form.filters [role=alert]").count(), 0);
      await field(words.from).fill("2020-01-02");
      assert.match(await page.locator("form.filters [role=alert]").innerText(), words.crossed);
      await page.getByText(words.none).waitFor();
      await assertSound(audit, `days the wrong way round, ${language}`);
      await look(page, `log-crossed-${language}`);
      await page.setViewportSize(SIZES.phone);
      await assertFits(audit, `days the wrong way round, phone, ${language}`);
      await look(page, `log-crossed-phone-${language}`);
      await page.setViewportSize(SIZES.desk);
      await field(words.from).fill("2026-11-24");
      await field(words.to).fill("2026-11-24");
      await everyRowSays(page, WHO, OFFICER[1]);
      assert.equal(await page.locator("form.filters [role=alert]").count(), 0);
      await page.getByRole("button", { name: words.all }).click();
      await page.locator(`main tbody ${WHO} a`, { hasText: HEAD[1] }).first().waitFor();
      await field(words.person).waitFor();
      // An address can be handed to somebody else, and steps lead back through what was asked.
      await page.goto(`${server.address}${LOG}?verb=session.begun&lang=${language}`);
      await settled(page);
      assert.equal(await field(words.verb).inputValue(), "session.begun");
      await page.locator(`main tbody ${WHO} a`, { hasText: HEAD[1] }).first().click();
      await everyRowSays(page, WHO, HEAD[1]);
      await page.goBack();
      await page.locator(`main tbody ${WHO} a`, { hasText: OFFICER[1] }).first().waitFor();
      assert.equal(await field(words.verb).inputValue(), "session.begun");
      await assertFits(audit, `the log, ${language}`);
    } finally {
      await audit.close();
    }
  });
}
