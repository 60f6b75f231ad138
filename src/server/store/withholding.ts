import type { WithholdingGround } from "../../core/disclosure/withholding.ts";
import { takeTurn } from "./advisory-lock.ts";
import { digestOf } from "./digest.ts";
import type { Tx } from "./db.ts";

/** 不予公开: that a project is left out of a year's disclosure, until somebody takes it back. */
export interface Withholding extends WithholdingGround {
  readonly region: string;
  readonly id: string;
  readonly subjectId: string;
  readonly year: number;
  readonly personId: string;
  readonly postId: string;
  readonly withheldAt: Date;
}

/** Who took a mark back, in which post, and when. */
export interface Released {
  readonly at: Date;
  readonly personId: string;
  readonly postId: string;
}

/** What events state of a mark, as it stands or as it was released. */
export function withholdingDigest(mark: Withholding, released: Released | null): string {
  return digestOf({
    id: mark.id, subjectId: mark.subjectId, year: mark.year, reason: mark.reason, ground: mark.ground, personId: mark.personId, withheldAt: mark.withheldAt.toISOString(),
    releasedAt: released?.at.toISOString() ?? null, releasedBy: released?.personId ?? null,
  });
}

/** Withholding and publishing of a department's year follow each other: what was withheld before a version is in no case in it. */
export async function takeDisclosureTurn(tx: Tx, region: string, year: number, departmentId: string): Promise<void> {
  await takeTurn(tx, "disclosure", `${region} ${year} ${departmentId}`);
}

/** False where the project is withheld for this year already. */
export async function insertWithholding(tx: Tx, mark: Withholding): Promise<boolean> {
  const outcome = await tx
    .insertInto("withholding")
    .values({
      region: mark.region, id: mark.id, subject_id: mark.subjectId, year: mark.year, reason: mark.reason, ground: mark.ground,
      person_id: mark.personId, post_id: mark.postId, withheld_at: mark.withheldAt, released_at: null, released_by: null, released_post: null,
    })
    .onConflict((conflict) => conflict.columns(["region", "subject_id", "year"]).where("released_at", "is", null).doNothing())
    .executeTakeFirst();
  return outcome.numInsertedOrUpdatedRows === 1n;
}

/** A mark on a project of the department and year, whether it stands or not. */
export async function findWithholding(tx: Tx, region: string, year: number, departmentId: string, id: string): Promise<(Withholding & { readonly isReleased: boolean }) | null> {
  const row = await tx
    .selectFrom("withholding")
    .innerJoin("subject", (join) => join.onRef("subject.region", "=", "withholding.region").onRef("subject.id", "=", "withholding.subject_id"))
    .select(["withholding.id", "subject_id", "year", "reason", "ground", "person_id", "post_id", "withheld_at", "released_at"])
    .where("withholding.region", "=", region)
    .where("withholding.id", "=", id)
    .where("year", "=", year)
    .where("subject.department_id", "=", departmentId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { subject_id: subjectId, person_id: personId, post_id: postId, withheld_at: withheldAt, released_at: releasedAt, ...mark } = row;
  return { region, ...mark, subjectId, personId, postId, withheldAt, isReleased: releasedAt !== null };
}

/** False where it was released before. */
export async function releaseWithholding(tx: Tx, region: string, id: string, { at, personId, postId }: Released): Promise<boolean> {
  const outcome = await tx
    .updateTable("withholding")
    .set({ released_at: at, released_by: personId, released_post: postId })
    .where("region", "=", region)
    .where("id", "=", id)
    .where("released_at", "is", null)
    .executeTakeFirst();
  return outcome.numUpdatedRows === 1n;
}

/** A mark that stands, with the name of who made it. */
export interface SignedWithholding extends WithholdingGround {
  readonly id: string;
  readonly subjectId: string;
  readonly by: string;
  readonly at: Date;
}

/** Those that stand on projects of a department for a year, oldest first. */
export async function standingWithholdings(tx: Tx, region: string, year: number, departmentId: string): Promise<readonly SignedWithholding[]> {
  const rows = await tx
    .selectFrom("withholding")
    .innerJoin("subject", (join) => join.onRef("subject.region", "=", "withholding.region").onRef("subject.id", "=", "withholding.subject_id"))
    .leftJoin("person", (join) => join.onRef("person.region", "=", "withholding.region").onRef("person.id", "=", "withholding.person_id"))
    .select(["withholding.id", "subject_id", "reason", "ground", "person.name", "withheld_at"])
    .where("withholding.region", "=", region)
    .where("withholding.year", "=", year)
    .where("subject.department_id", "=", departmentId)
    .where("released_at", "is", null)
    .orderBy("withheld_at")
    .orderBy("withholding.id")
    .execute();
  return rows.map((row) => ({ id: row.id, subjectId: row.subject_id, reason: row.reason, ground: row.ground, by: row.name ?? "", at: row.withheld_at }));
}

/** Codes of the projects that are kept from the public in a year, by department. */
export async function withheldCodes(tx: Tx, region: string, year: number): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx
    .selectFrom("withholding")
    .innerJoin("subject", (join) => join.onRef("subject.region", "=", "withholding.region").onRef("subject.id", "=", "withholding.subject_id"))
    .select(["subject.department_id", "subject.code"])
    .where("withholding.region", "=", region)
    .where("withholding.year", "=", year)
    .where("released_at", "is", null)
    .execute();
  const codes = new Map<string, string[]>();
  for (const { department_id: department, code } of rows) codes.set(department, [...(codes.get(department) ?? []), code]);
  return codes;
}
