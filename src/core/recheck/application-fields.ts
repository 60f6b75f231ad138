/** 问题与应用措施: what a form may ask of a line. */
export const MEASURE_FIELDS = ["problem", "measure", "action", "owner", "until", "amount", "reply"] as const;
export type MeasureField = (typeof MEASURE_FIELDS)[number];

/**
 * 评价结果, as a form of application was begun from it: its score, grade, whose score it is, and the stage it was given in (names that words say),
 * 全年预算数 and 全年执行数 in 万元; and 未采取措施的理由, the only one that is typed.
 */
export const RESULT_FIELDS = ["score", "grade", "by", "of", "budget", "executed", "reason"] as const;
export type ResultField = (typeof RESULT_FIELDS)[number];
/** Of these the one that people write. */
export const RESULT_TYPED: ResultField = "reason";
