import { sql } from "kysely";
import type { Tx } from "./db.ts";
import type { Person } from "./person.ts";

export interface ListedPerson extends Person {
  readonly lockedUntil: Date | null;
  /** Null where row security shows the asker no credentials. */
  readonly factorOn: boolean | null;
}

/** People in the order of their user names, those who have ended included; `search` is a piece of the user name or the name. */
export async function peopleByLogin(tx: Tx, region: string, search: string | null, after: string | null, limit: number): Promise<ListedPerson[]> {
  let list = tx
    .selectFrom("person")
    .leftJoin("credential", (join) => join.onRef("credential.region", "=", "person.region").onRef("credential.person_id", "=", "person.id"))
    .select([
      "person.region", "person.id", "person.login", "person.name", "person.made_at as madeAt", "person.ended_at as endedAt", "credential.locked_until as lockedUntil",
      sql<boolean | null>`case when credential.person_id is null then null else credential.factor_since is not null end`.as("factorOn"),
    ])
    .where("person.region", "=", region);
  if (after !== null) list = list.where("person.login", ">", after);
  // `position` and not `like`: what people type has no wildcards.
  if (search !== null) list = list.where(sql<boolean>`(position(lower(${search}) in person.login) > 0 or position(${search} in person.name) > 0)`);
  return list.orderBy("person.login").limit(limit).execute();
}

/** Those who were there from the beginning and still are. */
export async function foundingPeople(tx: Tx, region: string, foundedAt: Date): Promise<Pick<Person, "id" | "login" | "name">[]> {
  return tx
    .selectFrom("person")
    .select(["id", "login", "name"])
    .where("region", "=", region)
    .where("made_at", "=", foundedAt)
    .where("ended_at", "is", null)
    .orderBy("id")
    .execute();
}
