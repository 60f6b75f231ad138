import { problem, type Problem } from "../basics/problem.ts";

/** The four seed criteria of a good indicator: it covers what the trade is for, fits what projects aim at, is soundly built, and can be worked with. */
export const CRITERIA = ["covers-functions", "fits-goals", "sound", "operable"] as const;
export type Criterion = (typeof CRITERIA)[number];

export interface Judgement {
  readonly criterion: Criterion;
  readonly passed: boolean;
  /** Why; needed where it did not pass. */
  readonly note: string;
}

export interface CardReview {
  readonly judgements: readonly Judgement[];
  /** Count of saves of what was judged. */
  readonly saved: number;
  readonly personId: string;
}

/** What is wrong with a review: each criterion is judged once, and a failure says why. */
export function reviewProblems(judgements: readonly Judgement[]): readonly Problem[] {
  const missing = CRITERIA.filter((criterion) => judgements.filter((one) => one.criterion === criterion).length !== 1);
  if (missing.length > 0) return missing.map((criterion) => problem("card.criterion-not-judged", "judgements", { criterion }));
  return judgements.flatMap(({ criterion, passed, note }, index) => (passed || note.trim() !== "" ? [] : [problem("card.criterion-needs-note", `judgements[${index}].note`, { criterion })]));
}

export interface CardToPublish {
  readonly state: "draft" | "proposed" | "published" | "replaced" | "retired";
  readonly saved: number;
  readonly authors: readonly string[];
  /** The newest review; null where nobody has judged it. */
  readonly review: CardReview | null;
}

/** What keeps somebody from publishing a card; nothing where it may be published. One criterion that failed is enough. */
export function publishProblems({ state, saved, authors, review }: CardToPublish, personId: string): readonly Problem[] {
  if (state !== "proposed") return [problem("card.not-proposed", "", { state })];
  if (authors.includes(personId)) return [problem("card.publish-same-person")];
  if (review === null || review.saved !== saved) return [problem("card.not-reviewed")];
  return review.judgements.filter(({ passed }) => !passed).map(({ criterion, note }) => problem("card.criterion-failed", "", { criterion, note }));
}
