import type { Definitions } from "../../core/pack/definitions.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import { valuesOf, type Filing } from "../store/filing.ts";
import type { SignedRemark } from "../store/remark.ts";
import { remarksShown } from "./filing-history.ts";

/** Filings of the same subject that a filing is read beside: its goal, the monitoring period before it, and what the year before said. */

/** 绩效目标 that a filing of a later stage is held against; null of a goal itself, and where the asker sees none. */
export function goalBeside({ stage, year }: Filing, beside: readonly Filing[]): Filing | null {
  return stage === "goal" ? null : (beside.find((other) => other.year === year && other.stage === "goal") ?? null);
}

/** 监控期: which one it is of, and the one before it. */
export function periodShown({ stage, year, period }: Filing, beside: readonly Filing[]) {
  if (stage !== "monitoring") return null;
  const earlier = beside.filter((other) => other.stage === stage && other.year === year && other.period < period).sort((left, right) => right.period - left.period)[0];
  const values = earlier === undefined ? null : valuesOf(earlier);
  return { number: period, before: earlier === undefined || values?.period === undefined ? null : { id: earlier.id, month: Number(values.period.month), values } };
}

/** Goal and self-evaluation of the year before, with what was remarked on them; null where there was neither. */
export function lastYearShown(packs: Pick<Definitions, "workflows">, filing: Filing, beside: readonly Filing[], said: readonly SignedRemark[]) {
  const year = filing.year - 1;
  const goal = beside.find((other) => other.year === year && other.stage === "goal") ?? null;
  const selfEvaluation = beside.find((other) => other.year === year && other.stage === "self-evaluation") ?? null;
  if (goal === null && selfEvaluation === null) return null;
  const remarks = [goal, selfEvaluation].flatMap((one) => (one === null ? [] : remarksShown(packs, workflowOfFiling(packs, one), said.filter(({ filingId }) => filingId === one.id))));
  return { year, goal: goal === null ? null : valuesOf(goal), selfEvaluation: selfEvaluation === null ? null : valuesOf(selfEvaluation), remarks };
}
