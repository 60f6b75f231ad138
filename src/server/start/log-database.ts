import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { INSTALLATION } from "../config.ts";
import { knownCluster, readNote } from "../postgres/cluster-place.ts";
import { startEmbedded } from "../postgres/embedded.ts";
import { SUPERUSER } from "../postgres/new-cluster.ts";
import { readPostmasterFile } from "../postgres/orphan.ts";
import { DATABASE } from "../postgres/roles.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { DEFAULT_SETTINGS } from "../app-settings.ts";
import { NoLog, openSealedLog, type SealedLog } from "../store/sealed-log.ts";
import { openDataFolder } from "./data-folder.ts";
import { isAlive } from "./process-identity.ts";
import { openSecrets, type Secrets } from "./secrets.ts";
import { reasonOf, StartProblem } from "./start-problem.ts";

export type { SealedLog };

/** Name of the secret that seals are keyed by. */
export const SEAL_KEY = "seal-key";

const NAME = "hengji audit";
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

export interface LogDatabase {
  readonly log: SealedLog;
  /** Ends the connection, and the database where it was started for this. */
  close(): Promise<void>;
}

/** The key that the seals of this data folder are under; null when it has none, and none is made. */
export function sealKeyOf(dataFolder: string): string | null {
  const file = join(dataFolder, "secrets.json");
  if (!existsSync(file)) return null;
  const secrets = openSecrets(file);
  return secrets.has(SEAL_KEY) ? secrets.get(SEAL_KEY) : null;
}

/** Opens the log in the database at an address, as whoever the address names. */
export async function openLogAt(url: string, regions: readonly string[]): Promise<Result<LogDatabase>> {
  try {
    const config = { connectionString: url, application_name: NAME, connectionTimeoutMillis: 10_000 };
    const log = await openSealedLog(config, regions.length > 0 ? regions : [DEFAULT_SETTINGS.region, DEFAULT_SETTINGS.keptRegion]);
    return done({ log, close: () => log.close() });
  } catch (error) {
    // Never the address itself: it has a password in it.
    return refused(error instanceof NoLog ? problem("seal.no-log") : problem("seal.address-unreachable", "", { reason: reasonOf(error) }));
  }
}

/**
 * Opens the log in the database of a data folder. No server is needed: where none runs, PostgreSQL is started for this, writes
 * nothing, and is stopped again.
 */
export async function openLogOf(dataFolder: string, regions: readonly string[]): Promise<Result<LogDatabase>> {
  try {
    const cluster = knownCluster(dataFolder);
    const secretsFile = join(dataFolder, "secrets.json");
    if (!readNote(dataFolder).ready || !existsSync(join(cluster, "PG_VERSION"))) return refused(problem("seal.no-database", "", { folder: dataFolder }));
    const secrets = existsSync(secretsFile) ? openSecrets(secretsFile) : null;
    if (secrets === null || !secrets.has("superuser")) return refused(problem("seal.no-secrets", "", { file: secretsFile }));
    const login = { database: DATABASE, user: SUPERUSER, password: secrets.get("superuser"), application_name: NAME };
    const running = await openRunning(cluster, login, regions);
    return done(running ?? (await openStarted(dataFolder, secrets, login, regions)));
  } catch (error) {
    if (error instanceof StartProblem) return refused(error.problem);
    return refused(error instanceof NoLog ? problem("seal.no-log") : problem("seal.database-unreachable", "", { reason: reasonOf(error) }));
  }
}

/** The log in the PostgreSQL that a server of this folder has running; null when none runs. */
async function openRunning(cluster: string, login: pg.ClientConfig, regions: readonly string[]): Promise<LogDatabase | null> {
  const place = runningSocket(cluster);
  if (place === null) return null;
  try {
    const log = await openSealedLog({ ...login, ...place }, regions);
    return { log, close: () => log.close() };
  } catch (error) {
    // Its file outlived it, and its number is somebody else's by now.
    if (["ENOENT", "ECONNREFUSED"].includes(reasonOf(error))) return null;
    throw error;
  }
}

async function openStarted(dataFolder: string, secrets: Secrets, login: pg.ClientConfig, regions: readonly string[]): Promise<LogDatabase> {
  const data = openDataFolder(dataFolder);
  let close = async (): Promise<void> => data.lock.release();
  try {
    const logFile = join(data.logFolder, "postgres.log");
    const database = await startEmbedded({ installation: INSTALLATION, dataFolder, secrets, logFile, settings: ["default_transaction_read_only=on", "autovacuum=off"] });
    const interrupted = (): void => {
      database.stopNow();
      data.lock.release();
      process.exit(130);
    };
    for (const signal of SIGNALS) process.once(signal, interrupted);
    close = async () => {
      for (const signal of SIGNALS) process.off(signal, interrupted);
      await database.stop();
      data.lock.release();
    };
    const log = await openSealedLog({ ...database.superuser, ...login }, regions);
    return {
      log,
      async close() {
        try {
          await log.close();
        } finally {
          await close();
        }
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where the PostgreSQL of these files listens; null when none runs. */
function runningSocket(cluster: string): { host: string; port: number } | null {
  const file = readPostmasterFile(cluster);
  if (file === null || !file.ready || !isAlive(file.pid)) return null;
  const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  return { host: (lines[4] ?? "").trim(), port: Number(lines[3]) };
}
