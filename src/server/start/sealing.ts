import { createHmac } from "node:crypto";
import pg from "pg";
import type { Definitions } from "../../core/pack/definitions.ts";
import { openAuditLog } from "../../files/audit-log.ts";
import type { Settings } from "../app-settings.ts";
import { openGround } from "../context.ts";
import type { Installation } from "../packs-in-force.ts";
import { exportLogDaily } from "../jobs/export-log-daily.ts";
import { sealAfterCommit } from "../jobs/seal-after-commit.ts";
import { sm3 } from "../store/digest.ts";
import { surviveLostConnections } from "../store/lost-connections.ts";
import type { Log } from "./log.ts";

export interface LogKeeping {
  /** Says that something was committed. */
  readonly committed: () => void;
  /** Seals what is left, closes its own connections and ends. */
  readonly stop: () => Promise<void>;
}

export interface LogKeepingOptions {
  readonly application: pg.PoolConfig;
  readonly settings: Settings;
  readonly packs: Definitions;
  readonly brought?: Installation["brought"];
  readonly auditFolder: string;
  readonly sealKey: string;
  readonly log: Log;
}

/** Seals the log of the city and of kept rechecks, on a connection of its own, and keeps seals and daily exports in the data folder. */
export function keepLog({ application, settings, packs, brought = null, auditFolder, sealKey, log }: LogKeepingOptions): LogKeeping {
  const pool = new pg.Pool({ ...application, max: 1, connectionTimeoutMillis: 30_000, query_timeout: 60_000 });
  surviveLostConnections(pool, (error) => log.write(`sealing lost its connection: ${error.message}`));
  const clock = (): Date => new Date();
  const functions = { digest: sm3, mac: (text: string): string => createHmac("sm3", sealKey).update(text, "utf8").digest("hex") };
  const trouble = (what: string, error: unknown): void => log.write(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  const audit = openAuditLog(auditFolder);
  const regions = [...new Set([settings.region, settings.keptRegion])];
  const keepers = regions.map((region) => {
    const ground = openGround(pool, { settings: { ...settings, region }, clock, packs, brought });
    return { sealing: sealAfterCommit(ground, { functions, log: audit, trouble }), daily: exportLogDaily(ground, { log: audit, clock, trouble }) };
  });
  return {
    committed: () => keepers.forEach(({ sealing }) => sealing.committed()),
    async stop() {
      await Promise.all(keepers.map(async ({ sealing, daily }) => {
        await daily.stop();
        await sealing.stop();
      }));
      await pool.end();
    },
  };
}
