import { sign } from "../basics/decimal.ts";
import { readWhole, wholeShare, withNumber } from "./read-share.ts";
import type { SplitIndicator } from "./split.ts";

/**
 * Shares a whole number out by weights so that the parts are exactly the whole: each gets its share cut down, and what is left goes, one by one,
 * to those who lost most by the cut, the earlier first. Equal parts where nothing weighs anything.
 */
export function shareOut(whole: bigint, weights: readonly bigint[]): readonly bigint[] {
  if (weights.length === 0) return [];
  const all = weights.reduce((total, weight) => total + weight, 0n);
  const weighed = all === 0n ? weights.map(() => 1n) : weights;
  const total = all === 0n ? BigInt(weights.length) : all;
  const cut = weighed.map((weight) => (whole * weight) / total);
  let left = whole - cut.reduce((sofar, part) => sofar + part, 0n);
  const lost = weighed.map((weight, at) => ({ at, by: (whole * weight) % total })).sort((one, other) => (one.by === other.by ? one.at - other.at : one.by > other.by ? -1 : 1));
  for (const { at } of lost) {
    if (left <= 0n) break;
    cut[at] = cut[at]! + 1n;
    left -= 1n;
  }
  return cut;
}

/** Targets of the parts by weight, in the words of the whole; null where the whole is no single number, or is below nothing. */
export function shareTarget(indicator: SplitIndicator, year: number, weights: readonly bigint[]): readonly string[] | null {
  const whole = wholeShare(readWhole(indicator, year));
  if (whole === null || sign(whole.value) < 0) return null;
  const { units, scale } = whole.value;
  return shareOut(BigInt(units), weights).map((part) => withNumber(indicator.target, whole, { units: part, scale }));
}
