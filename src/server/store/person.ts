import { sql } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";
import { inParts } from "./in-parts.ts";

export interface Person {
  readonly region: string;
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly madeAt: Date;
  readonly endedAt: Date | null;
}

const COLUMNS = ["region", "id", "login", "name", "made_at as madeAt", "ended_at as endedAt"] as const;

export async function insertPeople(tx: Tx, people: readonly Person[]): Promise<void> {
  for (const part of inParts(people)) {
    await tx
      .insertInto("person")
      .values(part.map(({ region, id, login, name, madeAt }) => ({ region, id, login, name, made_at: madeAt, ended_at: null })))
      .execute();
  }
}

/** False when the user name is taken: an ended person keeps it, so that the log never means two people by one name. */
export async function insertPerson(tx: Tx, person: Person): Promise<boolean> {
  const { region, id, login, name, madeAt } = person;
  const row = await tx
    .insertInto("person")
    .values({ region, id, login, name, made_at: madeAt, ended_at: null })
    .onConflict((conflict) => conflict.columns(["region", "login"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function findPerson(tx: Tx, region: string, id: string): Promise<Person | null> {
  return (await tx.selectFrom("person").select(COLUMNS).where("region", "=", region).where("id", "=", id).executeTakeFirst()) ?? null;
}

export async function markPersonEnded(tx: Tx, region: string, id: string, endedAt: Date): Promise<void> {
  await tx.updateTable("person").set({ ended_at: endedAt }).where("region", "=", region).where("id", "=", id).executeTakeFirstOrThrow();
}

/**
 * The living person with this user name, entered into the transaction: from here on it sees that person's own secrets. Only the
 * asker's user name is visible to somebody who hasn't signed in, so no list of people can be had this way.
 */
export async function enterPerson(tx: Tx, region: string, login: string): Promise<Person | null> {
  const { rows } = await sql<Person>`
    select region, id, login, name, made_at as "madeAt", ended_at as "endedAt", set_config('app.person', id::text, true)
    from ${sql.id(SCHEMA, "person")} where region = ${region} and login = ${login} and ended_at is null`.execute(tx);
  const row = rows[0];
  return row === undefined ? null : { region: row.region, id: row.id, login: row.login, name: row.name, madeAt: row.madeAt, endedAt: row.endedAt };
}
