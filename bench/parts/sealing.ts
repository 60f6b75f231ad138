import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { done } from "../../src/core/basics/result.ts";
import { eventLine, verifyLog, type LogSummary } from "../../src/core/seal/index.ts";
import { keptBatches, keptFilesIn, keptHeads, openAuditLog } from "../../src/files/audit-log.ts";
import { sealDigest, sealFunctions } from "../../src/files/seal-functions.ts";
import { DEFAULT_SETTINGS } from "../../src/server/app-settings.ts";
import { openGround, type Ground } from "../../src/server/context.ts";
import { sealAfterCommit, type Sealing } from "../../src/server/jobs/seal-after-commit.ts";
import { startEmbedded, type EmbeddedDatabase } from "../../src/server/postgres/embedded.ts";
import { openSecrets } from "../../src/server/start/secrets.ts";
import { appendEvent } from "../../src/server/store/event.ts";
import { migrate } from "../../src/server/store/migrate.ts";
import { openSealedLog } from "../../src/server/store/sealed-log.ts";
import { inTurns, interval, median, report } from "../measure.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const REGION = "990100";
const WRITES = 2000;
const ROUNDS = 7;
const EVENTS = 100_000;
const FUNCTIONS = sealFunctions("a key of the bench");
const PACKS = { digest: "0".repeat(64), forms: [], profiles: [], workflows: [], frames: [], roles: [], evidence: [] };

