import { sql, type Kysely } from "kysely";

/** 城市带来的分解: a city may bring transfer payments that were passed down before it was founded here; whoever founds it writes them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const setting = (name: string): string => `(select nullif(current_setting('app.${name}', true), ''))`;
const FOUNDING = `region = ${setting("region")} and ${setting("task")} = 'found'`;

const STATEMENTS: readonly string[] = ["regional_split", "regional_part"].map((table) => `create policy ${table}_found on hengji.${table} using (${FOUNDING}) with check (${FOUNDING})`);
