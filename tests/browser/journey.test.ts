import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { visitAround } from "./journey/around.ts";
import { MUSEUM, ROADS } from "./journey/cast.ts";
import { askWhy, disclose } from "./journey/disclose.ts";
import { evaluateUnit, reviewEvaluation } from "./journey/evaluate.ts";
import { printAndScan } from "./journey/paper.ts";
import type { Office } from "./journey/person.ts";
import { approveByKeys, beginGoal, issueApproval, returnGoal } from "./journey/set-goal.ts";
import { approveOnPhone, beginNextYear, sessionOver, submitNextYear, swappedId, twoTabs } from "./journey/side-paths.ts";
import { makeTransferPayment } from "./transfer-payment.ts";

/*
 * One project from its goal to its published result, through the hands that really touch it, in a real browser against the real
 * application. Chinese and English have a department each in one city.
 */

let browser: Browser;
let server: AppServer;

before(async () => {
  await builtPages();
  // One after the other: what was opened is closed even when the other does not come.
  browser = await openBrowser();
  server = await serveApp({ plant: makeTransferPayment });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const goals = new Map<string, string>();
const heard = new Set<string>();

for (const [language, cast] of [["zh-CN", ROADS], ["en", MUSEUM]] as const) {
  test(`the whole journey of a project, in ${language}`, async (journey) => {
    const office: Office = { browser, server, language, people: new Map(), heard };
    const stage = (name: string, walk: () => Promise<void>): Promise<void> => journey.test(name, walk);
    let approval = "";
    let evaluation = "";
    await stage("the officer begins from last year and hands the goal in", async () => void goals.set(language, await beginGoal(office, cast)));
    await stage("the unit head approves with the keyboard alone", () => approveByKeys(office, cast.project, cast.head));
    await stage("the department returns it with a remark on a cell, which is mended", () => returnGoal(office, cast));
    await stage("department, business division and performance office approve it", async () => {
      await approveByKeys(office, cast.project, cast.departmentFinance);
      await approveByKeys(office, cast.project, cast.business, "business-division");
      await approveByKeys(office, cast.project, cast.performance);
    });
    await stage("the other performance officer issues the approval, which freezes it", async () => void (approval = await issueApproval(office, cast)));
    await stage("the unit evaluates itself", async () => void (evaluation = await evaluateUnit(office, cast)));
    await stage("department, reviewer, finance and leader bring it to its grade", () => reviewEvaluation(office, cast));
    await stage("why this score", () => askWhy(office, cast, evaluation));
    await stage("the department publishes it, and anybody reads it", async () => void (await disclose(office, cast)));
    await stage("every sheet of paper leads back to its record", () => printAndScan(office, cast, approval));
    await stage("the pages beside the journey", () => visitAround(office));
    for (const { close } of office.people.values()) await close();
  });
}

test("what goes wrong on the way loses nothing and says what happened", async (sides) => {
  const office: Office = { browser, server, language: "zh-CN", people: new Map(), heard };
  const address = await beginNextYear(office, ROADS);
  await sides.test("two tabs on one form", () => twoTabs(office, ROADS, address));
  await sides.test("the identifier of somebody else's record", () => swappedId(office, ROADS, MUSEUM, goals.get("en")!));
  await sides.test("half an hour away from the desk", () => sessionOver(office, ROADS, address));
  await sides.test("an approval on a phone", async () => {
    await submitNextYear(office, ROADS, address);
    await approveOnPhone(office, ROADS);
  });
  for (const { close } of office.people.values()) await close();
});
