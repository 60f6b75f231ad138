import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { Hono } from "hono";
import { openPaperWorld } from "../disclosure/paper-world.ts";
import { asOwner, openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { OTHER_REGION } from "../matrix/other-region.ts";
import { openPeopleWorld } from "../people-world.ts";
import { openEducationWorld } from "../roll-up/education-world.ts";
import type { World } from "../world.ts";
import { canary } from "./canaries.ts";
import { hearBeside } from "./hear-beside.ts";

/** Who makes an application that this does not listen to, and why. */
const UNHEARD: Readonly<Record<string, string>> = {
  "matrix/matrix-world.ts": "an ear of its own (watch.ts) knows who may see what",
  "kill.test.ts": "kept rechecks, which are of no city", "recheck.test.ts": "the same", "recheck-real.test.ts": "the same",
  "pages.test.ts": "pages without a city", "how-to.test.ts": "the same",
};

const text = new TextEncoder();
const secret = canary("other-region", "row");
const hidden = text.encode(`<row>${secret}</row>`);

describe("an answer that shows what is the city beside's", () => {
  const LEAKS: Readonly<Record<string, () => Response>> = {
    "/json": () => Response.json({ deep: [{ name: `校舍${secret}维修` }] }),
    "/refused": () => Response.json({ problems: [{ params: { name: secret } }] }, { status: 422 }),
    "/header": () => new Response(null, { status: 204, headers: { "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`表${secret}`)}` } }),
    "/gzip": () => new Response(gzipSync(hidden), { headers: { "content-encoding": "gzip" } }),
    "/br": () => new Response(brotliCompressSync(hidden), { headers: { "content-encoding": "br" } }),
    "/workbook": () => new Response(new Uint8Array(zipSync({ "sheet.xml": hidden }))),
    "/stream": () => new Response(new ReadableStream({
      start(controller) {
        // Cut in the middle of the canary.
        controller.enqueue(hidden.slice(0, 12));
        controller.enqueue(hidden.slice(12));
        controller.close();
      },
    })),
  };

  for (const [path, leak] of Object.entries(LEAKS)) {
    test(`is none: ${path}`, async () => {
      const app = hearBeside(new Hono().all(path, leak));
      await assert.rejects(async () => app.request(`${path}?page=2`, { method: "POST", body: "{}" }), new RegExp(`POST ${path}\\?page=2 shows .*cnry\\.other-region\\.row`, "s"));
      await assert.rejects(async () => app.fetch(new Request(`http://hengji.test${path}`)), new RegExp(`GET ${path} shows`));
    });
  }

  test("and every other goes on as it was", async () => {
    const bytes = new Uint8Array(zipSync({ "sheet.xml": text.encode(canary("a1", "row")) }));
    const app = hearBeside(new Hono()
      .get("/book", () => new Response(bytes, { status: 201, headers: [["x-a", "b"], ["set-cookie", "a=1"], ["set-cookie", "b=2"]] }))
      .get("/none", (http) => http.body(null, 304)));
    const response = await app.request("/book");
    assert.deepEqual([response.status, response.headers.get("x-a"), response.headers.getSetCookie(), new Uint8Array(await response.arrayBuffer())], [201, "b", ["a=1", "b=2"], bytes]);
    assert.equal((await app.request("/none")).status, 304);
    assert.equal((await app.request("/unknown")).status, 404);
  });
});

describe("the city beside", () => {
  const counted = async (world: World): Promise<Map<string, number>> => {
    const counts = new Map<string, number>();
    await asOwner(world, async (client) => {
      const { rows } = await client.query<{ name: string }>("select table_name as name from information_schema.columns where table_schema = 'hengji' and column_name = 'region'");
      for (const { name } of rows) {
        const { rowCount } = await client.query(`select 1 from hengji."${name}" where region = $1`, [OTHER_REGION]);
        counts.set(name, rowCount ?? 0);
      }
    });
    return counts;
  };
  const rename = (world: World): Promise<void> => asOwner(world, async (client) => {
    for (const table of ["subject", "person", "org_unit"]) await client.query(`update hengji.${table} set name = $1 where region <> $2`, [secret, OTHER_REGION]);
  });
  const LIBRARY = "/api/2026/subjects";
  /** How each world is opened, and a request by which it tells a name of its own city. */
  const WORLDS: Readonly<Record<string, () => Promise<{ readonly world: World; ask(): Promise<unknown> }>>> = {
    "of filings": async () => asked(await openFilingWorld()),
    "of papers": async () => asked(await openPaperWorld()),
    "of people": async () => {
      const world = await openPeopleWorld();
      const browser = await world.signedIn("li.head");
      return { world, ask: () => browser.get("/api/session") };
    },
    "of the education system": async () => {
      const world = await openEducationWorld();
      return { world, ask: () => world.call("lan.tian", `GET ${LIBRARY}`) };
    },
  };
  function asked(world: FilingWorld): { world: World; ask(): Promise<unknown> } {
    return { world, ask: () => world.call("officer", `GET ${LIBRARY}`) };
  }

  for (const [name, open] of Object.entries(WORLDS)) {
    test(`stands in the world ${name}, whose answers are listened to`, async () => {
      const { world, ask } = await open();
      try {
        const counts = await counted(world);
        assert.ok([...counts.values()].filter((count) => count > 0).length > 60, JSON.stringify([...counts]));
        assert.deepEqual(await world.see(`select 1 from hengji.filing where region = '${OTHER_REGION}'`), [], "whoever counts rows does not meet it");
        assert.ok((await world.see("select 1 from hengji.event")).length > 0);
        await ask();
        // As if this city's names were the other's: the same request is refused now.
        await rename(world);
        await assert.rejects(ask, /shows what is the city beside's/);
      } finally {
        await world.close();
      }
    });
  }

  test("is listened for wherever a test makes an application of its own", () => {
    const folder = join(import.meta.dirname, "..");
    const made = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && /^import \{[^}]*\bcreateApp\b[^}]*\} from "[./]*\/src\/server\/app\.ts"/m.test(readFileSync(join(folder, name), "utf8")));
    const known = new Set([...Object.keys(UNHEARD), "canary/hear-beside.ts"]);
    assert.deepEqual(made.filter((name) => !known.has(name)), [], "createHeardApp (hear-beside.ts) makes one that is listened to");
    assert.deepEqual([...known].filter((name) => !made.includes(name)), []);
  });
});
