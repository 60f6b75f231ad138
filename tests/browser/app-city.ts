import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import type { FilingValues, Stage } from "../../src/core/form/filing-values.ts";
import { CONCLUSION } from "../../src/core/paper/paper-definition.ts";
import type { FilingDetail } from "../../src/web/app/api/filing-shapes.ts";
import type { PapersKnown } from "../../src/web/app/api/paper-shapes.ts";
import type { AppServer } from "./app-server.ts";
import { assertSound, runAhead, SIZES, type Visit } from "./browser.ts";
import { look } from "./pictures.ts";

/** Speaks to the server as somebody of the demo city, the way the pages do; bytes go as they are. */
export interface Caller {
  call<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
}

export async function callerOf({ address }: AppServer, login: string): Promise<Caller> {
  const entered = await fetch(`${address}/api/demo/session`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ login }) });
  assert.equal(entered.status, 200, login);
  const cookie = entered.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
  return {
    async call<Answer>(method: string, path: string, body?: unknown) {
      const sent = body === undefined ? {} : body instanceof Uint8Array ? { type: "application/octet-stream", body: new Uint8Array(body) } : { type: "application/json", body: JSON.stringify(body) };
      const answer = await fetch(`${address}${path}`, { method, headers: { cookie, ...("type" in sent ? { "content-type": sent.type } : {}) }, ...("body" in sent ? { body: sent.body } : {}) });
      const json = (await answer.json()) as Answer;
      assert.ok(answer.ok, `${login} ${method} ${path}: ${answer.status} ${JSON.stringify(json)}`);
      return json;
    },
  };
}

/** Opens a page of the application as somebody of the demo city, or as nobody; the browser's clock goes as the server's, whatever day it is here. */
export async function enter(browser: Browser, { address, ahead }: AppServer, login: string | null, path: string, { size = "desk" as keyof typeof SIZES, language = "zh", ...more }: { size?: keyof typeof SIZES; language?: "zh" | "en" } & BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: SIZES[size], locale: "zh-CN", ...more });
  await context.addInitScript(runAhead, ahead);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    // Nobody is signed in yet: asking who it is is answered with 401, which a browser notes.
    if ((message.type() === "error" || message.type() === "warning") && !/status of 401/.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.stack ?? error.message));
  page.on("request", (request) => requests.push(`${request.method()} ${request.url()}`));
  if (login !== null) assert.equal((await page.request.post(`${address}/api/demo/session`, { data: { login }, headers: { origin: address } })).status(), 200);
  const [plain = "", cell] = path.split("#");
  await page.goto(`${address}${plain}${plain.includes("?") ? "&" : "?"}lang=${language}${cell === undefined ? "" : `#${cell}`}`);
  await settled(page);
  return { page, complaints, requests, close: () => context.close() };
}

/** Stands in `whole` for a time or a number that is not known beforehand. */
export const ANY = "\u2026any\u2026";

/** What is this sentence and nothing more: a shorter one also stands within others ("Saved." within "have not saved."). */
export const whole = (sentence: string): RegExp => new RegExp(`^\\s*${sentence.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replaceAll(ANY, ".+")}\\s*$`);

/** Until what stands there says it: right after an act it may still say what it said before. */
export async function untilSaid(part: Locator, words: RegExp | string, state?: string): Promise<void> {
  const isSaid = (said: string): boolean => (typeof words === "string" ? said === words : words.test(said));
  let said = await part.innerText();
  for (let tries = 0; tries < 200 && !isSaid(said); tries += 1) {
    await new Promise((again) => setTimeout(again, 50));
    said = await part.innerText();
  }
  if (typeof words === "string") assert.equal(said, words, state);
  else assert.match(said, words, state);
}

/** Until the page has what it asked for. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector("h1");
  await page.waitForFunction(() => document.querySelector(".waiting") === null);
}

/** No code stands where a sentence should. */
export async function assertWorded(page: Page, state: string): Promise<void> {
  const said = await page.evaluate(() => {
    const labels = Array.from(document.querySelectorAll("[aria-label], [aria-description], [placeholder], [title]"), (one) => ["aria-label", "aria-description", "placeholder", "title"].map((name) => one.getAttribute(name) ?? "").join(" "));
    return [document.title, document.body.innerText, ...labels].join("\n");
  });
  const codes = said.match(/\b(?:app-[a-z]+|lint|workflow|access|problem|finding|trace|session)\.[a-z][\w.-]*/g) ?? [];
  // The log is told by the names of its events.
  assert.deepEqual(codes.filter((code) => !/^session\.(?:begun|ended|failed)$/.test(code)), [], state);
}

