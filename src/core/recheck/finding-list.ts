import type { Severity } from "./result.ts";

/**
 * Every finding a recheck can make, with its one severity. Meaning and advice stand in `src/words` under `finding.<code>` and
 * `finding.<code>.advice`; `docs/findings.md` is made from both. An error contradicts what the same table prints; a warning asks a
 * person to look; a note says what was assumed or left open.
 */
export const FINDINGS = {
  "funds.parts": "error",
  "funds.unit-suspect": "warning",
  "execution.rate": "error",
  "execution.score": "error",
  "execution.over-budget": "warning",
  "execution.zero-budget": "warning",
  "execution.nothing-spent": "warning",
  "execution.behind-results": "warning",
  "target.missing": "error",
  "target.assumed": "note",
  "target.impossible-date": "error",
  "target.cost-with-floor": "warning",
  "target.output-with-ceiling": "warning",
  "target.time-as-quantity": "note",
  "target.holds-points": "warning",
  "actual.missing": "error",
  "actual.in-words": "warning",
  "actual.nothing-spent": "warning",
  "actual.repeats-sign": "note",
  "actual.beyond-target": "warning",
  "cell.unread": "warning",
  "unit.mismatch": "warning",
  "period.unclear": "note",
  "value.several": "note",
  "points.negative": "error",
  "score.negative": "error",
  "score.missing": "error",
  "score.above-points": "error",
  "score.lost-though-reached": "error",
  "score.full-though-missed": "error",
  "score.unexplained": "warning",
  "score.over-fulfilled": "note",
  "score.by-judgement": "note",
  "reason.missing": "warning",
  "parts.sum": "warning",
  "sum.score": "error",
  "sum.points": "error",
  "points.not-hundred": "warning",
  "total.full-though-missed": "warning",
  "grade.withheld": "note",
} as const satisfies Readonly<Record<string, Severity>>;

export type FindingCode = keyof typeof FINDINGS;
