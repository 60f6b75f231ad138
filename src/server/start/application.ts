import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import pg from "pg";
import { createApp } from "../app.ts";
import { INSTALLATION } from "../config.ts";
import type { PreparedDatabase } from "../postgres/prepared-database.ts";
import { migrate } from "../store/migrate.ts";
import type { Log } from "./log.ts";

/** Connections of the application, at most; a packaged PostgreSQL takes a hundred. */
const CONNECTIONS = 10;

/** Migrates the database and makes the application on it. */
export async function openApplication(
  { owner, application, applicationRole }: PreparedDatabase,
  publicAddress: string,
  log: Log,
): Promise<{ listener: RequestListener; end: () => Promise<void> }> {
  await migrate(owner, applicationRole);
  const pool = new pg.Pool({ ...application, max: CONNECTIONS, connectionTimeoutMillis: 10_000, query_timeout: 30_000 });
  let ending = false;
  const app = createApp({
    application: pool,
    pagesFolder: join(INSTALLATION, "dist", "web"),
    version: versionOf(),
    publicAddress,
    // Connections that end because the server does are no news.
    log: (line) => ending || log.write(JSON.stringify(line)),
  });
  return {
    listener: getRequestListener(app.fetch),
    end() {
      ending = true;
      return pool.end();
    },
  };
}

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(join(INSTALLATION, "package.json"), "utf8")) as { version: string };
  return version;
}
