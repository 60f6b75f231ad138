import type { Bilingual } from "../workflow/workflow.ts";

/** 国家、省、市、区县（园区）: who issued it. */
export const POLICY_LEVELS = ["national", "province", "city", "county"] as const;
export type PolicyLevel = (typeof POLICY_LEVELS)[number];

/** 一条: where it stands in the document, as others cite it, and what it says in our own words. */
export interface PolicyClause {
  readonly at: string;
  readonly gist: Bilingual;
}

/**
 * 政策制度: one document with when it holds. Days are ISO, as exact as they are known: `2020`, `2020-02` or `2020-02-25`; null where nobody
 * knows, and never guessed.
 */
export interface PolicyDocument {
  readonly id: string;
  readonly level: PolicyLevel;
  /** 文号; null where it has none, or none is known. */
  readonly number: string | null;
  readonly title: Bilingual;
  readonly issuer: Bilingual;
  readonly issued: string | null;
  /** 施行: first day on which it holds; null where the day of issue is taken for it, and it is said. */
  readonly from: string | null;
  /** 废止、失效: last day on which it holds; null where none is set. */
  readonly until: string | null;
  /** Ids of the documents whose place it takes from the first day on which it holds. */
  readonly replaces: readonly string[];
  /** 系列文件: id of its family and its place in it. */
  readonly family: { readonly id: string; readonly role: PolicyRole } | null;
  readonly provenance: "seed" | "document" | "draft";
  /** Whether number and days still want a look at the text itself. */
  readonly unverified: boolean;
  /** Where what is said of it was read; a text alone where a bureau wrote it, in its own language. */
  readonly source: Bilingual | string;
  readonly clauses: readonly PolicyClause[];
}

export const POLICY_ROLES = ["main", "supporting"] as const;
export type PolicyRole = (typeof POLICY_ROLES)[number];

/** 系列文件, as “1+9”: so many main documents and so many that support them. */
export interface PolicyFamily {
  readonly id: string;
  readonly title: Bilingual;
  readonly main: number;
  readonly supporting: number;
}

/** `policies/*.yaml` of a pack: documents that belong together, and the families they make up. */
export interface PolicyCollection {
  readonly id: string;
  readonly title: Bilingual;
  /** What places of documents are called in English; citations and clauses have the Chinese ones. */
  readonly names?: readonly Bilingual[] | undefined;
  readonly families: readonly PolicyFamily[];
  readonly documents: readonly PolicyDocument[];
}
