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

/** The newest year first. */
export async function referencesOf(tx: Tx, region: string, codes: readonly string[]): Promise<readonly ReferenceValue[]> {
  if (codes.length === 0) return [];
  return tx.selectFrom("card_reference").select(["id", "code", "kind", "value", "year", "compared", "source", "source_date as sourceDate"])
    .where("region", "=", region).where("code", "in", codes).orderBy("year", "desc").orderBy("compared").orderBy("id").execute();
}

/** Which of these cards have a value to lead against. */
export async function cardsWithBenchmark(tx: Tx, region: string, codes: readonly string[]): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const rows = await tx.selectFrom("card_reference").select("code").distinct().where("region", "=", region).where("code", "in", codes).execute();
  return new Set(rows.map(({ code }) => code));
}

export async function insertReference(tx: Tx, region: string, { sourceDate, ...value }: ReferenceValue, by: { readonly personId: string; readonly postId: string; readonly at: Date }): Promise<void> {
  await tx.insertInto("card_reference").values({ region, ...value, source_date: sourceDate, person_id: by.personId, post_id: by.postId, at: by.at }).execute();
}
