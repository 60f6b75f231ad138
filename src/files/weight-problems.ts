import { add, compare, equals, HUNDRED, parseDecimal, sum, toShortText, ZERO, type Decimal } from "../core/basics/decimal.ts";
import { problem, type Problem } from "../core/basics/problem.ts";
import type { Definitions } from "../core/pack/definitions.ts";

/**
 * Frames and blank forms whose points come to something that no profile asks for: 89.99 would be refused at every goal, and nobody who fills one
 * could mend it. Groups without points leave the sum open.
 */
export function weightProblems({ frames, forms, profiles }: Pick<Definitions, "frames" | "forms" | "profiles">): readonly Problem[] {
  const goals = [...profiles.map(({ goalFormSum }) => goalFormSum.value), HUNDRED].filter((one, index, all) => all.findIndex((other) => equals(one, other)) === index).sort(compare);
  const told = (where: string, found: Decimal | null, expected: readonly Decimal[]): readonly Problem[] =>
    found === null || expected.some((one) => equals(one, found)) ? [] : [problem("pack.weights-sum", where, { found: toShortText(found), expected: expected.map(toShortText).join(" | ") })];
  return [
    ...frames.flatMap(({ id, groups }) => told(`frames/${id}`, sumOf(groups.map(({ points }) => (points === null ? null : parseDecimal(points)))), goals)),
    ...forms.flatMap(({ id, blank }) => [blank.groups, ...(blank.variants ?? []).map(({ groups }) => groups)].flatMap((groups) => {
      const found = sumOf(groups.map(({ points }) => points));
      const { executionPoints, totalPoints } = blank;
      return told(`forms/${id}`, found === null ? null : add(found, executionPoints ?? ZERO), executionPoints === null ? goals : [totalPoints ?? HUNDRED]);
    })),
  ];
}

/** Null while a group has no points. */
function sumOf(points: readonly (Decimal | null)[]): Decimal | null {
  const given = points.flatMap((one) => one ?? []);
  return points.length === 0 || given.length < points.length ? null : sum(given);
}
