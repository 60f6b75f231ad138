import type { StandardKind } from "../../core/library/card.ts";
import type { Tx } from "./db.ts";

/** 标准值: a value to compare with, whose it is and where it is from. */
export interface ReferenceValue {
  readonly id: string;
  readonly code: string;
  readonly kind: StandardKind;
  readonly value: string;
  readonly year: number;
  readonly compared: string;
  readonly source: string;
  readonly sourceDate: string;
}

/** With how it ended: a value that was withdrawn stays to be read, and nothing is compared with it any more. */
export interface StoredReference extends ReferenceValue {
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

/** The newest year first; what was withdrawn behind what stands. */
export async function referencesOf(tx: Tx, region: string, codes: readonly string[]): Promise<readonly StoredReference[]> {
  if (codes.length === 0) return [];
  const rows = await tx.selectFrom("card_reference").select(["id", "code", "kind", "value", "year", "compared", "source", "source_date as sourceDate", "withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    .where("region", "=", region).where("code", "in", codes).orderBy("withdrawn_at", (order) => order.asc().nullsFirst()).orderBy("year", "desc").orderBy("compared").orderBy("id").execute();
  return rows.map(({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason, ...value }) => ({ ...value, withdrawn: at === null ? null : { by: by ?? "", at, reason } }));
}

/** Which of these cards have a value of one of these kinds that was not withdrawn. */
export async function cardsWithBenchmark(tx: Tx, region: string, codes: readonly string[], kinds: readonly StandardKind[]): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const rows = await tx.selectFrom("card_reference").select("code").distinct().where("region", "=", region).where("code", "in", codes).where("kind", "in", kinds).where("withdrawn_at", "is", null).execute();
  return new Set(rows.map(({ code }) => code));
}

export async function insertReference(tx: Tx, region: string, { sourceDate, ...value }: ReferenceValue, by: { readonly personId: string; readonly postId: string; readonly at: Date }): Promise<void> {
  await tx.insertInto("card_reference").values({ region, ...value, source_date: sourceDate, person_id: by.personId, post_id: by.postId, at: by.at }).execute();
}

/** One value of a card, held until the transaction ends; null where there is none. */
export async function lockReference(tx: Tx, region: string, code: string, id: string): Promise<StoredReference | null> {
  await tx.selectFrom("card_reference").select("id").where("region", "=", region).where("id", "=", id).forUpdate().execute();
  return (await referencesOf(tx, region, [code])).find((one) => one.id === id) ?? null;
}

export async function withdrawReference(tx: Tx, region: string, id: string, { by, at, reason }: { readonly by: string; readonly at: Date; readonly reason: string }): Promise<void> {
  await tx.updateTable("card_reference").set({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason }).where("region", "=", region).where("id", "=", id).executeTakeFirstOrThrow();
}
