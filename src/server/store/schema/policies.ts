import type { Fixed, FixedBigint } from "./column.ts";

/** What a table of versions has beside its key: rows are added, and none is changed. */
interface Versioned {
  region: Fixed<string>;
  version: Fixed<number>;
  /** Canonical JSON. */
  content: Fixed<string>;
  content_format: Fixed<number>;
  digest: Fixed<string>;
  /** Why this version; empty where nobody was asked. */
  reason: Fixed<string>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  at: Fixed<Date>;
}

/** 政策制度: a region's own document, of which the content is a `PolicyDocument`. */
export interface PolicyDocumentTable extends Versioned {
  id: Fixed<string>;
}

/** 职能映射 of a department; its content is a `DepartmentMap`. */
export interface DutyMapTable extends Versioned {
  department_id: Fixed<string>;
}

/** 协议 on a subject; its content is an `Agreement`. */
export interface AgreementTable extends Versioned {
  id: Fixed<string>;
  subject_id: Fixed<string>;
}

/** 拨款建议: that a tranche was proposed, and what it rested on. */
export interface TrancheProposalTable {
  region: Fixed<string>;
  id: Fixed<string>;
  agreement_id: Fixed<string>;
  agreement_version: Fixed<number>;
  /** Id of the tranche inside the agreement. */
  tranche: Fixed<string>;
  subject_id: Fixed<string>;
  amount_fen: FixedBigint;
  /** The evaluation it follows; null for money of the beginning. */
  filing_id: Fixed<string | null>;
  /** JSON of the result and of each condition with what was found. */
  content: Fixed<string>;
  content_format: Fixed<number>;
  digest: Fixed<string>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  role: Fixed<string>;
  at: Fixed<Date>;
}
