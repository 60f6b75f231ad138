import type { RollUpAnswer } from "../../../server/queries/roll-up.ts";
import type { Told } from "./told.ts";

/** What the units below a department come to: `GET /api/{year}/{stage}/filings/{id}/roll-up`. */
export type RollUpTold = Told<RollUpAnswer>;
export type RollUpUnit = RollUpTold["units"][number];
export type RolledUpRow = RollUpTold["rows"][number];
