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
  /** Canonical JSON of `Definitions`. */
  content: Fixed<string>;
  content_format: Fixed<number>;
  stored_at: Fixed<Date>;
}
