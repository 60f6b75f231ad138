import { sql } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";
import { digestOf } from "./digest.ts";
import type { Filing } from "./filing.ts";

/** 延期 of the step that a filing is at. */
export interface Extension {
  readonly region: string;
  readonly id: string;
  /** Of a filing, or of an application for ex-ante evaluation. */
  readonly filingId: string;
  readonly step: string;
  readonly round: number;
  readonly until: string;
  /** What the deadline was before; null where there was none. */
  readonly due: string | null;
  readonly reason: string;
  readonly personId: string;
  readonly postId: string;
  readonly at: Date;
}

/** What its event states of it. */
export function extensionDigest({ id, filingId, step, round, until, due, reason, personId, at }: Extension): string {
  return digestOf({ id, filingId, step, round, until, due, reason, personId, at: at.toISOString() });
}

/** Adds them, and writes the day on each filing; all of one day. What was told further up for being late is in time again. */
export async function insertExtensions(tx: Tx, extensions: readonly Extension[]): Promise<void> {
  const [first] = extensions;
  if (first === undefined) return;
  await addExtensions(tx, extensions);
  await tx.updateTable("filing").set({ extended_until: first.until, escalated_to: null, escalated_at: null }).where("region", "=", first.region).where("id", "in", extensions.map(({ filingId }) => filingId)).execute();
}

/** Adds them alone: of applications for ex-ante evaluation nothing else keeps them. */
export async function addExtensions(tx: Tx, extensions: readonly Extension[]): Promise<void> {
  await tx
    .insertInto("extension")
    .values(extensions.map(({ filingId, until, due, personId, postId, ...one }) => ({ ...one, filing_id: filingId, until_day: until, due_day: due, person_id: personId, post_id: postId })))
    .execute();
}

/** The day that a filing has, or had, at a step of a round; null where it was given none. */
export async function extendedAt(tx: Tx, filing: Filing, { step, round }: { readonly step: string; readonly round: number }): Promise<string | null> {
  const { region, id } = filing;
  if (step === filing.step && round === filing.round) return filing.extendedUntil ?? null;
  const { rows } = await sql<{ readonly until: string }>`select until_day as until from ${sql.id(SCHEMA, "extension")}
    where region = ${region} and filing_id = ${id} and step = ${step} and round = ${round} order by at desc, id desc limit 1`.execute(tx);
  return rows[0]?.until ?? null;
}

/** The day that it had where the last step was taken from: what is taken back there has it again. */
export async function extendedBefore(tx: Tx, filing: Filing): Promise<string | null> {
  const last = filing.taken.findLast(({ from, to }) => from !== to);
  return last === undefined ? null : extendedAt(tx, filing, { step: last.from, round: last.round });
}

/** An extension with the name and the role of whoever gave it. */
export interface SignedExtension {
  readonly step: string;
  readonly round: number;
  readonly until: string;
  readonly due: string | null;
  readonly reason: string;
  readonly by: string;
  readonly role: string;
  readonly at: Date;
}

/** All extensions of a filing, oldest first. */
export async function extensionsOf(tx: Tx, region: string, filingId: string): Promise<readonly SignedExtension[]> {
  const rows = await tx
    .selectFrom("extension")
    .leftJoin("person", (join) => join.onRef("person.region", "=", "extension.region").onRef("person.id", "=", "extension.person_id"))
    .leftJoin("post", (join) => join.onRef("post.region", "=", "extension.region").onRef("post.id", "=", "extension.post_id"))
    .select(["step", "round", "until_day", "due_day", "reason", "person.name", "post.role", "at"])
    .where("extension.region", "=", region)
    .where("filing_id", "=", filingId)
    .orderBy("at")
    .orderBy("extension.id")
    .execute();
  return rows.map(({ step, round, until_day: until, due_day: due, reason, name, role, at }) => ({ step, round, until, due, reason, by: name ?? "", role: role ?? "", at }));
}
