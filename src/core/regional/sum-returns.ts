import { add, compare, divide, multiply, sum, toShortText, ZERO, type Decimal } from "../basics/decimal.ts";
import { listed, message, type Message } from "../basics/message.ts";
import { isBlank } from "../form/typed-number.ts";
import { readActual } from "../target/read-target.ts";
import { partShare, readWhole, wholeShare, withNumber } from "./read-share.ts";
import { DIRECTION_AFTER } from "./regional-lexicon.ts";
import type { SplitIndicator } from "./split.ts";

/** 区域自评: what one region reported, or that it has not reported. */
export interface RegionReturn {
  readonly id: string;
  readonly name: string;
  /** What was passed down to it; averages are weighed by it. */
  readonly amountFen: bigint;
  /** Null while it has not reported. */
  readonly actuals: Readonly<Record<string, string>> | null;
  /** Indicators that were not passed down to it. */
  readonly without: readonly string[];
}

export interface SummedPart {
  readonly id: string;
  readonly name: string;
  /** As reported; null where nothing was. */
  readonly text: string | null;
  readonly value: Decimal | null;
}

/** What the regions make together, with how it came about. */
export interface SummedIndicator {
  readonly id: string;
  /** What the upper self-evaluation may say, in the words of its target; null where the parts do not make one value. */
  readonly suggested: string | null;
  /** Sum or average of what was reported so far; null where nothing can be reckoned. A region that is missing is in none of it, and is named. */
  readonly sofar: Decimal | null;
  readonly missing: readonly string[];
  readonly parts: readonly SummedPart[];
  /** How it was reckoned, and why there is no suggestion where there is none. */
  readonly trace: readonly Message[];
}

/** Averages are printed with two decimals, rounded half-up. */
const PLACES = 2;

/** Sums what regions reported by the rule under which it was passed down to them. The order of the regions says nothing. */
export function sumReturns(indicators: readonly SplitIndicator[], returns: readonly RegionReturn[], year: number): readonly SummedIndicator[] {
  return indicators.map((indicator) => sumOne(indicator, returns.filter(({ without }) => !without.includes(indicator.id)), year));
}

function sumOne(indicator: SplitIndicator, returns: readonly RegionReturn[], year: number): SummedIndicator {
  const { id, rule, target } = indicator;
  const reading = readWhole(indicator, year);
  const whole = wholeShare(reading);
  const parts = returns.map(({ id: part, name, actuals }): SummedPart => {
    const text = actuals?.[id]?.trim() ?? "";
    return { id: part, name, text: isBlank(text) ? null : text, value: isBlank(text) ? null : valueOf(indicator, text, year) };
  });
  const missing = parts.flatMap(({ name, text }) => (text === null ? [name] : []));
  const told = (sofar: Decimal | null, trace: readonly Message[]): SummedIndicator => {
    const isWhole = missing.length === 0 && parts.length > 0 && sofar !== null;
    const without = missing.length === 0 ? [] : [message("regional.trace.missing", { count: missing.length, names: listed(missing) })];
    return { id, sofar, missing, parts, suggested: isWhole ? valueText(target, whole === null ? null : sofar, sofar, indicator, year) : null, trace: [...trace, ...without] };
  };
  const reported = parts.filter(({ text }) => text !== null);
  if (reported.length === 0) return told(null, []);
  if (rule === "own") return told(null, [message("regional.trace.own")]);
  if (reported.some(({ value }) => value === null)) return words(indicator, parts, missing);
  const values = reported.map(({ value }) => value!);
  if (rule === "sum") {
    const total = sum(values);
    return told(total, [message("regional.trace.sum", { parts: values.map(toShortText).join(" + "), total: toShortText(total), unit: reading.unit ?? "" })]);
  }
  return average(reported, returns, told);
}

/** 加权平均 by what was passed down to each; where that is nothing, each counts the same. */
function average(reported: readonly SummedPart[], returns: readonly RegionReturn[], told: (sofar: Decimal | null, trace: readonly Message[]) => SummedIndicator): SummedIndicator {
  const amounts = reported.map(({ id }) => returns.find((one) => one.id === id)!.amountFen);
  const all = amounts.reduce((total, fen) => total + fen, 0n);
  const weights = all === 0n ? amounts.map(() => 1n) : amounts;
  const bottom = weights.reduce((total, weight) => total + weight, 0n);
  const top = reported.reduce<Decimal>((total, { value }, at) => add(total, multiply(value!, { units: weights[at]!, scale: 0 })), ZERO);
  const [first] = reported;
  // Where all say the same, the average is that, with as many decimals as they have.
  const mean = reported.every(({ value }) => compare(value!, first!.value!) === 0) ? first!.value! : divide(top, { units: bottom, scale: 0 }, PLACES, "half-up");
  return told(mean, [message(all === 0n ? "regional.trace.plain-average" : "regional.trace.average", { parts: listed(reported.map(({ name, text }) => `${name} ${text ?? ""}`)), mean: toShortText(mean) })]);
}

/** Words, days and ranges make one value only where all say the same. */
function words({ id }: SplitIndicator, parts: readonly SummedPart[], missing: readonly string[]): SummedIndicator {
  const texts = [...new Set(parts.flatMap(({ text }) => text ?? []))].sort();
  const isOne = texts.length === 1;
  const trace = isOne ? [message("regional.trace.all-say", { text: texts[0]! })] : [message("regional.trace.differ", { texts: listed(texts.slice(0, 5)) })];
  const without = missing.length === 0 ? [] : [message("regional.trace.missing", { count: missing.length, names: listed(missing) })];
  return { id, sofar: null, missing, parts, suggested: isOne && missing.length === 0 ? texts[0]! : null, trace: [...trace, ...without] };
}

function valueOf(indicator: SplitIndicator, text: string, year: number): Decimal | null {
  const found = readActual(text, { level1: indicator.level1, level2: indicator.level2, name: indicator.name, year });
  // A share of the target that was reached is no value of its own.
  return found.kind !== "number" || found.isCompletionRate ? null : (partShare(indicator, readWhole(indicator, year), text, year)?.value ?? null);
}

/** An actual value has the unit of the target and no sign. */
function valueText(target: string, sums: Decimal | null, sofar: Decimal, indicator: SplitIndicator, year: number): string {
  const whole = wholeShare(readWhole(indicator, year));
  if (whole === null || sums === null) return toShortText(sofar);
  return withNumber(target, whole, sums).replace(/^[^\d-]+/, "").replace(DIRECTION_AFTER, "");
}
