import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { done, type Result } from "../../../src/core/basics/result.ts";
import { verifyLog, type KeyedSeal, type LogFinding, type LogSummary, type LogVerb, type PrintedHead } from "../../../src/core/seal/index.ts";
import { keptBatches, keptFilesIn, keptHeads, openAuditLog, type AuditLog } from "../../../src/files/audit-log.ts";
import { sealDigest, sealFunctions } from "../../../src/files/seal-functions.ts";
import { DEFAULT_SETTINGS } from "../../../src/server/app-settings.ts";
import { openGround, type Ground } from "../../../src/server/context.ts";
import { exportLogDaily, type DailyExport } from "../../../src/server/jobs/export-log-daily.ts";
import { sealAfterCommit, type Sealing } from "../../../src/server/jobs/seal-after-commit.ts";
import { appendEvent } from "../../../src/server/store/event.ts";
import { surviveLostConnections } from "../../../src/server/store/lost-connections.ts";
import { openSealedLog } from "../../../src/server/store/sealed-log.ts";
import { NO_PACKS } from "../installation.ts";
import { onLooseLeaves } from "./loose-leaves.ts";

export const REGION = "990100";
export const KEY = "a key of a test";

export interface Access {
  readonly owner: pg.ClientConfig;
  readonly application: pg.ClientConfig;
}

export interface Verified {
  readonly findings: LogFinding[];
  readonly summary: LogSummary;
}

/** A log in a database, with whoever writes to it, seals it, tampers with it and verifies it. */
export interface LogWorld {
  readonly folder: string;
  readonly log: AuditLog;
  readonly troubles: string[];
  time: Date;
  /** Writes this many events, a transaction each. */
  write(count: number, verb?: LogVerb): Promise<string[]>;
  /** Writes an event in a transaction that commits when it is told to. */
  writeSlowly(): Promise<() => Promise<void>>;
  /** Another sealer on the same log; ended with the world. */
  sealer(options?: { readonly keeps?: AuditLog; readonly key?: string }): Sealing;
  /** Seals what waits now, as one batch where it fits. */
  seal(): Promise<void>;
  exporter(): DailyExport;
  /** Runs statements as the owner with row security put aside: all that a superuser could do to the tables. `leaf` has a row for each leaf. */
  tamper(...statements: string[]): Promise<void>;
  see<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]>;
  seals(): Promise<KeyedSeal[]>;
  verify(with_?: { readonly kept?: boolean; readonly printed?: readonly PrintedHead[]; readonly key?: string | null; readonly as?: pg.ClientConfig }): Promise<Verified>;
  close(): Promise<void>;
}

