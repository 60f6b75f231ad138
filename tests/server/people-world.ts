import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import type { Hono } from "hono";
import pg from "pg";
import { done } from "../../src/core/basics/result.ts";
import type { City } from "../../src/core/pack/city.ts";
import { LEVEL_THREE, type SignInPreset } from "../../src/core/sign-in/preset.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../src/server/app-settings.ts";
import { foundCity } from "../../src/server/commands/found-city.ts";
import { openGround, type Ground } from "../../src/server/context.ts";
import { answerError } from "../../src/server/http/answer-problems.ts";
import { descriptions } from "../../src/server/http/descriptions.ts";
import { noSuchAddress } from "../../src/server/http/no-such-address.ts";
import { rateLimit } from "../../src/server/http/rate-limit.ts";
import { recordRefusal } from "../../src/server/http/record-refusals.ts";
import { Refusal } from "../../src/server/http/refusal.ts";
import { describedApp, type Edge } from "../../src/server/http/resource.ts";
import { sameSiteWrites } from "../../src/server/http/same-site.ts";
import { signInResources } from "../../src/server/http/sign-in-resources.ts";
import { signInTools } from "../../src/server/http/sign-in-tools.ts";
import { passwordHash } from "../../src/server/password-hash.ts";
import { Browser } from "./browser.ts";
import { hearBeside } from "./canary/hear-beside.ts";
import { describedAnswers } from "./filings/described.ts";
import { smallCity, SMALL_PACKS } from "./small-city.ts";
import { openWorld, type World } from "./world.ts";
import { scratchFolder } from "./scratch-folder.ts";

export const PASSWORD = "Tea-leaf-in-92-cups";

/** As strict as the real one, and quick enough for many sign-ins. */
export const QUICK: SignInPreset = { ...LEVEL_THREE, hash: { method: "scrypt", cost: 1024, blockSize: 8, parallel: 1 } };

export interface PeopleWorld extends World {
  readonly ground: Ground;
  readonly city: City;
  /** How many passwords were compared so far. */
  compared(): number;
  /** A browser of its own, as long as it lives on one machine. */
  browser(source?: string): Browser;
  /** Somebody signed in with the password that everybody has here. */
  signedIn(login: string, source?: string): Promise<Browser>;
  /** Id of a person by login, of a unit by code. */
  id(name: string): Promise<string>;
}

export interface PeopleOptions {
  readonly city?: City;
  readonly preset?: SignInPreset;
  readonly settings?: Partial<Settings>;
  readonly publicAddress?: string;
  /** Whether people have the password at all, and have changed it since they were given it. */
  readonly passwords?: "changed" | "first" | "none";
}

/** A founded small city, and the routes about people on it. */
export async function openPeopleWorld({ city = smallCity(), preset = { ...QUICK, factorFor: [] }, settings = {}, publicAddress = "http://hengji.test", passwords = "changed" }: PeopleOptions = {}): Promise<PeopleWorld> {
  const world = (await openWorld()) as World & { app: unknown };
  const chosen = { ...DEFAULT_SETTINGS, region: city.region, signInsPerMinute: 1e6, workPerMinute: 1e6, readsPerMinute: 1e6, signIn: preset, ...settings };
  const clock = (): Date => world.time;
  const ground = openGround(world.pool, { settings: chosen, clock, packs: SMALL_PACKS });
  const hash = passwordHash(preset.hash);
  const stored = await hash.make(PASSWORD);
  const founded = await ground.change({ actor: "system", task: "found" }, (context) =>
    foundCity(context, city, { passwords: new Map(passwords === "none" ? [] : city.people.map(({ login }) => [login, stored])), foundFilings: async () => done(null) }),
  );
  assert.ok(founded.ok, JSON.stringify(founded));
  if (passwords === "changed") await settle(world);

  const filesFolder = scratchFolder("files");
  const { close } = world;
  const app = describedApp();
  const log = (line: (typeof world.log)[number]): void => void world.log.push(line);
  const limit = (perMinute: number) => rateLimit(perMinute, clock);
  const edge: Edge = {
    app, ground, keptGround: ground, settings: chosen, version: "0.0.0-test", publicAddress, log, beforeWriting: async () => {}, clock, packs: SMALL_PACKS,
    limits: { reads: limit(1e6), writes: limit(1e6), rechecks: limit(1e6), signIns: limit(chosen.signInsPerMinute), work: limit(1e6) },
    secretOf: (name) => `secret of a test: ${name}`,
    filesFolder,
  };
  let compared = 0;
  const tools = signInTools(edge);
  app.onError(async (error, http) => {
    if (error instanceof Refusal) await recordRefusal(http, error, ground, log);
    return answerError(http, error, log);
  });
  app.use("/api/*", sameSiteWrites(publicAddress));
  signInResources(edge, {
    ...tools,
    hash: {
      ...tools.hash,
      matches(password, form) {
        compared += 1;
        return tools.hash.matches(password, form);
      },
    },
  });
  descriptions(edge);
  noSuchAddress(app);
  hearBeside(app);
  const judge = await describedAnswers(app as unknown as Hono);
  world.app = app as unknown as Hono;

  const people: PeopleWorld = Object.assign(world as World, {
    ground,
    city,
    async close() {
      await close();
      rmSync(filesFolder, { recursive: true, force: true });
    },
    compared: () => compared,
    browser: (source?: string) => new Browser(people.app, source, judge),
    async signedIn(login: string, source?: string) {
      const browser = people.browser(source);
      const response = await browser.post("/api/session", { login, password: PASSWORD });
      assert.equal(response.status, 200, await response.clone().text());
      return browser;
    },
    async id(name: string) {
      const [row] = await world.see<{ id: string }>(`select id from hengji.person where login = '${name}' union select id from hengji.org_unit where code = '${name}'`);
      assert.ok(row !== undefined, name);
      return row.id;
    },
  });
  return people;
}

/** As if everybody had changed the first password. */
async function settle(world: World): Promise<void> {
  const client = new pg.Client(world.database.owner);
  await client.connect();
  try {
    await client.query("begin");
    await client.query("alter table hengji.credential no force row level security");
    await client.query("update hengji.credential set must_change = false");
    await client.query("alter table hengji.credential force row level security");
    await client.query("commit");
  } finally {
    await client.end();
  }
}
