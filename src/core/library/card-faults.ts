import type { MessageParams } from "../basics/message.ts";
import { attributeFaults, type CardAttributes } from "./card-attributes.ts";
import type { Card, Direction, Sector, Sign } from "./card.ts";

/** What is wrong with a card although each of its attributes may stand by itself: the code of a problem and the attribute it is found at. */
export interface CardFault {
  readonly field: keyof Card;
  readonly code: string;
  readonly params: MessageParams;
}

/** The signs that say the same as a direction: more is better, less is better, exactly that, between two, graded. */
export const SIGNS_OF: Readonly<Record<Direction, readonly Sign[]>> = {
  positive: [">=", ">"],
  reverse: ["<=", "<"],
  equal: ["="],
  range: ["range"],
  qualitative: ["qualitative"],
};

/**
 * Contradictions inside a card (F108): a direction its sign denies, a value without unit, a judgement with unit or formula, a group its sector
 * doesn't have, and the same word for searching twice.
 */
export function cardFaults(card: Pick<Card, "group" | "direction" | "sign" | "unit" | "formula" | "words"> & CardAttributes, sector: Pick<Sector, "groups">): readonly CardFault[] {
  const { group, direction, sign, unit, formula, words } = card;
  const faults: CardFault[] = [];
  const isJudged = direction === "qualitative";
  if (!sector.groups.some(({ id }) => id === group)) faults.push({ field: "group", code: "pack.group-unknown", params: { found: group, expected: sector.groups.map(({ id }) => id).join(" | ") } });
  if (!SIGNS_OF[direction].includes(sign)) faults.push({ field: "sign", code: "pack.sign-against-direction", params: {} });
  if (!isJudged && unit === null) faults.push({ field: "unit", code: "pack.unit-missing", params: {} });
  if (isJudged && unit !== null) faults.push({ field: "unit", code: "pack.unit-of-judgement", params: {} });
  if (isJudged && formula !== null) faults.push({ field: "formula", code: "pack.formula-of-judgement", params: {} });
  const again = words.find((word, index) => words.indexOf(word) !== index);
  if (again !== undefined) faults.push({ field: "words", code: "pack.twice", params: { found: again } });
  return [...faults, ...attributeFaults(card).map(({ field, code, params }) => ({ field, code: `pack.card-${code}`, params }))];
}
