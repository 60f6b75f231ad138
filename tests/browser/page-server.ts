import { serve } from "@hono/node-server";
import pg from "pg";
import { createApp } from "../../src/server/app.ts";
import { PAGES_FOLDER } from "./built-pages.ts";
import { testInstallation } from "../server/installation.ts";

export interface PageServer {
  readonly address: string;
  close(): Promise<void>;
}

/** The application with the built pages on a port of its own; without a database nothing can be kept, and nothing else needs one. */
export async function servePages(database: pg.ClientConfig = { host: "/nowhere" }): Promise<PageServer> {
  const pool = new pg.Pool({ ...database, max: 4 });
  const fast = { writesPerMinute: 1e6, readsPerMinute: 1e6, rechecksPerMinute: 1e6 };
  return new Promise((ready) => {
    const app = createApp({ ...testInstallation(), application: pool, pagesFolder: PAGES_FOLDER, version: "0.0.0-test", publicAddress: "http://127.0.0.1", settings: fast, log: () => {} });
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
      ready({
        address: `http://127.0.0.1:${port}/`,
        async close() {
          await new Promise((closed) => server.close(closed));
          await pool.end();
        },
      }),
    );
  });
}
