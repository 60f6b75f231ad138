import { compare, type Decimal, ONE } from "../../basics/decimal.ts";
import { message } from "../../basics/message.ts";
import type { InvalidMeasure, Judgement } from "../judgement.ts";

/** 定性: a person picks a band and a share inside it. Source of the bands: 财预〔2020〕10号, 财预〔2021〕101号. */
export interface QualitativeMeasure {
  readonly kind: "QUALITATIVE";
  readonly band: { readonly code: string; readonly from: Decimal; readonly to: Decimal };
  /** Share of the points, 0 to 1. */
  readonly chosen: Decimal;
}

export function judgeQualitative({ band, chosen }: QualitativeMeasure): Judgement | InvalidMeasure {
  const inside = compare(chosen, band.from) >= 0 && (compare(chosen, band.to) < 0 || (compare(band.to, ONE) === 0 && compare(chosen, ONE) === 0));
  if (!inside) return { invalid: message("trace.invalid.outside-band", { band: band.code }) };
  return { reached: band.code === "A", share: { top: chosen, bottom: ONE }, beyond: null, rule: "qualitative" };
}
