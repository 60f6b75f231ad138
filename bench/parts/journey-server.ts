import { createInterface } from "node:readline";
import { getRequestListener } from "@hono/node-server";
import type pg from "pg";
import { createApp } from "../../src/server/app.ts";
import { DEFAULT_SETTINGS } from "../../src/server/app-settings.ts";
import { listen } from "../../src/server/start/listen.ts";
import { keepLog } from "../../src/server/start/sealing.ts";
import { openApplicationPool } from "../../src/server/store/application-pool.ts";
import { loadDefinitions } from "../../src/files/load-definitions.ts";

/** The application in a process of its own, as `npm start` runs it but with no limit on requests: one line of JSON in, the port out. */
const [line] = await new Promise<string[]>((resolve) => createInterface({ input: process.stdin }).once("line", (text) => resolve([text])));
const { application, region, folder, pages, seals } = JSON.parse(line!) as { application: pg.PoolConfig; region: string; folder: string; pages: string; seals: boolean };
const packs = await loadDefinitions(undefined, "demo-city");
if (!packs.ok) throw new Error(packs.problems[0]!.code);
const settings = { ...DEFAULT_SETTINGS, region, workPerMinute: 1e9, readsPerMinute: 1e9 };
const keeping = !seals ? null : keepLog({ application, settings, packs: packs.value, auditFolder: `${folder}/audit`, sealKey: "a key of the bench", log: { file: "", write: () => {} } });
const app = createApp({
  application: openApplicationPool(application), pagesFolder: pages, version: "bench", publicAddress: "http://127.0.0.1", packs: packs.value,
  settings, filesFolder: `${folder}/files`, secretOf: (name) => `bench ${name}`, ...(keeping === null ? {} : { committed: keeping.committed }),
});
const { address } = await listen("127.0.0.1", 0, getRequestListener(app.fetch));
console.log(new URL(address).port);
