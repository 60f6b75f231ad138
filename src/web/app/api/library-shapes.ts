import type { Message } from "../../../core/basics/message.ts";
import type { Bilingual, CardProvenance, Direction, Sign, StandardKind } from "../../../core/library/card.ts";
import type { CardDifference } from "../../../core/library/card-differences.ts";
import type { CardDraft } from "../../../core/library/card-draft.ts";
import type { Stage } from "../../../core/form/filing-values.ts";
import type { CardRef } from "../../../core/library/card-ref.ts";
import type { CoverageTree } from "../../../core/library/coverage-tree.ts";
import type { Judgement } from "../../../core/library/card-review.ts";

/** `GET /api/library` */
export interface LibraryKnown {
  readonly count: number;
  readonly sectors: readonly {
    readonly id: string;
    readonly title: Bilingual;
    readonly functions: readonly string[];
    readonly provenance: CardProvenance;
    readonly count: number;
    readonly groups: readonly { readonly id: string; readonly title: Bilingual; readonly count: number }[];
  }[];
  readonly coverage: { readonly of: number; readonly covered: number; readonly percent: number; readonly gaps: readonly { readonly code: string; readonly title: Bilingual }[] };
  readonly levels: readonly { readonly level1: string; readonly level2: string; readonly count: number }[];
  readonly open: readonly OpenCardKnown[];
  readonly mayDraft: boolean;
  readonly mayReview: boolean;
}

export type CardStateKnown = "draft" | "proposed" | "published" | "replaced" | "retired";

export interface OpenCardKnown {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly state: CardStateKnown;
  readonly unit: string;
  readonly authors: readonly string[];
  readonly savedAt: string;
  readonly refusedBecause: string | null;
}

/** `GET /api/library/cards` */
export interface LibraryFoundKnown {
  readonly items: readonly {
    readonly code: string;
    readonly version: number;
    readonly name: Bilingual;
    readonly sector: string;
    readonly group: string;
    readonly level1: string;
    readonly level2: string;
    readonly meaning: string;
    readonly unit: string | null;
    readonly sign: Sign;
    readonly direction: Direction;
    readonly common: boolean;
    readonly origin: "pack" | "region";
    readonly uses: number;
    readonly because: readonly Message[];
  }[];
  readonly next: string | null;
  readonly more: boolean;
}

export interface CardVersionKnown {
  readonly version: number;
  readonly state: CardStateKnown;
  readonly origin: "pack" | "region";
  readonly card: CardDraft;
  readonly unit: string;
  readonly reason: string;
  readonly authors: readonly string[];
  readonly saved: number;
  readonly savedAt: string;
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
  readonly retiredReason: string;
  readonly replacedBy: string | null;
  readonly sameReason: string;
  readonly differences: readonly CardDifference[];
  readonly reviews: readonly { readonly judgements: readonly Judgement[]; readonly opinion: string; readonly returned: boolean; readonly by: string; readonly at: string; readonly ofThisText: boolean }[];
}

export interface SpreadKnown {
  readonly count: number;
  readonly lowest: string;
  readonly quarter: string;
  readonly middle: string;
  readonly threeQuarters: string;
  readonly highest: string;
}

export type OutcomeKnown = "met" | "exceeded" | "missed" | "untold";

export interface ReferenceKnown {
  readonly id: string;
  readonly kind: StandardKind;
  readonly value: string;
  readonly year: number;
  readonly compared: string;
  readonly source: string;
  readonly sourceDate: string;
  readonly withdrawn: { readonly by: string; readonly at: string; readonly reason: string } | null;
}

/** `GET /api/library/function-coverage` */
export type CoverageKnown = CoverageTree & { readonly mayDraft: boolean };

/** `GET /api/library/cards/{code}` */
export interface CardKnown {
  readonly code: string;
  readonly sector: { readonly id: string; readonly title: Bilingual; readonly group: Bilingual | null; readonly provenance: CardProvenance } | null;
  readonly versions: readonly CardVersionKnown[];
  readonly uses: { readonly count: number; readonly items: readonly { readonly filingId: string; readonly year: number; readonly name: string; readonly unit: string; readonly version: number; readonly target: string; readonly approved: boolean }[] };
  readonly years: readonly { readonly year: number; readonly goals: number; readonly evaluated: number; readonly outcomes: Readonly<Record<OutcomeKnown, number>>; readonly actual: SpreadKnown | null }[];
  readonly results: readonly { readonly filingId: string; readonly year: number; readonly name: string; readonly unit: string; readonly version: number; readonly target: string; readonly actual: string; readonly outcome: OutcomeKnown }[];
  readonly elsewhere: {
    readonly drafts: readonly { readonly filingId: string; readonly year: number; readonly stage: Stage; readonly name: string }[];
    readonly activities: readonly { readonly from: "pack" | "department"; readonly map: Bilingual; readonly duty: Bilingual; readonly activity: Bilingual }[];
    readonly replaces: readonly string[];
  };
  readonly same: readonly { readonly code: string; readonly name: Bilingual; readonly because: readonly Message[] }[];
  readonly references: readonly ReferenceKnown[];
  readonly spread: { readonly references: SpreadKnown | null; readonly targets: SpreadKnown | null };
  readonly mayDraft: boolean;
  readonly mayReview: boolean;
  readonly mayRetire: boolean;
  readonly refusedBecause: string | null;
}

/** `GET /api/{year}/{stage}/filings/{id}/suggestions` */
export interface SuggestionKnown {
  readonly name: string;
  readonly level1: string;
  readonly level2: string;
  readonly target: string;
  readonly card: CardRef | null;
  readonly from: readonly ("history" | "library" | "similar")[];
  readonly because: readonly Message[];
}
