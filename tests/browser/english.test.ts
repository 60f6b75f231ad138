import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readdirSync, readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { parse } from "yaml";
import { catalogue } from "../../src/words/catalogue.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { cutOff } from "./cut-off.ts";
import { walkPages } from "./every-page.ts";

/*
 * An English reader finds Chinese where somebody wrote it or a document is called so, and nowhere else, and it says of itself that it is Chinese;
 * no name that the packs have an English one for is shown by its Chinese one; no choice is cut off and no word broken; and no page grows wider than a phone.
 */

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

const HAN = /[\p{Script=Han}、，。；：（）]+/gu;
const NATIONAL = new URL("../../packs/national/", import.meta.url);
const CONTENT: readonly string[] = ["library", "functions", "examples"];
const PACK_NAMES = packNames();
const GLOSSES = Object.values(catalogue.en).filter((said) => /\p{Script=Han}/u.test(said)).join("\n");

/** Names that the packs have in both languages, apart from what is chosen as content: indicator cards and duties, and whatever the demo city wrote. */
function packNames(): ReadonlySet<string> {
  const names = new Set<string>();
  const read = (value: unknown): void => {
    if (value === null || typeof value !== "object") return;
    const { zh, en } = value as Record<string, unknown>;
    if (typeof zh === "string" && typeof en === "string" && en !== "" && en !== zh) names.add(zh.trim());
    else Object.values(value).forEach(read);
  };
  for (const folder of readdirSync(NATIONAL, { withFileTypes: true })) {
    if (!folder.isDirectory() || CONTENT.includes(folder.name)) continue;
    for (const file of readdirSync(new URL(`${folder.name}/`, NATIONAL))) read(parse(readFileSync(new URL(`${folder.name}/${file}`, NATIONAL), "utf8")));
  }
  return names;
}

/** Where a Chinese name stands on purpose beside the English one. */
const BESIDE = ".card-facts [lang], .card-list [lang], .not-started, button[lang]";

/** What the server answered: texts that are data, and Chinese names that have an English one beside them. */
class Answered {
  readonly texts: string[] = [];
  readonly named = new Set<string>();
  /** What people named: an indicator may be called as its level is. */
  readonly typed = new Set<string>();

  read(value: unknown): void {
    if (typeof value === "string") this.texts.push(value);
    else if (Array.isArray(value)) value.forEach((one) => this.read(one));
    else if (value !== null && typeof value === "object") this.readObject(value as Record<string, unknown>);
  }

  private readObject(object: Record<string, unknown>): void {
    const { zh, en, ...rest } = object;
    if (typeof zh === "string" && typeof en === "string" && en !== "" && en !== zh) this.named.add(zh);
    else if (zh !== undefined) this.read(zh);
    if (typeof rest["name"] === "string" && rest["code"] === undefined) this.typed.add(rest["name"]);
    for (const [key, value] of Object.entries(rest)) {
      if (key === "names" && value !== null && typeof value === "object" && !Array.isArray(value)) Object.keys(value).forEach((name) => this.named.add(name));
      this.read(value);
    }
  }
}

/** Texts of the page as a reader meets them, but not those that stand beside an English one; and those that are Chinese throughout and do not say so. */
const textsOf = (page: Page): Promise<{ readonly all: string[]; readonly unsaid: string[] }> =>
  page.evaluate((beside) => {
    const isBeside = (one: Element): boolean => one.closest(`script, style, noscript, ${beside}`) !== null;
    const [all, unsaid]: [string[], string[]] = [[], []];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const [text, within] = [walker.currentNode.textContent ?? "", walker.currentNode.parentElement!];
      if (isBeside(within)) continue;
      all.push(text);
      if (/\p{Script=Han}/u.test(text) && !/\p{Script=Latin}/u.test(text) && within.closest("[lang]")?.getAttribute("lang") !== "zh-CN") unsaid.push(text);
    }
    for (const one of document.querySelectorAll("[aria-label], [title], [placeholder]")) if (!isBeside(one)) all.push(...["aria-label", "title", "placeholder"].map((name) => one.getAttribute(name) ?? ""));
    return { all: all.filter((text) => text.trim() !== ""), unsaid };
  }, BESIDE);

test("in English every page speaks English but for what people wrote, and stays as wide as a phone", async () => {
  const broken: string[] = [];
  const answers = new Map<Page, { readonly answered: Answered; readonly reading: Promise<void>[] }>();
  await walkPages(browser, server, { language: "en", size: "phone" }, {
    begun(page) {
      const answered = new Answered();
      const reading: Promise<void>[] = [];
      answers.set(page, { answered, reading });
      page.on("response", (response) => {
        if (response.url().includes("/api/") && (response.headers()["content-type"] ?? "").includes("json")) reading.push(response.json().then((json) => answered.read(json), () => undefined));
      });
    },
    async at(page, path, login) {
      const { answered, reading } = answers.get(page)!;
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      await Promise.all(reading);
      broken.push(...(await faultsOf(page, answered)).map((fault) => `${path} (${login}) ${fault}`));
    },
  });
  assert.deepEqual([...new Set(broken)], []);
});

/** Chinese that is neither data nor a gloss, names that have an English one and do not stand in brackets behind it, what is cut off, and a page that scrolls sideways. */
async function faultsOf(page: Page, { texts, named, typed }: Answered): Promise<string[]> {
  const data = `${texts.join("\n")}\n${GLOSSES}`;
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const { all, unsaid } = await textsOf(page);
  const hasName = (text: string): boolean => named.has(text) || PACK_NAMES.has(text);
  const said = all.flatMap((text) => [
    ...(hasName(text.trim()) ? [`shows “${text.trim()}”, which has an English name`] : []),
    ...[...text.matchAll(HAN)].filter(([run]) => run !== text.trim() && PACK_NAMES.has(run) && !typed.has(run) && !text.includes(`(${run})`)).map(([run]) => `says “${run}”, which has an English name, in “${text.trim().slice(0, 80)}”`),
    ...[...text.matchAll(HAN)].filter(([run]) => !data.includes(run)).map(([run]) => `says “${run}” in “${text.trim().slice(0, 80)}”`),
  ]);
  const silent = unsaid.map((text) => `does not say that “${text.trim()}” is Chinese`);
  return [...said, ...silent, ...(await cutOff(page)), ...(overhang > 0 ? [`scrolls sideways by ${overhang}`] : [])];
}
