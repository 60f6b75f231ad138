import type { ColumnType, Generated } from "kysely";
import type { Role } from "../../../core/access/role.ts";
import type { Stage } from "../../../core/form/filing-values.ts";
import type { ScoreBy } from "../../../core/form/line-scores.ts";
import type { Action } from "../../../core/workflow/workflow.ts";
import type { Fixed, NullableBigint } from "./column.ts";

/** 填报: one form filled for one subject, year and stage. */
export interface FilingTable {
  region: Fixed<string>;
  id: Fixed<string>;
  subject_id: Fixed<string>;
  /** 绩效对象类别 of the subject, for lists. */
  subject_kind: Generated<string>;
  stage: Fixed<Stage>;
  year: Fixed<number>;
  /** 监控期 by its number; 1 for what is filled once a year. */
  period: Generated<number>;
  form: Fixed<string>;
  /** The version it began with, until somebody moves it to another. */
  workflow: string;
  workflow_version: number;
  /** Digest of the packs it was begun under; its forms, steps and rules are read from there. */
  pack_digest: Fixed<string>;
  unit_id: Fixed<string>;
  unit_path: Fixed<string>;
  department_id: Fixed<string>;
  /** Name of the subject as it stood when the filing was begun, and of its bodies. */
  name: Fixed<string>;
  /** As it is searched. */
  plain_name: Fixed<string>;
  unit_name: Fixed<string>;
  department_name: Fixed<string>;
  /** Money of the year, for lists; null while it is not filled. */
  amount_fen: NullableBigint;
  step: string;
  /** Role that holds it; null at an end. */
  holder: Role | null;
  /** Counts from 1; a return begins the next. */
  round: number;
  /** Counts saves and moves; a change names the version it was made on. */
  version: number;
  step_since: Date;
  /** JSON text of `FilingValues`, read by the format it was written in and never migrated. */
  content: string;
  content_format: number;
  content_digest: string;
  /** Effective score, in millionths; null until there is one. */
  score_millionths: NullableBigint;
  /** Whose it is: `unit`, `department`, `finance`. */
  score_by: ScoreBy | null;
  grade: string | null;
  approval_id: string | null;
  /** Number of that letter. */
  document_no: ColumnType<string | null, null | undefined, string | null>;
  frozen_digest: string | null;
  /** JSON text of `Taken[]`: whose hands it went through, oldest first. */
  taken: string;
  /** Whether it was returned to where it is now. */
  came_back: boolean;
  /** When its present holder was urged last; null where nobody urged since it is there. */
  urged_at: ColumnType<Date | null, null | undefined, Date | null>;
  /** 转办: the post that alone may act at the present step; null where anybody of the role may. */
  handler_post: ColumnType<string | null, null | undefined, string | null>;
  /** The last day of its present step, where it was given a later one. */
  extended_until: ColumnType<string | null, null | undefined, string | null>;
  /** 逾期升级: to whom it was told since it is where it is, and when; null where nobody had to be. */
  escalated_to: ColumnType<string | null, null | undefined, string | null>;
  escalated_at: ColumnType<Date | null, null | undefined, Date | null>;
  started_at: Fixed<Date>;
  changed_at: Date;
}

/** Two-character pieces of names, so that search keeps its index under row security. */
export interface FilingGramTable {
  region: Fixed<string>;
  year: Fixed<number>;
  stage: Fixed<Stage>;
  gram: Fixed<string>;
  filing_id: Fixed<string>;
  subject_id: Fixed<string>;
  unit_path: Fixed<string>;
}

/** Whose hands a filing went through that is under way, and where it is; kept by the database with the filing (`keep_moved`). */
export interface FilingHandTable {
  region: Fixed<string>;
  person_id: Fixed<string>;
  filing_id: Fixed<string>;
  subject_id: Fixed<string>;
  unit_path: Fixed<string>;
  year: Fixed<number>;
  stage: Fixed<Stage>;
  step: string;
  holder: string;
  handler_post: string | null;
  step_since: Date;
}

/** What somebody has typed and not saved; nobody else's business and no event. */
export interface FilingDraftTable {
  region: Fixed<string>;
  filing_id: Fixed<string>;
  person_id: Fixed<string>;
  base_version: number;
  content: string;
  content_format: number;
  saved_at: Date;
}

export interface FilingVersionTable {
  region: Fixed<string>;
  filing_id: Fixed<string>;
  version: Fixed<number>;
  /** True: the values as they were. False: the difference to the version before. */
  whole: Fixed<boolean>;
  content: Fixed<string>;
  content_format: Fixed<number>;
  /** Digest of the values, whichever way they are stored. */
  content_digest: Fixed<string>;
  step: Fixed<string>;
  round: Fixed<number>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  at: Fixed<Date>;
}

/** 流转: a step that was taken. */
export interface TransitionTable {
  region: Fixed<string>;
  id: Fixed<string>;
  filing_id: Fixed<string>;
  action: Fixed<Action>;
  from_step: Fixed<string>;
  to_step: Fixed<string>;
  round: Fixed<number>;
  version: Fixed<number>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  role: Fixed<Role>;
  opinion: Fixed<string>;
  at: Fixed<Date>;
  /** Steps it was carried past: `business:nobody,department:amount`. */
  passed_over: Fixed<string>;
}

export interface RemarkTable {
  region: Fixed<string>;
  id: Fixed<string>;
  filing_id: Fixed<string>;
  path: Fixed<string>;
  said: Fixed<string>;
  step: Fixed<string>;
  round: Fixed<number>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  at: Fixed<Date>;
  settled_at: ColumnType<Date | null, null, Date | null>;
  settled_by: ColumnType<string | null, null, string | null>;
}

/** 催办: somebody urged whoever held a filing. */
export interface UrgingTable {
  region: Fixed<string>;
  id: Fixed<string>;
  filing_id: Fixed<string>;
  step: Fixed<string>;
  round: Fixed<number>;
  /** Empty where nothing was said. */
  said: Fixed<string>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  at: Fixed<Date>;
  to_signers: Fixed<boolean>;
}

/** 延期: somebody gave a filing a later last day for the step it was at. */
export interface ExtensionTable {
  region: Fixed<string>;
  id: Fixed<string>;
  filing_id: Fixed<string>;
  step: Fixed<string>;
  round: Fixed<number>;
  until_day: Fixed<string>;
  /** What the deadline was before; null where there was none. */
  due_day: Fixed<string | null>;
  reason: Fixed<string>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  at: Fixed<Date>;
}
