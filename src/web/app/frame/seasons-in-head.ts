import { STAGES } from "../../../core/form/filing-values.ts";
import type { Season } from "../api/session-shapes.ts";

/** How many years before the open ones can be looked at from the head; older ones have their address. */
const PAST = 2;

/**
 * The seasons that the head of the page offers, the latest year first and each year in the order of its stages: the open ones, all of the earliest
 * open year, whose goals are closed while their results are still at work, all of the years just before, and the one in sight.
 */
export function seasonsInHead(open: readonly Season[], seen: Season): readonly Season[] {
  const first = Math.min(...open.map(({ year }) => year));
  const isOffered = ({ year, stage }: Season): boolean => [...open, seen].some((one) => one.year === year && one.stage === stage) || (year <= first && year >= first - PAST);
  const years = [...new Set([...open.map(({ year }) => year), ...Array.from({ length: PAST }, (_, back) => first - 1 - back), seen.year])].sort((left, right) => right - left);
  return years.flatMap((year) => STAGES.map((stage) => ({ year, stage })).filter(isOffered));
}
