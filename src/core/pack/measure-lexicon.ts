import type { Names } from "../expression/index.ts";

/** What amounts of measures come to. */
export const AMOUNT_UNIT = "万元";

/** What the conditions and amounts of application measures may ask for. Amounts are in 万元, as the forms have them. */
export const MEASURE_NAMES: Names = new Map([
  ["等级", { type: "text" }],
  ["得分", { type: "number" }],
  ["执行率", { type: "number", unit: "%" }],
  ["预算数", { type: "number", unit: AMOUNT_UNIT }],
  ["执行数", { type: "number", unit: AMOUNT_UNIT }],
]);

/** The name that stands for the grade: 优, 良, 中, 差. */
export const GRADE_NAME = "等级";

/** What the triggers of an adjustment may ask for. */
export const ADJUSTMENT_NAMES: Names = new Map([
  ["调整额", { type: "number", unit: "元" }],
  ["预算数", { type: "number", unit: "元" }],
  ["连续红灯次数", { type: "number" }],
]);

/** By what a page says each of them in its own language: `app-packs.measures.name.grade`. */
export const MEASURE_NAME_CODES: Readonly<Record<string, string>> = { 等级: "grade", 得分: "score", 执行率: "rate", 预算数: "budget", 执行数: "executed" };

/** In the same way: `app-packs.told.name.change`. */
export const ADJUSTMENT_NAME_CODES: Readonly<Record<string, string>> = { 调整额: "change", 预算数: "budget", 连续红灯次数: "red-lights" };
