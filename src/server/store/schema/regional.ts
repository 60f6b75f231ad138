import type { Fixed, NullableBigint } from "./column.ts";

/** 转移支付分解 of a year, in all its versions; its content is a `StoredSplit`. */
export interface RegionalSplitTable {
  region: Fixed<string>;
  /** The whole. */
  subject_id: Fixed<string>;
  year: Fixed<number>;
  version: Fixed<number>;
  /** The approved goal that was split. */
  goal_digest: Fixed<string>;
  content: Fixed<string>;
  content_format: Fixed<number>;
  digest: Fixed<string>;
  reason: Fixed<string>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  at: Fixed<Date>;
}

/** What one region or unit received by a version; its content is a `PassedDown`. */
export interface RegionalPartTable {
  region: Fixed<string>;
  /** The part. */
  subject_id: Fixed<string>;
  year: Fixed<number>;
  version: Fixed<number>;
  whole_id: Fixed<string>;
  amount_fen: NullableBigint;
  content: Fixed<string | null>;
  content_format: Fixed<number>;
  digest: Fixed<string | null>;
  at: Fixed<Date>;
}
