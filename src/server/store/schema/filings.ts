import type { ColumnType, Generated } from "kysely";
import type { WithholdingReason } from "../../../core/disclosure/withholding.ts";
import type { BudgetBook } from "../../../core/pack/city.ts";
import type { Bigint, Day, Fixed, FixedBigint, NullableBigint } from "./column.ts";

/** 绩效对象: what is budgeted and judged. */
export interface SubjectTable {
  region: Fixed<string>;
  id: Fixed<string>;
  code: Fixed<string>;
  name: Fixed<string>;
  /** 四本预算: GENERAL_PUBLIC, GOV_FUND, STATE_CAPITAL, SOCIAL_INSURANCE. */
  book: Fixed<BudgetBook>;
  unit_id: Fixed<string>;
  unit_path: Fixed<string>;
  department_id: Fixed<string>;
  /** Where it stood before its unit was moved. */
  former_paths: Generated<string[]>;
  made_at: Fixed<Date>;
  /** 对象类别, `project` where nobody said otherwise. */
  kind: Generated<string>;
  /** 延续、新增、年中追加、结转、取消 */
  attribute: ColumnType<string | null, string | null | undefined, string | null>;
  /** What it is a part of: a level-1 project, a fund. */
  parent_id: ColumnType<string | null, string | null | undefined, never>;
  /** 涉密: there is a code and nothing else. */
  classified: Generated<boolean>;
  /** 平台标签 */
  tags: Generated<string[]>;
}

/** Budget of a subject's year by source, in fen. */
export interface BudgetTable {
  region: Fixed<string>;
  subject_id: Fixed<string>;
  year: Fixed<number>;
  unit_path: Fixed<string>;
  /** Id of a funds row of the form: `appropriation`, `carried-over`, `other`. */
  source: Fixed<string>;
  /** Null where only adjustments are recorded. */
  initial_fen: NullableBigint;
  adjusted_fen: Bigint;
}

/** 预算调整: a document by which a budget of a source changed. */
export interface BudgetAdjustmentTable {
  region: Fixed<string>;
  id: Fixed<string>;
  subject_id: Fixed<string>;
  year: Fixed<number>;
  unit_path: Fixed<string>;
  source: Fixed<string>;
  /** Null, with its day, for what the budget had been changed by before adjustments were kept. */
  document_no: Fixed<string | null>;
  adjusted_on: Fixed<string | null>;
  amount_fen: FixedBigint;
  /** The budget as it stood when this was recorded; null where there was none. */
  before_fen: ColumnType<string | null, number | bigint | null, never>;
  after_fen: FixedBigint;
  recorded_at: Fixed<Date>;
}

export interface PaymentTable {
  region: Fixed<string>;
  id: Fixed<string>;
  subject_id: Fixed<string>;
  year: Fixed<number>;
  unit_path: Fixed<string>;
  source: Fixed<string>;
  paid_on: Fixed<string>;
  amount_fen: FixedBigint;
  /** Number of the payment in the treasury's books; the same one is never recorded twice. */
  voucher: Fixed<string>;
  recorded_at: Fixed<Date>;
}

/** 填报: one form filled for one subject, year and stage. */
export interface FilingTable {
  region: Fixed<string>;
  id: Fixed<string>;
  subject_id: Fixed<string>;
  /** 绩效对象类别 of the subject, for lists. */
  subject_kind: Generated<string>;
  stage: Fixed<string>;
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
  holder: string | null;
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
  score_by: string | null;
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
  stage: Fixed<string>;
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
  stage: Fixed<string>;
  step: string;
  holder: string;
  handler_post: string | null;
  step_since: Date;
}

/** How many more or fewer filings wait, by where they are and since when; kept by the database with the filing (`keep_moved`). */
export interface WaitingTallyTable {
  region: Fixed<string>;
  id: Fixed<string | undefined>;
  holder: Fixed<string>;
  year: Fixed<number>;
  stage: Fixed<string>;
  step: Fixed<string>;
  workflow: Fixed<string>;
  workflow_version: Fixed<number>;
  since_day: Fixed<string>;
  came_back: Fixed<boolean>;
  number: Fixed<number>;
}

/** How many more or fewer filings under way went through somebody's hands, by who has them now; kept by the database with `filing_hand`. */
export interface HandTallyTable {
  region: Fixed<string>;
  id: Fixed<string | undefined>;
  person_id: Fixed<string>;
  holder: Fixed<string>;
  year: Fixed<number>;
  stage: Fixed<string>;
  step: Fixed<string>;
  number: Fixed<number>;
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
  action: Fixed<string>;
  from_step: Fixed<string>;
  to_step: Fixed<string>;
  round: Fixed<number>;
  version: Fixed<number>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  role: Fixed<string>;
  opinion: Fixed<string>;
  at: Fixed<Date>;
  /** Steps it was carried past: `business:nobody,department:amount`. */
  passed_over: Fixed<string>;
}

/** 审核意见 on one cell. */
export interface StockOpinionTable {
  region: Fixed<string>;
  id: Fixed<string>;
  person_id: Fixed<string>;
  action: Fixed<string>;
  said: Fixed<string>;
  kept_at: Fixed<Date>;
}

/** 每日提醒: what was new for a person on a day, over all posts. */
export interface ReminderTable {
  region: Fixed<string>;
  person_id: Fixed<string>;
  day: Fixed<string>;
  /** JSON text of `Reminder`. */
  content: Fixed<string>;
  content_format: Fixed<number>;
  made_at: Fixed<Date>;
}

/** Days of which everybody has been reminded. */
export interface ReminderDayTable {
  region: Fixed<string>;
  day: Fixed<string>;
  made_at: Fixed<Date>;
}

/** 常用视图: a filter of a list or of the inbox that a person gave a name. */
export interface SavedViewTable {
  region: Fixed<string>;
  id: Fixed<string>;
  person_id: Fixed<string>;
  name: string;
  /** Path and search of the page it opens. */
  address: Fixed<string>;
  kept_at: Fixed<Date>;
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

/** 支付截止快照: what was budgeted and paid up to a day. */
export interface PaymentSnapshotTable {
  region: Fixed<string>;
  filing_id: Fixed<string>;
  cut_off: Fixed<string>;
  taken_at: Fixed<Date>;
  content: Fixed<string>;
  content_format: Fixed<number>;
  digest: Fixed<string>;
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
