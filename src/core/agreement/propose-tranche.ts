import { compare, decimal, toShortText, type Decimal } from "../basics/decimal.ts";
import { problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import type { Agreement, Tranche, TrancheCondition } from "./agreement.ts";

/** What came of the evaluation of a phase, as its filing says it. */
export interface PhaseEvaluation {
  readonly year: number;
  /** Whether it was confirmed: until then a score may still change. */
  readonly ended: boolean;
  /** 生效得分 and whose it is; null where there is none. */
  readonly score: Decimal | null;
  readonly by: "unit" | "department" | "finance" | null;
  /** Printed name of the grade: 良. */
  readonly grade: string | null;
}

/** Grades of the rules by which it was scored. */
export type GradeScale = readonly { readonly code: string; readonly name: { readonly zh: string }; readonly from: Decimal }[];

/** A condition with what was found: `found` is null where there is nothing to judge it by. */
export interface ConditionCheck {
  readonly condition: TrancheCondition;
  readonly met: boolean;
  readonly found: string | null;
}

export interface TrancheGround {
  readonly evaluation: PhaseEvaluation | null;
  readonly grades: GradeScale;
  readonly proposed: readonly string[];
  readonly today: string;
}

export interface TrancheDecided {
  readonly tranche: Tranche;
  readonly checks: readonly ConditionCheck[];
}

/**
 * Whether a tranche may be proposed for payment: not before the phase it follows was evaluated to its end with an effective score, not
 * unless each of its conditions is met, and once. A score that is missing meets nothing.
 */
export function decideTranche({ phases, tranches }: Agreement, id: string, ground: TrancheGround): Result<TrancheDecided> {
  const tranche = tranches.find((one) => one.id === id);
  if (tranche === undefined) return refused(problem("tranche.unknown", "tranche"));
  const { title } = tranche;
  if (ground.proposed.includes(id)) return refused(problem("tranche.proposed-already", "tranche", { tranche: title }));
  const phase = phases.find((one) => one.id === tranche.phase);
  if (phase !== undefined) {
    const { evaluation } = ground;
    if (evaluation === null) return refused(problem("tranche.not-evaluated", "tranche", { tranche: title, phase: phase.title, year: phase.evaluatedYear ?? 0 }));
    if (!evaluation.ended || evaluation.score === null || evaluation.by === null) return refused(problem("tranche.no-effective-score", "tranche", { tranche: title, phase: phase.title, year: evaluation.year }));
  }
  const checks = checkConditions(tranche, ground);
  const unmet = checks.filter(({ met }) => !met);
  return unmet.length === 0 ? done({ tranche, checks }) : refused(...unmet.map(({ condition, found }) => problem(`tranche.unmet-${condition.kind}`, "tranche", { tranche: title, expected: expectedOf(condition, ground.grades), found: found ?? "" })));
}

/** Each condition beside what was found; asked also while nothing may be proposed yet, to be shown. */
export function checkConditions({ conditions }: Pick<Tranche, "conditions">, { evaluation, grades, today }: Pick<TrancheGround, "evaluation" | "grades" | "today">): readonly ConditionCheck[] {
  const isSettled = evaluation !== null && evaluation.ended && evaluation.score !== null;
  return conditions.map((condition): ConditionCheck => {
    if (condition.kind === "not-before") return { condition, met: today >= condition.day, found: today };
    if (!isSettled) return { condition, met: false, found: null };
    const { score, grade, by } = evaluation;
    switch (condition.kind) {
      case "score-at-least": return { condition, met: compare(score!, decimal(condition.score)) >= 0, found: toShortText(score!) };
      case "scored-by": return { condition, met: by === condition.by || (condition.by === "department" && by === "finance"), found: by };
      case "grade-at-least": {
        const needed = grades.find(({ code }) => code === condition.grade);
        const reached = grades.find(({ name }) => name.zh === grade);
        return { condition, met: needed !== undefined && reached !== undefined && compare(reached.from, needed.from) >= 0, found: grade };
      }
    }
  });
}

function expectedOf(condition: TrancheCondition, grades: GradeScale): string {
  switch (condition.kind) {
    case "grade-at-least": return grades.find(({ code }) => code === condition.grade)?.name.zh ?? condition.grade;
    case "score-at-least": return condition.score;
    case "scored-by": return condition.by;
    case "not-before": return condition.day;
  }
}
