import type { Tx } from "./db.ts";

export interface Session {
  readonly region: string;
  readonly id: string;
  readonly personId: string;
  readonly postId: string | null;
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly endsAt: Date;
  readonly factorPassed: boolean;
  readonly source: string;
  /** False where a demo city let its person in without one. */
  readonly byPassword: boolean;
  /** What the browser calls itself, cut to a length that a list can show. */
  readonly agent: string;
}

export interface NewSession extends Session {
  readonly tokenHash: string;
}

const COLUMNS = [
  "region", "id", "person_id as personId", "post_id as postId", "started_at as startedAt", "seen_at as seenAt", "ends_at as endsAt",
  "factor_passed as factorPassed", "by_password as byPassword", "source", "agent",
] as const;

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await tx
    .insertInto("session")
    .values({
      region: session.region, id: session.id, token_hash: session.tokenHash, person_id: session.personId, post_id: session.postId,
      started_at: session.startedAt, seen_at: session.seenAt, ends_at: session.endsAt, ended_at: null,
      factor_passed: session.factorPassed, by_password: session.byPassword, source: session.source, agent: session.agent,
    })
    .execute();
}

/** A session that has not ended by itself or by anybody; row security shows a person's own, and those of others to the administrators who end them. */
export async function findLiveSession(tx: Tx, region: string, id: string, now: Date, idleBefore: Date): Promise<Session | null> {
  return (await live(tx, region, now, idleBefore).where("id", "=", id).executeTakeFirst()) ?? null;
}

/** Whether a session of one's own was begun with a password, or with none in a demo city. */
export async function beganByPassword(tx: Tx, region: string, id: string): Promise<boolean> {
  const row = await tx.selectFrom("session").select("by_password as byPassword").where("region", "=", region).where("id", "=", id).executeTakeFirst();
  return row?.byPassword ?? true;
}

/** Newest first. */
export async function liveSessions(tx: Tx, region: string, personId: string, now: Date, idleBefore: Date): Promise<Session[]> {
  return live(tx, region, now, idleBefore).where("person_id", "=", personId).orderBy("started_at", "desc").orderBy("id", "desc").execute();
}

/** The post that the person acted in last, whether or not it is still theirs. */
export async function lastPost(tx: Tx, region: string, personId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("session")
    .select("post_id")
    .where("region", "=", region)
    .where("person_id", "=", personId)
    .where("post_id", "is not", null)
    .orderBy("started_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.post_id ?? null;
}

export async function endSessions(tx: Tx, region: string, ids: readonly string[], endedAt: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable("session").set({ ended_at: endedAt }).where("region", "=", region).where("id", "in", ids).execute();
}

export async function chooseSessionPost(tx: Tx, region: string, id: string, postId: string | null): Promise<void> {
  await tx.updateTable("session").set({ post_id: postId }).where("region", "=", region).where("id", "=", id).execute();
}

/** A session is never seen earlier than it was before. */
export async function markSessionSeen(tx: Tx, region: string, id: string, seenAt: Date): Promise<void> {
  await tx.updateTable("session").set({ seen_at: seenAt }).where("region", "=", region).where("id", "=", id).where("seen_at", "<", seenAt).execute();
}

function live(tx: Tx, region: string, now: Date, idleBefore: Date) {
  return tx
    .selectFrom("session")
    .select(COLUMNS)
    .where("region", "=", region)
    .where("ended_at", "is", null)
    .where("ends_at", ">", now)
    .where("seen_at", ">", idleBefore);
}
