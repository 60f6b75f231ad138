import pg from "pg";

/** The names in the packaged database. */
export const DATABASE = "hengji";
export const OWNER_ROLE = "hengji_owner";

/** The role the application logs in as: one for each database, since roles belong to the whole server. */
export function applicationRoleOf(database: string): string {
  const name = `${database}_app`;
  // PostgreSQL cuts longer names without a word.
  return Buffer.byteLength(name) <= 63 ? name : `${Buffer.from(database).subarray(0, 59).toString().replaceAll("\uFFFD", "")}_app`;
}

/**
 * Makes the owner, the application's role and the database in the packaged PostgreSQL. Neither role is a superuser, so row
 * security binds them both; the application's owns nothing. May be run again over a first attempt that was cut.
 */
export async function makeRolesAndDatabase(superuser: pg.ClientConfig, passwords: { owner: string; application: string }): Promise<void> {
  const client = new pg.Client(superuser);
  await client.connect();
  try {
    await makeRole(client, OWNER_ROLE, passwords.owner);
    await makeRole(client, applicationRoleOf(DATABASE), passwords.application);
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER_ROLE}`);
  } finally {
    await client.end();
  }
}

async function makeRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
  const verb = rowCount === 0 ? "create" : "alter";
  const name = client.escapeIdentifier(role);
  await client.query(`${verb} role ${name} login nosuperuser nocreatedb nocreaterole nobypassrls password ${client.escapeLiteral(password)}`);
}
