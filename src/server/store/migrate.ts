import { Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { SCHEMA } from "./db.ts";
import { grantsOf } from "./grants.ts";
import { migrations } from "./migrations/index.ts";

/** SQLSTATE of a schema and of a table that are not there. */
const NOT_THERE: ReadonlySet<string> = new Set(["3F000", "42P01"]);

/** The database cannot be brought to the form this version needs; says why in the shape of every problem. */
export class MigrationRefused extends Error {
  readonly problem: Problem;

  constructor(refusal: Problem) {
    super(refusal.code);
    this.name = "MigrationRefused";
    this.problem = refusal;
  }
}

/**
 * Brings the database to the form this version needs, in one transaction, and gives the application role the rights it needs
 * and no others. Connects as the owner and leaves no such connection behind. Run again, it changes nothing.
 */
export async function migrate(owner: pg.ClientConfig, applicationRole: string): Promise<void> {
  const pool = new pg.Pool({ ...owner, max: 1 });
  // A connection lost while idle says so here; the statement that follows fails and is reported.
  pool.on("error", () => {});
  try {
    const made = await migrationsMade(pool);
    const beyond = made.find((name) => !(name in migrations));
    if (beyond !== undefined) throw new MigrationRefused(problem("kept.database-newer", "", { migration: beyond }));
    if (made.length < Object.keys(migrations).length) await migrateToLatest(pool);
    await pool.query(grantsOf(applicationRole));
  } finally {
    await pool.end();
  }
}

async function migrateToLatest(pool: pg.Pool): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) }, migrationTableSchema: SCHEMA });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** Migrations that were made here, in order; some of them by a later version of the house, maybe. None in a database that is new. */
async function migrationsMade(pool: pg.Pool): Promise<string[]> {
  try {
    const { rows } = await pool.query<{ name: string }>(`select name from ${SCHEMA}.kysely_migration order by name`);
    return rows.map((row) => row.name);
  } catch (error) {
    if (NOT_THERE.has((error as pg.DatabaseError).code ?? "")) return [];
    throw error;
  }
}
