import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { readRoute, type KnownRoute } from "../../src/web/app/routes.ts";
import { catalogue } from "../../src/words/catalogue.ts";
import { beginGoal, callerOf, enter, moveOn, MUSEUM, settled } from "./app-city.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";

/* An English reader finds Chinese where somebody wrote it or a document is called so, and nowhere else; and no page grows wider than a phone. */

let server: AppServer;
let browser: Browser;
before(async () => {
  await builtPages();
  [server, browser] = await Promise.all([serveApp({ withLibrary: true }), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

type PageName = KnownRoute["page"];
type Stop = readonly [login: string | null, path: string];

const OFFICE = "xu.xiaoyan";

/** Where each page of the application is looked at, or nothing where a link of another page leads to it; a new page is named here, or this file does not compile. */
async function stops(): Promise<Readonly<Record<PageName, readonly Stop[]>>> {
  const goal = await beginGoal(server, MUSEUM, "495");
  await moveOn(server, 2026, "goal", goal, [MUSEUM.officer, "submit"], [MUSEUM.head, "approve"]);
  const filing = `/app/2026/goal/${goal}`;
  const { items } = await (await callerOf(server, MUSEUM.officer)).call<{ items: readonly { readonly id: string }[] }>("GET", "/api/2025/self-evaluation/filings");
  const scored = `/app/2025/self-evaluation/${items[0]!.id}`;
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

const HAN = /[\p{Script=Han}、，。；：（）]+/gu;
const GLOSSES = Object.values(catalogue.en).filter((said) => /\p{Script=Han}/u.test(said)).join("\n");

/** What the server answered: texts that are data, and Chinese names that have an English one beside them. */
class Answered {
  readonly texts: string[] = [];
  readonly named = new Set<string>();

  read(value: unknown): void {
    if (typeof value === "string") this.texts.push(value);
    else if (Array.isArray(value)) value.forEach((one) => this.read(one));
    else if (value !== null && typeof value === "object") this.readObject(value as Record<string, unknown>);
  }

  private readObject(object: Record<string, unknown>): void {
    const { zh, en, ...rest } = object;
    if (typeof zh === "string" && typeof en === "string" && en !== "" && en !== zh) this.named.add(zh);
    else if (zh !== undefined) this.read(zh);
    for (const [key, value] of Object.entries(rest)) {
      if (key === "names" && value !== null && typeof value === "object" && !Array.isArray(value)) Object.keys(value).forEach((name) => this.named.add(name));
      this.read(value);
    }
  }
}

/** Texts of the page as a reader meets them, but not those that say of themselves that they are Chinese. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isChinese = (one: Element): boolean => one.closest('script, style, noscript, .not-started, [lang|="zh"]') !== null;
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (!isChinese(walker.currentNode.parentElement!)) texts.push(walker.currentNode.textContent ?? "");
    for (const one of document.querySelectorAll("[aria-label], [title], [placeholder]")) if (!isChinese(one)) texts.push(...["aria-label", "title", "placeholder"].map((name) => one.getAttribute(name) ?? ""));
    return texts.filter((text) => text.trim() !== "");
  });

/** Pages that show what the packs hold in both languages, and those that the demo city has nothing to show on. */
const NOT_LOOKED_AT: readonly PageName[] = ["definition", "summary", "transfer-payment", "ex-ante-one", "agreement"];

const nameOf = (path: string): PageName | null => {
  const { page } = readRoute(path);
  return page === "unknown" ? null : page;
};

test("in English every page speaks English but for what people wrote, and stays as wide as a phone", async () => {
  const places = await stops();
  const all = Object.values(places).flat();
  const seen = new Set<PageName | null>(NOT_LOOKED_AT);
  for (const [, path] of all) seen.add(nameOf(path));
  const broken: string[] = [];
  for (const login of new Set(all.map(([who]) => who))) {
    const paths = all.filter(([who]) => who === login).map(([, path]) => path);
    const visit = await enter(browser, server, login, paths[0]!, { language: "en", size: "phone" });
    const { page } = visit;
    const answered = new Answered();
    const reading: Promise<void>[] = [];
    page.on("response", (response) => {
      if (response.url().includes("/api/") && (response.headers()["content-type"] ?? "").includes("json")) reading.push(response.json().then((json) => answered.read(json), () => undefined));
    });
    for (const path of paths) {
      await page.goto(`${server.address}${path}${path.includes("?") ? "&" : "?"}lang=en`);
      await settled(page);
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      await Promise.all(reading);
      broken.push(...(await faultsOf(page, answered)).map((fault) => `${path} (${login}) ${fault}`));
      for (const link of await page.evaluate(() => Array.from(document.querySelectorAll("a[href^='/app/']"), (one) => one.getAttribute("href") ?? ""))) {
        const name = nameOf(link.replace(/[?#].*$/, ""));
        if (seen.has(name)) continue;
        seen.add(name);
        paths.push(link.replace(/#.*$/, ""));
      }
    }
    await visit.close();
  }
  assert.deepEqual([...new Set(broken)], []);
  assert.deepEqual((Object.keys(places) as PageName[]).filter((name) => !seen.has(name)), []);
});

/** Chinese that is neither data nor a gloss, names that have an English one, and a page that scrolls sideways. */
async function faultsOf(page: Page, { texts, named }: Answered): Promise<string[]> {
  const data = `${texts.join("\n")}\n${GLOSSES}`;
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const said = (await textsOf(page)).flatMap((text) => [
    ...(named.has(text.trim()) ? [`shows “${text.trim()}”, which has an English name`] : []),
    ...[...text.matchAll(HAN)].filter(([run]) => !data.includes(run)).map(([run]) => `says “${run}” in “${text.trim().slice(0, 80)}”`),
  ]);
  return overhang > 0 ? [...said, `scrolls sideways by ${overhang}`] : said;
}
