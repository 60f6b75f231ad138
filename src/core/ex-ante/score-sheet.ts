import { decimal, divide, HUNDRED, multiply, sum, toShortText, type Decimal } from "../basics/decimal.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { checksOf, type Aspect, type CheckPoint, type ExAnteScheme } from "./scheme.ts";

/** What one expert says of one check point; `rating` null until they have rated it. */
export interface CheckRating {
  readonly rating: string | null;
  readonly comment: string;
}

export type SheetRatings = Readonly<Record<string, CheckRating>>;

/** One check point with the reason for its points. */
export interface ScoredCheck {
  readonly aspect: string;
  readonly part: string;
  readonly check: CheckPoint;
  readonly rating: string | null;
  /** Per cent of the points that the rating gives; null where nothing was rated. */
  readonly share: string | null;
  readonly score: Decimal | null;
  readonly comment: string;
}

export interface ScoredAspect {
  readonly aspect: Aspect;
  /** Null while any of its check points is not rated: what is missing is no zero. */
  readonly score: Decimal | null;
}

export interface ScoredSheet {
  readonly checks: readonly ScoredCheck[];
  readonly aspects: readonly ScoredAspect[];
  readonly total: Decimal | null;
  /** Check points that are not rated yet. */
  readonly missing: readonly string[];
}

/** Scores one expert's sheet, exactly: points × share ÷ 100 for each check point, and what they add up to. */
export function scoreSheet(scheme: ExAnteScheme, ratings: SheetRatings): ScoredSheet {
  const checks = scheme.aspects.flatMap(({ id: aspect, parts }) => parts.flatMap(({ id: part, checks: list }) => list.map((check): ScoredCheck => {
    const { rating: given, comment } = ratingOf(ratings, check.id);
    const rating = scheme.ratings.find(({ id }) => id === given) ?? null;
    return { aspect, part, check, rating: rating?.id ?? null, share: rating?.share ?? null, score: rating === null ? null : pointsOf(check, rating.share), comment };
  })));
  const aspects = scheme.aspects.map((aspect): ScoredAspect => ({ aspect, score: whole(checks.filter((one) => one.aspect === aspect.id)) }));
  return { checks, aspects, total: whole(checks), missing: checks.flatMap(({ check, score }) => (score === null ? [check.id] : [])) };
}

function ratingOf(ratings: SheetRatings, id: string): CheckRating {
  return Object.prototype.hasOwnProperty.call(ratings, id) ? ratings[id]! : { rating: null, comment: "" };
}

/** Two factors of at most 15 decimals each: dividing by a hundred moves the point and loses nothing. */
function pointsOf({ points }: CheckPoint, share: string): Decimal {
  const product = multiply(decimal(points), decimal(share));
  return divide(product, HUNDRED, product.scale + 2, "half-up");
}

function whole(checks: readonly ScoredCheck[]): Decimal | null {
  const scores = checks.map(({ score }) => score);
  return scores.length === 0 || scores.some((score) => score === null) ? null : sum(scores as readonly Decimal[]);
}

/** What keeps a sheet from being handed in: a check point without a rating, a low rating without a word why, or a rating that there is none of. */
export function sheetProblems(scheme: ExAnteScheme, ratings: SheetRatings): readonly Problem[] {
  const worst = scheme.ratings.at(-1)?.id;
  return checksOf(scheme).flatMap((check) => {
    const { rating, comment } = ratingOf(ratings, check.id);
    const params = { name: check.title.zh };
    if (rating === null) return [problem("ex-ante.check-not-rated", `ratings.${check.id}`, params)];
    return rating === worst && comment.trim() === "" ? [problem("ex-ante.worst-needs-comment", `ratings.${check.id}.comment`, params)] : [];
  });
}

/** What is wrong with ratings that are to be kept, finished or not: only names that the scheme does not have. */
export function unknownRatings(scheme: ExAnteScheme, ratings: SheetRatings): readonly Problem[] {
  const known = new Set(checksOf(scheme).map(({ id }) => id));
  return Object.entries(ratings).flatMap(([id, { rating }]) => {
    if (!known.has(id)) return [problem("ex-ante.check-unknown", "ratings", { found: id.slice(0, 60) })];
    return rating !== null && !scheme.ratings.some((one) => one.id === rating) ? [problem("ex-ante.rating-unknown", `ratings.${id}`, { found: rating.slice(0, 60) })] : [];
  });
}

/** A score as it is shown: as many decimals as it has. */
export function shownScore(score: Decimal | null): string | null {
  return score === null ? null : toShortText(score);
}
