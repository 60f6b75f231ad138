import type { SheetRatings } from "../../core/ex-ante/score-sheet.ts";
import type { Tx } from "./db.ts";

/** 申请内容 as it is typed: the amount is text in 万元, readable or not. */
export interface TypedApplication {
  readonly amount: string;
  readonly texts: Readonly<Record<string, string>>;
}

export interface TypedSheet {
  readonly ratings: SheetRatings;
  readonly opinion: string;
}

interface Typed {
  readonly application: TypedApplication;
  readonly sheet: TypedSheet;
}

export type DraftPart = keyof Typed;

/** What somebody has typed and not saved. */
export interface ExAnteDraft<Part extends DraftPart> {
  /** The version of the application it was typed on, or how often the sheet had been saved. */
  readonly baseVersion: number;
  readonly round: number;
  readonly content: Typed[Part];
  readonly savedAt: Date;
}

/** Whose draft of what. */
export interface DraftKey<Part extends DraftPart> {
  readonly applicationId: string;
  readonly personId: string;
  readonly part: Part;
}

const FORMAT = 1;

/** The draft of a person; row security shows nobody another's. */
export async function findExAnteDraft<Part extends DraftPart>(tx: Tx, region: string, { applicationId, personId, part }: DraftKey<Part>): Promise<ExAnteDraft<Part> | null> {
  const row = await tx
    .selectFrom("ex_ante_draft").select(["base_version", "round", "content", "saved_at"])
    .where("region", "=", region).where("application_id", "=", applicationId).where("person_id", "=", personId).where("part", "=", part)
    .executeTakeFirst();
  return row === undefined ? null : { baseVersion: row.base_version, round: row.round, content: JSON.parse(row.content) as Typed[Part], savedAt: row.saved_at };
}

export async function keepExAnteDraft<Part extends DraftPart>(tx: Tx, region: string, { applicationId, personId, part }: DraftKey<Part>, { baseVersion, round, content, savedAt }: ExAnteDraft<Part>): Promise<void> {
  const typed = { base_version: baseVersion, round, content: JSON.stringify(content), content_format: FORMAT, saved_at: savedAt };
  await tx
    .insertInto("ex_ante_draft").values({ region, application_id: applicationId, person_id: personId, part, ...typed })
    .onConflict((conflict) => conflict.columns(["region", "application_id", "person_id", "part"]).doUpdateSet(typed))
    .execute();
}

/** False when there was none. */
export async function deleteExAnteDraft(tx: Tx, region: string, { applicationId, personId, part }: DraftKey<DraftPart>): Promise<boolean> {
  const outcome = await tx
    .deleteFrom("ex_ante_draft").where("region", "=", region).where("application_id", "=", applicationId).where("person_id", "=", personId).where("part", "=", part)
    .executeTakeFirst();
  return outcome.numDeletedRows === 1n;
}