export async function openLogWorld(access: Access, { folder = mkdtempSync(join(tmpdir(), "hengji-log-")), key: ownKey = KEY } = {}): Promise<LogWorld> {
  const log = openAuditLog(folder);
  const pools: pg.Pool[] = [];
  const sealers: Sealing[] = [];
  const troubles: string[] = [];
  const ground = (max: number): Ground => {
    const pool = new pg.Pool({ ...access.application, max });
    surviveLostConnections(pool, () => {});
    pools.push(pool);
    return openGround(pool, { settings: { ...DEFAULT_SETTINGS, region: REGION }, clock: () => world.time, packs: NO_PACKS });
  };
  const writers = ground(6);
  const trouble = (what: string, error: unknown): void => void troubles.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  const writeOne = (verb: LogVerb, hold: () => Promise<void>): Promise<Result<string>> =>
    writers.change({ actor: "system" }, async ({ tx, region, newId, now, actor }) => {
      const id = newId();
      await appendEvent(tx, {
        region, id, at: now, actor, verb, subject: newId(), digestBefore: null, digestAfter: sealDigest(id), detail: { name: "名称 “x” \u0001\n", n: 12.5, none: null }, role: "unit-officer", year: 2026, stage: "goal",
      });
      await hold();
      return done(id);
    });

  const world: LogWorld = {
    folder, log, troubles,
    time: new Date("2026-11-22T08:00:00.123Z"),
    async write(count, verb = "filing.saved") {
      const ids: string[] = [];
      for (let number = 0; number < count; number += 1) {
        const outcome = await writeOne(verb, async () => {});
        if (outcome.ok) ids.push(outcome.value);
      }
      return ids;
    },
    async writeSlowly() {
      let release = (): void => {};
      const held = new Promise<void>((settle) => (release = settle));
      let written = (): void => {};
      const began = new Promise<void>((settle) => (written = settle));
      const outcome = writeOne("filing.saved", async () => {
        written();
        await held;
      });
      await began;
      return async () => {
        release();
        await outcome;
      };
    },
    sealer({ keeps = log, key = ownKey } = {}) {
      const sealing = sealAfterCommit(ground(1), { functions: sealFunctions(key), log: keeps, trouble });
      sealers.push(sealing);
      return sealing;
    },
    async seal() {
      const sealing = sealAfterCommit(ground(1), { functions: sealFunctions(ownKey), log, trouble });
      await sealing.settled();
      await sealing.stop();
    },
    exporter: () => exportLogDaily(ground(1), { log, clock: () => world.time, trouble }),
    tamper: (...statements) =>
      asOwner(async (client) => {
        const tables = await beginPastRowSecurity(client);
        const run = async (): Promise<void> => {
          for (const statement of statements) await client.query(statement);
        };
        if (statements.some(namesLeaves)) await onLooseLeaves((statement) => client.query(statement), tables.includes("seal_leaf"), run);
        else await run();
        for (const name of tables) await client.query(`alter table hengji.${name} force row level security`);
        await client.query("commit");
      }),
    see: <Row extends pg.QueryResultRow>(statement: string) =>
      asOwner(async (client) => {
        const tables = await beginPastRowSecurity(client);
        const run = (): Promise<pg.QueryResult<Row>> => client.query<Row>(statement);
        const { rows } = namesLeaves(statement) ? await onLooseLeaves((text) => client.query(text), tables.includes("seal_leaf"), run) : await run();
        await client.query("rollback");
        return rows;
      }),
    async seals() {
      const opened = await openSealedLog(access.owner, [REGION]);
      try {
        const found: KeyedSeal[] = [];
        for await (const page of opened.of(REGION).batches) for (const { seal } of page) if (seal !== null) found.push(seal);
        return found;
      } finally {
        await opened.close();
      }
    },
    async verify({ kept = true, printed = [], key = ownKey, as = access.owner } = {}) {
      const files = kept ? await keptFilesIn(folder) : { exports: [], heads: [] };
      const opened = await openSealedLog(as, [REGION]);
      const findings: LogFinding[] = [];
      try {
        const damaged = (file: string, line: number): void => void troubles.push(`${file} ${line}`);
        const summary = await verifyLog(
          { region: REGION, stored: opened.of(REGION), exported: keptBatches(files.exports, REGION, damaged), exportedSeals: keptHeads(files.exports, REGION, damaged), heads: keptHeads(files.heads, REGION, damaged), printed },
          key === null ? { digest: sealDigest, mac: null } : sealFunctions(key),
          async (one) => void findings.push(one),
        );
        return { findings, summary };
      } finally {
        await opened.close();
      }
    },
    async close() {
      for (const sealing of sealers) await sealing.stop();
      for (const pool of pools) await pool.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;

  async function asOwner<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client(access.owner);
    await client.connect();
    try {
      return await act(client);
    } finally {
      await client.end();
    }
  }
}

const namesLeaves = (statement: string): boolean => /\bleaf\b/.test(statement);

/** Begins with row security put aside from the tables of the log, and tells which they are. */
async function beginPastRowSecurity(client: pg.Client): Promise<string[]> {
  await client.query("begin");
  const { rows } = await client.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'hengji' and tablename in ('event', 'event_to_seal', 'seal', 'seal_leaf', 'seal_leaves')");
  for (const { name } of rows) await client.query(`alter table hengji.${name} no force row level security`);
  return rows.map(({ name }) => name);
}

/** `kind batch.position` of each finding. */
export function named(findings: readonly LogFinding[]): string[] {
  return findings.map(({ kind, batch, position }) => `${kind} ${batch ?? "-"}${position === null ? "" : `.${position}`}`);
}
