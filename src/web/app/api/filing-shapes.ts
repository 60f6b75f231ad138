import type { MessageParams, Message } from "../../../core/basics/message.ts";
import type { FilingHead, FilingValues, Stage } from "../../../core/form/filing-values.ts";
import type { Role } from "../../../core/access/role.ts";
import type { Form } from "../../../core/layout/form.ts";
import type { AlertRule } from "../../../core/pack/alert-rule.ts";
import type { ApplicationMeasure } from "../../../core/pack/application-measure.ts";
import type { EvidenceKind } from "../../../core/pack/definitions.ts";
import type { Profile } from "../../../core/score/profile.ts";
import type { Action, Bilingual } from "../../../core/workflow/workflow.ts";
import type { FilingHands, FilingSigning, SignaturesAsked } from "./hands-shapes.ts";

/** What waits for the post acted in, by year and stage: `GET /api/today`. */
export interface Today {
  readonly waiting: readonly Waiting[];
  /** What came back to it, the latest first. */
  readonly returned: readonly ReturnedFiling[];
  /** What it holds and was urged about, the latest first. */
  readonly urged: readonly UrgedFiling[];
  /** What waits for one's own signature. */
  readonly signatures: SignaturesAsked;
  /** What the person began or moved, and how much of it has come to its end. */
  readonly elsewhere: readonly {
    readonly id: string; readonly year: number; readonly stage: Stage; readonly name: string; readonly title: Bilingual; readonly holder: string;
    readonly since: string; readonly due: string | null; readonly lateDays: number | null; readonly dueAssumed: boolean;
  }[];
  readonly mine: readonly { readonly year: number; readonly stage: Stage; readonly count: number; readonly ended: number }[];
}

export interface ReturnedFiling {
  readonly id: string;
  readonly year: number;
  readonly stage: Stage;
  readonly name: string;
  readonly step: string;
  readonly title: Bilingual;
  readonly since: string;
  readonly by: string;
  readonly opinion: string;
}

export interface UrgedFiling {
  readonly id: string;
  readonly year: number;
  readonly stage: Stage;
  readonly name: string;
  readonly step: string;
  readonly title: Bilingual;
  readonly count: number;
  /** Who urged last, when and with what words. */
  readonly by: string;
  readonly at: string;
  readonly said: string;
}

export interface Waiting {
  readonly year: number;
  readonly stage: Stage;
  readonly step: string;
  readonly title: Bilingual;
  readonly count: number;
  /** Since when the one waiting longest has waited, with its time zone. */
  readonly oldestSince: string | null;
  /** How many of them are beyond their deadline; assumed where days of a year without a calendar were counted in plain weeks. */
  readonly late: number;
  readonly lateAssumed: boolean;
}

export interface FilingList {
  readonly items: readonly FilingItem[];
  readonly next: string | null;
}

/** Until when a filing may be dealt with where it stands, as a day, and how many working days it is late; null where the step has no limit, or it isn't. */
export interface Deadline {
  readonly due: string | null;
  readonly lateDays: number | null;
  /** Some of the days lie in a year without a calendar and were reckoned in plain weeks. */
  readonly dueAssumed: boolean;
}

export interface FilingItem extends Deadline {
  readonly id: string;
  readonly name: string;
  /** 绩效对象类别 */
  readonly kind: string;
  readonly unit: string;
  readonly department: string;
  readonly amountFen: string | null;
  /** 监控期: its last month; null for what is filled once a year. */
  readonly month: number | null;
  readonly step: string;
  readonly stepTitle: Bilingual;
  readonly holder: Role | null;
  /** 转办: who has it alone. */
  readonly handedTo: string | null;
  readonly round: number;
  readonly version: number;
  readonly since: string;
  readonly score: string | null;
  readonly scoreBy: ScoreBy | null;
  readonly grade: string | null;
  readonly documentNo: string | null;
  readonly waitsForMe: boolean;
}

/** 监控期 of a year: `GET /api/{year}/monitoring/periods`. Days are ISO days. */
export interface ShownPeriod {
  readonly number: number;
  readonly month: number;
  readonly cutOff: string;
  readonly open: boolean;
  readonly due: string | null;
  readonly dueAssumed: boolean;
  readonly late: boolean;
  /** Whether it is its turn today. */
  readonly now: boolean;
}

export type ScoreBy = "unit" | "department" | "finance";

export interface SubjectWithoutFiling {
  readonly id: string;
  readonly name: string;
  /** 绩效对象类别 */
  readonly kind: string;
  readonly code: string;
  readonly unit: string;
  readonly initialFen: string | null;
  /** The goal of the same year. */
  readonly goal: "approved" | "under-way" | "none";
  /** Whether last year's goal can be begun from. */
  readonly lastYear: boolean;
}