/** The page is no wider than its window, and the browser has nothing to complain of. */
export async function assertFits({ page, complaints }: Visit, state: string): Promise<void> {
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overhang <= 0, `${state}: the page scrolls sideways by ${overhang}`);
  assert.deepEqual(complaints, [], `${state}: complaints of the browser`);
}

/** Worded, sound for a reader of screens, and no wider than its window on a desk and on a phone; it is left on a desk. */
export async function assertStands(visit: Visit, state: string): Promise<void> {
  const { page } = visit;
  await settled(page);
  await assertWorded(page, state);
  await assertSound(visit, state);
  for (const size of ["phone", "desk"] as const) {
    await page.setViewportSize(SIZES[size]);
    await assertFits(visit, `${state}, ${size}`);
    await look(page, `${state.replace(/\W+/g, "-")}-${size}`);
  }
}

const filings = (year: number, stage: Stage): string => `/api/${year}/${stage}/filings`;

/** What a project of the demo city passes through: who fills, checks, reviews. */
export interface Hands {
  readonly officer: string;
  readonly head: string;
  readonly department: string;
  readonly division: string;
}

export const MUSEUM: Hands = { officer: "cai.lin", head: "pan.ming", department: "luo.min", division: "peng.xuemei" };
export const LIBRARY: Hands = { officer: "ding.jie", head: "fu.rong", department: "luo.min", division: "peng.xuemei" };
export const TRAINING: Hands = { officer: "li.ping", head: "fan.yong", department: "cao.zhiqiang", division: "peng.xuemei" };
export const RIVERS: Hands = { officer: "bai.xue", head: "tao.ran", department: "deng.xiaoyun", division: "tang.wenbin" };

/** Begins a goal from last year's and gives it money, so that it could be submitted; its id. */
export async function beginGoal(server: AppServer, { officer }: Hands, amount: string, year = 2026): Promise<string> {
  const { call } = await callerOf(server, officer);
  const { items } = await call<{ items: { id: string; lastYear: boolean }[] }>("GET", `/api/${year}/goal/subjects?without=filing`);
  const { id } = await call<{ id: string }>("POST", filings(year, "goal"), { subjectId: items.find(({ lastYear }) => lastYear)!.id, from: "last-year" });
  const filing = await call<FilingDetail>("GET", `${filings(year, "goal")}/${id}`);
  const [total, first, ...rest] = filing.values.funds;
  const values: FilingValues = { ...filing.values, funds: [{ ...total!, initialBudget: amount }, { ...first!, initialBudget: amount }, ...rest.map((one) => ({ ...one, initialBudget: "0" }))] };
  await call("PUT", `${filings(year, "goal")}/${id}`, { values, expectedVersion: filing.version });
  return id;
}

/** Takes a goal through the hands named, one after the other. */
export async function moveOn(server: AppServer, year: number, stage: Stage, id: string, ...moves: readonly (readonly [login: string, action: string, to?: string])[]): Promise<void> {
  for (const [login, action, to] of moves) {
    const { call } = await callerOf(server, login);
    const { version } = await call<FilingDetail>("GET", `${filings(year, stage)}/${id}`);
    await call("POST", `${filings(year, stage)}/${id}/moves`, { action, opinion: "同意。", remarks: [], expectedVersion: version, ...(to === undefined ? {} : { to }) });
  }
}

/** Writes whatever papers a filing waits for where it is, in full. */
export async function writeNeededPapers(server: AppServer, login: string, year: number, stage: Stage, id: string): Promise<void> {
  const { call } = await callerOf(server, login);
  const path = `${filings(year, stage)}/${id}/papers`;
  for (const paper of (await call<PapersKnown>("GET", path)).papers.filter(({ needed, refusedBecause }) => needed && refusedBecause === null)) {
    const items = [...paper.parts.flatMap((part) => part.items.map((item) => item.id)), ...(paper.conclusion === null ? [] : [CONCLUSION])];
    const answer = { rating: paper.ratings[1]?.id ?? null, text: "与填报内容一致。" };
    await call("PUT", `${path}/${paper.id}`, { answers: Object.fromEntries(items.map((item) => [item, answer])), expectedSaved: paper.saved });
  }
}
