import type { Check } from "../check.ts";
import { checkActualBeyondTarget } from "./actual-beyond-target.ts";
import { checkActualInWords } from "./actual-in-words.ts";
import { checkActualMissing } from "./actual-missing.ts";
import { checkActualRepeatsSign } from "./actual-repeats-sign.ts";
import { checkCellUnread } from "./cell-unread.ts";
import { checkExecutionBehindResults } from "./execution-behind-results.ts";
import { checkExecutionOverBudget } from "./execution-over-budget.ts";
import { checkExecutionRate } from "./execution-rate.ts";
import { checkExecutionScore } from "./execution-score.ts";
import { checkExecutionZeroBudget } from "./execution-zero-budget.ts";
import { checkFundsParts } from "./funds-parts.ts";
import { checkFundsUnit } from "./funds-unit.ts";
import { checkGoalAdvice } from "./goal-advice.ts";
import { checkGradeWithheld } from "./grade-withheld.ts";
import { checkNegative } from "./negative.ts";
import { checkNothingSpent } from "./nothing-spent.ts";
import { checkPartsSum } from "./parts-sum.ts";
import { checkPeriodUnclear } from "./period-unclear.ts";
import { checkPointsNotHundred } from "./points-not-hundred.ts";
import { checkReasonMissing } from "./reason-missing.ts";
import { checkScoreAbovePoints } from "./score-above-points.ts";
import { checkScoreByJudgement } from "./score-by-judgement.ts";
import { checkScoreFullThoughMissed } from "./score-full-though-missed.ts";
import { checkScoreLostThoughReached } from "./score-lost-though-reached.ts";
import { checkScoreMissing } from "./score-missing.ts";
import { checkScoreUnexplained } from "./score-unexplained.ts";
import { checkSumPoints } from "./sum-points.ts";
import { checkSumScore } from "./sum-score.ts";
import { checkTargetAssumed } from "./target-assumed.ts";
import { checkTargetDirection } from "./target-direction.ts";
import { checkTargetHoldsPoints } from "./target-holds-points.ts";
import { checkTargetImpossibleDate } from "./target-impossible-date.ts";
import { checkTargetMissing } from "./target-missing.ts";
import { checkTotalFullThoughMissed } from "./total-full-though-missed.ts";
import { checkUnitMismatch } from "./unit-mismatch.ts";
import { checkValueSeveral } from "./value-several.ts";

/** Every check of a recheck; to add one see `docs/how-to/add-a-finding.md`. */
export const CHECKS: readonly Check[] = [
  checkFundsParts, checkFundsUnit, checkExecutionZeroBudget, checkExecutionRate, checkExecutionOverBudget, checkExecutionScore, checkNothingSpent, checkExecutionBehindResults,
  checkTargetMissing, checkTargetImpossibleDate, checkTargetDirection, checkTargetHoldsPoints, checkTargetAssumed,
  checkActualMissing, checkActualInWords, checkUnitMismatch, checkPeriodUnclear, checkValueSeveral, checkActualRepeatsSign, checkActualBeyondTarget,
  checkCellUnread, checkNegative, checkScoreMissing, checkScoreAbovePoints, checkScoreLostThoughReached, checkScoreFullThoughMissed, checkScoreUnexplained, checkScoreByJudgement, checkReasonMissing,
  checkPartsSum, checkSumPoints, checkSumScore, checkPointsNotHundred, checkGradeWithheld, checkTotalFullThoughMissed,
  checkGoalAdvice,
];
