import type { MaterialState } from "../../core/ex-ante/completeness.ts";
import type { Tx } from "./db.ts";

/** 申报材料: what was brought of one line of the check-list, and what was said of it. */
export interface StoredMaterial {
  readonly material: string;
  readonly state: Exclude<MaterialState, "missing">;
  readonly note: string;
  readonly personId: string;
  readonly at: Date;
}

export interface MaterialFile {
  readonly id: string;
  readonly material: string;
  readonly name: string;
  readonly media: string;
  readonly bytes: bigint;
  readonly digest: string;
  readonly personId: string;
  readonly postId: string;
  readonly storedAt: Date;
  readonly withdrawnAt: Date | null;
}

export async function materialsBrought(tx: Tx, region: string, applicationId: string): Promise<readonly StoredMaterial[]> {
  const rows = await tx.selectFrom("ex_ante_material").selectAll().where("region", "=", region).where("application_id", "=", applicationId).orderBy("material").execute();
  return rows.map(({ material, state, note, person_id: personId, at }) => ({ material, state, note, personId, at }));
}

/** By their ids in the check-list, as the core judges them. */
export async function materialStates(tx: Tx, region: string, applicationId: string): Promise<ReadonlyMap<string, MaterialState>> {
  return new Map((await materialsBrought(tx, region, applicationId)).map(({ material, state }) => [material, state]));
}

export async function putMaterial(tx: Tx, region: string, applicationId: string, { material, state, note, personId, at }: StoredMaterial): Promise<void> {
  const values = { state, note, person_id: personId, at };
  await tx.insertInto("ex_ante_material").values({ region, application_id: applicationId, material, ...values }).onConflict((conflict) => conflict.columns(["region", "application_id", "material"]).doUpdateSet(values)).execute();
}

/** Its last file was withdrawn: it is missing again. */
export async function dropMaterial(tx: Tx, region: string, applicationId: string, material: string): Promise<void> {
  await tx.deleteFrom("ex_ante_material").where("region", "=", region).where("application_id", "=", applicationId).where("material", "=", material).execute();
}

/** All files, withdrawn ones included, in the order they came. */
export async function materialFiles(tx: Tx, region: string, applicationId: string): Promise<readonly MaterialFile[]> {
  const rows = await tx.selectFrom("ex_ante_file").selectAll().where("region", "=", region).where("application_id", "=", applicationId).orderBy("stored_at").orderBy("id").execute();
  return rows.map((row) => ({
    id: row.id, material: row.material, name: row.name, media: row.media, bytes: BigInt(row.bytes), digest: row.digest, personId: row.person_id, postId: row.post_id, storedAt: row.stored_at, withdrawnAt: row.withdrawn_at,
  }));
}

export async function insertMaterialFile(tx: Tx, region: string, applicationId: string, file: MaterialFile): Promise<void> {
  await tx
    .insertInto("ex_ante_file")
    .values({
      region, id: file.id, application_id: applicationId, material: file.material, name: file.name, media: file.media, bytes: file.bytes, digest: file.digest, person_id: file.personId, post_id: file.postId,
      stored_at: file.storedAt, withdrawn_at: null,
    })
    .execute();
}

/** Marks it as withdrawn; the row and the file stay. */
export async function withdrawMaterialFile(tx: Tx, region: string, id: string, at: Date): Promise<void> {
  await tx.updateTable("ex_ante_file").set({ withdrawn_at: at }).where("region", "=", region).where("id", "=", id).execute();
}
