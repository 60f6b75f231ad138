import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbedded } from "../../src/server/postgres/embedded.ts";
import { openSecrets } from "../../src/server/start/secrets.ts";

/** A PostgreSQL server for tests: an owner who may make databases and roles but is no superuser. */
export interface TestServer {
  /** For `HENGJI_TEST_DATABASE_URL`. */
  readonly url: string;
  stop(): Promise<void>;
  /** The same without waiting, for the last moment of a process. */
  stopNow(): void;
}

const INSTALLATION = join(import.meta.dirname, "..", "..");

/** Starts the packaged PostgreSQL in a folder of its own, without the caution that only a power cut rewards. */
export async function startTestServer(): Promise<TestServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), "hengji-test-"));
  // Run by root, the database belongs to nobody, who has to pass through.
  chmodSync(dataFolder, 0o711);
  const database = await startEmbedded({
    installation: INSTALLATION,
    dataFolder,
    secrets: openSecrets(join(dataFolder, "secrets.json")),
    logFile: join(dataFolder, "postgres.log"),
    settings: ["fsync=off", "full_page_writes=off", "synchronous_commit=off"],
  });
  const { host, port } = database.superuser;
  const superuser = new pg.Client(database.superuser);
  await superuser.connect();
  await superuser.query("create role hengji_test_owner login createdb createrole nosuperuser nobypassrls password 'test'");
  await superuser.end();
  const remove = (): void => rmSync(dataFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  return {
    url: `postgres://hengji_test_owner:test@/postgres?host=${encodeURIComponent(String(host))}&port=${port}`,
    async stop() {
      await database.stop();
      remove();
    },
    stopNow() {
      database.stopNow();
      remove();
    },
  };
}
