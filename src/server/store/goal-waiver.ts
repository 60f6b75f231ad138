import { digestOf } from "./digest.ts";
import type { Tx } from "./db.ts";

/** 豁免目标: the later stages of a subject's year may begin without an approved goal. */
export interface GoalWaiver {
  readonly region: string;
  readonly id: string;
  readonly subjectId: string;
  readonly year: number;
  readonly reason: string;
  readonly personId: string;
  readonly postId: string;
  readonly waivedAt: Date;
}

export function waiverDigest(waiver: GoalWaiver): string {
  const { id, subjectId, year, reason, personId, waivedAt } = waiver;
  return digestOf({ id, subjectId, year, reason, personId, waivedAt: waivedAt.toISOString() });
}

/** False where one stands already. */
export async function insertGoalWaiver(tx: Tx, { region, id, subjectId, year, reason, personId, postId, waivedAt }: GoalWaiver): Promise<boolean> {
  const outcome = await tx
    .insertInto("goal_waiver")
    .values({ region, id, subject_id: subjectId, year, reason, person_id: personId, post_id: postId, waived_at: waivedAt })
    .onConflict((conflict) => conflict.columns(["region", "subject_id", "year"]).where("taken_back_at", "is", null).doNothing())
    .executeTakeFirst();
  return outcome.numInsertedOrUpdatedRows === 1n;
}

/** The one that stands, held until the end of the transaction; null where there is none. */
export async function standingWaiver(tx: Tx, region: string, year: number, subjectId: string): Promise<GoalWaiver | null> {
  const row = await tx.selectFrom("goal_waiver").selectAll().where("region", "=", region).where("subject_id", "=", subjectId).where("year", "=", year).where("taken_back_at", "is", null).forUpdate().executeTakeFirst();
  if (row === undefined) return null;
  return { region, id: row.id, subjectId, year, reason: row.reason, personId: row.person_id, postId: row.post_id, waivedAt: row.waived_at };
}

export async function takeWaiverBack(tx: Tx, { region, id }: GoalWaiver, by: { readonly personId: string; readonly at: Date }): Promise<void> {
  await tx.updateTable("goal_waiver").set({ taken_back_at: by.at, taken_back_by: by.personId }).where("region", "=", region).where("id", "=", id).where("taken_back_at", "is", null).execute();
}

/** Whether monitoring or a self-evaluation of a subject's year was begun. */
export async function isBegunLater(tx: Tx, region: string, year: number, subjectId: string): Promise<boolean> {
  const row = await tx.selectFrom("filing").select("id").where("region", "=", region).where("subject_id", "=", subjectId).where("year", "=", year).where("stage", "<>", "goal").limit(1).executeTakeFirst();
  return row !== undefined;
}
