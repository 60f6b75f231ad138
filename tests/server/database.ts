import { randomBytes } from "node:crypto";
import pg from "pg";
import { migrate } from "../../src/server/store/migrate.ts";
import { startTestServer } from "./test-server.ts";

/** A database for one test file, on whichever PostgreSQL this run is about. */
export interface TestDatabase {
  /** Owns everything in it; not a superuser. */
  readonly owner: pg.ClientConfig;
  /** What the application logs in with: owns nothing and is bound by row security. */
  readonly application: pg.ClientConfig;
  readonly applicationRole: string;
  drop(): Promise<void>;
}

const APPLICATION_ROLE = "hengji_test_app";
const PASSWORD = "test";
/** Databases made in one run share this, so that the run can clear up after itself. */
const RUN = process.env["HENGJI_TEST_RUN"] ?? `${process.pid}`;
const TEMPLATE = `hengji_template_${RUN}`;
/** Any number, as long as every test process takes the same. */
const LOCK = 8460;

let server: Promise<string> | null = null;

/**
 * Makes a database of its own, migrated unless an empty one is asked for. It is made on the server at
 * `HENGJI_TEST_DATABASE_URL`; without that on the packaged PostgreSQL, started once for this process.
 */
export async function testDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const url = await (server ??= serverUrl());
  const database = `hengji_test_${RUN}_${randomBytes(4).toString("hex")}`;
  await withOwner(url, async (client) => {
    await locked(client, () => makeTemplate(client, url));
    await client.query(empty ? createEmpty(database) : `create database ${database} template ${TEMPLATE}`);
  });
  const owner = { ...configOf(url), database };
  return {
    owner,
    application: { ...owner, user: APPLICATION_ROLE, password: PASSWORD },
    applicationRole: APPLICATION_ROLE,
    drop: () => withOwner(url, async (client) => dropDatabase(client, database)),
  };
}

/** Removes what this run made and left on a server that isn't its own. */
export async function dropRun(url: string): Promise<void> {
  await withOwner(url, async (client) => {
    const { rows } = await client.query<{ name: string }>("select datname as name from pg_database where datname like $1 or datname = $2", [`hengji_test_${RUN}_%`, TEMPLATE]);
    for (const { name } of rows) await dropDatabase(client, name);
  });
}

/** PostgreSQL itself may be at work in it, and only a superuser ends that: it is soon done. */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return void (await client.query(`drop database if exists ${name} with (force)`));
    } catch (error) {
      if ((error as { code?: unknown }).code !== "42501" || attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function serverUrl(): Promise<string> {
  const given = process.env["HENGJI_TEST_DATABASE_URL"];
  if (given !== undefined && given !== "") return given;
  const own = await startTestServer();
  process.on("exit", () => own.stopNow());
  return own.url;
}

async function makeTemplate(client: pg.Client, url: string): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [TEMPLATE]);
  if (rowCount !== 0) return;
  const { rowCount: role } = await client.query("select 1 from pg_roles where rolname = $1", [APPLICATION_ROLE]);
  if (role === 0) await client.query(`create role ${APPLICATION_ROLE} login password '${PASSWORD}'`);
  const making = `${TEMPLATE}_making`;
  await client.query(`drop database if exists ${making}`);
  await client.query(createEmpty(making));
  await migrate({ ...configOf(url), database: making }, APPLICATION_ROLE);
  // Its name is only there when it is whole.
  await client.query(`alter database ${making} rename to ${TEMPLATE}`);
}

function createEmpty(database: string): string {
  return `create database ${database} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`;
}

async function locked(client: pg.Client, act: () => Promise<void>): Promise<void> {
  await client.query("select pg_advisory_lock($1)", [LOCK]);
  try {
    await act();
  } finally {
    await client.query("select pg_advisory_unlock($1)", [LOCK]);
  }
}

async function withOwner(url: string, act: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}

function configOf(url: string): pg.ClientConfig {
  const { host, port, user, password, ssl } = new pg.Client({ connectionString: url });
  return { host, port, user, password: password ?? undefined, ssl };
}
