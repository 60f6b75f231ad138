import type { ActTaken } from "../../../server/commands/change-units.ts";
import type { UnitTree } from "../../../server/queries/unit-tree.ts";
import type { Told } from "./told.ts";

/** `GET /api/unit-tree` */
export type UnitTreeKnown = Told<UnitTree>;
/** How a body stood from when to when; `until` is the first day on which it no longer stood so. */
export type StandingShown = UnitTreeKnown["items"][number];

/** `POST /api/unit-acts` */
export type UnitActTaken = Told<ActTaken> & { readonly dry: boolean };
