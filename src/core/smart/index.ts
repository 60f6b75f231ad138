/** The goal linter: what it is given, what it says, how it judges. One rule a file under `rules/`. */
export { answerSentence, answerSmart, type LetterAnswer, type LetterReason, type SentenceAnswer, type SmartAnswer } from "./answer.ts";
export { goalFromTable } from "./from-table.ts";
export type { GoalInput, GoalRow } from "./goal.ts";
export { judgeSentence, judgeSmart, SMART_LETTERS, type LetterVerdict, type SmartJudgement, type SmartLetter, type SmartVerdicts, type Verdict } from "./judge.ts";
export { lintGoal, lintSentence, lintSteps } from "./lint.ts";
export { byPlace, pathOf, type Fix, type GoalField, type Letter, type LintRemark, type Place, type Severity } from "./remark.ts";
export { rules } from "./rules/index.ts";