/** (e) What the seal costs a write, and how fast a log is verified. */
export async function sealing(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hengji-bench-seal-"));
  chmodSync(folder, 0o711);
  const database = await startEmbedded({ installation: ROOT, dataFolder: folder, secrets: openSecrets(join(folder, "secrets.json")), logFile: join(folder, "postgres.log") });
  try {
    await migrate(database.owner, database.applicationRole);
    await asOwner(database, [
      "create table hengji.bench_row (id uuid, number int, name text, target text, content text)",
      `grant insert on hengji.bench_row to ${database.applicationRole}`,
    ]);
    const costs = [await cost(database, folder, 1), await cost(database, folder, 8)];
    return `${costs.join("\n")}\n${await verifying(database, folder)}`;
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

interface Used {
  readonly seconds: number;
  readonly cpu: number;
  readonly wal: number;
}

/** One write: 13 rows of a form and its event, as one transaction, with and without somebody who seals. */
async function cost(database: EmbeddedDatabase, folder: string, clients: number): Promise<string> {
  const pools = [new pg.Pool({ ...database.application, max: clients }), new pg.Pool({ ...database.application, max: 1, idleTimeoutMillis: 0 })];
  const options = { settings: { ...DEFAULT_SETTINGS, region: REGION }, clock: () => new Date(), packs: PACKS };
  let sealing: Sealing | null = null;
  const ground = openGround(pools[0]!, { ...options, committed: () => sealing?.committed() });
  const sealed = openGround(pools[1]!, options);
  const used: Record<"plain" | "sealed", Used[]> = { plain: [], sealed: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const kind of ["plain", "sealed"] as const) {
      await asOwner(database, ["truncate hengji.bench_row", "alter table hengji.event_to_seal no force row level security", "delete from hengji.event_to_seal", "alter table hengji.event_to_seal force row level security", "checkpoint"].slice(0, 4));
      const before = await measured(database);
      sealing = kind === "sealed" ? sealAfterCommit(sealed, { functions: FUNCTIONS, log: openAuditLog(join(folder, "audit")), trouble: (what, error) => console.error(what, error) }) : null;
      await Promise.all(Array.from({ length: clients }, async () => {
        for (let number = 0; number < WRITES / clients; number += 1) await write(ground);
      }));
      await sealing?.settled();
      const after = await measured(database);
      await sealing?.stop();
      sealing = null;
      if (round >= 0) used[kind].push({ seconds: after.seconds - before.seconds, cpu: after.cpu - before.cpu, wal: after.wal - before.wal });
    }
  }
  for (const pool of pools) await pool.end();
  const rows = (["seconds", "cpu", "wal"] as const).map((what) => {
    const list = (kind: "plain" | "sealed"): number[] => used[kind].map((one) => one[what]);
    const scale = what === "wal" ? 1 : 1e6;
    const shares = used.sealed.map((one, index) => (100 * (one[what] - used.plain[index]![what])) / used.plain[index]![what]);
    const per = (kind: "plain" | "sealed"): string => ((median(list(kind)) * scale) / WRITES).toFixed(0);
    const name = { seconds: "time, µs a write", cpu: "CPU time of server and PostgreSQL, µs a write", wal: "WAL, bytes a write" }[what];
    return `| ${name} | ${per("plain")} | ${per("sealed")} | ${median(shares).toFixed(1)} % | ${interval(shares).map((share) => share.toFixed(1)).join(" to ")} % |`;
  });
  return [`### (e) The seal beside a write of 13 rows and an event, ${clients} client${clients === 1 ? "" : "s"}, fsync on`, "", "| what | without | with the seal | more | 95 % |", "|---|---|---|---|---|", ...rows, ""].join("\n");
}

async function write(ground: Ground): Promise<void> {
  await ground.change({ actor: "system" }, async ({ tx, region, newId, now, actor }) => {
    const id = newId();
    const rows = Array.from({ length: 13 }, (_, number) => number);
    await tx.executeQuery({
      sql: `insert into hengji.bench_row select $1::uuid, number, $2, $3, $4 from unnest($5::int[]) as number`,
      parameters: [id, "新建及改扩建公共图书馆分馆数量", "≥12个", "按年度计划完成选址、设计、施工和验收，资料齐全，数据来源于项目台账".repeat(3), rows],
      query: { kind: "RawNode", sqlFragments: [], parameters: [] }, queryId: { queryId: id },
    });
    await appendEvent(tx, { region, id: newId(), at: now, actor, verb: "filing.saved", subject: id, digestBefore: sealDigest(id), digestAfter: sealDigest(`${id}.`), detail: { version: 3, step: "draft" }, role: "unit-officer", year: 2026, stage: "goal" });
    return done(id);
  });
}

/** CPU time of this process and of all of PostgreSQL, and the place in the WAL. */
async function measured(database: EmbeddedDatabase): Promise<Used> {
  const client = new pg.Client(database.superuser);
  await client.connect();
  const { rows } = await client.query<{ wal: string; folder: string }>("select pg_current_wal_insert_lsn() - '0/0' as wal, current_setting('data_directory') as folder");
  await client.end();
  const { user, system } = process.cpuUsage();
  return { seconds: performance.now() / 1000, cpu: (user + system) / 1e6 + cpuOfPostgres(rows[0]!.folder), wal: Number(rows[0]!.wal) };
}

function cpuOfPostgres(folder: string): number {
  const postmaster = Number(readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[0]);
  let ticks = 0;
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      if (readlinkSync(`/proc/${name}/cwd`) !== folder) continue;
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      ticks += Number(fields[11]) + Number(fields[12]);
      // What ended backends had used.
      if (Number(name) === postmaster) ticks += Number(fields[13]) + Number(fields[14]);
    } catch {
      // It ended while we looked.
    }
  }
  return ticks / 100;
}

