import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { DEFAULT_SETTINGS } from "../../../src/server/app-settings.ts";
import { answerError } from "../../../src/server/http/answer-problems.ts";
import { people } from "../../../src/server/http/people.ts";
import { rateLimit } from "../../../src/server/http/rate-limit.ts";
import { describedApp, type Edge } from "../../../src/server/http/resource.ts";
import { signInTools } from "../../../src/server/http/sign-in-tools.ts";
import { testInstallation } from "../installation.ts";
import { openPeopleWorld, type PeopleWorld } from "../people-world.ts";
import { SMALL_PACKS } from "../small-city.ts";

/* Hashing a password costs a quarter of a second of a processor, on purpose. Nobody gets it for nothing. */

describe("hashing a password", () => {
  let world: PeopleWorld;
  let made = 0;
  let app: ReturnType<typeof describedApp>;
  before(async () => {
    world = await openPeopleWorld();
    app = describedApp();
    const clock = (): Date => world.time;
    const limit = rateLimit(1e6, clock);
    const edge: Edge = {
      ...testInstallation(SMALL_PACKS), app, ground: world.ground, keptGround: world.ground, settings: { ...DEFAULT_SETTINGS, region: world.city.region }, version: "0.0.0-test", publicAddress: "http://hengji.test",
      log: () => {}, beforeWriting: async () => {}, clock, limits: { reads: limit, writes: limit, rechecks: limit, signIns: limit, work: limit },
    };
    app.onError((error, http) => answerError(http, error, () => {}));
    const tools = signInTools(edge);
    people(edge, {
      ...tools,
      hash: {
        ...tools.hash,
        async make() {
          made += 1;
          return "a stored form";
        },
      },
    });
  });
  after(() => world.close());

  const attempts: readonly (readonly [who: string, path: (id: string) => string, body: unknown])[] = [
    ["somebody to be added", () => "/api/people", { login: "new.person", name: "新人" }],
    ["somebody who gets a new password", (id) => `/api/people/${id}/unlock`, { newPassword: true }],
  ];
  for (const [who, path, body] of attempts) {
    test(`is not begun for ${who} before it is known that the asker may`, async () => {
      const id = await world.id("chen.officer");
      for (const login of [null, "chen.officer", "aud.admin"]) {
        const cookies = login === null ? [] : [...(await world.signedIn(login)).cookies];
        made = 0;
        const response = await app.request(path(id), {
          method: "POST", headers: { "content-type": "application/json", cookie: cookies.map(([name, value]) => `${name}=${value}`).join("; ") }, body: JSON.stringify(body),
        });
        assert.ok(response.status === 401 || response.status === 403, String(response.status));
        assert.equal(made, 0, `for ${login ?? "nobody"}`);
      }
    });
  }
});
