import { add, divide, multiply, toShortText, ZERO, type Decimal } from "../basics/decimal.ts";
import { listed, message, type Message } from "../basics/message.ts";
import { wanYuan } from "./check-split.ts";

/** 二级项目 of a level-1 project: its money of the year, and what its self-evaluation came to. */
export interface Level2Result {
  readonly name: string;
  /** Null where nothing is recorded. */
  readonly budgetFen: bigint | null;
  /** Effective score; null while there is none. */
  readonly score: Decimal | null;
}

export interface CombinedScore {
  /** Null while a project is without a score, and where there is no money to weigh by. */
  readonly score: Decimal | null;
  readonly missing: readonly string[];
  readonly trace: readonly Message[];
}

/** Scores are printed with two decimals, rounded half-up. */
const PLACES = 2;

/** 合并自评: scores of level-2 projects weighed by their money of the year. What is without a score or without money is named and is no zero. */
export function combineScores(projects: readonly Level2Result[]): CombinedScore {
  const missing = projects.filter(({ score }) => score === null).map(({ name }) => name);
  const weighed = projects.flatMap(({ name, budgetFen, score }) => (score === null || budgetFen === null || budgetFen <= 0n ? [] : [{ name, budgetFen, score }]));
  const light = projects.filter(({ score, budgetFen }) => score !== null && (budgetFen === null || budgetFen <= 0n)).map(({ name }) => name);
  const trace: Message[] = [
    ...(missing.length === 0 ? [] : [message("regional.combine.missing", { count: missing.length, names: listed(missing) })]),
    ...(light.length === 0 ? [] : [message("regional.combine.no-money", { count: light.length, names: listed(light) })]),
  ];
  if (missing.length > 0 || weighed.length === 0) return { score: null, missing, trace };
  const bottom = weighed.reduce((total, { budgetFen }) => total + budgetFen, 0n);
  const top = weighed.reduce<Decimal>((total, { budgetFen, score }) => add(total, multiply(score, { units: budgetFen, scale: 0 })), ZERO);
  const score = divide(top, { units: bottom, scale: 0 }, PLACES, "half-up");
  const parts = weighed.map(({ score: one, budgetFen }) => `${toShortText(one)} × ${wanYuan(budgetFen)}`).join(" + ");
  return { score, missing, trace: [message("regional.combine.weighed", { parts, whole: wanYuan(bottom), score: toShortText(score) }), ...trace] };
}
