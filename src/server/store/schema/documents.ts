import type { ColumnType } from "kysely";
import type { WithholdingReason } from "../../../core/disclosure/withholding.ts";
import type { Day, Fixed, FixedBigint } from "./column.ts";

/** 批复: a letter to a department that freezes the goals it lists. */
export interface ApprovalTable {
  region: Fixed<string>;
  id: Fixed<string>;
  year: Fixed<number>;
  department_id: Fixed<string>;
  department_path: Fixed<string>;
  document_no: Fixed<string>;
  issued_on: Fixed<string>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  at: Fixed<Date>;
  /** JSON text of the letter as it was issued. */
  content: Fixed<string>;
  content_format: Fixed<number>;
  digest: Fixed<string>;
  /** Head of the seals that is printed on the letter. */
  seal_head: Fixed<string>;
}

export interface ApprovalItemTable {
  region: Fixed<string>;
  approval_id: Fixed<string>;
  filing_id: Fixed<string>;
  frozen_digest: Fixed<string>;
}

/** 佐证材料: the file itself lies in the data folder under its digest. */
export interface EvidenceTable {
  region: Fixed<string>;
  id: Fixed<string>;
  filing_id: Fixed<string>;
  /** Cell it belongs to. */
  path: Fixed<string>;
  kind: Fixed<string>;
  name: Fixed<string>;
  /** As its first bytes say, not its name. */
  media: Fixed<string>;
  bytes: FixedBigint;
  digest: Fixed<string>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  stored_at: Fixed<Date>;
  withdrawn_at: ColumnType<Date | null, null, Date | null>;
}

/** A printed page; its code is in the QR and under it. */
export interface PrintTable {
  region: Fixed<string>;
  code: Fixed<string>;
  filing_id: Fixed<string>;
  version: Fixed<number>;
  digest: Fixed<string>;
  person_id: Fixed<string>;
  printed_at: Fixed<Date>;
}

/** A scan of a stamped page, matched by the code on it. */
export interface ScanTable {
  region: Fixed<string>;
  id: Fixed<string>;
  filing_id: Fixed<string>;
  print_code: Fixed<string>;
  pages: Fixed<number>;
  name: Fixed<string>;
  media: Fixed<string>;
  bytes: FixedBigint;
  digest: Fixed<string>;
  person_id: Fixed<string>;
  at: Fixed<Date>;
}

/** 公开: an immutable snapshot of what a department discloses. */
export interface PublicationTable {
  region: Fixed<string>;
  id: Fixed<string>;
  year: Fixed<number>;
  department_id: Fixed<string>;
  department_path: Fixed<string>;
  version: Fixed<number>;
  content: Fixed<string>;
  content_format: Fixed<number>;
  digest: Fixed<string>;
  demo: Fixed<boolean>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  published_at: Fixed<Date>;
}

/** 不予公开: a project that a year's disclosure leaves out, until it is released. One stands for a project and year at a time. */
export interface WithholdingTable {
  region: Fixed<string>;
  id: Fixed<string>;
  subject_id: Fixed<string>;
  year: Fixed<number>;
  reason: Fixed<WithholdingReason>;
  /** The law in words for `other-lawful`; empty for the others. */
  ground: Fixed<string>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  withheld_at: Fixed<Date>;
  released_at: ColumnType<Date | null, null, Date>;
  released_by: ColumnType<string | null, null, string>;
  released_post: ColumnType<string | null, null, string>;
}

/** 采用: a draft definition made official in this region, by two people. */
export interface AdoptionTable {
  region: Fixed<string>;
  id: Fixed<string>;
  /** `form/goal`, `workflow/goal`, `profile/cn-national-2021`. */
  definition: Fixed<string>;
  definition_digest: Fixed<string>;
  document_no: Fixed<string>;
  document_date: Day;
  proposed_by: Fixed<string>;
  /** Role it was proposed in: it is confirmed in another. */
  proposed_role: Fixed<string>;
  proposed_at: Fixed<Date>;
  confirmed_by: ColumnType<string | null, null, string | null>;
  confirmed_role: ColumnType<string | null, null, string | null>;
  confirmed_at: ColumnType<Date | null, null, Date | null>;
}
