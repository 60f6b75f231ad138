import type { WithholdingReason } from "../../../core/disclosure/withholding.ts";
import type { Bilingual } from "../../../core/workflow/workflow.ts";
import type { DefinitionShown } from "../../../server/queries/adoptions.ts";
import type { LetterAnswer } from "../../../server/queries/approvals.ts";
import type { WaitingDepartment as WaitingHere, WaitingGoalShown as WaitingGoalHere } from "../../../server/queries/approvals-waiting.ts";
import type { DelegationShown as Delegated } from "../../../server/queries/delegations.ts";
import type { EventShown } from "../../../server/queries/events.ts";
import type { TaskHere } from "../../../server/queries/issued-tasks.ts";
import type { PersonShown } from "../../../server/queries/people.ts";
import type { PostListed } from "../../../server/queries/posts.ts";
import type { RefusalShown } from "../../../server/queries/refusals.ts";
import type { SealShown } from "../../../server/queries/seals.ts";
import type { UnitShown } from "../../../server/queries/units.ts";
import type { Told } from "./told.ts";
import type { SpokenProblem } from "./wire.ts";

/** Goals that wait for a 批复, gathered by the department whose letter names them; what keeps one back is told in words. */
export type WaitingDepartment = Omit<Told<WaitingHere>, "filings"> & { readonly filings: readonly WaitingGoal[] };
export type WaitingGoal = Omit<Told<WaitingGoalHere>, "keptBack"> & { readonly keptBack: SpokenProblem | null };

export interface IssuedApproval {
  readonly id: string;
  readonly department: string;
  readonly documentNo: string;
  readonly issuedOn: string;
  /** Goals of it that the asker sees and that stand, and those whose approval was taken back since. */
  readonly filings: number;
  readonly reversed: number;
  readonly amountFen: string | null;
  readonly digest: string;
}

export type ApprovalLetter = Told<LetterAnswer>;

/** A department and how far its self-evaluation is on the way to the public. */
export interface DisclosingDepartment {
  readonly id: string;
  readonly name: string;
  readonly confirmed: number;
  readonly filings: number;
  readonly published: Publication | null;
  readonly stillPublic: number;
}

export interface DisclosureKit {
  readonly department: string;
  readonly tables: readonly { readonly id: string; readonly subjectId: string; readonly name: string; readonly unit: string; readonly mayWithhold: boolean; readonly score: string | null; readonly grade: string | null; readonly budgetFen: string | null; readonly paidFen: string | null }[];
  /** For the report on the final accounts. */
  readonly paragraph: string;
  /** Files of the download; those for the inside are not handed on. */
  readonly manifest: readonly { readonly name: string; readonly bytes: number; readonly digest: string; readonly inside: boolean }[];
  /** Projects of the year that are not in it yet, and why, in words. */
  readonly missing: readonly { readonly id: string | null; readonly subjectId: string; readonly name: string; readonly mayWithhold: boolean; readonly why: string }[];
  readonly withheld: readonly WithheldProject[];
  /** The other three come to `all`. */
  readonly counts: { readonly all: number; readonly disclosed: number; readonly withheld: number; readonly notYet: number };
  /** Definitions that were not adopted: pages print 草案. */
  readonly drafts: readonly Bilingual[];
  /** Of what would be published now; it goes along with the wish to publish. */
  readonly digest: string;
  readonly published: Publication | null;
  /** Code of the problem that keeps the asker from publishing. */
  readonly refusedBecause: string | null;
}

/** 不予公开: left out of what is published, on lawful grounds. */
export interface WithheldProject {
  /** Of the mark. */
  readonly id: string;
  readonly filingId: string | null;
  readonly name: string;
  readonly unit: string;
  readonly reason: WithholdingReason;
  /** The law in words for another lawful ground, otherwise empty. */
  readonly ground: string;
  readonly by: string;
  readonly at: string;
  /** The public version has it still. */
  readonly stillPublic: boolean;
  /** Code of the problem that keeps the asker from releasing it. */
  readonly refusedBecause: string | null;
}

export interface Publication {
  readonly version: number;
  readonly publishedAt: string;
  readonly address: string;
}

/** 任务下达: `GET /api/{year}/{stage}/tasks` */
export type ReportingTask = Told<TaskHere>;

export type AdminPerson = Told<PersonShown>;

export type AdminUnit = Told<UnitShown>;

export type AdminPost = Told<PostListed>;

export type LoggedEvent = Told<EventShown>;

/** With what the person was told, where that has no gaps. */
export type LoggedRefusal = Told<RefusalShown> & { readonly said: string | null };

export type Seal = Told<SealShown>;

/** A definition of the packs and how it stands here: 草案 until adopted. */
export type AdoptableDefinition = Told<DefinitionShown>;

export type Adoption = AdoptableDefinition["waiting"][number];

export type DelegationShown = Told<Delegated>;

/** Whom one may choose as a delegate; `more` where not all of them are listed. */
export interface Colleagues {
  readonly items: readonly { readonly id: string; readonly name: string; readonly units: readonly string[] }[];
  readonly more: boolean;
}

/** A page of a list whose whole length nobody counts. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Projects that have not been reported; the workbook has those that a page leaves out. */
export interface UnreportedProjects {
  readonly items: readonly {
    readonly subjectId: string;
    readonly code: string;
    readonly name: string;
    readonly unit: string;
    readonly department: string;
    readonly stepTitle: Bilingual | null;
    readonly filing: { readonly id: string; readonly step: string; readonly since: string; readonly cameBack: boolean } | null;
  }[];
  readonly more: boolean;
}
