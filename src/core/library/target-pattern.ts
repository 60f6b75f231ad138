import type { Card } from "./card.ts";
import { PRINTED_SIGNS } from "../target/lexicon.ts";

/** Sign and unit of a card, for a number to be typed between: `≥%`, `≤天`; nothing for what is judged in words. */
export function targetPattern({ sign, unit }: Pick<Card, "sign" | "unit">): string {
  return sign === "qualitative" || sign === "range" ? "" : `${PRINTED_SIGNS[sign]}${unit ?? ""}`;
}

/** The same as it is read: `≥…%` is a target that somebody has yet to put a number in. What has one, or is said in words, stays as it is. */
export function patternShown(target: string): string {
  return target.replace(/^([≥≤=><])(?=\D*$)/, "$1…");
}
