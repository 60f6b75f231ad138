import { sql, type Kysely } from "kysely";

/** The English name of a city, as its pack gives it when it is founded. One that was founded before has none, and goes by its Chinese name. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("alter table hengji.city add column name_en text check (name_en <> '')").execute(db);
}