/** The whole log verified, beside nothing but the hashing that it takes. */
async function verifying(database: EmbeddedDatabase, folder: string): Promise<string> {
  const tables = ["event", "event_to_seal", "seal", "seal_leaf"];
  await asOwner(database, [
    `truncate ${tables.map((table) => `hengji.${table}`).join(", ")}`,
    ...tables.map((table) => `alter table hengji.${table} no force row level security`),
    `insert into hengji.event (region, id, at, actor, verb, subject, digest_before, digest_after, detail, role, year, stage)
       select '${REGION}', ('0193b3c0-' || lpad(to_hex(n / 65536), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, timestamptz '2026-11-22 08:00:00Z' + n * interval '1 second', gen_random_uuid()::text,
         'filing.saved', gen_random_uuid(), md5(n::text) || md5('b'), md5('a') || md5(n::text), '{"step": "draft", "version": 3}', 'unit-officer', 2026, 'goal' from generate_series(1, ${EVENTS}) as n`,
    "insert into hengji.event_to_seal select region, id from hengji.event",
    ...tables.map((table) => `alter table hengji.${table} force row level security`),
    ...tables.map((table) => `analyze hengji.${table}`),
  ]);
  const kept = join(folder, "verified");
  const pool = new pg.Pool({ ...database.application, max: 1 });
  const sealer = sealAfterCommit(openGround(pool, { settings: { ...DEFAULT_SETTINGS, region: REGION }, clock: () => new Date("2026-11-24T08:00:00Z"), packs: PACKS }), {
    functions: FUNCTIONS, log: openAuditLog(kept), trouble: (what, error) => console.error(what, error),
  });
  await sealer.settled();
  await sealer.stop();
  await pool.end();
  const files = await keptFilesIn(kept);
  const superuser = { ...database.superuser, database: database.owner.database };
  const check = async (source: "database" | "exports" | "both"): Promise<LogSummary> => {
    const log = source === "exports" ? null : await openSealedLog(superuser, [REGION]);
    const damaged = (file: string, line: number): never => {
      throw new Error(`${file} ${line}`);
    };
    const list = source === "database" ? { exports: [], heads: [] } : files;
    const summary = await verifyLog(
      { region: REGION, stored: log?.of(REGION) ?? null, exported: keptBatches(list.exports, REGION, damaged), heads: keptHeads(list.heads, REGION, damaged), printed: [] },
      FUNCTIONS, async ({ kind }) => Promise.reject(new Error(kind)),
    );
    await log?.close();
    if (summary.events !== EVENTS) throw new Error(`${summary.events} events`);
    return summary;
  };
  const line = eventLine({
    region: REGION, id: "0193b3c0-0000-7000-8000-000000000001", at: "2026-11-22T08:00:00.000000Z", actor: "0193b3c0-0000-7000-8000-000000000001", verb: "filing.saved", subject: "0193b3c0-0000-7000-8000-000000000001",
    digestBefore: "a".repeat(64), digestAfter: "b".repeat(64), post: null, role: "unit-officer", year: 2026, stage: "goal", detail: '{"step": "draft", "version": 3}',
  });
  // Texts of their own, as they come from a database: one text hashed again and again would never be encoded.
  const lines = Array.from({ length: EVENTS }, (_, number) => `\u0000${line}`.replace("0000-7000", (number % 9999).toString().padStart(4, "0").concat("-7000")));
  const nodes = lines.map((_, number) => `\u0001${number.toString(16).padStart(128, "0")}`);
  const timings = await inTurns([
    { name: "verified by the database", role: "hengji", run: () => check("database") },
    { name: "verified by the database and compared with the exports", role: "hengji", run: () => check("both") },
    { name: "verified by the exports alone", role: "hengji", run: () => check("exports") },
    { name: "SM3 of as many lines and nodes, and nothing else", role: "limit", run: () => lines.reduce((sum, text, index) => sum + sealDigest(text).length + sealDigest(nodes[index]!).length, 0) },
  ], 5);
  const speed = (name: number): number => EVENTS / median(timings[name]!.seconds);
  const share = (100 * speed(0)) / speed(3);
  return `${report(`(e) A log of ${EVENTS.toLocaleString("en")} events verified on one core`, timings)}\n${Math.round(speed(0)).toLocaleString("en")} events a second by the database, ${share.toFixed(0)} % of the speed of hashing; ${Math.round(speed(2)).toLocaleString("en")} by the exports, ${((100 * speed(2)) / speed(3)).toFixed(0)} %.\n`;
}

async function asOwner(database: EmbeddedDatabase, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(database.owner);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
