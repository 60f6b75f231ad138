import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import pg from "pg";
import type { Definitions } from "../../src/core/pack/definitions.ts";
import { createApp } from "../../src/server/app.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../src/server/app-settings.ts";
import { openGround } from "../../src/server/context.ts";
import { remindDaily } from "../../src/server/jobs/remind-daily.ts";
import { openCity } from "../../src/server/start/city.ts";
import { openLibrary } from "../../src/server/start/library.ts";
import { beginWithoutRowSecurity, commitWithRowSecurity } from "../../src/server/generator/without-row-security.ts";
import { keepLog } from "../../src/server/start/sealing.ts";
import { testDatabase } from "../server/database.ts";
import { PAGES_FOLDER } from "./built-pages.ts";

export interface AppServer {
  /** Without a slash at its end. */
  readonly address: string;
  /** How far the server's clock is ahead of the real one, in milliseconds; it runs on, and a test may move it. */
  ahead: number;
  readonly log: unknown[];
  /** Does what the server does in the morning. */
  remind(): Promise<void>;
  close(): Promise<void>;
}

/** A morning in the office on which 2026 and 2027 goals and 2026 self-evaluations are in season. */
export const TODAY = new Date("2026-11-24T02:00:00.000Z");

/** The whole application with the demo city in a database of its own, its log sealed, on a port of its own. */
export async function serveApp({ pagesFolder = PAGES_FOLDER, now = TODAY, port = 0, change = (packs: Definitions): Definitions => packs, withLibrary = false, city = "demo-city", plant = null as ((client: pg.Client) => Promise<void>) | null } = {}): Promise<AppServer> {
  const database = await testDatabase();
  const pool = new pg.Pool({ ...database.application, max: 8, pipeline: true });
  // It was there a minute before anybody works in it.
  const founded = (): Date => new Date(now.getTime() - 60_000);
  const { region, packs: own, brought: asWritten, set } = await openCity(pool, city, { clock: founded });
  // What this city says otherwise.
  const packs = withNewNumbers(own, change(own));
  // What a test says otherwise stands in no pack.
  const brought = packs.workflows.every((flow) => own.workflows.includes(flow)) && change(own) === own ? asWritten : null;
  if (plant !== null) await planted(database.owner, plant);
  if (withLibrary) await openLibrary(pool, packs, set, founded);
  const log: unknown[] = [];
  const running = { ahead: now.getTime() - Date.now() };
  const settings: Settings = { ...DEFAULT_SETTINGS, region, writesPerMinute: 1e6, readsPerMinute: 1e6, rechecksPerMinute: 1e6, signInsPerMinute: 1e6, workPerMinute: 1e6 };
  const folder = mkdtempSync(join(tmpdir(), "hengji-app-"));
  const keeping = keepLog({
    application: database.application, settings, packs, brought, auditFolder: join(folder, "audit"), sealKey: "key of a test", log: { file: "", write: (line) => log.push(line) },
  });
  const app = createApp({
    application: pool, pagesFolder, version: "0.0.0-test", publicAddress: "http://127.0.0.1", packs, brought, settings,
    filesFolder: join(folder, "files"), secretOf: (name) => `secret of a test: ${name}`, committed: keeping.committed,
    clock: () => new Date(Date.now() + running.ahead), log: (line) => log.push(line),
  });
  return new Promise((ready) => {
    const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, ({ port: taken }) =>
      ready(
        Object.assign(running, {
          address: `http://127.0.0.1:${taken}`,
          log,
          async remind() {
            const clock = (): Date => new Date(Date.now() + running.ahead);
            const daily = remindDaily(openGround(pool, { settings, clock, packs, committed: keeping.committed }), { clock, trouble: (what, error) => log.push(what, error) });
            await daily.now();
            await daily.stop();
          },
          async close() {
            await new Promise((closed) => server.close(closed));
            await keeping.stop();
            await pool.end();
            await database.drop();
            rmSync(folder, { recursive: true, force: true });
          },
        }),
      ),
    );
  });
}

/** Puts something into the database past row security, before anybody comes. */
async function planted(owner: pg.ClientConfig, plant: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await beginWithoutRowSecurity(client);
    await plant(client);
    await commitWithRowSecurity(client);
  } finally {
    await client.end();
  }
}

/** What is stored under a number stays; a workflow that a test changes is the next version of it. */
function withNewNumbers(own: Definitions, packs: Definitions): Definitions {
  return { ...packs, workflows: packs.workflows.map((flow) => (own.workflows.includes(flow) ? flow : { ...flow, version: flow.version + 1 })) };
}
