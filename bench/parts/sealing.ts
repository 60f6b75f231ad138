import { join } from "node:path";
import pg from "pg";
import { done } from "../../src/core/basics/result.ts";
import { openAuditLog } from "../../src/files/audit-log.ts";
import { sealDigest, sealFunctions } from "../../src/files/seal-functions.ts";
import { DEFAULT_SETTINGS } from "../../src/server/app-settings.ts";
import { openGround, type Ground } from "../../src/server/context.ts";
import { sealAfterCommit, type Sealing } from "../../src/server/jobs/seal-after-commit.ts";
import type { EmbeddedDatabase } from "../../src/server/postgres/embedded.ts";
import { appendEvent } from "../../src/server/store/event.ts";
import { onLogDatabase, pastRowSecurity } from "../log-database.ts";
import { interval, median } from "../measure.ts";
import { cpuOfPostgres } from "./cpu-time.ts";

const REGION = "990100";
const WRITES = 4000;
const ROUNDS = 6;
const FUNCTIONS = sealFunctions("a key of the bench");
const PACKS = { digest: "0".repeat(64), forms: [], profiles: [], workflows: [], frames: [], roles: [], evidence: [] };

/** (e) What the seal costs a write. */
export function sealing(): Promise<string> {
  return onLogDatabase(async (database, folder) => {
    await pastRowSecurity(database, ["create table hengji.bench_row (id uuid, number int, name text, target text, content text)", `grant insert on hengji.bench_row to ${database.applicationRole}`]);
    return `${await cost(database, folder, 1)}\n${await cost(database, folder, 8)}`;
  });
}

interface Used {
  readonly seconds: number;
  readonly cpu: number;
  readonly wal: number;
}

/** One write: 13 rows of a form and its event, as one transaction, with and without somebody who seals. */
async function cost(database: EmbeddedDatabase, folder: string, clients: number): Promise<string> {
  const pools = [new pg.Pool({ ...database.application, max: clients }), new pg.Pool({ ...database.application, max: 1, idleTimeoutMillis: 0 })];
  // One that is still closing when the database ends says so here, and the figures are taken by then.
  for (const pool of pools) pool.on("error", () => {});
  const options = { settings: { ...DEFAULT_SETTINGS, region: REGION }, clock: () => new Date(), packs: PACKS };
  let sealing: Sealing | null = null;
  const ground = openGround(pools[0]!, { ...options, committed: () => sealing?.committed() });
  const sealed = openGround(pools[1]!, options);
  const used: Record<"plain" | "sealed", Used[]> = { plain: [], sealed: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const kind of ["plain", "sealed"] as const) {
      await pastRowSecurity(database, ["truncate hengji.bench_row, hengji.event_to_seal"]);
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
