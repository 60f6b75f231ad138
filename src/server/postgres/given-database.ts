import pg from "pg";
import { reasonOf, StartProblem } from "../start/start-problem.ts";
import type { Secrets } from "../start/secrets.ts";
import { enableApplicationRole } from "./application-role.ts";
import type { PreparedDatabase } from "./prepared-database.ts";
import { applicationRoleOf } from "./roles.ts";

const LOWEST_VERSION = 150000;

/** What is looked at before a database of somebody's own is used. */
interface Facts {
  readonly version: number;
  readonly version_name: string;
  readonly ctype: string;
  readonly encoding: string;
  readonly role: string;
  readonly superuser: boolean;
  readonly bypass: boolean;
  readonly may_create: boolean;
  readonly standby: boolean;
}

const FACTS = `
  select current_setting('server_version_num')::int as version, current_setting('server_version') as version_name,
    d.datctype as ctype, pg_encoding_to_char(d.encoding) as encoding, r.rolname as role,
    r.rolsuper as superuser, r.rolbypassrls as bypass,
    has_database_privilege(d.datname, 'CREATE') as may_create,
    pg_is_in_recovery() as standby
  from pg_database d, pg_roles r where d.datname = current_database() and r.rolname = current_user`;

/** Checks the database at `DATABASE_URL` and makes the application's role in it, or says what has to be done first. */
export async function prepareGivenDatabase(url: string, secrets: Secrets, dataFolder: string): Promise<PreparedDatabase> {
  const owner = parse(url);
  const client = await connect(owner);
  try {
    const { rows } = await client.query<Facts>(FACTS);
    const facts = rows[0];
    if (facts === undefined) throw new StartProblem("start.database-unreachable", { place: placeOf(owner), reason: "pg_database" });
    refuse(facts, String(owner.database));
    const applicationRole = applicationRoleOf(String(owner.database));
    // `user` and `password` come last: they replace the owner's.
    const application = { ...owner, user: applicationRole, password: secrets.get(`application of ${applicationRole}`) };
    await enableApplicationRole(client, application, dataFolder);
    return { owner, application, applicationRole, stop: async () => {}, stopNow: () => {} };
  } finally {
    await client.end().catch(() => {});
  }
}

function refuse(facts: Facts, database: string): void {
  const { role } = facts;
  if (facts.version < LOWEST_VERSION) throw new StartProblem("start.database-too-old", { version: facts.version_name });
  if (facts.encoding !== "UTF8" || facts.ctype === "C" || facts.ctype === "POSIX") {
    throw new StartProblem("start.database-ctype", { database, ctype: facts.ctype, encoding: facts.encoding });
  }
  if (facts.superuser) throw new StartProblem("start.database-superuser", { role, database });
  if (facts.bypass) throw new StartProblem("start.database-bypass", { role });
  if (facts.standby) throw new StartProblem("start.database-standby");
  if (!facts.may_create) throw new StartProblem("start.database-no-create", { role, database });
}

/** The parts of an address, as pg reads them; a wrong one is said without printing its password. */
function parse(url: string): pg.ClientConfig {
  try {
    if (!/^(postgres(ql)?|socket):/.test(url)) throw new Error("postgres://");
    const { host, port, database, user, password, ssl } = new pg.Client({ connectionString: url });
    return {
      host, port, database: database ?? user, user, password: password ?? undefined, ssl,
      application_name: "hengji", connectionTimeoutMillis: 10_000,
    };
  } catch {
    throw new StartProblem("start.database-url");
  }
}

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const code = error instanceof pg.DatabaseError ? error.code : undefined;
    if (code === "28P01" || code === "28000") throw new StartProblem("start.database-login", { role: String(config.user), place: placeOf(config), reason: reasonOf(error) });
    if (code === "3D000") throw new StartProblem("start.database-missing", { database: String(config.database), role: String(config.user) });
    throw new StartProblem("start.database-unreachable", { place: placeOf(config), reason: reasonOf(error) });
  }
}

function placeOf({ host, port, database }: pg.ClientConfig): string {
  return `${host ?? "localhost"}:${port ?? 5432}/${database ?? ""}`;
}
