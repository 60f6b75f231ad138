import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { assertFits, assertWorded, beginGoal, enter, LIBRARY, moveOn, MUSEUM } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { assertSound, openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

let server: AppServer;
let browser: Browser;
let late = "";

/** A department has five working days: what came before the National Day of 2026 is one day late on the Monday after, what came this morning is not. */
before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp({ now: new Date("2026-09-28T02:00:00.000Z") }), openBrowser()]);
  late = await beginGoal(server, MUSEUM, "495");
  await moveOn(server, 2026, "goal", late, [MUSEUM.officer, "submit"], [MUSEUM.head, "approve"]);
  server.ahead += 14 * 86_400_000;
  const inTime = await beginGoal(server, LIBRARY, "130");
  await moveOn(server, 2026, "goal", inTime, [LIBRARY.officer, "submit"], [LIBRARY.head, "approve"]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const WORDS = {
  zh: { due: ["截止 2026-10-10", "截止 2026-10-19"], late: "逾期 1 个工作日", today: "其中 1 件逾期", since: "2026-09-28 送达" },
  en: { due: ["Due 2026-10-10", "Due 2026-10-19"], late: "1 working day late", today: "1 of them is late", since: "since 2026-09-28" },
} as const;

// Each language at one of the sizes: what is shown is the same, and opening a page takes long.
for (const [language, size] of [["zh", "desk"], ["en", "phone"]] as const) {
  describe(`deadlines as they are shown, ${language}, ${size}`, () => {
    const looked = async (path: string, name: string, look: (text: (selector: string) => Promise<string[]>) => Promise<void>): Promise<void> => {
      const visit = await enter(browser, server, MUSEUM.department, path, { language, size });
      try {
        await look(async (selector) => visit.page.locator(selector).allInnerTexts());
        await assertWorded(visit.page, name);
        await assertFits(visit, name);
        await assertSound(visit, name);
      } finally {
        await visit.close();
      }
    };
    const { due, late: lateWords, today, since } = WORDS[language];

    test("in the list, beside the day it came", () =>
      looked("/app/2026/goal?sort=since&order=asc", "list", async (text) => {
        const said = await text(".deadline");
        assert.equal(said.length, 2);
        for (const day of due) assert.ok(said.some((one) => one.includes(day)), said.join(" | "));
        assert.deepEqual((await text(".late-mark")).map((one) => one.trim()), [lateWords]);
      }));

    test("at the head of the filing", () =>
      looked(`/app/2026/goal/${late}`, "filing", async (text) => {
        const [said = ""] = await text(".filing-where");
        for (const words of [since, due[0], lateWords]) assert.ok(said.includes(words), said);
      }));

    test("on the page of today, how many", () =>
      looked("/app/today", "today", async (text) => assert.deepEqual(await text(".late-mark"), [today])));
  });
}

describe("deadlines in a year whose holidays are not known", () => {
  before(() => {
    server.ahead += 100 * 86_400_000;
  });

  test("are shown with what was assumed, in the list, at the head and on the page of today", async () => {
    for (const [path, place] of [["/app/2026/goal", ".waited"], [`/app/2026/goal/${late}`, ".filing-where"], ["/app/today", ".wait-what"]] as const) {
      const visit = await enter(browser, server, MUSEUM.department, path);
      // The list holds others of the year as well.
      const from = path === "/app/2026/goal" ? visit.page.locator("tr", { has: visit.page.locator(`a[href*="${late}"]`) }) : visit.page;
      const said = (await from.locator(place).first().innerText()).replace(/\s+/g, " ");
      assert.match(said, /逾期.* · 按周末推算|按周末推算.*逾期/, path);
      await visit.close();
    }
  });
});
