import type { Rule } from "../rule.ts";
import { activityAsBenefit } from "./activity-as-benefit.ts";
import { allTargets100 } from "./all-targets-100.ts";
import { atLeast100 } from "./at-least-100.ts";
import { benefitMissing } from "./benefit-missing.ts";
import { benefitRepeatsOutput } from "./benefit-repeats-output.ts";
import { cellTooLong } from "./cell-too-long.ts";
import { costAtLeast } from "./cost-at-least.ts";
import { costsDoNotAddUp } from "./costs-do-not-add-up.ts";
import { deadlineAfterYear } from "./deadline-after-year.ts";
import { deadlineBeforeYear } from "./deadline-before-year.ts";
import { duplicateIndicator } from "./duplicate-indicator.ts";
import { easierThanLastYear } from "./easier-than-last-year.ts";
import { emptyObject } from "./empty-object.ts";
import { emptySuperlative } from "./empty-superlative.ts";
import { goalOfEarlierYear } from "./goal-of-earlier-year.ts";
import { goalWithoutNumber } from "./goal-without-number.ts";
import { halfSentence } from "./half-sentence.ts";
import { impossibleDate } from "./impossible-date.ts";
import { impreciseQuantity } from "./imprecise-quantity.ts";
import { inputAsResult } from "./input-as-result.ts";
import { levelSum } from "./level-sum.ts";
import { milestoneMissing } from "./milestone-missing.ts";
import { misfiledEcology } from "./misfiled-ecology.ts";
import { misfiledSatisfaction } from "./misfiled-satisfaction.ts";
import { mixedMoneyUnits } from "./mixed-money-units.ts";
import { mixedWidth } from "./mixed-width.ts";
import { moneyAboveBudget } from "./money-above-budget.ts";
import { nameContradictsTarget } from "./name-contradicts-target.ts";
import { nameMissing } from "./name-missing.ts";
import { nameRepeatsLevel } from "./name-repeats-level.ts";
import { noDeadline } from "./no-deadline.ts";
import { numberInProse } from "./number-in-prose.ts";
import { openDeadline } from "./open-deadline.ts";
import { outOfBand } from "./out-of-band.ts";
import { outputWithoutQuality } from "./output-without-quality.ts";
import { outputWithoutQuantity } from "./output-without-quantity.ts";
import { overlongSentence } from "./overlong-sentence.ts";
import { partsExceedWhole } from "./parts-exceed-whole.ts";
import { percentOver100 } from "./percent-over-100.ts";
import { percentOfNothing } from "./percent-of-nothing.ts";
import { placeholderLeft } from "./placeholder-left.ts";
import { quantityAtMost } from "./quantity-at-most.ts";
import { questionWithNumber } from "./question-with-number.ts";
import { reverseAtLeast } from "./reverse-at-least.ts";
import { satisfactionFull } from "./satisfaction-full.ts";
import { satisfactionMissing } from "./satisfaction-missing.ts";
import { satisfactionTooLow } from "./satisfaction-too-low.ts";
import { scaleOnly } from "./scale-only.ts";
import { severalNumbers } from "./several-numbers.ts";
import { statedLeap } from "./stated-leap.ts";
import { targetMissing } from "./target-missing.ts";
import { targetRestatesName } from "./target-restates-name.ts";
import { targetUnreadable } from "./target-unreadable.ts";
import { templateHint } from "./template-hint.ts";
import { tooFewIndicators } from "./too-few-indicators.ts";
import { tooManyIndicators } from "./too-many-indicators.ts";
import { unitMismatch } from "./unit-mismatch.ts";
import { unitMissing } from "./unit-missing.ts";
import { vagueTarget } from "./vague-target.ts";
import { vagueVerb } from "./vague-verb.ts";
import { weightMissing } from "./weight-missing.ts";
import { weightNotPositive } from "./weight-not-positive.ts";
import { weightOverHalf } from "./weight-over-half.ts";
import { weightsAllEqual } from "./weights-all-equal.ts";
import { weightsSum } from "./weights-sum.ts";
import { wordsForNumber } from "./words-for-number.ts";
import { zeroTarget } from "./zero-target.ts";

/** Every rule of the linter, from the goal's sentences to the form as a whole. To add one, see `docs/how-to/add-a-lint-rule.md`. */
export const rules: readonly Rule[] = [
  vagueVerb, emptyObject, halfSentence, overlongSentence, statedLeap, goalWithoutNumber, goalOfEarlierYear,
  noDeadline, templateHint, cellTooLong, mixedWidth, placeholderLeft, openDeadline,
  impossibleDate, emptySuperlative, impreciseQuantity, nameMissing, nameRepeatsLevel, targetMissing,
  targetUnreadable, unitMissing, unitMismatch, severalNumbers, numberInProse, scaleOnly,
  vagueTarget, wordsForNumber, percentOfNothing, targetRestatesName, questionWithNumber, nameContradictsTarget, percentOver100, atLeast100,
  costAtLeast, quantityAtMost, reverseAtLeast, zeroTarget, inputAsResult, activityAsBenefit,
  misfiledSatisfaction, misfiledEcology, weightNotPositive, moneyAboveBudget, satisfactionTooLow, satisfactionFull,
  outOfBand, easierThanLastYear, deadlineAfterYear, deadlineBeforeYear, milestoneMissing, weightsSum,
  levelSum, weightMissing, weightOverHalf, weightsAllEqual, duplicateIndicator, benefitRepeatsOutput,
  outputWithoutQuantity, outputWithoutQuality, benefitMissing, satisfactionMissing, tooManyIndicators, tooFewIndicators,
  costsDoNotAddUp, partsExceedWhole, mixedMoneyUnits, allTargets100,
];
