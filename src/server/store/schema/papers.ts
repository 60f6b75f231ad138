import type { Fixed } from "./column.ts";

/** 随表文书: one for each step and round it was written in. */
export interface FilingPaperTable {
  region: Fixed<string>;
  id: Fixed<string>;
  filing_id: Fixed<string>;
  /** Which definition of the packs. */
  paper: Fixed<string>;
  step: Fixed<string>;
  round: Fixed<number>;
  /** How often it was saved. */
  saved: number;
  /** Answers as JSON text, read by the format they were written in. */
  content: string;
  content_format: number;
  content_digest: string;
  /** The filing as whoever wrote it last had it before them. */
  filing_version: number;
  filing_digest: string;
  person_id: string;
  post_id: string;
  saved_at: Date;
}

/** What somebody is typing; nobody else's. */
export interface FilingPaperDraftTable {
  region: Fixed<string>;
  filing_id: Fixed<string>;
  paper: Fixed<string>;
  person_id: Fixed<string>;
  step: string;
  round: number;
  content: string;
  content_format: number;
  saved_at: Date;
}
