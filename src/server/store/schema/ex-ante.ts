import type { ColumnType } from "kysely";
import type { Role } from "../../../core/access/role.ts";
import type { Conclusion, ExAnteLevel } from "../../../core/ex-ante/scheme.ts";
import type { ExAnteState } from "../../../core/ex-ante/procedure.ts";
import type { Fixed, FixedBigint, NullableBigint } from "./column.ts";

/** 事前评估申请: of a subject and a budget year one. */
export interface ExAnteTable {
  region: Fixed<string>;
  id: Fixed<string>;
  subject_id: Fixed<string>;
  year: Fixed<number>;
  /** Id of the scheme of the packs. */
  scheme: Fixed<string>;
  pack_digest: Fixed<string>;
  unit_id: Fixed<string>;
  unit_path: Fixed<string>;
  department_id: Fixed<string>;
  code: Fixed<string>;
  name: Fixed<string>;
  unit_name: Fixed<string>;
  department_name: Fixed<string>;
  level: ExAnteLevel;
  state: ExAnteState;
  state_since: Date;
  /** Counts from 1; a return begins the next. */
  round: number;
  version: number;
  amount_fen: NullableBigint;
  /** JSON of the texts. */
  content: string;
  content_format: number;
  content_digest: string;
  /** JSON list of who did what, for four eyes. */
  hands: string;
  conclusion: Conclusion | null;
  cap_fen: NullableBigint;
  granted_fen: NullableBigint;
  started_at: Fixed<Date>;
  changed_at: Date;
  /** 逾期升级: the turn that was told of, to which role and when; it holds for as long as that turn lasts. */
  escalated_turn: ColumnType<string | null, never, string | null>;
  escalated_to: ColumnType<string | null, never, string | null>;
  escalated_at: ColumnType<Date | null, never, Date | null>;
}

/** What a person types of an application or of their sheet and has not saved. */
export interface ExAnteDraftTable {
  region: Fixed<string>;
  application_id: Fixed<string>;
  person_id: Fixed<string>;
  part: Fixed<"application" | "sheet">;
  /** The version of the application, or how often the sheet had been saved. */
  base_version: number;
  round: number;
  content: string;
  content_format: number;
  saved_at: Date;
}

/** A material of the check-list that was brought; without a row it is missing. */
export interface ExAnteMaterialTable {
  region: Fixed<string>;
  application_id: Fixed<string>;
  material: Fixed<string>;
  state: "received" | "approved" | "rejected";
  note: string;
  person_id: string;
  at: Date;
}

export interface ExAnteFileTable {
  region: Fixed<string>;
  id: Fixed<string>;
  application_id: Fixed<string>;
  material: Fixed<string>;
  name: Fixed<string>;
  media: Fixed<string>;
  bytes: FixedBigint;
  digest: Fixed<string>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  stored_at: Fixed<Date>;
  withdrawn_at: ColumnType<Date | null, null, Date>;
}

/** An expert who was asked, with their sheet. */
export interface ExAnteExpertTable {
  region: Fixed<string>;
  id: Fixed<string>;
  application_id: Fixed<string>;
  unit_path: Fixed<string>;
  round: Fixed<number>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  assigned_by: Fixed<string>;
  assigned_at: Fixed<Date>;
  released_at: ColumnType<Date | null, null, Date>;
  /** What they said they are too near to; null where nothing, or not asked yet. */
  interest: string | null;
  declared_at: Date | null;
  /** JSON of ratings and opinion. */
  content: string;
  content_format: number;
  content_digest: string;
  saved: number;
  saved_at: Date | null;
  submitted_at: ColumnType<Date | null, null, Date | null>;
}

export interface ExAnteConclusionTable {
  region: Fixed<string>;
  application_id: Fixed<string>;
  round: Fixed<number>;
  conclusion: Fixed<Conclusion>;
  proposed: Fixed<Conclusion>;
  cap_fen: ColumnType<string | null, number | bigint | null, never>;
  experts: Fixed<number>;
  /** As shown, two decimals. */
  mean: Fixed<string>;
  spread: Fixed<string>;
  /** JSON list, in the order of the scheme. */
  aspect_means: Fixed<string>;
  reason: Fixed<string>;
  panel_note: Fixed<string>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  at: Fixed<Date>;
}

export interface ExAnteStepTable {
  region: Fixed<string>;
  id: Fixed<string>;
  application_id: Fixed<string>;
  act: Fixed<string>;
  from_state: Fixed<ExAnteState>;
  to_state: Fixed<ExAnteState>;
  round: Fixed<number>;
  opinion: Fixed<string>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  role: Fixed<Role>;
  at: Fixed<Date>;
}
