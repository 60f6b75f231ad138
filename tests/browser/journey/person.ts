import assert from "node:assert/strict";
import type { Browser, BrowserContext, Locator, Page, Response } from "playwright-core";
import { speak, type Language, type Say } from "../../../src/words/index.ts";
import type { AppServer } from "../app-server.ts";
import { assertSound, runAhead, SIZES, type Visit } from "../browser.ts";

/** Somebody of the demo city at a browser of their own, signed in from the door. */
export interface Person extends Visit {
  readonly name: string;
  readonly language: Language;
  readonly say: Say;
  readonly context: BrowserContext;
  /** Goes to an address of this server, or stays at the one in sight, and waits for the page. */
  go(path: string): Promise<void>;
  /** Closes the tab as it stands and opens the same address in another. */
  reopen(): Promise<void>;
  /** What every page owes everybody; `state` says which one it was. */
  sound(state: string): Promise<void>;
  /** A button by the key of its word. */
  button(code: string, params?: Record<string, string | number>): Locator;
  /** The browser itself complains of every refused request; of those that were meant, each is expected once. */
  expectRefused(status: number): void;
  /** From now until what it gives is called, any number of requests may be refused with this status. */
  readonly forgive: (status: number) => () => void;
  /** Waits until an address is asked for by a method, and gives the answer. */
  answer(method: string, path: RegExp, act: () => Promise<unknown>): Promise<Response>;
}

/** Where everybody works in these tests. */
export interface Office {
  readonly browser: Browser;
  readonly server: AppServer;
  readonly language: Language;
  /** Everybody who came in so far, by name. */
  readonly people: Map<string, Person>;
  /** States that were looked through for accessibility already, which takes long; they are the same for everybody and in both languages. */
  readonly heard: Set<string>;
}

/** The person of this name, who comes in by the door of the demo city the first time. */
export async function enter(office: Office, name: string): Promise<Person> {
  const known = office.people.get(name);
  if (known !== undefined) return known;
  const person = await openDoor(office, name);
  await person.page.locator(".demo-person").filter({ has: person.page.locator("b", { hasText: new RegExp(`^${name}$`) }) }).click();
  await person.page.locator(".app-head").waitFor();
  office.people.set(name, person);
  return person;
}

/** The door itself, with nobody in. */
export async function openDoor(office: Office, name = ""): Promise<Person> {
  const person = await openPerson(office, name);
  await person.page.goto(`${office.server.address}/app/sign-in`);
  await person.page.locator(".demo-person").first().waitFor();
  person.expectRefused(401);
  return person;
}

/** A browser with an empty profile of its own, at no address yet. */
export async function openPerson({ browser, server, language, heard }: Office, name = "", viewport: { readonly width: number; readonly height: number } = SIZES.desk): Promise<Person> {
  const say = speak(language);
  const context = await browser.newContext({ viewport, locale: language, timezoneId: "Asia/Shanghai", permissions: ["clipboard-read", "clipboard-write"] });
  await context.addInitScript(runAhead, server.ahead);
  await context.addInitScript((chosen) => localStorage.setItem("hengji.language", chosen), language);
  const complaints: string[] = [];
  const requests: string[] = [];
  const forgiven = new Set<number>();
  const open = async (): Promise<Page> => {
    const opened = await context.newPage();
    opened.setDefaultTimeout(15_000);
    opened.on("console", (message) => {
      const isForgiven = [...forgiven].some((status) => isRefusal(message.text(), status));
      if ((message.type() === "error" || message.type() === "warning") && !isForgiven) complaints.push(message.text());
    });
    opened.on("pageerror", (error) => complaints.push(error.stack ?? error.message));
    opened.on("request", (request) => requests.push(`${request.method()} ${request.url()}`));
    return opened;
  };
  let page = await open();
  const person: Person = {
    name, language, say, context, complaints, requests,
    get page() {
      return page;
    },
    async go(path) {
      await page.goto(`${server.address}${path}`);
      await page.locator("main h1").first().waitFor();
    },
    async reopen() {
      const address = page.url();
      await page.close();
      page = await open();
      await page.goto(address);
      await page.locator("main h1").first().waitFor();
    },
    async sound(state) {
      await assertSound(person, `${language}, ${name}, ${state}`, { accessible: !heard.has(state) });
      heard.add(state);
    },
    button: (code, params = {}) => page.getByRole("button", { name: say(code, params), exact: true }),
    expectRefused(status) {
      const at = complaints.findIndex((one) => isRefusal(one, status));
      assert.ok(at >= 0, `a request refused with ${status} among: ${complaints.join(" | ")}`);
      complaints.splice(at, 1);
    },
    forgive(status) {
      forgiven.add(status);
      return () => forgiven.delete(status);
    },
    async answer(method, path, act) {
      const [answer] = await Promise.all([page.waitForResponse((one) => one.request().method() === method && path.test(new URL(one.url()).pathname)), act()]);
      return answer;
    },
    close: () => context.close(),
  };
  return person;
}

function isRefusal(complaint: string, status: number): boolean {
  return complaint.startsWith("Failed to load resource") && complaint.includes(` ${status} `);
}
