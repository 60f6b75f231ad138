import type { Decimal } from "../basics/decimal.ts";

export interface Step {
  /** Percent, inclusive. */
  readonly from: Decimal;
  /** Share of the points, 0 to 1. */
  readonly share: Decimal;
}

/** How a profile scores satisfaction: by steps, relative to the target, or points × rate. */
export type Satisfaction =
  | { readonly mode: "step"; readonly steps: readonly Step[] }
  | { readonly mode: "relative" }
  | { readonly mode: "absolute" };
