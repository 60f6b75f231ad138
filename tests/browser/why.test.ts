import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { callerOf, enter } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* 为什么是这个分 is an answer of one page, on paper as well. */

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

/** The rule in words and the document it stands in. */
const RULE = { zh: /规则：.+(?:〔\d{4}〕\d+号|本系统约定)/, en: /Rule: .+(?:〔\d{4}〕\d+号|a rule of this system)/ } as const;
/** Where the rule leaves the points to a person, it says that instead. */
const JUDGED = { zh: /这一行由人评定/, en: /This row is judged by a person/ } as const;

for (const language of ["zh", "en"] as const) {
  test(`every score of last year is explained on one sheet of A4, with its version, in ${language}`, async () => {
    const office = await callerOf(server, "xu.xiaoyan");
    const { items } = await office.call<{ items: { id: string; name: string }[] }>("GET", "/api/2025/self-evaluation/filings");
    assert.ok(items.length > 4);
    const visit = await enter(browser, server, "xu.xiaoyan", "/app/today", { language });
    try {
      for (const { id, name } of items) {
        await visit.page.goto(`${server.address}/app/2025/self-evaluation/${id}/why?lang=${language}`);
        await visit.page.locator(".why-foot code").waitFor();
        const sheets = (await visit.page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g);
        assert.equal(sheets?.length, 1, name);
        // In words: which rule gave the points, and where it stands.
        const lines = await visit.page.locator(".why-line:has(.trace)").allInnerTexts();
        assert.ok(lines.length > 0, name);
        for (const line of lines) assert.match(line, JUDGED[language].test(line) ? /规则：.+|Rule: .+/ : RULE[language], name);
      }
    } finally {
      await visit.close();
    }
  });
}