/** One filing with everything around it: `GET /api/{year}/{stage}/filings/{id}`. */
export interface FilingDetail extends FilingTold {
  /** What its packs said when it was begun. */
  readonly rules: RecordRules;
}

/** `GET /api/packs/{digest}/{year}/forms/{form}`: what a record is drawn, filled and scored by. */
export interface RecordRules {
  readonly form: Form;
  readonly profile: Profile;
  readonly evidence: readonly EvidenceKind[];
  /** 预警规则, and what may follow from the result. */
  readonly alerts: readonly AlertRule[];
  readonly measures: readonly ApplicationMeasure[];
}

/** `GET /api/{year}/{stage}/filings/{id}` */
export interface FilingTold {
  readonly id: string;
  /** Digest of the packs it was begun under. */
  readonly packDigest: string;
  readonly year: number;
  readonly stage: Stage;
  /** Id of the form it began with. */
  readonly form: string;
  readonly version: number;
  readonly round: number;
  readonly step: FilingStep;
  readonly head: FilingHead;
  readonly code: string;
  /** 绩效对象类别 */
  readonly kind: string;
  readonly book: string;
  readonly amountFen: string | null;
  /** 事前评估核定金额: what the goal may not exceed. */
  readonly grantedFen?: string | null;
  readonly values: FilingValues;
  readonly digest: string;
  readonly draft: { readonly values: FilingValues; readonly baseVersion: number; readonly savedAt: string } | null;
  readonly lastYear: LastYear | null;
  /** 监控期: which of the year it is of, and the one before it as far as it was filled; null for what is filled once a year. */
  readonly period: { readonly number: number; readonly before: { readonly id: string; readonly month: number; readonly values: FilingValues } | null } | null;
  readonly goal: { readonly id: string; readonly documentNo: string | null; readonly issuedOn: string | null; readonly frozenDigest: string | null } | null;
  readonly allowed: readonly AllowedAction[];
  readonly remarks: readonly Remark[];
  readonly transitions: readonly TakenTransition[];
  readonly urgings: readonly Urging[];
  /** Whether one may urge whoever holds it; null where it is not one's to urge. */
  readonly urge: { readonly refusedBecause: Message | null; readonly signers: boolean } | null;
  readonly hands: FilingHands;
  readonly signing: FilingSigning;
  readonly corrections: Corrections;
  readonly extensions: readonly Extension[];
  readonly scores: { readonly unit: string | null; readonly department: string | null; readonly finance: string | null; readonly effective: EffectiveScore | null } | null;
  readonly snapshot: Snapshot | null;
  readonly evidence: readonly Evidence[];
  readonly frozen: { readonly digest: string; readonly documentNo: string | null; readonly issuedOn: string | null } | null;
  readonly workflow: { readonly title: Bilingual; readonly provenance: "seed" | "document" | "draft"; readonly version: number; readonly steps: readonly DrawnStep[] };
  readonly adopted: Readonly<Record<"form" | "workflow" | "profile", { readonly documentNo: string; readonly date: string } | null>>;
}

export interface FilingStep extends Deadline {
  readonly id: string;
  readonly title: Bilingual;
  readonly holder: Role | null;
  readonly fills: readonly string[];
  readonly end: "approved" | "confirmed" | null;
  /** Since when it stands there. */
  readonly since: string;
  /** 延期: the later last day that it was given here. */
  readonly extendedUntil: string | null;
}

/** What one may do to a filing beside its steps; null for each that is not one's to do. */
export interface Corrections {
  readonly reverse: { readonly to: { readonly step: string; readonly title: Bilingual }; readonly refusedBecause: Message | null } | null;
  readonly reopen: { readonly needsDay: boolean; readonly refusedBecause: Message | null } | null;
  readonly extend: { readonly lastDay: string | null; readonly departmentId: string } | null;
  readonly relocate: {
    readonly workflows: readonly {
      readonly id: string; readonly version: number; readonly title: Bilingual; readonly isPresent: boolean;
      readonly steps: readonly { readonly step: string; readonly title: Bilingual; readonly role: Role | null }[];
    }[];
  } | null;
}

/** 延期 of a step, with the deadline it had before. */
export interface Extension {
  readonly step: string;
  readonly stepTitle: Bilingual;
  readonly round: number;
  readonly until: string;
  readonly due: string | null;
  readonly reason: string;
  readonly by: string;
  readonly role: Role;
  readonly at: string;
}

export interface LastYear {
  readonly year: number;
  readonly goal: FilingValues | null;
  readonly selfEvaluation: FilingValues | null;
  readonly remarks: readonly { readonly path: string; readonly said: string }[];
}

export interface AllowedAction {
  readonly action: Action;
  readonly to: readonly { readonly step: string; readonly title: Bilingual }[];
  /** The step that returned it, where it may be handed straight back to that (退回后直送). */
  readonly straight: { readonly step: string; readonly title: Bilingual } | null;
  readonly refusedBecause: Message | null;
}

