import type { OpinionAction } from "../../core/workflow/opinion.ts";
import type { Tx } from "./db.ts";

/** 常用意见 of one person. */
export interface StockOpinion {
  readonly id: string;
  readonly action: OpinionAction;
  readonly said: string;
}

/** In the order they were kept, which is the order of their numbers. */
export async function stockOpinionsOf(tx: Tx, region: string, personId: string): Promise<readonly StockOpinion[]> {
  const rows = await tx.selectFrom("stock_opinion").select(["id", "action", "said"]).where("region", "=", region).where("person_id", "=", personId).orderBy("kept_at").orderBy("id").execute();
  return rows.map(({ id, action, said }) => ({ id, action: action as OpinionAction, said }));
}

export async function insertStockOpinion(tx: Tx, region: string, personId: string, opinion: StockOpinion, at: Date): Promise<void> {
  await tx.insertInto("stock_opinion").values({ region, person_id: personId, ...opinion, kept_at: at }).execute();
}

/** Null where the person has no such opinion. */
export async function deleteStockOpinion(tx: Tx, region: string, personId: string, id: string): Promise<StockOpinion | null> {
  const row = await tx.deleteFrom("stock_opinion").where("region", "=", region).where("person_id", "=", personId).where("id", "=", id).returning(["id", "action", "said"]).executeTakeFirst();
  return row === undefined ? null : { id: row.id, action: row.action as OpinionAction, said: row.said };
}
