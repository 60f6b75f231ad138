import type { PackData } from "../../../core/pack/source.ts";
import { packsApi, query } from "../../app/api/addresses.ts";
import type { DefinitionRead } from "../../app/api/pack-shapes.ts";
import type { Wire } from "../../app/api/wire.ts";
import type { Wanted } from "./when-why-keep.tsx";

/** A definition as the packs below the bureau's own have it, for the records that a change is to hold for: that is what the change is made on. */
export async function belowIn(wire: Pick<Wire, "get">, of: string, { year, stage }: Wanted): Promise<PackData> {
  const { below, data } = await wire.get<DefinitionRead>(`${packsApi}/definitions/${of}${query({ year, stage })}`);
  return below ?? data;
}
