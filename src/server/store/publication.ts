import type { Tx } from "./db.ts";

/** The form of the JSON text of publications that is written now. */
const PUBLICATION_FORMAT = 1;

export interface Publication {
  readonly region: string;
  readonly id: string;
  readonly year: number;
  readonly departmentId: string;
  readonly departmentPath: string;
  readonly version: number;
  readonly content: string;
  readonly digest: string;
  readonly demo: boolean;
  readonly personId: string;
  readonly postId: string;
  readonly publishedAt: Date;
}

/** False when somebody else published this version in the same moment. */
export async function insertPublication(tx: Tx, publication: Publication): Promise<boolean> {
  const outcome = await tx
    .insertInto("publication")
    .values({
      region: publication.region, id: publication.id, year: publication.year, department_id: publication.departmentId, department_path: publication.departmentPath,
      version: publication.version, content: publication.content, content_format: PUBLICATION_FORMAT, digest: publication.digest, demo: publication.demo,
      person_id: publication.personId, post_id: publication.postId, published_at: publication.publishedAt,
    })
    .onConflict((conflict) => conflict.columns(["region", "year", "department_id", "version"]).doNothing())
    .executeTakeFirst();
  return outcome.numInsertedOrUpdatedRows === 1n;
}

/** The latest version of a department's year, which is the one that holds. */
export async function latestPublication(tx: Tx, region: string, year: number, departmentId: string): Promise<Publication | null> {
  const row = await tx
    .selectFrom("publication")
    .selectAll()
    .where("region", "=", region)
    .where("year", "=", year)
    .where("department_id", "=", departmentId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        region, id: row.id, year: row.year, departmentId: row.department_id, departmentPath: row.department_path, version: row.version, content: row.content,
        digest: row.digest, demo: row.demo, personId: row.person_id, postId: row.post_id, publishedAt: row.published_at,
      };
}

/** Every department's latest publication of a year, without its content. */
export async function publicationsOf(tx: Tx, region: string, year: number | null): Promise<readonly { readonly year: number; readonly departmentId: string; readonly version: number; readonly publishedAt: Date }[]> {
  let query = tx.selectFrom("publication").distinctOn(["year", "department_id"]).select(["year", "department_id", "version", "published_at"]).where("region", "=", region);
  if (year !== null) query = query.where("year", "=", year);
  const rows = await query.orderBy("year", "desc").orderBy("department_id").orderBy("version", "desc").execute();
  return rows.map((row) => ({ year: row.year, departmentId: row.department_id, version: row.version, publishedAt: row.published_at }));
}
