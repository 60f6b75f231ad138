import type { DefinitionTold, PacksTold } from "../../../server/http/packs-told.ts";
import type { Told } from "./told.ts";

/** `GET /api/packs` */
export type PacksKnown = Told<PacksTold>;
export type DefinitionKnown = PacksKnown["definitions"][number];
export type PackDraftKnown = NonNullable<PacksKnown["draft"]>;
export type DraftedThing = PackDraftKnown["drafted"][number];

/** `GET /api/packs/definitions/…` */
export type DefinitionRead = Told<DefinitionTold>;
