import type { PaperAnswers } from "../../core/paper/paper-definition.ts";
import type { WrittenPaper } from "../../core/paper/paper-gate.ts";
import type { Tx } from "./db.ts";

/** The form of the JSON text that is written now; rows keep the form they were written in. */
const PAPER_FORMAT = 1;

/** 随表文书 as it was saved last, in one step and round of its filing. */
export interface FilingPaper {
  readonly region: string;
  readonly id: string;
  readonly filingId: string;
  readonly paper: string;
  readonly step: string;
  readonly round: number;
  readonly saved: number;
  readonly answers: PaperAnswers;
  readonly digest: string;
  readonly filingVersion: number;
  readonly filingDigest: string;
  readonly personId: string;
  readonly postId: string;
  readonly savedAt: Date;
}

/** A paper with the name of who saved it last. */
export interface SignedPaper extends FilingPaper {
  readonly by: string;
  readonly role: string;
}

/** All papers of a filing, the newest first. */
export async function papersOf(tx: Tx, region: string, filingId: string): Promise<readonly SignedPaper[]> {
  const rows = await tx
    .selectFrom("filing_paper")
    .leftJoin("person", (join) => join.onRef("person.region", "=", "filing_paper.region").onRef("person.id", "=", "filing_paper.person_id"))
    .leftJoin("post", (join) => join.onRef("post.region", "=", "filing_paper.region").onRef("post.id", "=", "filing_paper.post_id"))
    .selectAll("filing_paper")
    .select(["person.name", "post.role"])
    .where("filing_paper.region", "=", region)
    .where("filing_id", "=", filingId)
    .orderBy("saved_at", "desc")
    .orderBy("filing_paper.id", "desc")
    .execute();
  return rows.map((row) => ({
    region: row.region, id: row.id, filingId: row.filing_id, paper: row.paper, step: row.step, round: row.round, saved: row.saved, answers: JSON.parse(row.content) as PaperAnswers,
    digest: row.content_digest, filingVersion: row.filing_version, filingDigest: row.filing_digest, personId: row.person_id, postId: row.post_id, savedAt: row.saved_at, by: row.name ?? "", role: row.role ?? "",
  }));
}

/** What stands in the papers of many filings, by filing, the newest first. */
export async function answersOfFilings(tx: Tx, region: string, filingIds: readonly string[]): Promise<ReadonlyMap<string, readonly WrittenPaper[]>> {
  if (filingIds.length === 0) return new Map();
  const rows = await tx.selectFrom("filing_paper").select(["filing_id", "paper", "step", "round", "content"]).where("region", "=", region).where("filing_id", "in", filingIds).orderBy("saved_at", "desc").orderBy("id", "desc").execute();
  const found = new Map<string, WrittenPaper[]>();
  for (const { filing_id: filing, paper, step, round, content } of rows) found.set(filing, [...(found.get(filing) ?? []), { paper, step, round, answers: JSON.parse(content) as PaperAnswers }]);
  return found;
}

export async function putPaper(tx: Tx, paper: FilingPaper): Promise<void> {
  const said = {
    saved: paper.saved, content: JSON.stringify(paper.answers), content_format: PAPER_FORMAT, content_digest: paper.digest, filing_version: paper.filingVersion, filing_digest: paper.filingDigest,
    person_id: paper.personId, post_id: paper.postId, saved_at: paper.savedAt,
  };
  await tx
    .insertInto("filing_paper")
    .values({ region: paper.region, id: paper.id, filing_id: paper.filingId, paper: paper.paper, step: paper.step, round: paper.round, ...said })
    .onConflict((conflict) => conflict.columns(["region", "filing_id", "paper", "step", "round"]).doUpdateSet(said))
    .execute();
}

/** What somebody is typing, and where the filing stood then. */
export interface PaperDraft {
  readonly step: string;
  readonly round: number;
  readonly answers: PaperAnswers;
  readonly savedAt: Date;
}

/** The drafts of a person by paper; row security shows nobody another's. */
export async function paperDraftsOf(tx: Tx, region: string, filingId: string, personId: string): Promise<ReadonlyMap<string, PaperDraft>> {
  const rows = await tx.selectFrom("filing_paper_draft").selectAll().where("region", "=", region).where("filing_id", "=", filingId).where("person_id", "=", personId).execute();
  return new Map(rows.map((row) => [row.paper, { step: row.step, round: row.round, answers: JSON.parse(row.content) as PaperAnswers, savedAt: row.saved_at }]));
}

/** Where many filings stood when somebody typed at their papers, by filing. */
export async function draftsOfFilings(tx: Tx, region: string, filingIds: readonly string[], personId: string): Promise<ReadonlyMap<string, readonly Omit<WrittenPaper, "answers">[]>> {
  if (filingIds.length === 0) return new Map();
  const rows = await tx.selectFrom("filing_paper_draft").select(["filing_id", "paper", "step", "round"]).where("region", "=", region).where("filing_id", "in", filingIds).where("person_id", "=", personId).execute();
  const found = new Map<string, Omit<WrittenPaper, "answers">[]>();
  for (const { filing_id: filing, ...draft } of rows) found.set(filing, [...(found.get(filing) ?? []), draft]);
  return found;
}

export async function putPaperDraft(tx: Tx, region: string, filingId: string, paper: string, personId: string, draft: PaperDraft): Promise<void> {
  const typed = { step: draft.step, round: draft.round, content: JSON.stringify(draft.answers), content_format: PAPER_FORMAT, saved_at: draft.savedAt };
  await tx
    .insertInto("filing_paper_draft")
    .values({ region, filing_id: filingId, paper, person_id: personId, ...typed })
    .onConflict((conflict) => conflict.columns(["region", "filing_id", "paper", "person_id"]).doUpdateSet(typed))
    .execute();
}

export async function dropPaperDraft(tx: Tx, region: string, filingId: string, paper: string, personId: string): Promise<void> {
  await tx.deleteFrom("filing_paper_draft").where("region", "=", region).where("filing_id", "=", filingId).where("paper", "=", paper).where("person_id", "=", personId).execute();
}
