import type { PackData } from "../../../core/pack/source.ts";
import type { PackDifference } from "../../../core/pack/pack-differences.ts";
import type { Bilingual } from "../../../core/workflow/workflow.ts";
import type { SpokenProblem } from "./wire.ts";

/** `GET /api/packs` */
export interface PacksKnown {
  readonly digest: string;
  readonly mayDraft: boolean;
  /** Budget years from which on something else holds. */
  readonly years: readonly number[];
  /** The lowest first. */
  readonly layers: readonly { readonly id: string; readonly version: string; readonly title: Bilingual; readonly own: boolean; readonly definitions: number }[];
  readonly definitions: readonly DefinitionKnown[];
  readonly publications: readonly PublicationKnown[];
  /** What the bureau changed itself, as it is in force. */
  readonly ownChanges: readonly WrittenChange[];
  readonly ownFiles: readonly { readonly path: string; readonly text: string }[];
  readonly draft: PackDraftKnown | null;
}

export interface DefinitionKnown {
  /** `forms/goal` */
  readonly of: string;
  readonly title: Bilingual;
  readonly layer: string;
  readonly changes: number;
  readonly draft: boolean;
  readonly usedBy: readonly string[];
  readonly records: number | null;
  readonly running: number | null;
}

export interface PublicationKnown {
  readonly number: number;
  readonly digest: string;
  readonly source: "installation" | "bureau";
  readonly reason: string;
  readonly draftedBy: readonly string[];
  readonly publishedBy: string | null;
  readonly publishedAt: string;
}

/** A change as it is sent and as `overlay.yaml` has it. */
export interface WrittenChange {
  readonly of: string;
  readonly at: string;
  readonly was?: PackData;
  readonly is?: PackData;
  readonly add?: PackData;
  readonly from?: string;
  readonly until?: string;
  readonly why: string;
}

export interface PackDraftKnown {
  readonly reason: string;
  readonly saved: number;
  readonly savedAt: string;
  readonly draftedBy: readonly string[];
  readonly isBasedOnOlder: boolean;
  readonly refusedBecause: string | null;
  readonly changes: readonly WrittenChange[];
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly differences: readonly (PackDifference & { readonly from: number | null })[];
  /** Worked examples of the packs that come out otherwise with it. */
  readonly examples: readonly SpokenProblem[];
  readonly problems: readonly SpokenProblem[];
}

/** `GET /api/packs/definitions/…` */
export interface DefinitionRead {
  readonly of: string;
  readonly title: Bilingual;
  readonly layer: string;
  readonly data: PackData;
  /** Without what the bureau changed itself. */
  readonly below: PackData | null;
  readonly changes: readonly (WrittenChange & { readonly layer: string })[];
  /** Names of its definitions in `/api/adoptions`. */
  readonly adoptables: readonly string[];
  /** By the draft; null where that leaves it as it is. */
  readonly draft: PackData | null;
}
