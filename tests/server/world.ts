import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import type { createApp } from "../../src/server/app.ts";
import type { Settings } from "../../src/server/app-settings.ts";
import type { LogLine } from "../../src/server/http/environment.ts";
import { createHeardApp } from "./canary/hear-beside.ts";
import { testDatabase, type TestDatabase } from "./database.ts";
import { testInstallation } from "./installation.ts";

export interface EventRow {
  readonly region: string;
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly role: string | null;
  readonly verb: string;
  readonly subject: string;
  readonly digest_before: string | null;
  readonly digest_after: string | null;
  readonly detail: Record<string, unknown>;
}

export interface World {
  readonly database: TestDatabase;
  readonly pool: pg.Pool;
  readonly app: ReturnType<typeof createApp>;
  readonly log: LogLine[];
  /** The clock of the application; a test may turn it. */
  time: Date;
  /** Another application on the same database. */
  another(settings: Partial<Settings>): ReturnType<typeof createApp>;
  /** All events of this city, oldest first, seen past row security. */
  events(): Promise<EventRow[]>;
  /** Rows that a statement finds past row security; those of the city beside are not among them. */
  see<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]>;
  close(): Promise<void>;
}

const PAGES: Readonly<Record<string, string>> = {
  "web/index.html": `<!doctype html><title>页面</title><script type="module" src="./assets/index-a1B2c3D4.js"></script><script>var early = 1</script>`,
  "web/assets/index-a1B2c3D4.js": `export const answer = 42;\n// ${"long enough to be worth compressing ".repeat(60)}`,
  "web/floor.js": "floor()",
  "recheck.html": `<!doctype html><style>body { color: black }</style><script>\nvar offline = "单文件";\n</script>`,
};

/** A small world: a migrated database of its own with rows of a city beside, pages made up for it, and the application on both, which may not show those rows. */
export async function openWorld(settings: Partial<Settings> = {}, { cityBeside = true } = {}): Promise<World> {
  const database = await testDatabase({ cityBeside });
  const folder = mkdtempSync(join(tmpdir(), "hengji-pages-"));
  for (const [name, content] of Object.entries(PAGES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const pool = new pg.Pool({ ...database.application, max: 8, pipeline: true });
  const log: LogLine[] = [];
  const make = (chosen: Partial<Settings>) =>
    createHeardApp({
      ...testInstallation(),
      application: pool,
      pagesFolder: join(folder, "web"),
      version: "0.0.0-test",
      publicAddress: "http://hengji.test",
      settings: { writesPerMinute: 1e6, readsPerMinute: 1e6, rechecksPerMinute: 1e6, ...chosen },
      clock: () => world.time,
      log: (line) => log.push(line),
    });

  const world: World = {
    database,
    pool,
    app: undefined as never,
    log,
    // Ahead of the database's own clock, which is the one that says what may be erased for good.
    time: new Date(Math.ceil(Date.now() / 1000) * 1000 + 24 * 60 * 60 * 1000),
    another: make,
    events: () => world.see<EventRow>("select * from hengji.event order by id"),
    async see<Row extends pg.QueryResultRow>(statement: string) {
      const client = new pg.Client(database.reader);
      await client.connect();
      try {
        return (await client.query<Row>(statement)).rows;
      } finally {
        await client.end();
      }
    },
    async close() {
      await pool.end();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return Object.assign(world, { app: make(settings) });
}

export interface ProblemBody {
  readonly problems: readonly { readonly code: string; readonly where: string; readonly message: string; readonly advice: string }[];
}

/** The codes of an answer that has to be in the one error shape. */
export async function problemCodes(response: Response): Promise<string[]> {
  assert.match(response.headers.get("content-type") ?? "", /^application\/json/);
  const body = (await response.json()) as ProblemBody;
  assert.deepEqual(Object.keys(body), ["problems"]);
  for (const problem of body.problems) {
    assert.deepEqual(Object.keys(problem), ["code", "where", "message", "advice", "params"]);
    // An unknown code would be said as its own key.
    assert.ok(!problem.message.startsWith("problem.") && !problem.advice.startsWith("problem."), problem.message);
    assert.ok(!/\{\{|\bat \/|node_modules/.test(problem.message + problem.advice), problem.message);
  }
  return body.problems.map(({ code }) => code);
}
