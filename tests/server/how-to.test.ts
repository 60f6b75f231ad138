import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, describe, test } from "node:test";
import pg from "pg";
import { createApp } from "../../src/server/app.ts";
import { DEFAULT_SETTINGS } from "../../src/server/app-settings.ts";
import { catalogue } from "../../src/words/catalogue.ts";

const page = readFileSync(new URL("../../docs/how-to/call-the-api.md", import.meta.url), "utf8");

describe("docs/how-to/call-the-api.md", () => {
  const pool = new pg.Pool({ host: "/nowhere" });
  after(() => pool.end());

  test("names addresses and codes that exist, and every address that does", async () => {
    const app = createApp({ application: pool, pagesFolder: "/nowhere", version: "0.0.0-test", publicAddress: "http://hengji.test", log: () => {} });
    const { paths } = (await (await app.request("/api/openapi.json")).json()) as { paths: Record<string, unknown> };
    const named = new Set([...page.matchAll(/\/api\/[a-z-]+(?:\.json)?(?:\/\$KEY(?:\/[a-z]+)?)?/g)].map(([address]) => address.replace("$KEY", "{key}")));
    assert.deepEqual([...named].sort(), Object.keys(paths).sort());
    for (const [, code] of page.matchAll(/[`"]((?:http|kept)\.(?!json)[a-z-]+)[`"]/g)) assert.ok(`problem.${code}` in catalogue.en, code);
  });

  test("says the limits that hold", () => {
    const { fileBytes, keepBytes, recheckSeconds, recheckMegabytes, restoreDays } = DEFAULT_SETTINGS;
    for (const limit of [`${fileBytes / 1024 / 1024} MB`, `${keepBytes / 1024 / 1024} MB`, `${recheckSeconds} seconds`, `${recheckMegabytes} MB`, `${restoreDays} days`]) {
      assert.ok(page.includes(limit), limit);
    }
  });
});
