import { sql, type Kysely } from "kysely";

/** 一次性口令: a session knows whether it was begun with a password, since only then there is one to change, in a demo city as anywhere. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const HELD = ["session", "credential"] as const;

/** Whoever has no password came in without one. */
const STATEMENTS: readonly string[] = [
  "alter table hengji.session add column by_password boolean not null default true",
  ...HELD.map((table) => `alter table hengji.${table} no force row level security`),
  "update hengji.session set by_password = false where exists (select from hengji.credential as own where own.region = session.region and own.person_id = session.person_id and own.password_hash = 'none')",
  ...HELD.map((table) => `alter table hengji.${table} force row level security`),
];
