import type { Tx } from "./db.ts";

/** 采用 of a definition: by which document it became official here. */
export interface AdoptedBy {
  readonly documentNo: string;
  readonly date: string;
}

/** The latest confirmed adoption of each definition (`form/goal`, `workflow/goal`, `profile/cn-national-2021`); none for what is still a draft. */
export async function adoptionsOf(tx: Tx, region: string, definitions: readonly string[]): Promise<ReadonlyMap<string, AdoptedBy>> {
  const rows = await tx
    .selectFrom("adoption")
    .select(["definition", "document_no", "document_date"])
    .where("region", "=", region)
    .where("definition", "in", definitions)
    .where("confirmed_at", "is not", null)
    .orderBy("confirmed_at")
    .execute();
  return new Map(rows.map((row) => [row.definition, { documentNo: row.document_no, date: row.document_date }]));
}
