import { Decimal as DecimalJs } from "decimal.js";
import { bignumber, multiply as mathMultiply, divide as mathDivide, round as mathRound, type BigNumber } from "mathjs";
import type { Decimal } from "../../src/core/basics/decimal.ts";
import type { Measure } from "../../src/core/indicator/index.ts";
import { award } from "../../src/core/score/award.ts";
import { explain } from "../../src/core/score/explain.ts";
import { loadProfiles } from "../../src/files/load-packs.ts";
import { inTurns, report } from "../measure.ts";

/** Indicator rows of a city's year (set M of the plan). */
const ROWS = 400_000;

/** (a) 400,000 indicators scored, plain and with traces, beside a loop over plain numbers and two decimal libraries. */
export async function scoring(): Promise<string> {
  const profiles = await loadProfiles();
  if (!profiles.ok) throw new Error("the national profiles do not load");
  const profile = profiles.value.find(({ id }) => id === "cn-national-2021")!;
  const measures: Measure[] = [];
  const points: Decimal[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    const target = 50 + (row % 400);
    const kind = row % 3 === 0 ? "REVERSE" : "POSITIVE";
    measures.push({ kind, target: { units: target, scale: 0 }, actual: { units: target - 5 + ((row * 7) % 30), scale: 0 } });
    points.push({ units: 800 + (row % 400), scale: 2 });
  }
  const values = measures as readonly { kind: string; target: Decimal; actual: Decimal }[];
  const plain = values.map(({ kind, target, actual }, row) => [kind === "POSITIVE", Number(target.units), Number(actual.units), Number(points[row]!.units)] as const);

  const timings = await inTurns(
    [
      { name: "scored", role: "hengji", run: () => measures.reduce((sum, measure, row) => sum + Number(award(measure, points[row]!, profile).score!.units), 0) },
      { name: "scored and explained", role: "hengji", run: () => measures.reduce((sum, measure, row) => sum + explain(award(measure, points[row]!, profile), profile).length, 0) },
      { name: "a loop over plain numbers, unrounded rules only", role: "limit", run: () => plain.reduce((sum, [up, target, actual, worth]) => sum + Math.round(up ? (actual >= target ? worth : (worth * actual) / target) : actual <= target ? worth : (worth * target) / actual), 0) },
      {
        name: "decimal.js",
        role: "peer",
        run: () => plain.reduce((sum, [up, target, actual, worth]) => {
          const isReached = up ? actual >= target : actual <= target;
          const score = isReached ? new DecimalJs(worth) : new DecimalJs(worth).times(up ? actual : target).div(up ? target : actual).toDecimalPlaces(0, DecimalJs.ROUND_HALF_UP);
          return sum + score.toNumber();
        }, 0),
      },
      {
        name: "mathjs BigNumber, a tenth of the rows",
        role: "peer",
        run: () => plain.slice(0, ROWS / 10).reduce((sum, [up, target, actual, worth]) => {
          const isReached = up ? actual >= target : actual <= target;
          if (isReached) return sum + worth;
          const product = mathMultiply(bignumber(worth), bignumber(up ? actual : target)) as BigNumber;
          return sum + Number(mathRound(mathDivide(product, bignumber(up ? target : actual)) as BigNumber));
        }, 0),
      },
    ],
    9,
  );
  return report(`(a) ${ROWS.toLocaleString("en")} indicators scored on one core`, timings);
}
