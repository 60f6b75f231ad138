import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { startEmbedded, type EmbeddedDatabase } from "../src/server/postgres/embedded.ts";
import { openSecrets } from "../src/server/start/secrets.ts";
import { migrate } from "../src/server/store/migrate.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

/** Runs a measurement on a migrated database of its own, with fsync on as an office has it. */
export async function onLogDatabase<T>(act: (database: EmbeddedDatabase, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "hengji-bench-log-"));
  // Run by root, the database belongs to nobody, who has to pass through.
  chmodSync(folder, 0o711);
  const database = await startEmbedded({ installation: ROOT, dataFolder: folder, secrets: openSecrets(join(folder, "secrets.json")), logFile: join(folder, "postgres.log") });
  try {
    await migrate(database.owner, database.applicationRole);
    return await act(database, folder);
  } catch (error) {
    // Connections that are still open fail when the database ends, and would be all that is told.
    console.error(error);
    throw error;
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

/** Runs statements as the owner with row security put aside from the tables of the log. */
export async function pastRowSecurity(database: EmbeddedDatabase, statements: readonly string[]): Promise<void> {
  const tables = ["event", "event_to_seal", "seal", "seal_leaves"];
  const client = new pg.Client(database.owner);
  await client.connect();
  for (const table of tables) await client.query(`alter table hengji.${table} no force row level security`);
  for (const statement of statements) await client.query(statement);
  for (const table of tables) await client.query(`alter table hengji.${table} force row level security`);
  await client.end();
}
