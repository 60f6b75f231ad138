import type { OwnNames } from "../../core/layout/own-names.ts";
import type { Tx } from "./db.ts";

/** The city that this installation runs for. */
export interface FoundedCity {
  readonly region: string;
  readonly name: string;
  /** Null where it has none, or was founded before it was kept. */
  readonly nameEn: string | null;
  /** Id of the pack it was founded with. */
  readonly pack: string;
  readonly demo: boolean;
  readonly madeAt: Date;
}

export async function findCity(tx: Tx, region: string): Promise<FoundedCity | null> {
  const row = await tx.selectFrom("city").select(["region", "name", "name_en as nameEn", "pack", "demo", "made_at as madeAt"]).where("region", "=", region).executeTakeFirst();
  return row ?? null;
}

/** The city of this database, whatever its region; null while it is empty. One database holds one city. */
export async function cityHere(tx: Tx): Promise<FoundedCity | null> {
  return (await tx.selectFrom("city").select(["region", "name", "name_en as nameEn", "pack", "demo", "made_at as madeAt"]).orderBy("made_at").limit(1).executeTakeFirst()) ?? null;
}

/** False when there is a city already. */
export async function insertCity(tx: Tx, { region, name, nameEn, pack, demo, madeAt }: FoundedCity): Promise<boolean> {
  const row = await tx
    .insertInto("city")
    .values({ region, name, name_en: nameEn, pack, demo, made_at: madeAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning("region")
    .executeTakeFirst();
  return row !== undefined;
}

/** Its English name by its Chinese one, as pages look names up; nothing where it has none. */
export function cityNames({ name, nameEn }: Pick<FoundedCity, "name" | "nameEn">): OwnNames {
  return nameEn === null ? {} : { [name]: nameEn };
}
