import type { Decimal, RoundingMode } from "../basics/decimal.ts";
import type { Satisfaction, Step } from "../indicator/satisfaction-rule.ts";
import type { Reference } from "./trace.ts";

/** A value of a rule with the place it comes from. */
export interface Sourced<T> {
  readonly value: T;
  readonly reference: Reference;
}

export interface GradeBand {
  /** `EXCELLENT`, `GOOD`, `FAIR`, `POOR`. */
  readonly code: string;
  /** Printed name: 优. Records keep the Chinese one; the English one is empty in packs that only ever had the other. */
  readonly name: { readonly zh: string; readonly en: string };
  /** Lowest score of the band, inclusive. */
  readonly from: Decimal;
}

/**
 * 赋分方案: how one authority turns values into points, for one span of years. Data of a pack (`packs/<pack>/profiles/*.yaml`);
 * every value carries its source. The parameters are those of the national rules and their known local variants.
 */
export interface Profile {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Budget years it holds for; null means open. */
  readonly from: number;
  readonly until: number | null;
  /** 环节 that it is for alone; left out of one for whatever has none of its own. */
  readonly stages?: readonly string[];
  readonly executionPoints: Sourced<Decimal>;
  readonly goalFormSum: Sourced<Decimal>;
  readonly rounding: Sourced<{ readonly places: number; readonly mode: RoundingMode }>;
  /** Where points × actual ÷ target comes from. */
  readonly ratioRule: Reference;
  /** Share of the target below which a ratio score is 0; null when there is no threshold. */
  readonly passRatio: Sourced<Decimal | null>;
  readonly overFulfilment: Sourced<OverFulfilment>;
  readonly qualitativeBands: Sourced<readonly QualitativeBand[]>;
  readonly satisfaction: Sourced<Satisfaction>;
  readonly grades: Sourced<readonly GradeBand[]>;
  /** Execution rate below which an explanation is asked for, in percent. */
  readonly executionReasonBelow: Sourced<Decimal | null>;
  /** Linear points × rate capped at the points, or steps. */
  readonly execution: Sourced<{ readonly mode: "linear" } | { readonly mode: "step"; readonly steps: readonly Step[] }>;
}

export interface OverFulfilment {
  /** `off`: nothing is taken off. `propose`: the reviewer decides. `auto`: taken off at once. */
  readonly mode: "off" | "propose" | "auto";
  /** Ratio of actual to target above which a reason is asked for. */
  readonly reasonAbove: Decimal;
  readonly bands: readonly { readonly above: Decimal; readonly keep: Decimal }[];
  /** Level-1 or level-2 kinds that are never judged over-fulfilled: saving money is no fault. */
  readonly exempt: readonly string[];
}

export interface QualitativeBand {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly from: Decimal;
  readonly to: Decimal;
}
