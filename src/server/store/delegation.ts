import { sql } from "kysely";
import type { Period } from "../../core/access/delegation.ts";
import type { Role } from "../../core/access/role.ts";
import { shareTurn, takeTurn } from "./advisory-lock.ts";
import type { Tx } from "./db.ts";
import type { Post } from "./post.ts";

export interface NewDelegation extends Period {
  readonly region: string;
  readonly id: string;
  readonly postId: string;
  readonly personId: string;
  readonly reason: string;
  readonly givenAt: Date;
}

/** A delegation with the post, its holder and its delegate, as lists show it. */
export interface Delegation extends Period {
  readonly id: string;
  readonly postId: string;
  readonly unitName: string;
  readonly role: Role;
  readonly postEnds: string | null;
  readonly holderId: string;
  readonly holderName: string;
  readonly personId: string;
  readonly personName: string;
  readonly reason: string;
  readonly givenAt: Date;
  /** When it was taken back, and by whom; null while it was not. */
  readonly endedAt: Date | null;
  readonly endedByName: string | null;
}

/** A post that its holder delegated, as somebody else may act in it; its days are those of the delegation. */
export interface DelegatedPost extends Post {
  readonly holderName: string;
  /** The last of its days. */
  readonly until: string;
}

/** Posts and delegations are given one after the other: of two that clash the second sees the first. */
export async function takePostsTurn(tx: Tx, region: string): Promise<void> {
  await takeTurn(tx, "posts", region);
}

export async function insertDelegation(tx: Tx, { region, id, postId, personId, from, until, reason, givenAt }: NewDelegation): Promise<void> {
  await tx
    .insertInto("delegation")
    .values({ region, id, post_id: postId, to_person: personId, from_day: from, until_day: until, reason, given_at: givenAt, ended_at: null, ended_by: null })
    .execute();
}

export async function findDelegation(tx: Tx, region: string, id: string): Promise<Delegation | null> {
  return (await delegations(tx, region).where("delegation.id", "=", id).executeTakeFirst()) ?? null;
}

/** Those that the asker sees by row security, the newest first; of one person alone where one is named. */
export async function delegationList(tx: Tx, region: string, ofPerson: string | null, before: string | null, limit: number): Promise<Delegation[]> {
  let list = delegations(tx, region);
  if (ofPerson !== null) list = list.where((either) => either.or([either("delegation.to_person", "=", ofPerson), either("post.person_id", "=", ofPerson)]));
  if (before !== null) list = list.where("delegation.id", "<", before);
  return list.orderBy("delegation.id", "desc").limit(limit).execute();
}

/** Those of a post that nobody took back and that are not over by `day`. */
export async function standingDelegations(tx: Tx, region: string, postId: string, day: string): Promise<Delegation[]> {
  return delegations(tx, region)
    .where("delegation.post_id", "=", postId)
    .where("delegation.ended_at", "is", null)
    .where(sql<boolean>`delegation.until_day >= ${day}::date`)
    .orderBy("delegation.from_day")
    .execute();
}

