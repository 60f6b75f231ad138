import type { FunctionCode } from "../formula.ts";

/** How many inputs a function takes; a list counts as one. */
export const ARITY: Readonly<Record<FunctionCode | "if", readonly [least: number, most: number]>> = {
  if: [3, 3], sum: [1, 1000], avg: [1, 1000], median: [1, 1000], count: [1, 1000], min: [1, 1000], max: [1, 1000],
  ratio: [2, 2], clamp: [3, 3], round: [2, 2], daysBetween: [2, 2], monthsBetween: [2, 2],
};
