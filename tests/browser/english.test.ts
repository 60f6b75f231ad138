import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { catalogue } from "../../src/words/catalogue.ts";
import { serveApp, type AppServer } from "./app-server.ts";
import { openBrowser } from "./browser.ts";
import { builtPages } from "./built-pages.ts";
import { walkPages } from "./every-page.ts";

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