/** The last one of a post to a person that has begun, however it ended: why somebody acts there no more. */
export async function lastDelegation(tx: Tx, region: string, postId: string, personId: string, day: string): Promise<Delegation | null> {
  const found = await delegations(tx, region)
    .where("delegation.post_id", "=", postId)
    .where("delegation.to_person", "=", personId)
    .where(sql<boolean>`delegation.from_day <= ${day}::date`)
    .orderBy("delegation.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return found ?? null;
}

/** Roles that are in somebody's hands by delegation on `day` or later. From here on the transaction sees what was delegated to that person. */
export async function rolesDelegatedTo(tx: Tx, region: string, personId: string, day: string): Promise<(Period & { role: Role })[]> {
  await sql`select set_config('app.delegate', ${personId}, true)`.execute(tx);
  return tx
    .selectFrom("delegation")
    .innerJoin("post", (join) => join.onRef("post.region", "=", "delegation.region").onRef("post.id", "=", "delegation.post_id"))
    .select([sql<Role>`post.role`.as("role"), "delegation.from_day as from", "delegation.until_day as until"])
    .where("delegation.region", "=", region)
    .where("delegation.to_person", "=", personId)
    .where("delegation.ended_at", "is", null)
    .where(sql<boolean>`delegation.until_day >= ${day}::date`)
    .execute();
}

/** Posts of others that a person may act in on this day, in a stable order. What `hengji.enter` demands of one, said here once more. */
export async function postsDelegatedTo(tx: Tx, region: string, personId: string, day: string): Promise<DelegatedPost[]> {
  return delegated(tx, region)
    .innerJoin("org_unit", (join) => join.onRef("org_unit.region", "=", "post.region").onRef("org_unit.id", "=", "post.unit_id"))
    .select([
      "post.id", "post.person_id as personId", "post.unit_id as unitId", "org_unit.name as unitName", "org_unit.path as unitPath", sql<Role>`post.role`.as("role"),
      "delegation.from_day as validFrom", sql<string>`delegation.until_day + 1`.as("validTo"), "holder.name as holderName", "delegation.until_day as until",
    ])
    .where("delegation.to_person", "=", personId)
    .where("delegation.ended_at", "is", null)
    .where("holder.ended_at", "is", null)
    .where(sql<boolean>`delegation.from_day <= ${day}::date and delegation.until_day >= ${day}::date`)
    .where(sql<boolean>`post.valid_from <= ${day}::date and (post.valid_to is null or post.valid_to > ${day}::date)`)
    .orderBy("delegation.from_day")
    .orderBy("post.id")
    .execute();
}

/**
 * Whether somebody may act in another's post until the transaction ends: whoever takes the delegation back waits for it, and from then on nothing
 * more is done by it, however long it was on its way. Its day is the one the transaction was entered on.
 */
export async function holdDelegation(tx: Tx, region: string, postId: string, personId: string, day: string): Promise<boolean> {
  await shareTurn(tx, "delegated", postId);
  return (await postsDelegatedTo(tx, region, personId, day)).some(({ id }) => id === postId);
}

/** Waits for whatever is being done in a post by delegation. */
export async function awaitDelegated(tx: Tx, postId: string): Promise<void> {
  await takeTurn(tx, "delegated", postId);
}

/** False where somebody took it back before. */
export async function markDelegationEnded(tx: Tx, region: string, id: string, endedAt: Date, endedBy: string): Promise<boolean> {
  const outcome = await tx
    .updateTable("delegation")
    .set({ ended_at: endedAt, ended_by: endedBy })
    .where("region", "=", region)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return outcome.numUpdatedRows === 1n;
}

function delegated(tx: Tx, region: string) {
  return tx
    .selectFrom("delegation")
    .innerJoin("post", (join) => join.onRef("post.region", "=", "delegation.region").onRef("post.id", "=", "delegation.post_id"))
    .innerJoin("person as holder", (join) => join.onRef("holder.region", "=", "post.region").onRef("holder.id", "=", "post.person_id"))
    .where("delegation.region", "=", region);
}

function delegations(tx: Tx, region: string) {
  return delegated(tx, region)
    .innerJoin("org_unit", (join) => join.onRef("org_unit.region", "=", "post.region").onRef("org_unit.id", "=", "post.unit_id"))
    .innerJoin("person as delegate", (join) => join.onRef("delegate.region", "=", "delegation.region").onRef("delegate.id", "=", "delegation.to_person"))
    .leftJoin("person as ender", (join) => join.onRef("ender.region", "=", "delegation.region").onRef("ender.id", "=", "delegation.ended_by"))
    .select([
      "delegation.id", "delegation.post_id as postId", "org_unit.name as unitName", sql<Role>`post.role`.as("role"), "post.valid_to as postEnds",
      "holder.id as holderId", "holder.name as holderName", "delegate.id as personId", "delegate.name as personName", "delegation.from_day as from", "delegation.until_day as until",
      "delegation.reason", "delegation.given_at as givenAt", "delegation.ended_at as endedAt", "ender.name as endedByName",
    ]);
}
