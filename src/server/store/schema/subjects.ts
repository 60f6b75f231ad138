import type { ColumnType, Generated } from "kysely";
import type { LedgerKind } from "../../../core/ledger/ledger.ts";
import type { BudgetBook } from "../../../core/subject/budget-book.ts";
import type { Bigint, Fixed, FixedBigint, NullableBigint } from "./column.ts";

/** Number of an import of the ledger; null for what came by none. */
type ImportNo = ColumnType<string | null, string | null | undefined, string | null>;

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
  /** 首个预算年度; null for what is classified. */
  first_year: ColumnType<number | null, number | null | undefined, number | null>;
  /** The last one of what ended; null while it goes on. */
  last_year: ColumnType<number | null, number | null | undefined, number | null>;
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
  /** The import that its beginning came by. */
  import_no: ImportNo;
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
  import_no: ImportNo;
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
  import_no: ImportNo;
}

/** 导入记录 */
export interface LedgerImportTable {
  region: Fixed<string>;
  id: Fixed<string>;
  /** A later import has a higher one. */
  no: ColumnType<string, never, never>;
  year: Fixed<number>;
  /** Ranges that the recording post saw: the sums are of those. */
  scopes: Fixed<string[]>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  at: Fixed<Date>;
  file_name: Fixed<string>;
  digest: Fixed<string>;
  budgets: Fixed<number>;
  adjustments: Fixed<number>;
  payments: Fixed<number>;
  budget_fen: FixedBigint;
  adjusted_fen: FixedBigint;
  paid_fen: FixedBigint;
  left_out: Fixed<number>;
  taken_back_at: ColumnType<Date | null, undefined, Date>;
  taken_back_by: ColumnType<string | null, undefined, string>;
  taken_back_reason: ColumnType<string | null, undefined, string>;
}

/** What was taken back with an import, as it stood in the ledger. */
export interface LedgerEntryTakenBackTable {
  region: Fixed<string>;
  id: Fixed<string>;
  import_id: Fixed<string>;
  kind: Fixed<LedgerKind>;
  subject_id: Fixed<string>;
  year: Fixed<number>;
  unit_path: Fixed<string>;
  source: Fixed<string>;
  /** Document or voucher, and its day; null for an initial budget. */
  reference: Fixed<string | null>;
  day: Fixed<string | null>;
  amount_fen: FixedBigint;
  before_fen: ColumnType<string | null, number | bigint | null, never>;
  after_fen: ColumnType<string | null, number | bigint | null, never>;
  recorded_at: Fixed<Date | null>;
  taken_back_at: Fixed<Date>;
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
