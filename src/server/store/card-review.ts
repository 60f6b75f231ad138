import type { Judgement } from "../../core/library/card-review.ts";
import type { Tx } from "./db.ts";

/** 指标质量审查: what one person judged of a card. */
export interface StoredReview {
  readonly id: string;
  readonly cardId: string;
  readonly saved: number;
  readonly judgements: readonly Judgement[];
  readonly opinion: string;
  readonly returned: boolean;
  readonly personId: string;
  readonly at: Date;
}

/** The newest first. */
export async function reviewsOf(tx: Tx, region: string, cardIds: readonly string[]): Promise<readonly StoredReview[]> {
  if (cardIds.length === 0) return [];
  const rows = await tx.selectFrom("card_review").selectAll().where("region", "=", region).where("card_id", "in", cardIds).orderBy("at", "desc").orderBy("id", "desc").execute();
  return rows.map((row) => ({
    id: row.id, cardId: row.card_id, saved: row.saved, judgements: JSON.parse(row.judgements) as Judgement[], opinion: row.opinion, returned: row.returned, personId: row.person_id, at: row.at,
  }));
}

export async function insertReview(tx: Tx, region: string, { cardId, judgements, personId, ...review }: StoredReview, { postId, role }: { readonly postId: string; readonly role: string }): Promise<void> {
  await tx.insertInto("card_review").values({ region, card_id: cardId, judgements: JSON.stringify(judgements), person_id: personId, post_id: postId, role, ...review }).execute();
}
