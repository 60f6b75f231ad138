import pg from "pg";
import type { Definitions } from "../../core/pack/definitions.ts";
import type { Settings } from "../app-settings.ts";
import { openGround } from "../context.ts";
import type { Installation } from "../packs-in-force.ts";
import { remindDaily } from "../jobs/remind-daily.ts";
import { surviveLostConnections } from "../store/lost-connections.ts";
import type { Log } from "./log.ts";

export interface RemindingOptions {
  readonly application: pg.PoolConfig;
  readonly settings: Settings;
  readonly packs: Definitions;
  readonly brought?: Installation["brought"];
  readonly committed: () => void;
  readonly log: Log;
  /** What the application takes for now; without it, the time of this machine. */
  readonly clock?: (() => Date) | undefined;
}

/** Reminds people every morning, on a connection of its own, so that nobody waits for it. */
export function keepReminding({ application, settings, packs, brought = null, committed, log, clock = () => new Date() }: RemindingOptions): { readonly stop: () => Promise<void> } {
  const pool = new pg.Pool({ ...application, max: 1, connectionTimeoutMillis: 30_000, query_timeout: 60_000 });
  surviveLostConnections(pool, (error) => log.write(`reminding lost its connection: ${error.message}`));
  const trouble = (what: string, error: unknown): void => log.write(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  const daily = remindDaily(openGround(pool, { settings, clock, packs, brought, committed }), { clock, trouble });
  return {
    async stop() {
      await daily.stop();
      await pool.end();
    },
  };
}
