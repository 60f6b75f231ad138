import type { Adopting, AdoptingByStage } from "../core/pack/adoptable.ts";
import { draftNames } from "../core/pack/unadopted.ts";
import type { Context } from "./context.ts";
import { officeYear } from "./office-day.ts";
import { confirmedAdoptions, definitionDigest } from "./store/adoption.ts";
import { sectorsWithCards } from "./store/library-sector.ts";

/** All that can be adopted in a region now: what its packs say, to all records and to those of some stages, and the sectors of its library with the cards that packs brought. */
export async function adopting({ tx, region, packs, scheme, now }: Pick<Context, "tx" | "region" | "packs" | "scheme" | "now">): Promise<AdoptingByStage> {
  const year = officeYear(now);
  return { ...packs, sectors: await sectorsWithCards(tx, region), ofStages: scheme.stages.map((stage) => ({ stage, definitions: scheme.packsIn(year, stage) })) };
}

/** Whether a sector of the library is a draft here. Its cards are looked at only where somebody adopted it. */
export async function isDraftSector({ tx, region }: Pick<Context, "tx" | "region">, { id, provenance }: { readonly id: string; readonly provenance: string }): Promise<boolean> {
  if (provenance !== "draft") return false;
  const adopted = (await confirmedAdoptions(tx, region)).filter(({ definition }) => definition === `library/${id}`);
  return adopted.length === 0 || draftNames({ sectors: await sectorsWithCards(tx, region, id) }, adopted, definitionDigest).length > 0;
}

/** Whether one definition of the packs prints 草案 here: it says that it is a draft, and nobody adopted it as it is. */
export async function isDraftHere({ tx, region }: Pick<Context, "tx" | "region">, definitions: Adopting): Promise<boolean> {
  return draftNames(definitions, await confirmedAdoptions(tx, region), definitionDigest).length > 0;
}
