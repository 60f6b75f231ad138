import type { FunctionCode } from "../formula.ts";
import { avg, count, max, median, min, sum } from "./aggregates.ts";
import { clamp, ratio, round } from "./bounded.ts";
import { daysBetween, monthsBetween } from "./days.ts";
import type { FunctionRule } from "./rule.ts";

/** Every function there is. A new one has its words in `lexicon.ts`, its inputs in `arity.ts`, and its sentences in the words `expression`. */
export const FUNCTIONS: Readonly<Record<FunctionCode, FunctionRule>> = { sum, avg, median, count, min, max, ratio, clamp, round, daysBetween, monthsBetween };
