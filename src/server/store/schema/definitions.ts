import type { Stage } from "../../../core/form/filing-values.ts";
import type { Fixed } from "./column.ts";

/** 流程版本: one that is or was in force; never changed. */
export interface WorkflowVersionTable {
  region: Fixed<string>;
  workflow: Fixed<string>;
  /** Events name it by this. */
  id: Fixed<string>;
  version: Fixed<number>;
  /** pack: as the packs of this installation brought it. bureau: published here. */
  source: Fixed<"pack" | "bureau">;
  /** Canonical JSON of a `Workflow`. */
  content: Fixed<string>;
  content_format: Fixed<number>;
  digest: Fixed<string>;
  /** Why it was made; empty where a pack brought it. */
  reason: Fixed<string>;
  /** JSON list of whoever worked on it: `[{ "personId": …, "role": … }]`. */
  drafted_by: Fixed<string>;
  published_by: Fixed<string | null>;
  published_at: Fixed<Date>;
}

/** The next version of a workflow while it is worked on; one at a time. */
export interface WorkflowDraftTable {
  region: Fixed<string>;
  workflow: Fixed<string>;
  /** Becomes that of the version it is published as. */
  id: Fixed<string>;
  based_on: number;
  content: string;
  content_format: number;
  digest: string;
  reason: string;
  drafted_by: string;
  /** Counts its saves; a change names the one it was made on. */
  saved: number;
  saved_at: Date;
}

/** What all packs of a city said under one digest; records are pinned to it. */
export interface DefinitionSetTable {
  region: Fixed<string>;
  digest: Fixed<string>;
  /** By its format: 1 canonical JSON of `Definitions`, 2 JSON of a `PackSet` in the order in which its files were written. */
  content: Fixed<string>;
  content_format: Fixed<number>;
  stored_at: Fixed<Date>;
}

/** 方案启用: which packs held from when on; the last of a region is in force. */
export interface PackPublicationTable {
  region: Fixed<string>;
  /** Counts from 1. */
  number: Fixed<number>;
  /** Events name it by this. */
  id: Fixed<string>;
  /** What the packs say stands in `definition_set` under it. */
  digest: Fixed<string>;
  /** installation: brought by this installation. bureau: published here. */
  source: Fixed<"installation" | "bureau">;
  reason: Fixed<string>;
  /** JSON list of whoever worked on it: `[{ "personId": …, "role": … }]`. */
  drafted_by: Fixed<string>;
  published_by: Fixed<string | null>;
  published_at: Fixed<Date>;
}

/** What a bureau is to lay upon its packs next, while it is worked on; one at a time. */
export interface PackDraftTable {
  region: Fixed<string>;
  /** Becomes that of its publication. */
  id: Fixed<string>;
  /** Digest of the packs it was begun on. */
  based_on: string;
  /** JSON of the bureau's own `PackSource`s. */
  content: string;
  content_format: number;
  digest: string;
  reason: string;
  drafted_by: string;
  /** Counts its saves; a change names the one it was made on. */
  saved: number;
  saved_at: Date;
}

/** 下达填报任务 */
export interface IssuedTaskTable {
  region: Fixed<string>;
  year: Fixed<number>;
  stage: Fixed<Stage>;
  period: Fixed<number>;
  number: Fixed<number>;
  id: Fixed<string>;
  pack_digest: Fixed<string>;
  document_no: Fixed<string>;
  words: Fixed<string>;
  person_id: Fixed<string>;
  post_id: Fixed<string>;
  issued_at: Fixed<Date>;
}
