import type { ColumnType, Generated } from "kysely";
import type { Fixed } from "./column.ts";

/** 行业: a sector of the library with its tree, as the packs bring it. */
export interface LibrarySectorTable {
  region: Fixed<string>;
  id: Fixed<string>;
  /** JSON of a bilingual title. */
  title: string;
  /** JSON list of 支出功能分类. */
  functions: string;
  provenance: string;
  /** JSON list of `{ id, title }`. */
  groups: string;
  digest: string;
}

export type CardState = "draft" | "proposed" | "published" | "replaced" | "retired";

/** 指标卡: one version of a card. Its content is fixed from the moment it is published. */
export interface IndicatorCardTable {
  region: Fixed<string>;
  code: Fixed<string>;
  version: Fixed<number>;
  /** Events name it by this. */
  id: Fixed<string>;
  state: CardState;
  /** pack: as the packs of this installation brought it. region: written here. */
  origin: Fixed<"pack" | "region">;
  /** Canonical JSON of a `CardDraft`. */
  content: string;
  content_format: number;
  digest: string;
  name: string;
  sector: string;
  group_id: string;
  level1: string;
  level2: string;
  /** The body that wrote it; the region itself for cards of packs. */
  unit_path: Fixed<string>;
  unit_name: Fixed<string>;
  /** Why this version; empty where a pack brought it. */
  reason: string;
  /** JSON list of the ids of everybody who worked on it. */
  authors: string;
  /** Counts its saves; a change names the one it was made on. */
  saved: number;
  saved_at: Date;
  proposed_at: Date | null;
  published_at: Date | null;
  published_by: string | null;
  replaced_at: Date | null;
  retired_at: Date | null;
  retired_by: string | null;
  retired_reason: Generated<string>;
  /** Code of the card to use instead. */
  replaced_by: string | null;
  /** Why there is to be this card beside one that says the same; empty where none does. */
  same_reason: Generated<string>;
}

/** How many cards in force stand at a place of the tree; written by triggers of the cards. */
export interface CardTallyTable {
  region: Fixed<string>;
  sector: Fixed<string>;
  group_id: Fixed<string>;
  level1: Fixed<string>;
  level2: Fixed<string>;
  number: number;
}

/** By what the cards in force are found. */
export interface IndicatorTokenTable {
  region: Fixed<string>;
  token: Fixed<string>;
  weight: Fixed<number>;
  code: Fixed<string>;
}

/** 指标质量审查: the four criteria, judged by one person. */
export interface CardReviewTable {
  region: Fixed<string>;
  id: Fixed<string>;
  card_id: Fixed<string>;
  /** Count of saves of what was judged. */
  saved: Fixed<number>;
  /** JSON list of judgements. */
  judgements: Fixed<string>;
  opinion: Fixed<string>;
  /** Whether it went back to its author with it. */
  returned: Fixed<boolean>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  role: Fixed<string>;
  at: Fixed<Date>;
}

/** 标准值: a value of others or of the past to compare with. */
export interface CardReferenceTable {
  region: Fixed<string>;
  id: Fixed<string>;
  code: Fixed<string>;
  kind: Fixed<"plan" | "sector" | "history" | "budget">;
  value: Fixed<string>;
  year: Fixed<number>;
  /** Whose value it is: 全省平均. */
  compared: Fixed<string>;
  source: Fixed<string>;
  source_date: Fixed<string>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  at: Fixed<Date>;
  withdrawn_at: ColumnType<Date | null, never, Date>;
  withdrawn_by: ColumnType<string | null, never, string>;
  withdrawn_reason: ColumnType<string, never, string>;
}

/** A row of a goal that has its letter, or that names a card; written by triggers of the goal. */
export interface IndicatorUseTable {
  region: Fixed<string>;
  filing_id: Fixed<string>;
  row_id: Fixed<string>;
  subject_id: Fixed<string>;
  unit_path: Fixed<string>;
  department_id: Fixed<string | null>;
  year: Fixed<number>;
  level1: Fixed<string>;
  level2: Fixed<string>;
  level3: Fixed<string>;
  target: Fixed<string>;
  card_code: Fixed<string | null>;
  card_version: Fixed<number | null>;
  approved: Fixed<boolean>;
  /** Approved and not withheld: others may learn from it. */
  shared: ColumnType<boolean, boolean, boolean>;
}

/** A line of a self-evaluation that came to its end and names a card; written by triggers of the filing. */
export interface IndicatorResultTable {
  region: Fixed<string>;
  filing_id: Fixed<string>;
  row_id: Fixed<string>;
  subject_id: Fixed<string>;
  unit_path: Fixed<string>;
  year: Fixed<number>;
  level1: Fixed<string>;
  level2: Fixed<string>;
  level3: Fixed<string>;
  target: Fixed<string>;
  actual: Fixed<string>;
  card_code: Fixed<string>;
  card_version: Fixed<number>;
  /** Not withheld: everybody may learn from it. */
  shared: ColumnType<boolean, boolean, boolean>;
}
