import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { readRoute, type KnownRoute } from "../../src/web/app/routes.ts";
import { beginGoal, callerOf, enter, moveOn, MUSEUM, settled } from "./app-city.ts";
import type { AppServer } from "./app-server.ts";
import type { SIZES } from "./browser.ts";
import { ledgerBook, PAYMENTS } from "../server/ledger/ledger-books.ts";

/* A walk over every page of the application that the demo city can show. */

type PageName = KnownRoute["page"];
type Stop = readonly [login: string | null, path: string];

const OFFICE = "xu.xiaoyan";
/** A project of the demo city that money may be recorded of. */
const ROADS = "990100-101002-01";

/** Where each page of the application is looked at, or nothing where a link of another page leads to it; a new page is named here, or this file does not compile. */
async function stops(server: AppServer): Promise<Readonly<Record<PageName, readonly Stop[]>>> {
  const goal = await beginGoal(server, MUSEUM, "495");
  await moveOn(server, 2026, "goal", goal, [MUSEUM.officer, "submit"], [MUSEUM.head, "approve"]);
  const filing = `/app/2026/goal/${goal}`;
  const { items } = await (await callerOf(server, MUSEUM.officer)).call<{ items: readonly { readonly id: string }[] }>("GET", "/api/2025/self-evaluation/filings");
  const scored = `/app/2025/self-evaluation/${items[0]!.id}`;
  const payments = await ledgerBook({ 支付: [PAYMENTS, [ROADS, "财政拨款", "2026-06-30", 12345.67, "T-1"], [ROADS, "财政拨款", "2026-06-31", 1, "T-2"]] });
  const { id: imported } = await (await callerOf(server, OFFICE)).call<{ readonly id: string }>("POST", `/api/2026/ledger/import?name=${encodeURIComponent("支付.xlsx")}`, payments);
  return {
    "sign-in": [[null, "/app/sign-in"]],
    today: [[OFFICE, "/app/today"], [MUSEUM.officer, "/app/today"]],
    inbox: [[OFFICE, "/app/inbox"]],
    account: [[OFFICE, "/app/account"]],
    "hand-over": [[OFFICE, "/app/hand-over"]],
    filings: [[OFFICE, "/app/2026/goal"], [OFFICE, "/app/2025/evaluation"], [OFFICE, "/app/2025/application"]],
    reporting: [[OFFICE, "/app/2026/goal/reporting"]],
    filing: [[OFFICE, filing], [MUSEUM.department, filing], [MUSEUM.officer, scored]],
    why: [[MUSEUM.officer, `${scored}/why`]],
    papers: [[OFFICE, `${filing}/papers`]],
    approvals: [[OFFICE, "/app/2026/goal/approvals"]],
    approval: [],
    disclosure: [[MUSEUM.department, "/app/2026/self-evaluation/disclosure"]],
    summary: [],
    coverage: [[OFFICE, "/app/2026/coverage"]],
    ledger: [[OFFICE, "/app/ledger/2026"]],
    "ledger-import": [[OFFICE, "/app/ledger/2026/import"]],
    "ledger-subject": [],
    "ledger-record": [[OFFICE, `/app/ledger/2026/import/${imported}`]],
    subjects: [[OFFICE, "/app/2026/subjects"]],
    "transfer-payments": [[OFFICE, "/app/2026/transfer-payments"]],
    "transfer-payment": [],
    "ex-ante": [[OFFICE, "/app/2026/ex-ante"]],
    "ex-ante-one": [],
    policies: [[OFFICE, "/app/policies"]],
    policy: [[OFFICE, "/app/policies/evaluation-2020-10"]],
    agreements: [[OFFICE, "/app/agreements"]],
    agreement: [],
    duties: [[OFFICE, "/app/2026/duties"]],
    "duty-map": [],
    workflows: [[OFFICE, "/app/workflows"]],
    workflow: [[OFFICE, "/app/workflows/goal/draft"]],
    packs: [[OFFICE, "/app/packs"]],
    definition: [],
    library: [[OFFICE, "/app/library"]],
    "library-coverage": [[OFFICE, "/app/library/coverage"]],
    "library-card": [],
    "library-draft": [[OFFICE, "/app/library/new"]],
    admin: [["tian.ying", "/app/admin/posts"], ["tian.ying", "/app/admin/refusals"], ["jiang.bo", "/app/admin/people"], ["jiang.bo", "/app/admin/units"], [OFFICE, "/app/admin/adoptions"]],
  };
}

/** Pages that show what the packs hold in both languages, and those that the demo city has nothing to show on. */
const NOT_LOOKED_AT: readonly PageName[] = ["definition", "summary", "transfer-payment", "ex-ante-one", "agreement"];

const nameOf = (path: string): PageName | null => {
  const { page } = readRoute(path);
  return page === "unknown" ? null : page;
};

/** A city is made ready for the walk once. */
const ready = new WeakMap<AppServer, ReturnType<typeof stops>>();

/** Looks at every page as who works there; it follows links to the pages that only they lead to, and leaves no page out. */
export async function walkPages(
  browser: Browser, server: AppServer, options: { readonly language: "zh" | "en"; readonly size: keyof typeof SIZES },
  walk: { readonly begun?: (page: Page) => void; readonly at: (page: Page, path: string, login: string | null) => Promise<void> },
): Promise<void> {
  const made = ready.get(server) ?? stops(server);
  ready.set(server, made);
  const places = await made;
  const all = Object.values(places).flat();
  const seen = new Set<PageName | null>(NOT_LOOKED_AT);
  for (const [, path] of all) seen.add(nameOf(path));
  for (const login of new Set(all.map(([who]) => who))) {
    const paths = all.filter(([who]) => who === login).map(([, path]) => path);
    const visit = await enter(browser, server, login, paths[0]!, options);
    const { page } = visit;
    walk.begun?.(page);
    for (const path of paths) {
      await page.goto(`${server.address}${path}${path.includes("?") ? "&" : "?"}lang=${options.language}`);
      await settled(page);
      await walk.at(page, path, login);
      for (const link of await page.evaluate(() => Array.from(document.querySelectorAll("a[href^='/app/']"), (one) => one.getAttribute("href") ?? ""))) {
        const name = nameOf(link.replace(/[?#].*$/, ""));
        if (seen.has(name)) continue;
        seen.add(name);
        paths.push(link.replace(/#.*$/, ""));
      }
    }
    await visit.close();
  }
  assert.deepEqual((Object.keys(places) as PageName[]).filter((name) => !seen.has(name)), [], "pages that nothing led to");
}
