import { problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { shown, typedAmount } from "./typed-number.ts";

/** 1 万元 is 1,000,000 fen: six decimals and no more. */
const PLACES = 6;
/** The largest amount that is money: a million million 万元 would not fit a column of 64 bits. */
const MOST_FEN = 10n ** 18n;

/** 万元 as typed → fen, exact; null when nothing is typed. What is finer than a fen is refused, never rounded. */
export function amountFen(text: string): Result<bigint | null> {
  const amount = typedAmount(text);
  if (!amount.ok) return amount;
  if (amount.value === null) return done(null);
  const { units, scale } = amount.value;
  const shifted = BigInt(units) * 10n ** BigInt(PLACES);
  const divisor = 10n ** BigInt(scale);
  if (shifted % divisor !== 0n) return refused(problem("filing.amount-too-fine", "", { found: shown(text) }));
  const fen = shifted / divisor;
  return fen > MOST_FEN ? refused(problem("filing.amount-too-large", "", { found: shown(text) })) : done(fen);
}
