import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import type { SignInPreset } from "../../core/sign-in/preset.ts";
import { createApp } from "../app.ts";
import { DEFAULT_SETTINGS } from "../app-settings.ts";
import { INSTALLATION } from "../config.ts";
import type { PreparedDatabase } from "../postgres/prepared-database.ts";
import { openApplicationPool } from "../store/application-pool.ts";
import { migrate } from "../store/migrate.ts";
import { openCity } from "./city.ts";
import type { DataFolder } from "./data-folder.ts";
import { openLibrary } from "./library.ts";
import type { Log } from "./log.ts";
import { openPackCache } from "./pack-cache.ts";
import { keepReminding } from "./reminding.ts";
import { keepLog } from "./sealing.ts";
import { openSecrets } from "./secrets.ts";

export interface ApplicationPlace {
  readonly database: PreparedDatabase;
  readonly data: DataFolder;
  readonly publicAddress: string;
  /** Pack of the city that an empty database is founded with. */
  readonly city: string;
  readonly signIn: SignInPreset;
  readonly log: Log;
  /** What the application takes for now; without it, the time of this machine. */
  readonly clock?: () => Date;
}

/** Migrates the database, founds its city where it has none, and makes the application on it. */
export async function openApplication({ database, data, publicAddress, city, signIn, log, clock }: ApplicationPlace): Promise<{ listener: RequestListener; end: () => Promise<void> }> {
  const { owner, application, applicationRole } = database;
  await migrate(owner, applicationRole);
  const pool = openApplicationPool(application);
  const cache = openPackCache(data.cacheFolder);
  const { region, packs, brought, set, conflicts, differing } = await openCity(pool, city, { known: cache, ...(clock === undefined ? {} : { clock }) });
  cache.write();
  for (const { code, where, params } of conflicts) log.write(JSON.stringify({ level: "warning", what: "the packs of this installation do not go under what was changed here; those in force go on", code, where, params }));
  if (differing.length > 0) log.write(JSON.stringify({ level: "warning", what: "packs say something else of workflows than what is stored under the same numbers, which goes on; give them new numbers", workflows: differing }));
  const ownCards = await openLibrary(pool, packs, set, clock);
  if (ownCards.length > 0) log.write(JSON.stringify({ level: "notice", what: "packs say something else of cards that the city has changed or retired, and the city's goes on", cards: ownCards }));
  const settings = { ...DEFAULT_SETTINGS, region, signIn };
  const secrets = openSecrets(data.secretsFile);
  const keeping = keepLog({ application, settings, packs, brought, auditFolder: data.auditFolder, sealKey: secrets.get("seal-key"), log });
  const reminding = keepReminding({ application, settings, packs, brought, committed: keeping.committed, log, clock });
  let ending = false;
  const app = createApp({
    application: pool,
    pagesFolder: join(INSTALLATION, "dist", "web"),
    version: versionOf(),
    publicAddress,
    packs,
    brought,
    settings,
    filesFolder: data.filesFolder,
    secretOf: secrets.get,
    ...(clock === undefined ? {} : { clock }),
    committed: keeping.committed,
    // Connections that end because the server does are no news.
    log: (line) => ending || log.write(JSON.stringify(line)),
  });
  return {
    listener: getRequestListener(app.fetch),
    async end() {
      ending = true;
      await pool.end();
      await reminding.stop();
      await keeping.stop();
    },
  };
}

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(join(INSTALLATION, "package.json"), "utf8")) as { version: string };
  return version;
}
