import type { FilingColleagues as Colleagues } from "../../../server/queries/filing-colleagues.ts";
import type { FilingTold, Today } from "./filing-shapes.ts";
import type { Told } from "./told.ts";

/** 转办、改派: who has a filing alone, and how it was given. */
export type FilingHands = FilingTold["hands"];
export type Handing = FilingHands["handings"][number];

/** 会签 at the step where a filing stands, and all that was signed before. */
export type FilingSigning = FilingTold["signing"];
export type AskedSignature = FilingSigning["asked"][number];

/** `GET …/{id}/colleagues` */
export type FilingColleagues = Told<Colleagues>;

/** What waits for one's own signature, of `GET /api/today`. */
export type SignaturesAsked = Today["signatures"];
