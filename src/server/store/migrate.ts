import { Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { SCHEMA } from "./db.ts";
import { grantApplicationRole } from "./grants.ts";
import { migrations } from "./migrations/index.ts";

/** The database cannot be brought to the form this version needs; says why in the shape of every problem. */
export class MigrationRefused extends Error {
  readonly problem: Problem;

  constructor(refusal: Problem, cause?: unknown) {
    super(refusal.code, { cause });
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
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => ({ ...migrations }) },
      migrationTableSchema: SCHEMA,
    });
    const known = new Set(Object.keys(migrations));
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) {
      const unknown = await migrationsBeyond(pool, known);
      if (unknown.length > 0) throw new MigrationRefused(problem("kept.database-newer", "", { migration: unknown[0]! }), error);
      throw error;
    }
    await db.transaction().execute((tx) => grantApplicationRole(tx, applicationRole));
  } finally {
    await db.destroy();
  }
}

/** Migrations that a later version of the house has made. */
async function migrationsBeyond(pool: pg.Pool, known: ReadonlySet<string>): Promise<string[]> {
  try {
    const { rows } = await pool.query<{ name: string }>(`select name from ${SCHEMA}.kysely_migration order by name`);
    return rows.map((row) => row.name).filter((name) => !known.has(name));
  } catch {
    // No such table: the failure was another one.
    return [];
  }
}
