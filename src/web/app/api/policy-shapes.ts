import type { Agreement, AgreementClause, AgreementParty, AgreementPhase, PhaseGoal, Tranche, TrancheCondition } from "../../../core/agreement/agreement.ts";
import type { DepartmentMap } from "../../../core/library/department-map.ts";
import type { Citation } from "../../../core/policy/citations.ts";
import type { FamilyCount } from "../../../core/policy/family-count.ts";
import type { PolicyDocument } from "../../../core/policy/policy-document.ts";
import type { PolicyState } from "../../../core/policy/validity.ts";
import type { SpokenProblem } from "./wire.ts";

type Bilingual = PolicyDocument["title"];

export interface PolicyItemKnown extends Omit<PolicyDocument, "clauses"> {
  readonly state: PolicyState;
  readonly fromAssumed: boolean;
  readonly replacedBy: string | null;
  readonly holdsFrom: string | null;
  readonly holdsUntil: string | null;
  readonly origin: "pack" | "region";
  readonly clauseCount: number;
  readonly cited: number;
}

/** `GET /api/policies` */
export interface PoliciesKnown {
  readonly on: string;
  readonly today: string;
  readonly documents: readonly PolicyItemKnown[];
  readonly families: readonly FamilyCount[];
  readonly orphans: readonly Citation[];
  readonly mayKeep: boolean;
}

/** `GET /api/policies/{id}` */
export interface PolicyKnown extends PolicyItemKnown {
  readonly on: string;
  readonly clauses: readonly { readonly at: string; readonly gist: Bilingual; readonly citations: readonly Citation[] }[];
  readonly citations: readonly (Citation & { readonly clauseMissing: boolean })[];
  readonly cards: readonly { readonly code: string; readonly name: string }[];
  readonly replacing: readonly { readonly id: string; readonly title: Bilingual }[];
  readonly replacedByTitle: Bilingual | null;
  readonly familyTitle: Bilingual | null;
  readonly versions: readonly { readonly version: number; readonly by: string; readonly at: string; readonly reason: string }[];
  readonly mayChange: boolean;
}

/** `GET /api/duties` */
export interface DutyMapsKnown {
  readonly items: readonly { readonly id: string; readonly name: string; readonly version: number; readonly duties: number; readonly activities: number; readonly coreActivities: number; readonly at: string | null }[];
}

export interface ShareKnown {
  readonly core: string;
  readonly other: string;
  readonly unassigned: string;
  readonly share: string | null;
  readonly missing: readonly string[];
}

interface PlaceKnown {
  readonly duty: Bilingual;
  readonly activity: Bilingual;
}

/** `GET /api/{year}/duties/{id}` */
export interface DutyMapKnown {
  readonly departmentId: string;
  readonly name: string;
  readonly year: number;
  readonly version: number;
  readonly by: string | null;
  readonly at: string | null;
  readonly map: DepartmentMap;
  readonly cards: readonly { readonly code: string; readonly name: Bilingual | null }[];
  readonly projects: readonly { readonly code: string; readonly name: string; readonly budgetFen: string | null; readonly hasGoal: boolean }[];
  readonly gaps: {
    readonly dutiesWithoutActivity: readonly Bilingual[];
    readonly activitiesWithoutProject: readonly PlaceKnown[];
    readonly activitiesWithoutIndicator: readonly PlaceKnown[];
    readonly projectsWithoutActivity: readonly { readonly code: string; readonly name: string }[];
    readonly indicatorsWithoutActivity: readonly { readonly project: string; readonly name: string; readonly card: string | null }[];
  };
  readonly money: ShareKnown;
  readonly weight: ShareKnown;
  readonly drafts: readonly { readonly sector: string; readonly title: Bilingual; readonly duties: number }[];
  readonly mayKeep: boolean;
}

export interface AgreementItemKnown {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly from: string;
  readonly until: string;
  readonly subjectCode: string;
  readonly subjectName: string;
  readonly unit: string;
}

export type GradesKnown = readonly { readonly code: string; readonly name: string }[];

/** `GET /api/agreements` */
export interface AgreementsKnown {
  readonly items: readonly (AgreementItemKnown & { readonly phases: number; readonly tranches: number })[];
  readonly mayEnter: boolean;
  readonly grades: GradesKnown;
}

export interface PhaseResultKnown {
  readonly year: number;
  readonly ended: boolean;
  readonly score: string | null;
  readonly by: "unit" | "department" | "finance" | null;
  readonly grade: string | null;
  readonly filingId: string;
}

export interface TrancheKnown extends Tranche {
  readonly checks: readonly { readonly condition: TrancheCondition; readonly met: boolean; readonly found: string | null }[];
  readonly proposal: { readonly by: string; readonly at: string } | null;
  readonly refusedBecause: readonly SpokenProblem[];
}

/** `GET /api/agreements/{id}` */
export interface AgreementKnown extends AgreementItemKnown {
  readonly version: number;
  readonly signedOn: string;
  readonly parties: readonly AgreementParty[];
  readonly clauses: readonly AgreementClause[];
  readonly phases: readonly (AgreementPhase & {
    readonly goals: readonly (PhaseGoal & { readonly clauseAt: string; readonly clauseGist: string; readonly actual: string | null })[];
    readonly result: PhaseResultKnown | null;
    readonly baseline: PhaseResultKnown | null;
  })[];
  readonly tranches: readonly TrancheKnown[];
  readonly grades: GradesKnown;
  readonly rows: readonly { readonly year: number; readonly id: string; readonly name: string; readonly target: string }[];
  readonly content: Agreement;
  readonly mayChange: boolean;
  readonly mayPropose: boolean;
}