export interface Remark {
  readonly id: string;
  readonly path: string;
  readonly said: string;
  readonly step: string;
  readonly stepTitle: Bilingual;
  readonly round: number;
  readonly by: string;
  readonly role: Role;
  readonly at: string;
  readonly settledAt: string | null;
}

/** What the next holder of a post has to know: `GET /api/hand-over`. */
export interface HandOver {
  readonly post: { readonly unit: string; readonly role: Role };
  readonly day: string;
  /** How many filings the post holds; the longest held are named. */
  readonly count: number;
  readonly filings: readonly (NamedFiling & Deadline & { readonly unit: string; readonly title: Bilingual; readonly since: string; readonly cameBack: boolean })[];
  readonly remarks: readonly (NamedFiling & { readonly path: string; readonly said: string; readonly by: string; readonly at: string })[];
  readonly drafts: readonly (NamedFiling & { readonly savedAt: string })[];
  readonly delegations: readonly { readonly to: string; readonly from: string; readonly until: string; readonly reason: string }[];
}

interface NamedFiling {
  readonly id: string;
  readonly year: number;
  readonly stage: Stage;
  readonly name: string;
}

export interface TakenTransition {
  readonly action: Action;
  readonly from: string;
  readonly to: string;
  readonly fromTitle: Bilingual;
  readonly toTitle: Bilingual;
  readonly round: number;
  /** Version of the filing that was handed on. */
  readonly version: number;
  readonly by: string;
  /** Whose post it was done in, where that was delegated. */
  readonly onBehalfOf: string | null;
  /** 代填 */
  readonly inStead: boolean;
  readonly role: Role;
  readonly opinion: string;
  readonly at: string;
  /** Steps it was carried past. */
  readonly passedOver: readonly { readonly title: Bilingual; readonly because: "not-assigned" | "own-department" | "amount" | "nobody" }[];
}

/** 催办 of whoever held a filing, or of those who were asked to sign it. */
export interface Urging {
  readonly step: string;
  readonly stepTitle: Bilingual;
  readonly round: number;
  readonly said: string;
  readonly by: string;
  readonly role: Role;
  readonly at: string;
  readonly toSigners: boolean;
}

export interface EffectiveScore {
  readonly total: string;
  readonly by: ScoreBy;
  readonly grade: string | null;
}

/** 支付截止快照: what had been paid up to a day, as it was known when it was taken. */
export interface Snapshot {
  readonly cutOff: string;
  readonly takenAt: string;
  readonly budgetFen: string;
  readonly paidFen: string;
  /** Payments after the day, which the snapshot leaves out. */
  readonly later: Payments;
  /** Paid up to the day and recorded after the snapshot was taken, which stays as it is. */
  readonly recordedSince: Payments;
}

export interface Payments {
  readonly count: number;
  readonly fen: string;
}

export interface Evidence {
  readonly id: string;
  readonly path: string;
  readonly kind: string;
  readonly name: string;
  readonly bytes: number;
  readonly digest: string;
  readonly storedAt: string;
  readonly withdrawnAt: string | null;
}

/** Every score and where it comes from: `GET …/{id}/why`. */
export interface Why {
  readonly lines: readonly WhyLine[];
  readonly total: string | null;
  readonly by: ScoreBy | null;
  readonly grade: string | null;
  /** The bands a total lies in, from the top down, and where they come from. */
  readonly gradeRule: { readonly bands: readonly { readonly code: string; readonly name: string; readonly from: string }[]; readonly reference: WhyReference };
  readonly profile: { readonly id: string; readonly title: Bilingual };
}

export interface WhyLine {
  readonly rowId: string;
  readonly path: string;
  readonly level3: string | null;
  readonly points: string | null;
  readonly suggested: string | null;
  readonly unit: string | null;
  readonly department: string | null;
  readonly finance: string | null;
  readonly effective: string | null;
  readonly effectiveBy: ScoreBy | null;
  readonly trace: readonly WhyStep[];
}

export interface WhyStep {
  readonly code: string;
  readonly params: MessageParams;
  readonly reference?: WhyReference | null | undefined;
}

export interface WhyReference {
  readonly document: string | null;
  readonly clause?: string | null | undefined;
  readonly unverified: boolean;
}

/** A step as the picture of its workflow shows it. */
export interface DrawnStep {
  readonly id: string;
  readonly title: Bilingual;
  readonly role: string | null;
  readonly days: number | null;
  readonly onlyAssigned: boolean;
  readonly countersign?: { readonly signers: readonly { readonly role: Role; readonly unit: string | null }[]; readonly pass: string; readonly veto: boolean } | null;
  readonly actions: readonly { readonly action: string; readonly to: readonly string[] }[];
}
