import { isIsoDay } from "../calendar/iso-day.ts";
import { parseFormula } from "../expression/index.ts";
import type { MessageParams } from "../basics/message.ts";

/** Where an indicator is from (指标来源). */
export const INDICATOR_ORIGINS = ["policy-document", "statistics", "assessment", "work-plan", "ratings", "other"] as const;
export type IndicatorOrigin = (typeof INDICATOR_ORIGINS)[number];

/** How points are given (评分方式): by a formula, by conditions that are met, by elements that are there, by grades, by deductions, on a scale that people answer. */
export const SCORE_METHODS = ["formula", "condition", "elements", "grades", "deduction", "scale"] as const;
export type ScoreMethod = (typeof SCORE_METHODS)[number];

/** What the platform's table of indicators has beside what every card needs; a card that does not say one of them leaves it out. */
export interface CardAttributes {
  /** 参考目标值: a number or words, without sign and unit. */
  readonly target?: string | undefined;
  /** 指标值说明 */
  readonly targetMeaning?: string | undefined;
  /** 计算说明: how the value comes about where the formula alone does not tell. */
  readonly calculation?: string | undefined;
  readonly scoreMethod?: ScoreMethod | undefined;
  /** 评分公式, in the formula language. */
  readonly scoreFormula?: string | undefined;
  /** 参考权重: points of a hundred, with two decimals at most. */
  readonly weight?: string | undefined;
  /** 考核要点 */
  readonly inspection?: readonly string[] | undefined;
  readonly indicatorOrigin?: IndicatorOrigin | undefined;
  /** 支出功能分类: codes of 类, 款 or 项; where there are none, those of its sector. */
  readonly functions?: readonly string[] | undefined;
  /** 支出经济分类: codes of 类 or 款. */
  readonly economics?: readonly string[] | undefined;
  /** 资金用途 */
  readonly fundUses?: readonly string[] | undefined;
  /** 所属指标体系, by its name. */
  readonly framework?: string | undefined;
  /** 适用单位: codes of bodies, each with all below it; where there are none, everybody. */
  readonly units?: readonly string[] | undefined;
  /** 启用日期 and 停用日期: the first day and the last on which it is offered. */
  readonly validFrom?: string | undefined;
  readonly validUntil?: string | undefined;
}

/** In the order in which they are read. */
export const CARD_ATTRIBUTES = [
  "target", "targetMeaning", "calculation", "scoreMethod", "scoreFormula", "weight", "inspection", "indicatorOrigin", "functions", "economics", "fundUses", "framework", "units", "validFrom", "validUntil",
] as const satisfies readonly (keyof CardAttributes)[];
export type CardAttribute = (typeof CARD_ATTRIBUTES)[number];

/** Those of several entries, and those that are chosen from a list. */
const LISTED_ATTRIBUTES = ["inspection", "functions", "economics", "fundUses", "units"] as const;
export type ListedAttribute = (typeof LISTED_ATTRIBUTES)[number];

const CODES: Readonly<Partial<Record<ListedAttribute, RegExp>>> = { functions: /^\d{3}(\d{2}){0,2}$/, economics: /^\d{3}(\d{2})?$/, units: /^[0-9A-Za-z-]{1,32}$/ };
const WEIGHT = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/;

export interface AttributeFault {
  readonly field: CardAttribute;
  readonly code: "weight-unfit" | "codes-unfit" | "day-unfit" | "days-reversed" | "score-formula-unread";
  readonly params: MessageParams;
}

/** What is wrong with attributes that are there. */
export function attributeFaults(card: CardAttributes): readonly AttributeFault[] {
  const faults: AttributeFault[] = [];
  const told = (field: CardAttribute, code: AttributeFault["code"], params: MessageParams = {}): void => void faults.push({ field, code, params });
  if (card.weight !== undefined && !WEIGHT.test(card.weight)) told("weight", "weight-unfit", { found: card.weight });
  for (const [field, pattern] of Object.entries(CODES) as [ListedAttribute, RegExp][]) {
    const found = card[field]?.find((one, index, all) => !pattern.test(one) || all.indexOf(one) !== index);
    if (found !== undefined) told(field, "codes-unfit", { found });
  }
  for (const field of ["validFrom", "validUntil"] as const) if (card[field] !== undefined && !isIsoDay(card[field])) told(field, "day-unfit", { found: card[field] });
  if (faults.length === 0 && card.validFrom !== undefined && card.validUntil !== undefined && card.validUntil < card.validFrom) told("validUntil", "days-reversed", { from: card.validFrom });
  const read = card.scoreFormula === undefined ? null : parseFormula(card.scoreFormula);
  if (read !== null && !read.ok) told("scoreFormula", "score-formula-unread");
  return faults;
}

/** Whether a card is offered on a day: what begins later or is over is neither found nor suggested, and goals that have it keep it. */
export function isOfferedOn({ validFrom, validUntil }: CardAttributes, day: string): boolean {
  return (validFrom === undefined || validFrom <= day) && (validUntil === undefined || day <= validUntil);
}

/** Whether a card is meant for a body, told by the path of codes under which it stands: `990100.101.101001.` */
export function isMeantFor({ units }: CardAttributes, unitPath: string): boolean {
  const codes = unitPath.split(".");
  return units === undefined || units.length === 0 || units.some((code) => codes.includes(code));
}
