import type { Card } from "../../../src/core/library/card.ts";

/** A complete card to change in a test. */
export const CARD: Card = {
  code: "EDU-0001", sector: "education", group: "compulsory", name: { zh: "九年义务教育巩固率", en: "Completion rate of nine-year compulsory education" },
  level1: "效益指标", level2: "社会效益指标", meaning: "九年级毕业生占小学入学时人数的比例。", formula: "九年级毕业人数 / 小学入学人数 * 100%", unit: "%", sign: ">=", direction: "positive",
  dataSource: "department-statistics", valueMethod: "statistics", frequency: "year", evidence: ["教育事业统计年报"], scoring: "达到目标值得满分。", scope: "教育部门和学校",
  words: ["控辍保学", "辍学率"], reasoning: "教育事业统计有此项，口径稳定。", standard: null, common: false,
};
