import { join } from "node:path";
import pg from "pg";
import { eventLine, verifyLog, type LogSummary } from "../../src/core/seal/index.ts";
import { keptBatches, keptFilesIn, keptHeads, openAuditLog } from "../../src/files/audit-log.ts";
import { sealDigest, sealFunctions } from "../../src/files/seal-functions.ts";
import { DEFAULT_SETTINGS } from "../../src/server/app-settings.ts";
import { openGround } from "../../src/server/context.ts";
import { sealAfterCommit } from "../../src/server/jobs/seal-after-commit.ts";
import type { EmbeddedDatabase } from "../../src/server/postgres/embedded.ts";
import { openSealedLog } from "../../src/server/store/sealed-log.ts";
import { onLogDatabase, pastRowSecurity } from "../log-database.ts";
import { inTurns, median, report } from "../measure.ts";

const REGION = "990100";
const EVENTS = 100_000;
const FUNCTIONS = sealFunctions("a key of the bench");
const PACKS = { digest: "0".repeat(64), forms: [], profiles: [], workflows: [], frames: [], roles: [], evidence: [] };

/** (f) How fast a log is verified, beside nothing but the hashing that it takes. */
export function verifying(): Promise<string> {
  return onLogDatabase(verified);
}

async function verified(database: EmbeddedDatabase, folder: string): Promise<string> {
  await pastRowSecurity(database, [
    `insert into hengji.event (region, id, at, actor, verb, subject, digest_before, digest_after, detail, role, year, stage)
       select '${REGION}', ('0193b3c0-' || lpad(to_hex(n / 65536), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, timestamptz '2026-11-22 08:00:00Z' + n * interval '1 second', gen_random_uuid()::text,
         'filing.saved', gen_random_uuid(), md5(n::text) || md5('b'), md5('a') || md5(n::text), '{"step": "draft", "version": 3}', 'unit-officer', 2026, 'goal' from generate_series(1, ${EVENTS}) as n`,
    "insert into hengji.event_to_seal select region, id from hengji.event",
    "analyze hengji.event",
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
      { region: REGION, stored: log?.of(REGION) ?? null, exported: keptBatches(list.exports, REGION, damaged), exportedSeals: keptHeads(list.exports, REGION, damaged), heads: keptHeads(list.heads, REGION, damaged), printed: [] },
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
  return `${report(`(f) A log of ${EVENTS.toLocaleString("en")} events verified on one core`, timings)}\n${Math.round(speed(0)).toLocaleString("en")} events a second by the database, ${share.toFixed(0)} % of the speed of hashing; ${Math.round(speed(2)).toLocaleString("en")} by the exports, ${((100 * speed(2)) / speed(3)).toFixed(0)} %.\n`;
}
