import type { ColumnType } from "kysely";
import type { Fixed } from "./column.ts";

/** What was done beside the steps themselves stands with the step and the round it was done in. */
interface AtStep {
  region: Fixed<string>;
  id: Fixed<string>;
  filing_id: Fixed<string>;
  step: Fixed<string>;
  round: Fixed<number>;
  /** Who did it, in which post. */
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  at: Fixed<Date>;
}

/** 转办 and 改派: to whom a filing was given, and from whom where somebody had it before. */
export interface HandingTable extends AtStep {
  /** `hand-on`, `reassign` */
  action: Fixed<string>;
  from_post: Fixed<string | null>;
  /** Null where it was given back to everybody of the role. */
  to_post: Fixed<string | null>;
  said: Fixed<string>;
}

/** 加签: a post that the holder asked to sign. */
export interface AskedSignerTable extends AtStep {
  signer_post: Fixed<string>;
  said: Fixed<string>;
  taken_back_at: ColumnType<Date | null, null, Date>;
}

/** 会签: somebody signed for or against. */
export interface SignatureTable extends AtStep {
  role: Fixed<string>;
  agrees: Fixed<boolean>;
  opinion: Fixed<string>;
  /** What was signed. */
  content_digest: Fixed<string>;
  taken_back_at: ColumnType<Date | null, null, Date>;
}
