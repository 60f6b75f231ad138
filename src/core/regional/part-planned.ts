import { decimal, equals, toShortText, type Decimal } from "../basics/decimal.ts";
import { readWhole, wholeShare } from "./read-share.ts";
import { CALENDAR_AFTER, MAGNITUDE_FIRST, MONEY_AFTER, NUMBER_IN_TEXT, WHOLE_NUMBER_MARK } from "./regional-lexicon.ts";
import type { SplitWhole } from "./split.ts";

/**
 * The goal of a part in the words of the whole: a number that is shared out and stands there once becomes the part's own, one that is passed on unchanged
 * stays, and every other number of the whole is marked, 【500】, so that nobody takes it for the part's. Years, months and days are nobody's number.
 *
 * @param targets what the part was given, by id of the indicator
 */
export function plannedOfPart(planned: string, { year, amountFen, indicators }: SplitWhole, part: { readonly amount: string; readonly targets: Readonly<Record<string, string | null>> }): string {
  const known: { readonly value: Decimal; readonly unit: string; readonly own: string | null }[] = [{ value: { units: amountFen, scale: 6 }, unit: MONEY_AFTER, own: part.amount.trim() }];
  for (const indicator of indicators) {
    const reading = readWhole(indicator, year);
    const share = wholeShare(reading);
    if (share === null) continue;
    const target = part.targets[indicator.id] ?? null;
    const own = indicator.rule === "same" ? toShortText(share.value) : indicator.rule === "own" || target === null ? null : ownNumber(indicator, target, year);
    known.push({ value: share.value, unit: reading.unit ?? "", own });
  }
  return planned.replace(NUMBER_IN_TEXT, (found: string, at: number) => {
    const rest = planned.slice(at + found.length);
    if (CALENDAR_AFTER.test(rest)) return found;
    const value = decimal(found.replace(/[,，]/g, ""));
    const meant = known.filter((one) => equals(one.value, value) && isFollowedBy(rest, one.unit));
    const [only] = meant;
    if (only === undefined || meant.some(({ own }) => own !== only.own) || only.own === null || only.own === "") return WHOLE_NUMBER_MARK(found);
    return equals(only.value, decimalOf(only.own)) ? found : only.own;
  });
}

/** Magnitudes may stand between a number and its unit. */
function isFollowedBy(rest: string, unit: string): boolean {
  return unit === "" || rest.replace(MAGNITUDE_FIRST, "").startsWith(unit) || rest.startsWith(unit);
}

function decimalOf(text: string): Decimal {
  return /^\d+(\.\d+)?$/.test(text) ? decimal(text) : { units: -1, scale: 0 };
}

function ownNumber(indicator: SplitWhole["indicators"][number], target: string, year: number): string | null {
  const share = wholeShare(readWhole({ ...indicator, target }, year));
  return share === null ? null : toShortText(share.value);
}
