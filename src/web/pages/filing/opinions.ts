import type { Say } from "../../../core/basics/message.ts";
import type { OpinionAction } from "../../../core/workflow/opinion.ts";

/** One of the opinions that a digit gives; those that nobody kept yet are offered by the house and have no id. */
export interface NumberedOpinion {
  readonly id: string | null;
  readonly number: number;
  readonly said: string;
}

export interface KeptOpinion {
  readonly id: string;
  readonly action: OpinionAction;
  readonly said: string;
}

/** How many the house offers to who has kept none. */
const OFFERED: Readonly<Record<OpinionAction, number>> = { approve: 2, return: 6 };

/** The opinions behind the digits: one's own, or those offered until one has kept one. */
export function numberedOpinions(kept: readonly KeptOpinion[], action: OpinionAction, say: Say): readonly NumberedOpinion[] {
  const own = kept.filter((one) => one.action === action);
  if (own.length > 0) return own.map(({ id, said }, index) => ({ id, number: index + 1, said }));
  return Array.from({ length: OFFERED[action] }, (_, index) => ({ id: null, number: index + 1, said: say(`app-filing.opinion.offered.${action}.${index + 1}`) }));
}

/** An opinion with one more: a return lists its points by number, an approval has one sentence. What is said already is not said twice. */
export function withOpinion(text: string, said: string, action: OpinionAction, say: Say): string {
  if (action === "approve") return said;
  if (text.includes(said)) return text;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return [...lines, say("app-filing.return.numbered", { number: lines.length + 1, point: said })].join("\n");
}

/** The digit that was pressed, from 1 to 9, wherever it lies on the keyboard; null for another key. */
export function digitOf(code: string): number | null {
  const [, digit] = /^(?:Digit|Numpad)([1-9])$/.exec(code) ?? [];
  return digit === undefined ? null : Number(digit);
}
