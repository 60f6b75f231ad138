import type { Stage } from "../../../core/form/filing-values.ts";
import { addressOf } from "../../app/routes.ts";
import { passing } from "../../ui/remembered.ts";

/** Where the list of a year and stage is, with the filter it was left under. */
export function listAddress(year: number, stage: Stage, postId: string): string {
  return `${addressOf({ page: "filings", year, stage })}${passing.read(`filter.${postId}.${year}.${stage}`) ?? ""}`;
}
