import type { Tx } from "./db.ts";

/** The city that this installation runs for. */
export interface FoundedCity {
  readonly region: string;
  readonly name: string;
  /** Id of the pack it was founded with. */
  readonly pack: string;
  readonly demo: boolean;
  readonly madeAt: Date;
}

export async function findCity(tx: Tx, region: string): Promise<FoundedCity | null> {
  const row = await tx.selectFrom("city").select(["region", "name", "pack", "demo", "made_at as madeAt"]).where("region", "=", region).executeTakeFirst();
  return row ?? null;
}

/** The city of this database, whatever its region; null while it is empty. One database holds one city. */
export async function cityHere(tx: Tx): Promise<FoundedCity | null> {
  return (await tx.selectFrom("city").select(["region", "name", "pack", "demo", "made_at as madeAt"]).orderBy("made_at").limit(1).executeTakeFirst()) ?? null;
}

/** False when there is a city already. */
export async function insertCity(tx: Tx, { region, name, pack, demo, madeAt }: FoundedCity): Promise<boolean> {
  const row = await tx
    .insertInto("city")
    .values({ region, name, pack, demo, made_at: madeAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning("region")
    .executeTakeFirst();
  return row !== undefined;
}
