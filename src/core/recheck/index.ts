import type { PublishedTable } from "./table.ts";
import type { RecheckResult } from "./result.ts";
import type { Profile } from "../score/profile.ts";

/** Recomputes a table that somebody filled or published and lists what does not add up. Under construction. */
export function recheck(_table: PublishedTable, _profile: Profile, _file: string): RecheckResult {
  throw new Error("under construction");
}
