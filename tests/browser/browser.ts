import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** A headless Chromium with an empty profile of its own. */
export function openBrowser(): Promise<Browser> {
  const missing = process.env["HENGJI_NO_CHROMIUM"];
  if (missing !== undefined) throw new Error(missing);
  return chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: FLAGS });
}

/** The page is gone at once, with no moment to send or store anything. */
export async function killPage(page: Page): Promise<void> {
  const gone = page.waitForEvent("crash");
  const session = await page.context().newCDPSession(page);
  void session.send("Page.crash").catch(() => undefined);
  await gone;
  await page.close();
}

/** Runs in the browser before any page: lets its clock run as far ahead as the server's. */
export function runAhead(by: number): void {
  const Real = Date;
  const now = (): number => Real.now() + by;
  globalThis.Date = new Proxy(Real, {
    construct: (target, given) => Reflect.construct(target, given.length === 0 ? [now()] : given) as object,
    get: (target, name) => (name === "now" ? now : (Reflect.get(target, name) as unknown)),
  });
}

export const SIZES = { desk: { width: 1366, height: 768 }, wide: { width: 1920, height: 1080 }, phone: { width: 390, height: 844 } } as const;

export interface Visit {
  readonly page: Page;
  /** What the console complained of, and requests that left for elsewhere. */
  readonly complaints: string[];
  readonly requests: string[];
  close(): Promise<void>;
}

/** Opens an address in a fresh context and notes everything a user would never see but should never happen. */
export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: SIZES.desk, locale: "zh-CN", ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.stack ?? error.message));
  page.on("request", (request) => requests.push(`${request.method()} ${request.url()}`));
  await page.goto(address);
  await page.waitForSelector("main");
  return { page, complaints, requests, close: () => context.close() };
}

/** What every state of the page owes everybody: no trap for those who can't see or point, no sideways scrolling, no code where a sentence should stand. */
export async function assertSound({ page, complaints }: Visit, state: string, { accessible = true } = {}): Promise<void> {
  // What axe looks at does not change between a desk and a wider desk.
  const isAsOnDesk = (page.viewportSize()?.width ?? 0) > SIZES.desk.width;
  const violations = isAsOnDesk || !accessible ? [] : (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations;
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`), [], `${state}: axe`);
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overhang <= 0, `${state}: the page scrolls sideways by ${overhang}`);
  const said = await page.evaluate(() => {
    const labels = Array.from(document.querySelectorAll("[aria-label], [placeholder], [title]"), (one) => `${one.getAttribute("aria-label") ?? ""} ${one.getAttribute("placeholder") ?? ""}`);
    return [document.title, document.body.innerText, ...labels].join("\n");
  });
  assert.doesNotMatch(said, /(?<![\w-])(page|form|finding|trace|target|problem|letter|lint|workflow|print|disclosure|access|app-[a-z]+)\.(?!html\b)[a-z][a-z-]*(\.[a-z0-9-]+)*\b|\{\{|\bundefined\b|\bNaN\b|\bnull\b|\[object/, `${state}: a sentence is missing`);
  assert.deepEqual(complaints, [], `${state}: complaints of the browser`);
}
