import { sql } from "kysely";
import type { CardDraft } from "../../core/library/card-draft.ts";
import { SCHEMA, type Tx } from "./db.ts";
import type { CardState } from "./schema/library.ts";

/** The form of the JSON text in which cards are written now. */
const CARD_FORMAT = 1;

export type { CardState };

/** 指标卡: one version of a card with how it came about. */
export interface StoredCard {
  readonly code: string;
  readonly version: number;
  readonly id: string;
  readonly state: CardState;
  readonly origin: "pack" | "region";
  /** Whole from the moment it is proposed. */
  readonly draft: CardDraft;
  readonly digest: string;
  readonly unitPath: string;
  readonly unitName: string;
  readonly reason: string;
  readonly authors: readonly string[];
  readonly saved: number;
  readonly savedAt: Date;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
  readonly retiredAt: Date | null;
  readonly retiredReason: string;
  readonly replacedBy: string | null;
  /** Why there is to be this card beside one that says the same; empty where none does. */
  readonly sameReason: string;
}

export interface CardToWrite extends Omit<StoredCard, "publishedAt" | "publishedBy" | "retiredAt" | "retiredReason" | "replacedBy" | "sameReason"> {
  /** Canonical JSON of `draft`. */
  readonly content: string;
}

/**
 * All versions of a card that the asker sees, the newest first. Where they are to be changed, those that the asker may change are held until the
 * transaction ends; the others are read all the same.
 */
export async function cardVersions(tx: Tx, region: string, code: string, held = false): Promise<readonly StoredCard[]> {
  const asked = tx.selectFrom("indicator_card").where("region", "=", region).where("code", "=", code);
  // Row security shows for an update what may be updated, and not what may be read.
  if (held) await asked.select("id").orderBy("version").forUpdate().execute();
  return (await asked.selectAll().orderBy("version", "desc").execute()).map(cardOf);
}

/** What is being written or judged, of all that the asker sees. */
export async function openCards(tx: Tx, region: string): Promise<readonly StoredCard[]> {
  const rows = await tx.selectFrom("indicator_card").selectAll().where("region", "=", region).where("state", "in", ["draft", "proposed"]).orderBy("saved_at", "desc").limit(200).execute();
  return rows.map(cardOf);
}

/** Cards in force by their codes. */
export async function cardsInForce(tx: Tx, region: string, codes: readonly string[]): Promise<readonly StoredCard[]> {
  if (codes.length === 0) return [];
  const rows = await tx.selectFrom("indicator_card").selectAll().where("region", "=", region).where("state", "=", "published").where("code", "in", codes).execute();
  return rows.map(cardOf);
}

/** Codes of retired cards instead of which this one is to be used. */
export async function replacedCards(tx: Tx, region: string, code: string): Promise<readonly string[]> {
  const rows = await tx.selectFrom("indicator_card").select("code").distinct().where("region", "=", region).where("state", "=", "retired").where("replaced_by", "=", code).orderBy("code").execute();
  return rows.map((row) => row.code);
}

/** Which of these versions there are, with whether each may still be picked. */
export async function standingOf(tx: Tx, region: string, codes: readonly string[]): Promise<readonly Pick<StoredCard, "code" | "version" | "state">[]> {
  if (codes.length === 0) return [];
  return tx.selectFrom("indicator_card").select(["code", "version", "state"]).where("region", "=", region).where("code", "in", codes).execute();
}

/** The newest version of a card, and the digest of the newest that a pack brought. */
export interface PackStanding {
  readonly version: number;
  readonly origin: "pack" | "region";
  readonly state: CardState;
  readonly packDigest: string | null;
}

/** How every card of a region stands to the packs. */
export async function packStanding(tx: Tx, region: string): Promise<ReadonlyMap<string, PackStanding>> {
  const { rows } = await sql<{ code: string; version: number; origin: "pack" | "region"; state: CardState; pack_digest: string | null }>`select distinct on (card.code) card.code, card.version, card.origin, card.state,
      (select pack.digest from ${sql.id(SCHEMA, "indicator_card")} as pack where pack.region = card.region and pack.code = card.code and pack.origin = 'pack' order by pack.version desc limit 1) as pack_digest
    from ${sql.id(SCHEMA, "indicator_card")} as card where card.region = ${region} order by card.code, card.version desc`.execute(tx);
  return new Map(rows.map(({ code, version, origin, state, pack_digest: packDigest }) => [code, { version, origin, state, packDigest }]));
}

/** The highest code of the region's own cards, `LOC-0007`, as far as the asker sees them: of those with this beginning the ones of this form. */
export async function highestCode(tx: Tx, region: string, prefix: string, form: string): Promise<string | null> {
  const row = await tx.selectFrom("indicator_card").select("code").where("region", "=", region).where("code", ">=", `${prefix}-`).where("code", "<", `${prefix}[`).where("code", "~", form)
    .orderBy("code", "desc").limit(1).executeTakeFirst();
  return row?.code ?? null;
}

