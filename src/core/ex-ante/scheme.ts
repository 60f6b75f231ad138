import type { Bilingual, Provenance } from "../layout/form.ts";
import type { BudgetBook } from "../subject/budget-book.ts";
import type { SubjectAttribute, SubjectKind } from "../subject/subject-kind.ts";
import type { DueDays } from "../workflow/workflow.ts";
import type { ExAnteTurn } from "./turn-place.ts";

/** 事前绩效评估方案: how one kind of subject is evaluated before it enters the project library; a project 项目 and a policy 政策 have one each. */
export interface ExAnteScheme {
  readonly id: string;
  readonly title: Bilingual;
  readonly provenance: Provenance;
  /** Kinds of subjects it is for. */
  readonly kinds: readonly SubjectKind[];
  /** 四本预算: the books whose scheme it is in place of another, with that one's id; null where it is for each book that has none of its own. */
  readonly of: { readonly scheme: string; readonly books: readonly BudgetBook[] } | null;
  /** What the papers call who carries it out, where the book has a word of its own: 经办机构, 实施企业. */
  readonly head: { readonly name: Bilingual | null; readonly unit: Bilingual | null };
  /** 申报内容: texts the unit writes. */
  readonly fields: readonly ExAnteField[];
  readonly materials: readonly MaterialGroup[];
  readonly aspects: readonly Aspect[];
  /** 优良中差, the best first. */
  readonly ratings: readonly Rating[];
  readonly rules: ExAnteRules;
  readonly report: readonly ReportSection[];
}

export interface ExAnteField {
  readonly id: string;
  readonly title: Bilingual;
  readonly required: boolean;
}

export interface MaterialGroup {
  readonly id: string;
  readonly title: Bilingual;
  readonly items: readonly MaterialItem[];
}

export interface MaterialItem {
  readonly id: string;
  readonly title: Bilingual;
  readonly required: boolean;
}

/** 评估方面 with its points; `failing`: what it means where it stays below the least share of them. */
export interface Aspect {
  readonly id: string;
  readonly title: Bilingual;
  readonly points: string;
  readonly failing: "partial" | "reject";
  readonly parts: readonly { readonly id: string; readonly title: Bilingual; readonly checks: readonly CheckPoint[] }[];
}

/** 评分要点 */
export interface CheckPoint {
  readonly id: string;
  readonly title: Bilingual;
  readonly points: string;
}

export interface Rating {
  readonly id: string;
  readonly title: Bilingual;
  /** Per cent of the points of a check point. */
  readonly share: string;
}

/** Numbers a region may want otherwise; decimals as text, money in whole yuan. */
export interface ExAnteRules {
  readonly experts: { readonly least: number; readonly most: number };
  /** 离散度上限: points between the highest and the lowest total beyond which the panel has to say why. */
  readonly spread: string;
  readonly support: string;
  readonly partial: string;
  /** Least per cent of the points of each aspect. */
  readonly aspect: string;
  /** From which amount a subject with one of these attributes needs whose evaluation; null where it is never asked for. */
  readonly thresholds: { readonly department: number | null; readonly finance: number | null; readonly attributes: readonly SubjectAttribute[] };
  /** 部分支持的上限: this per cent of what was applied for, or the per cent of the points reached, down to whole steps. */
  readonly cap: { readonly share: "score" | string; readonly step: number };
  /** Years for which an expert still keeps away from a body they have left. */
  readonly formerYears: number;
  /** 办理时限: working days that a turn may take, with whom is told of what is late or without; one that is not named has no limit. */
  readonly days?: Readonly<Partial<Record<ExAnteTurn, number | Omit<DueDays, "departments">>>> | undefined;
}

export interface ReportSection {
  readonly id: string;
  readonly title: Bilingual;
  readonly parts: readonly ReportPart[];
}

/** A heading of the report; what stands under it is said by its place, or is the text of the field that it names. */
export interface ReportPart extends Bilingual {
  readonly field: string | null;
}

export const CONCLUSIONS = ["support", "partial", "reject"] as const;
/** 予以支持、部分支持、不予支持 */
export type Conclusion = (typeof CONCLUSIONS)[number];

/** Whose evaluation it is: 部门评估, or 财政评估 from the higher threshold on. */
export type ExAnteLevel = "department" | "finance";

/** The scheme for a subject by its kind and book: the book's own, or else the one for all; null where the packs evaluate none of its kind. */
export function schemeFor(schemes: readonly ExAnteScheme[], { kind, book }: { readonly kind: string; readonly book: BudgetBook }): ExAnteScheme | null {
  const fitting = schemes.filter(({ kinds }) => kinds.some((one) => one === kind));
  return fitting.find(({ of }) => of?.books.includes(book)) ?? fitting.find(({ of }) => of === null) ?? null;
}

export function materialsOf({ materials }: Pick<ExAnteScheme, "materials">): readonly MaterialItem[] {
  return materials.flatMap(({ items }) => items);
}

export function checksOf({ aspects }: Pick<ExAnteScheme, "aspects">): readonly CheckPoint[] {
  return aspects.flatMap(({ parts }) => parts.flatMap(({ checks }) => checks));
}
