import type { Bilingual } from "../../../core/workflow/workflow.ts";
import type { PaperAnswers } from "../../../core/paper/paper-definition.ts";

/** `GET /api/{year}/{stage}/filings/{id}/papers`: papers that go with a filing. */
export interface PapersKnown {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly step: Bilingual;
  readonly round: number;
  readonly drafts: readonly Bilingual[];
  readonly papers: readonly PaperKnown[];
}

export interface PaperKnown {
  readonly id: string;
  readonly form: "review" | "report";
  readonly title: Bilingual;
  readonly ratings: readonly { readonly id: string; readonly title: Bilingual }[];
  readonly parts: readonly { readonly id: string; readonly title: Bilingual; readonly items: readonly ItemKnown[] }[];
  readonly conclusion: Bilingual | null;
  readonly asked: boolean;
  /** Nothing goes on from this step without it. */
  readonly needed: boolean;
  /** Why the asker may not write it now, in words. */
  readonly refusedBecause: string | null;
  readonly saved: number;
  readonly answers: PaperAnswers;
  readonly draft: { readonly answers: PaperAnswers; readonly savedAt: string } | null;
  readonly proposals: readonly ProposalKnown[];
  /** The newest first. */
  readonly sheets: readonly SheetKnown[];
}

export interface ItemKnown {
  readonly id: string;
  readonly title: Bilingual;
  readonly points: readonly Bilingual[];
  readonly required: boolean;
  readonly figures: readonly { readonly code: string; readonly text: string }[];
}

export interface ProposalKnown {
  readonly item: string;
  readonly rating: string | null;
  readonly reasons: readonly { readonly from: "finding" | "remark"; readonly severity: "error" | "warning" | "note" | null; readonly path: string; readonly text: string }[];
}

export interface SheetKnown {
  readonly id: string;
  readonly stepTitle: Bilingual;
  readonly round: number;
  readonly by: string;
  readonly at: string;
  readonly answers: PaperAnswers;
  readonly version: number;
  readonly stale: boolean;
  readonly open: readonly string[];
}