/** False where somebody else has just begun one under this number. */
export async function insertCard(tx: Tx, region: string, card: CardToWrite): Promise<boolean> {
  const outcome = await tx.insertInto("indicator_card").values(rowOf(region, card)).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return outcome.numInsertedOrUpdatedRows === 1n;
}

/** Many cards of packs, in force from the first moment. */
export async function insertPackCards(tx: Tx, region: string, cards: readonly CardToWrite[], at: Date): Promise<void> {
  for (let from = 0; from < cards.length; from += 500) {
    await tx.insertInto("indicator_card").values(cards.slice(from, from + 500).map((card) => ({ ...rowOf(region, card), published_at: at }))).execute();
  }
}

export async function saveCardDraft(tx: Tx, region: string, card: CardToWrite): Promise<void> {
  const { code: _code, version: _version, region: _region, id: _id, origin: _origin, unit_path: _path, unit_name: _unit, ...changed } = rowOf(region, card);
  await tx.updateTable("indicator_card").set(changed).where("region", "=", region).where("id", "=", card.id).executeTakeFirstOrThrow();
}

export async function proposeCard(tx: Tx, region: string, id: string, at: Date, sameReason: string): Promise<void> {
  await tx.updateTable("indicator_card").set({ state: "proposed", proposed_at: at, same_reason: sameReason }).where("region", "=", region).where("id", "=", id).executeTakeFirstOrThrow();
}

export async function returnCard(tx: Tx, region: string, id: string): Promise<void> {
  await tx.updateTable("indicator_card").set({ state: "draft", proposed_at: null }).where("region", "=", region).where("id", "=", id).executeTakeFirstOrThrow();
}

/** The version before goes out of force first: one of a code is in force at a time. */
export async function publishCard(tx: Tx, region: string, { id, code }: Pick<StoredCard, "id" | "code">, by: string, at: Date): Promise<void> {
  await replaceCards(tx, region, [code], at);
  await tx.updateTable("indicator_card").set({ state: "published", published_at: at, published_by: by }).where("region", "=", region).where("id", "=", id).executeTakeFirstOrThrow();
}

export async function replaceCards(tx: Tx, region: string, codes: readonly string[], at: Date): Promise<void> {
  if (codes.length === 0) return;
  await tx.updateTable("indicator_card").set({ state: "replaced", replaced_at: at }).where("region", "=", region).where("code", "in", codes).where("state", "=", "published").execute();
}

export async function retireCard(tx: Tx, region: string, id: string, { by, at, reason, replacedBy }: { readonly by: string; readonly at: Date; readonly reason: string; readonly replacedBy: string | null }): Promise<void> {
  await tx.updateTable("indicator_card").set({ state: "retired", retired_at: at, retired_by: by, retired_reason: reason, replaced_by: replacedBy }).where("region", "=", region).where("id", "=", id).executeTakeFirstOrThrow();
}

export async function discardCard(tx: Tx, region: string, id: string): Promise<void> {
  await tx.deleteFrom("indicator_card").where("region", "=", region).where("id", "=", id).execute();
}

function rowOf(region: string, { code, version, id, state, origin, draft, content, digest, unitPath, unitName, reason, authors, saved, savedAt }: CardToWrite) {
  return {
    region, code, version, id, state, origin, content, content_format: CARD_FORMAT, digest, name: draft.name.zh, sector: draft.sector, group_id: draft.group, level1: draft.level1, level2: draft.level2,
    unit_path: unitPath, unit_name: unitName, reason, authors: JSON.stringify(authors), saved, saved_at: savedAt,
  };
}

interface Row {
  readonly code: string;
  readonly version: number;
  readonly id: string;
  readonly state: CardState;
  readonly origin: "pack" | "region";
  readonly content: string;
  readonly digest: string;
  readonly unit_path: string;
  readonly unit_name: string;
  readonly reason: string;
  readonly authors: string;
  readonly saved: number;
  readonly saved_at: Date;
  readonly published_at: Date | null;
  readonly published_by: string | null;
  readonly retired_at: Date | null;
  readonly retired_reason: string;
  readonly replaced_by: string | null;
  readonly same_reason: string;
}

function cardOf(row: Row): StoredCard {
  return {
    code: row.code, version: row.version, id: row.id, state: row.state, origin: row.origin, draft: JSON.parse(row.content) as CardDraft, digest: row.digest, unitPath: row.unit_path, unitName: row.unit_name,
    reason: row.reason, authors: JSON.parse(row.authors) as string[], saved: row.saved, savedAt: row.saved_at, publishedAt: row.published_at, publishedBy: row.published_by,
    retiredAt: row.retired_at, retiredReason: row.retired_reason, replacedBy: row.replaced_by, sameReason: row.same_reason,
  };
}
