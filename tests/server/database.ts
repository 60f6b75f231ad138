import { randomBytes } from "node:crypto";
import pg from "pg";
import { migrate } from "../../src/server/store/migrate.ts";
import { mayReadAll, mayReadThisCityOnly, plantCityBeside } from "./canary/city-beside.ts";
import { startTestServer } from "./test-server.ts";

/** A database for one test file, on whichever PostgreSQL this run is about. */
export interface TestDatabase {
  /** Owns everything in it; not a superuser. */
  readonly owner: pg.ClientConfig;
  /** What the application logs in with: owns nothing and is bound by row security. */
  readonly application: pg.ClientConfig;
  readonly applicationRole: string;
  /** Reads every row past row security but those of a city beside; in no empty database. */
  readonly reader: pg.ClientConfig;
  drop(): Promise<void>;
}

const APPLICATION_ROLE = "hengji_test_app";
const READER_ROLE = "hengji_test_reader";
const PASSWORD = "test";
/** Databases made in one run share this, so that the run can clear up after itself. */
const RUN = process.env["HENGJI_TEST_RUN"] ?? `${process.pid}`;
const TEMPLATE = `hengji_template_${RUN}`;
const TEMPLATE_BESIDE = `hengji_template_${RUN}_beside`;
/** Any number, as long as every test process takes the same. */
const LOCK = 8460;

let server: Promise<string> | null = null;

/**
 * Makes a database of its own, migrated unless an empty one is asked for, with rows of a city beside where they are asked for. It is made on the server at
 * `HENGJI_TEST_DATABASE_URL`; without that on the packaged PostgreSQL, started once for this process.
 */
export async function testDatabase({ empty = false, cityBeside = false } = {}): Promise<TestDatabase> {
  const url = await (server ??= serverUrl());
  const database = `hengji_test_${RUN}_${randomBytes(4).toString("hex")}`;
  await withOwner(url, async (client) => {
    await locked(client, async () => {
      await makeTemplate(client, url);
      if (cityBeside) await makeTemplateBeside(client, url);
    });
    await client.query(empty ? createEmpty(database) : `create database ${database} template ${cityBeside ? TEMPLATE_BESIDE : TEMPLATE}`);
  });
  const owner = { ...configOf(url), database };
  return {
    owner,
    application: { ...owner, user: APPLICATION_ROLE, password: PASSWORD },
    applicationRole: APPLICATION_ROLE,
    reader: { ...owner, user: READER_ROLE, password: PASSWORD },
    drop: () => withOwner(url, async (client) => dropDatabase(client, database)),
  };
}

/** Removes what this run made and left on a server that isn't its own. */
export async function dropRun(url: string): Promise<void> {
  await withOwner(url, async (client) => {
    const { rows } = await client.query<{ name: string }>("select datname as name from pg_database where datname like $1 or datname = any($2)", [`hengji_test_${RUN}_%`, [TEMPLATE, TEMPLATE_BESIDE]]);
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
  await makeOnce(client, TEMPLATE, createEmpty, async (making) => {
    await makeRole(client, APPLICATION_ROLE);
    await makeRole(client, READER_ROLE);
    await migrate({ ...configOf(url), database: making }, APPLICATION_ROLE);
    await inDatabase(url, making, (owner) => mayReadAll(owner, READER_ROLE));
  });
}

async function makeTemplateBeside(client: pg.Client, url: string): Promise<void> {
  await makeOnce(client, TEMPLATE_BESIDE, (making) => `create database ${making} template ${TEMPLATE}`, (making) =>
    inDatabase(url, making, async (owner) => {
      await plantCityBeside(owner);
      await mayReadThisCityOnly(owner, READER_ROLE);
    }),
  );
}

async function makeOnce(client: pg.Client, name: string, create: (making: string) => string, fill: (making: string) => Promise<void>): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
  if (rowCount !== 0) return;
  const making = `${name}_making`;
  await client.query(`drop database if exists ${making}`);
  await client.query(create(making));
  await fill(making);
  // Its name is only there when it is whole.
  await client.query(`alter database ${making} rename to ${name}`);
}

async function makeRole(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [name]);
  if (rowCount === 0) await client.query(`create role ${name} login password '${PASSWORD}'`);
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

function withOwner(url: string, act: (client: pg.Client) => Promise<void>): Promise<void> {
  return connected({ connectionString: url }, act);
}

function inDatabase(url: string, database: string, act: (owner: pg.Client) => Promise<void>): Promise<void> {
  return connected({ ...configOf(url), database }, act);
}

async function connected(config: pg.ClientConfig, act: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(config);
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
