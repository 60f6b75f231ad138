import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { DEFAULT_SETTINGS } from "../../../src/server/app-settings.ts";
import { sm3 } from "../../../src/server/store/digest.ts";
import { openGround, type Ground } from "../../../src/server/context.ts";
import { openCity } from "../../../src/server/start/city.ts";
import { asOwner, type FilingWorld } from "../filings/city.ts";
import { describedAnswers } from "../filings/described.ts";
import { createHeardApp } from "../canary/hear-beside.ts";
import { testInstallation } from "../installation.ts";
import { openWorld, type World } from "../world.ts";

export interface EducationWorld extends World {
  /** Asks as somebody and reads the answer, which has to be as the application describes it. */
  call(login: string, request: string, body?: unknown): Promise<{ readonly status: number; readonly json: Record<string, unknown> }>;
  /** A file that somebody fetches. */
  file(login: string, path: string): Promise<ArrayBuffer>;
  refusals: FilingWorld["refusals"];
  readonly ground: Ground;
}

/** A morning in the office on which goals of 2027 are in season. */
const TODAY = new Date("2026-11-24T02:00:00.000Z");

/** The education system that comes with the demo packs, or another city of theirs, founded as a server founds it, with a session for everybody. */
export async function openEducationWorld(pack = "demo-city/education-system"): Promise<EducationWorld> {
  const world = await openWorld();
  // It was there a minute before anybody works in it, so that its events are the first.
  const { region, packs, brought } = await openCity(world.pool, pack, { clock: () => new Date(TODAY.getTime() - 60_000) });
  world.time = TODAY;
  const settings = { ...DEFAULT_SETTINGS, region, workPerMinute: 1e6, idleMinutes: 1e6, writesPerMinute: 1e6, readsPerMinute: 1e6 };
  const app = createHeardApp({ ...testInstallation(packs, brought), application: world.pool, pagesFolder: "/nowhere", version: "0.0.0-test", publicAddress: "http://hengji.test", settings, clock: () => world.time, log: (line) => world.log.push(line) });
  const conforms = await describedAnswers(app);
  const posts = await world.see<{ login: string; person_id: string; post_id: string }>("select person.login, person.id as person_id, post.id as post_id from hengji.person join hengji.post on post.region = person.region and post.person_id = person.id");
  const tokens = new Map(posts.map(({ login }) => [login, randomUUID()]));
  await asOwner(world, async (client) => {
    for (const [login, token] of tokens) {
      const post = posts.find((one) => one.login === login)!;
      await client.query("insert into hengji.session values ($1, $2, $3, $4, $5, $6, $6, $7, null, true, '', '')", [region, randomUUID(), sm3(token), post.person_id, post.post_id, TODAY, new Date(TODAY.getTime() + 3e11)]);
    }
  });
  const as = (login: string) => ({ cookie: `hengji-session=${tokens.get(login) ?? assert.fail(login)}` });
  return Object.assign(world, {
    ground: openGround(world.pool, { settings, clock: () => world.time, packs, brought }),
    refusals: () => world.see<Awaited<ReturnType<FilingWorld["refusals"]>>[number]>("select route, subject, status, problem, role from hengji.refusal order by id"),
    async file(login: string, path: string) {
      const response = await app.request(path, { headers: as(login) });
      assert.equal(response.status, 200, path);
      return response.arrayBuffer();
    },
    async call(login: string, request: string, body?: unknown) {
      // Bytes go as they are.
      const [method = "", path = ""] = request.split(" ");
      const response = await app.request(path, {
        method, headers: { ...as(login), ...(body === undefined || body instanceof Uint8Array ? {} : { "content-type": "application/json" }) }, ...(body === undefined ? {} : { body: body instanceof Uint8Array ? body as BodyInit : JSON.stringify(body) }),
      });
      const json = (await response.json()) as Record<string, unknown>;
      conforms(method, path, response.status, json);
      return { status: response.status, json };
    },
  });
}
