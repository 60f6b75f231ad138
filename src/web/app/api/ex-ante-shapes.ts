import type { MessageParams } from "../../../core/basics/message.ts";
import type { Role } from "../../../core/access/role.ts";
import type { MaterialState } from "../../../core/ex-ante/completeness.ts";
import type { ExAnteSide, ExAnteState } from "../../../core/ex-ante/procedure.ts";
import type { ExAnteTurn } from "../../../core/ex-ante/turn-place.ts";
import type { Conclusion, ExAnteLevel, ExAnteScheme } from "../../../core/ex-ante/scheme.ts";
import type { SheetRatings } from "../../../core/ex-ante/score-sheet.ts";
import type { Bilingual } from "../../../core/workflow/workflow.ts";

/** `GET /api/{year}/ex-ante` */
export interface ExAnteListKnown {
  readonly mayApply: boolean;
  readonly schemes: readonly { readonly id: string; readonly title: Bilingual; readonly provenance: string }[];
  readonly toApply: readonly { readonly id: string; readonly code: string; readonly name: string; readonly scheme: string; readonly budgetFen: string | null; readonly needed: ExAnteLevel | null }[];
  readonly items: readonly ExAnteItem[];
}

export interface ExAnteItem {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly department: string;
  readonly scheme: string;
  readonly level: ExAnteLevel;
  readonly state: ExAnteState;
  readonly since: string;
  readonly amountFen: string | null;
  readonly conclusion: Conclusion | null;
  readonly grantedFen: string | null;
  readonly waitsForMe: boolean;
}

export interface MaterialKnown {
  readonly id: string;
  readonly state: MaterialState;
  readonly note: string;
  readonly files: readonly { readonly id: string; readonly name: string; readonly media: string; readonly bytes: number; readonly by: string; readonly storedAt: string }[];
}

export interface ExpertKnown {
  readonly id: string;
  readonly name: string;
  readonly standing: "asked" | "scoring" | "submitted" | "avoided";
  readonly interest: string | null;
  readonly submittedAt: string | null;
  readonly total: string | null;
  readonly opinion: string;
  readonly aspects: readonly { readonly id: string; readonly score: string | null }[];
  readonly checks: readonly { readonly id: string; readonly rating: string | null; readonly points: string; readonly share: string | null; readonly score: string | null; readonly comment: string }[];
}

export interface PanelKnown {
  readonly experts: readonly ExpertKnown[];
  readonly counted: number;
  readonly least: number;
  readonly mean: string | null;
  readonly spread: string | null;
  readonly spreadLimit: string;
  readonly needsNote: boolean;
  readonly aspects: readonly { readonly id: string; readonly mean: string | null; readonly spread: string | null }[];
  readonly proposal: { readonly conclusion: Conclusion; readonly reasons: readonly { readonly code: string; readonly params: MessageParams }[] } | null;
  readonly capFen: string | null;
}

export interface SheetKnown {
  readonly ratings: SheetRatings;
  readonly opinion: string;
  readonly saved: number;
  readonly savedAt: string | null;
  readonly submittedAt: string | null;
  readonly declared: boolean;
  readonly interest: string | null;
  /** What was typed since, and not saved. */
  readonly draft: { readonly ratings: SheetRatings; readonly opinion: string; readonly baseSaved: number; readonly savedAt: string } | null;
}

/** `GET /api/{year}/ex-ante/{id}` */
export interface ExAnteKnown {
  readonly id: string;
  readonly year: number;
  readonly version: number;
  readonly round: number;
  readonly state: ExAnteState;
  readonly since: string;
  readonly level: ExAnteLevel;
  readonly subjectId: string;
  readonly head: { readonly code: string; readonly name: string; readonly unit: string; readonly department: string; readonly attribute: string | null; readonly kind: string | null };
  readonly scheme: Omit<ExAnteScheme, "kinds" | "rules">;
  /** The scheme prints 草案 here. */
  readonly isDraft: boolean;
  readonly amountFen: string | null;
  readonly texts: Readonly<Record<string, string>>;
  readonly materials: readonly MaterialKnown[];
  readonly missing: readonly string[];
  readonly steps: readonly { readonly act: string; readonly from: ExAnteState; readonly to: ExAnteState; readonly round: number; readonly opinion: string; readonly by: string; readonly role: string; readonly at: string }[];
  readonly deadline: { readonly turn: ExAnteTurn; readonly holder: Role; readonly since: string; readonly due: string | null; readonly lateDays: number | null; readonly dueAssumed: boolean } | null;
  /** Whether the asker may urge whoever has the turn, or has to wait with it; null where it is not theirs. */
  readonly urge: { readonly refusedBecause: { readonly code: string; readonly params: MessageParams } | null } | null;
  readonly mayExtend: boolean;
  readonly urgings: readonly { readonly step: string; readonly round: number; readonly said: string; readonly by: string; readonly role: string; readonly at: string }[];
  readonly extensions: readonly { readonly step: string; readonly round: number; readonly until: string; readonly due: string | null; readonly reason: string; readonly by: string; readonly role: string; readonly at: string }[];
  readonly waitsFor: ExAnteSide | null;
  readonly may: readonly { readonly act: string; readonly refusedBecause: string | null }[];
  /** What the asker has typed of it and not saved; the amount in 万元 as it was typed. */
  readonly draft: { readonly amount: string; readonly texts: Readonly<Record<string, string>>; readonly baseVersion: number; readonly savedAt: string } | null;
  readonly sheet: SheetKnown | null;
  readonly panel: PanelKnown | null;
  readonly conclusion: { readonly conclusion: Conclusion; readonly proposed: Conclusion; readonly capFen: string | null; readonly experts: number; readonly mean: string; readonly spread: string; readonly reason: string; readonly panelNote: string; readonly by: string; readonly at: string } | null;
  readonly decision: { readonly conclusion: Conclusion | null; readonly grantedFen: string | null; readonly opinion: string } | null;
}
