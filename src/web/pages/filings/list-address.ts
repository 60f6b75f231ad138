import type { Stage } from "../../../core/form/filing-values.ts";
import { addressOf } from "../../app/routes.ts";
import { passing } from "../../ui/remembered.ts";

/** Where the list of a year and stage is, with the filter it was left under. */
export function listAddress(year: number, stage: Stage, postId: string): string {
  return `${addressOf({ page: "filings", year, stage })}${passing.read(`filter.${postId}.${year}.${stage}`) ?? ""}`;
}

const BEGIN = "begin";

/** The list with the window open in which what has no filing yet is begun, at this 监控期. */
export function beginAddress(year: number, stage: Stage, period: number): string {
  return `${addressOf({ page: "filings", year, stage })}?${BEGIN}=${period}`;
}

/** Which 监控期 the window is asked for; null where the address asks for no window. */
export function periodToBegin(search: string): string | null {
  return new URLSearchParams(search).get(BEGIN);
}

/** The same address without the window. */
export function withoutBegin(search: string): string {
  const rest = new URLSearchParams(search);
  rest.delete(BEGIN);
  const kept = rest.toString();
  return kept === "" ? "" : `?${kept}`;
}
