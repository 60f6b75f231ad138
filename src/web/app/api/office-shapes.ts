import type { DelegationStanding } from "../../../core/access/delegation.ts";
import type { Role } from "../../../core/access/role.ts";
import type { WithholdingReason } from "../../../core/disclosure/withholding.ts";
import type { Bilingual } from "../../../core/workflow/workflow.ts";

/** Goals that wait for a 批复, gathered by the department whose letter names them. */
export interface WaitingDepartment {
  readonly departmentId: string;
  readonly department: string;
  /** How many wait; `filings` may be fewer. */
  readonly count: number;
  readonly amountFen: string | null;
  readonly filings: readonly { readonly id: string; readonly name: string; readonly unit: string; readonly amountFen: string | null; readonly version: number; readonly since: string }[];
}

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

export interface ApprovalLetter {
  readonly id: string;
  readonly department: string;
  readonly issuer: string;
  readonly documentNo: string;
  readonly issuedOn: string;
  readonly digest: string;
  /** 封存链 up to the letter; null before the first seal. */
  readonly sealHead: string | null;
  /** How many goals it lists; `filings` holds only those the reader sees. */
  readonly count: number;
  readonly amountFen: string;
  readonly filings: readonly { readonly id: string; readonly code: string; readonly name: string; readonly unit: string; readonly amountFen: string | null; readonly digest: string; readonly reversedAt: string | null }[];
}

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
  readonly tables: readonly { readonly id: string; readonly subjectId: string; readonly name: string; readonly unit: string; readonly mayWithhold: boolean; readonly score: string | null; readonly grade: string | null; readonly budgetFen: string | null; readonly paidFen: string | null }[];
  /** For the report on the final accounts. */
  readonly paragraph: string;
  readonly manifest: readonly { readonly name: string; readonly bytes: number; readonly digest: string }[];
  /** Projects of the year that are not in it yet, and why, in words. */
  readonly missing: readonly { readonly id: string | null; readonly subjectId: string; readonly name: string; readonly mayWithhold: boolean; readonly why: string }[];
  readonly withheld: readonly WithheldProject[];
  /** The other three come to `all`. */
  readonly counts: { readonly all: number; readonly disclosed: number; readonly withheld: number; readonly notYet: number };
  /** Definitions that were not adopted: pages print 草案. */
  readonly drafts: readonly Bilingual[];
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

export interface AdminPerson {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly endedAt: string | null;
  readonly lockedUntil: string | null;
  /** Null where the asker's administration has nothing to do with it. */
  readonly factorOn: boolean | null;
  readonly posts: readonly { readonly id: string; readonly role: Role; readonly unit: string; readonly validFrom: string; readonly validTo: string | null }[];
}

export interface AdminUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly path: string;
}

export interface AdminPost {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string; readonly login: string };
  readonly role: Role;
  readonly unit: string;
  /** Ranges of the organisation tree the post sees. */
  readonly scopes: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface LoggedEvent {
  readonly id: string;
  readonly at: string;
  /** A person's id, or a task of the house. */
  readonly actor: string;
  readonly actorName: string | null;
  readonly verb: string;
  readonly subject: string;
  readonly role: string | null;
  readonly year: number | null;
  readonly stage: string | null;
}

export interface LoggedRefusal {
  readonly id: string;
  readonly at: string;
  readonly personName: string | null;
  readonly role: string | null;
  readonly route: string;
  readonly subject: string;
  readonly status: number;
  readonly problem: string;
  readonly source: string;
}

export interface Seal {
  readonly number: number;
  readonly sealedAt: string;
  readonly events: number;
  readonly head: string;
}

/** A definition of the packs and how it stands here: 草案 until adopted. */
export interface AdoptableDefinition {
  readonly definition: string;
  readonly title: Bilingual;
  readonly draft: boolean;
  readonly adopted: Adoption | null;
  readonly waiting: readonly Adoption[];
}

export interface Adoption {
  readonly id: string;
  readonly documentNo: string;
  readonly documentDate: string;
  readonly proposedBy: string;
  readonly confirmedBy: string | null;
  /** Code of the problem that keeps the asker from confirming it. */
  readonly refusedBecause: string | null;
}

/** A page of a list whose whole length nobody counts. */
export interface DelegationShown {
  readonly id: string;
  readonly postId: string;
  readonly role: Role;
  readonly unit: string;
  /** Whose post it is, and who acts in it. */
  readonly by: { readonly id: string; readonly name: string };
  readonly to: { readonly id: string; readonly name: string };
  readonly from: string;
  /** The last day. */
  readonly until: string;
  readonly reason: string;
  readonly givenAt: string;
  readonly standing: DelegationStanding;
  /** When it was taken back, and by whom. */
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  readonly mayEnd: boolean;
}

/** Whom one may choose as a delegate; `more` where not all of them are listed. */
export interface Colleagues {
  readonly items: readonly { readonly id: string; readonly name: string; readonly units: readonly string[] }[];
  readonly more: boolean;
}

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
