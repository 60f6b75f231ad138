import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Secret, TOTP } from "otpauth";
import type { Browser, Page } from "playwright-core";
import { speak } from "../../src/words/index.ts";
import { assertFits, assertWorded, enter } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser, SIZES, type Visit } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* 双因素认证 in somebody's hands: set up on one's own page, asked for at the door, a wrong and a used code refused, turned off with the password, and taken away by the security administrator when the telephone is lost. */

const STEP = 30_000;
const PEOPLE = { zh: { login: "bai.xue", name: "白雪" }, en: { login: "ding.jie", name: "丁洁" } } as const;

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

/** What the telephone shows now by the server's clock. */
const codeOf = (secret: string): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + server.ahead });

for (const language of ["zh", "en"] as const) {
  const say = speak(language === "zh" ? "zh-CN" : "en");
  const { login, name } = PEOPLE[language];
  const code = (page: Page) => page.locator(".code-input");
  const press = (page: Page, words: string): Promise<void> => page.getByRole("button", { name: say(words), exact: true }).click();

  async function looksWell(visit: Visit, state: string): Promise<void> {
    for (const size of ["phone", "desk"] as const) {
      await visit.page.setViewportSize(SIZES[size]);
      // A refused code is noted by the browser, and is no fault.
      visit.complaints.splice(0, visit.complaints.length, ...visit.complaints.filter((text) => !/status of 4\d\d/.test(text)));
      await assertFits(visit, `${state}, ${size}, ${language}`);
    }
    await assertWorded(visit.page, `${state}, ${language}`);
  }

  async function signIn(page: Page, password: string): Promise<void> {
    await page.locator('input[name="username"]').fill(login);
    await page.locator('input[name="password"]').fill(password);
    await press(page, "app-session.sign-in");
  }

  /** The security administrator looks the person up and opens the account, with what else is wished. */
  async function unlock(...wishes: readonly ("newPassword" | "removeFactor")[]): Promise<string | null> {
    const visit = await enter(browser, server, "tian.ying", "/app/admin/posts", { language });
    try {
      const person = visit.page.getByRole("button", { name, exact: true });
      const more = visit.page.locator(".list-more button");
      while ((await person.count()) === 0) await more.click();
      await person.first().click();
      for (const wish of wishes) await visit.page.getByLabel(say(`app-admin.unlock.${wish}`)).check();
      await press(visit.page, "app-admin.unlock");
      await visit.page.locator("dialog .said").waitFor();
      return wishes.includes("newPassword") ? (await visit.page.locator("dialog .secret").innerText()).trim() : null;
    } finally {
      await visit.close();
    }
  }

  test(`somebody sets up a second factor, signs in with it, is refused a wrong and a used code, turns it off, and loses a telephone, in ${language}`, async () => {
    const given = await unlock("newPassword");
    assert.ok(given !== null);
    const password = `Tea-leaf-in-93-cups-${language}`;
    const visit = await enter(browser, server, null, "/app/sign-in", { language });
    const { page } = visit;
    try {
      await signIn(page, given);
      // A password that was given is for one time.
      await page.locator('input[autocomplete="new-password"]').first().fill(password);
      await page.locator('input[autocomplete="new-password"]').last().fill(password);
      await looksWell(visit, "a password of one's own");
      await press(page, "app-session.change-password");
      await page.locator(".app-head").waitFor();

      const setUp = async (): Promise<string> => {
        await page.goto(`${server.address}/app/account?lang=${language}`);
        await press(page, "app-account.factor.begin");
        const secret = (await page.locator(".account-part .secret").innerText()).replace(/\s/g, "");
        assert.equal(await page.getByRole("img", { name: say("app-account.factor.picture") }).count(), 1);
        return secret;
      };
      const secret = await setUp();
      await code(page).fill("000000" === codeOf(secret) ? "111111" : "000000");
      await press(page, "app-account.factor.confirm");
      await page.getByText(say("problem.factor.wrong-code")).waitFor();
      await looksWell(visit, "a wrong code at the set-up");
      const used = codeOf(secret);
      await code(page).fill(used);
      await press(page, "app-account.factor.confirm");
      await page.getByText(say("app-account.factor.on")).waitFor();
      await looksWell(visit, "on");

      const out = async (): Promise<void> => {
        await page.locator(".post-button").click();
        await press(page, "app-frame.sign-out");
        await page.locator('input[name="password"]').waitFor();
      };
      await out();
      await signIn(page, password);
      await code(page).fill(used);
      await press(page, "app-session.continue");
      await page.getByText(say("problem.session.wrong-code")).waitFor();
      await looksWell(visit, "a used code at the door");
      // Between password and code nobody is in.
      assert.equal((await page.request.get(`${server.address}/api/inbox`)).status(), 401);
      server.ahead += 2 * STEP;
      await code(page).fill(codeOf(secret));
      await press(page, "app-session.continue");
      await page.locator(".app-head").waitFor();

      await page.goto(`${server.address}/app/account?lang=${language}`);
      await press(page, "app-account.factor.turn-off");
      await page.locator('.account-part input[type="password"]').fill("wrong");
      await press(page, "app-account.factor.turn-off");
      await page.locator(".account-part .problems, .account-part [role=alert]").first().waitFor();
      await page.locator('.account-part input[type="password"]').fill(password);
      await press(page, "app-account.factor.turn-off");
      await page.getByRole("button", { name: say("app-account.factor.begin"), exact: true }).waitFor();

      // Set up anew, with another secret; then the telephone is lost.
      const second = await setUp();
      assert.notEqual(second, secret);
      await code(page).fill(codeOf(second));
      await press(page, "app-account.factor.confirm");
      await page.getByText(say("app-account.factor.on")).waitFor();
      await out();
      assert.equal(await unlock("removeFactor"), null);
      await signIn(page, password);
      await page.locator(".app-head").waitFor();
      await page.goto(`${server.address}/app/account?lang=${language}`);
      await page.getByRole("button", { name: say("app-account.factor.begin"), exact: true }).waitFor();
    } finally {
      await visit.close();
    }
  });
}
