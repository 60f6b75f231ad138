import { equals } from "../../basics/decimal.ts";
import { unitAt } from "../../target/find-numbers.ts";
import { fold } from "../../target/fold.ts";
import { readTarget } from "../../target/read-target.ts";
import { isMoney, isPercent, matchUnits } from "../../target/units.ts";
import { quoted } from "../even.ts";
import { bareName } from "../names.ts";
import { MEASURED, NO_SHARE, PLACEHOLDER_PARTS, RATE_END, UNIT_IN_NAME } from "../name-lexicon.ts";
import type { ReadRow } from "../read-form.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { BESIDE_RATES, PER_STROKE, UNIT_AFTER_WORDS, UNIT_TWICE } from "../value-lexicon.ts";

/** Two units in one cell, a unit behind words, or a unit that neither the name nor its own column agrees with. */
export const unitMismatch: RowRule = {
  code: "unit-mismatch", letter: "M", severity: "warning", scope: "row",
  check(row) {
    if (row.isUnreadable) return NOTHING;
    return isTwofold(row) || contradictsColumn(row) || contradictsName(row) ? [{ params: { target: quoted(row.input.target), name: quoted(row.input.name) } }] : NOTHING;
  },
};

function isTwofold(row: ReadRow): boolean {
  const { kind, assumed } = row.reading;
  if (kind === "number") return assumed.some(({ code }) => code === "target.assumed.stray-unit") || (isMoney(row.reading.unit) && UNIT_TWICE.test(row.target.trim()));
  return kind === "qualitative" && UNIT_AFTER_WORDS.test(row.target.trim());
}

function contradictsColumn(row: ReadRow): boolean {
  const column = row.input.unit?.trim();
  const { unit, magnitude } = row.reading;
  if (!column || row.isBare || unit === null) return false;
  const asValue = readTarget(`1${fold(column)}`);
  if (asValue.unit === null || !isListed(asValue.unit) || !isListed(unit)) return false;
  const match = matchUnits(unit, asValue.unit);
  return !match.comparable || !equals(match.left, match.right) || (isMoney(unit) && magnitude !== asValue.magnitude);
}

function contradictsName(row: ReadRow): boolean {
  const { unit } = row.reading;
  if (unit === null || row.isBare) return false;
  const inName = (row.name.includes("*") ? PLACEHOLDER_PARTS.exec(row.name)?.[2] : undefined) ?? UNIT_IN_NAME.exec(row.name.trim())?.[1];
  if (inName !== undefined && inName !== "") {
    const asValue = readTarget(`1${inName}`);
    if (asValue.unit !== null && isListed(asValue.unit)) return !matchUnits(unit, asValue.unit).comparable;
  }
  const name = bareName(row.name);
  if (RATE_END.test(name) && !NO_SHARE.test(name)) return !isPercent(unit) && isOddForRate(unit) && !PER_STROKE.test(unit);
  const measured = MEASURED.find(([end]) => end.test(name));
  return measured !== undefined && !PER_STROKE.test(unit) && !measured[1].some((like) => matchUnits(unit, like).comparable);
}

/** Any short word behind a number is read as its unit; only listed ones are sure enough to contradict. */
function isListed(unit: string): boolean {
  return isPercent(unit) || unitAt(unit, 0) === unit;
}

/** Percentage points, multiples and marks go well with rates too. */
function isOddForRate(unit: string): boolean {
  return !BESIDE_RATES.some((like) => matchUnits(unit, like).comparable);
}
