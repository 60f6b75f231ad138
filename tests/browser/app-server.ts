import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import pg from "pg";
import { createApp } from "../../src/server/app.ts";
import { openCity } from "../../src/server/start/city.ts";
import { testDatabase } from "../server/database.ts";
import { PAGES_FOLDER } from "./built-pages.ts";

export interface AppServer {
  /** Without a slash at its end. */
  readonly address: string;
  /** What the server's clock shows; a test may move it. */
  now: Date;
  readonly log: unknown[];
  close(): Promise<void>;
}

/** 2027 goals and 2026 self-evaluations are in season. */
const TODAY = new Date("2026-11-24T02:00:00.000Z");

/** The whole application with the demo city in a database of its own, on a port of its own. */
export async function serveApp({ pagesFolder = PAGES_FOLDER, now = TODAY, port = 0 } = {}): Promise<AppServer> {
  const database = await testDatabase();
  const pool = new pg.Pool({ ...database.application, max: 8 });
  const { region, packs } = await openCity(pool, "demo-city");
  const log: unknown[] = [];
  const running: { now: Date } = { now };
  const settings = { region, writesPerMinute: 1e6, readsPerMinute: 1e6, rechecksPerMinute: 1e6, signInsPerMinute: 1e6, workPerMinute: 1e6, idleMinutes: 1e6 };
  const app = createApp({
    application: pool, pagesFolder, version: "0.0.0-test", publicAddress: "http://127.0.0.1", packs, settings,
    filesFolder: mkdtempSync(join(tmpdir(), "hengji-files-")), secretOf: (name) => `secret of a test: ${name}`,
    clock: () => running.now, log: (line) => log.push(line),
  });
  return new Promise((ready) => {
    const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, ({ port: taken }) =>
      ready(
        Object.assign(running, {
          address: `http://127.0.0.1:${taken}`,
          log,
          async close() {
            await new Promise((closed) => server.close(closed));
            await pool.end();
            await database.drop();
          },
        }),
      ),
    );
  });
}
