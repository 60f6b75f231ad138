import type { CardAttributes } from "./card-attributes.ts";

/** An indicator card and the sector file it stands in, as packs and the library of a region hold them. Everything is text, as it was written. */

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** How the actual value is compared with the target (计算符号). `qualitative` is 定性 and `range` 区间 in a file. */
export const SIGNS = [">=", "<=", "=", ">", "<", "qualitative", "range"] as const;
export type Sign = (typeof SIGNS)[number];

/** Which way is better (指标方向). */
export const DIRECTIONS = ["positive", "reverse", "equal", "range", "qualitative"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Where the actual value comes from (数据来源). */
export const DATA_SOURCES = [
  "statistics-office", "authority-survey", "department-yearbook", "department-statistics", "department-records", "department-judgement", "survey-report", "media", "other",
] as const;
export type DataSource = (typeof DATA_SOURCES)[number];

/** How the actual value is shown to be true (完成值取值方式). */
export const VALUE_METHODS = ["direct-proof", "statistics", "description", "survey", "trend"] as const;
export type ValueMethod = (typeof VALUE_METHODS)[number];

/** How often there is a value (统计频次). */
export const FREQUENCIES = ["month", "quarter", "half-year", "year", "once"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** What a reference value stands on (标准类型). */
export const STANDARD_KINDS = ["plan", "sector", "history", "budget"] as const;
export type StandardKind = (typeof STANDARD_KINDS)[number];

/** Who vouches for what a file says; `draft` prints 草案 until it is adopted. */
export type CardProvenance = "seed" | "document" | "draft";

/** A reference value: nobody may compare with a number of which the source isn't known. */
export interface CardStandard {
  readonly kind: StandardKind;
  readonly value: string;
  readonly year: number | null;
  readonly source: string;
}

/** One indicator of the library (绩效指标卡). */
export interface Card extends CardAttributes {
  /** Stable for ever: `EDU-0001`. */
  readonly code: string;
  /** Id of the sector it stands in. */
  readonly sector: string;
  /** Id of a group of that sector: its function or field. */
  readonly group: string;
  readonly name: Bilingual;
  /** 一级指标 and 二级指标, as an indicator frame names them. */
  readonly level1: string;
  readonly level2: string;
  /** 指标解释: what it is and what it shows. */
  readonly meaning: string;
  /** In the formula language; `null` where the value is counted, measured or judged as it stands. */
  readonly formula: string | null;
  /** `null` where a person judges by grades. */
  readonly unit: string | null;
  readonly sign: Sign;
  readonly direction: Direction;
  readonly dataSource: DataSource;
  readonly valueMethod: ValueMethod;
  readonly frequency: Frequency;
  /** 佐证资料. */
  readonly evidence: readonly string[];
  /** 评分标准, as a sentence. */
  readonly scoring: string;
  /** 适用范围. */
  readonly scope: string;
  /** How an officer would say it; the search finds the card by these. */
  readonly words: readonly string[];
  /** Why it is a fit indicator, or where it is from. */
  readonly reasoning: string;
  readonly standard: CardStandard | null;
  /** 共性指标: for any project, whatever its sector. */
  readonly common: boolean;
}

export interface SectorGroup {
  readonly id: string;
  readonly title: Bilingual;
}

/** A sector with its tree and its cards: one file of a library. */
export interface Sector {
  readonly id: string;
  readonly title: Bilingual;
  /** 支出功能分类 of the whole sector, 类 or 款; empty where it goes across them. */
  readonly functions: readonly string[];
  readonly provenance: CardProvenance;
  readonly groups: readonly SectorGroup[];
  readonly cards: readonly Card[];
}

/** The sectors of a city's packs, in the order of their ids. */
export interface Library {
  /** SM3 of all of it in canonical form. */
  readonly digest: string;
  readonly sectors: readonly Sector[];
}
