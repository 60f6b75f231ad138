import type { Role } from "../access/role.ts";
import type { Decimal } from "../basics/decimal.ts";
import type { Stage } from "../form/filing-values.ts";

/** Chinese is what the pack's city prints. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/**
 * 动作: the closed list of what can be done to a filing. A step is data, an action is code.
 * save 保存 · submit 报送 · approve 同意 · return 退回 · issue 批复 (freezes a goal, in a batch with a letter) · confirm 定级 (freezes a self-evaluation) ·
 * withdraw 撤回 (takes a submission or an approval back before anybody has touched it; follows from the step that was taken, so no pack names it) ·
 * countersign 会签 (somebody beside the holder signs, for or against; moves nothing) · reverse 反审核 (takes back what froze it, or an approval that the
 * next hands have touched) · reopen 重新开放 (takes a frozen one back to those who fill) · relocate 移到环节 (puts a running one at a step of a workflow)
 */
export const ACTIONS = ["save", "submit", "approve", "return", "issue", "confirm", "withdraw", "reverse", "reopen", "relocate", "countersign"] as const;
export type Action = (typeof ACTIONS)[number];

/** Those that a step of a pack may name. */
export const STEP_ACTIONS = ["save", "submit", "approve", "return", "issue", "confirm"] as const;

/** 流程: the steps of one stage, as data of a pack (`packs/<pack>/workflows/*.yaml`). A running record stays on the version it began with. */
export interface Workflow {
  readonly id: string;
  readonly version: number;
  readonly stage: Stage;
  /** Id of the form it moves. */
  readonly form: string;
  readonly title: Bilingual;
  readonly provenance: "seed" | "document" | "draft";
  /** When filings of year T may be started and moved by those who fill: months and days, `year` counted from T. */
  readonly season: Season;
  /** 监控期: the times of a year at which a monitoring form is filled, in their order; once a year, for the months that are over, where it is left out. */
  readonly periods?: readonly MonitoringPeriod[];
  /** In order; the first is where a filing begins. */
  readonly steps: readonly Step[];
}

/** 监控期: the months of the year up to one of them. Filings are known by its number, so a number stays what it is when another is added. */
export interface MonitoringPeriod {
  /** From 1. */
  readonly number: number;
  /** The last month that is counted: 6 for 1—6月. */
  readonly month: number;
  /** 报送期限: working days from the day after that month; none where it is left out. */
  readonly due?: { readonly days: number };
}

export interface Season extends Window {
  /** 报送期限: the last day on which what is asked for is reported in time, one for all four books; `reportBy` of report-by.ts says what holds where it is left out. */
  readonly reportBy?: SeasonDay;
  /** Kinds of subject of which the season asks for something; all that a form serves where it is left out. */
  readonly kinds?: readonly string[];
  /** 分批申报: departments that have days of their own; no department is in two. All others have the days of the season. */
  readonly batches?: readonly FilingBatch[];
}

export interface Window {
  readonly from: SeasonDay;
  readonly until: SeasonDay;
}

export interface FilingBatch extends Window {
  readonly title: Bilingual;
  /** Codes of the organisation tree. */
  readonly departments: readonly string[];
}

export interface SeasonDay {
  /** −1 for the year before the budget year. */
  readonly year: number;
  /** `MM-DD` */
  readonly day: string;
}

/** 环节中的一步: whose hands the filing is in. */
export interface Step {
  readonly id: string;
  readonly title: Bilingual;
  /** Null at an end: nobody holds it. */
  readonly role: Role | null;
  /** Cells that may be changed here, as patterns of paths: `rows[*].score`, `goal.*`, `rows` (add and remove). */
  readonly fills: readonly string[];
  /** What its holder may do, and where that leads: `{ action: "approve", to: "department" }`. `return` names every step it may lead to. */
  readonly actions: readonly StepAction[];
  /** Passed over where no post of the role is assigned to the subject (a third-party reviewer, say). */
  readonly onlyAssigned: boolean;
  /** 代填: roles whose posts may fill and submit here in the stead of its own; nobody where it is left out. */
  readonly onBehalf?: readonly Role[];
  /** 签收: its holder takes note of what came and hands it on, so that handing on is called signing for it; not where it is left out. */
  readonly receipt?: true;
  /** 会签: who has to sign beside its holder before a filing goes on from here; nobody where it is left out. */
  readonly countersign?: Countersign;
  /** 退回后直送: what this step returned may come straight back to it from whoever fills, past those who had approved it before; not where it is left out. */
  readonly straight?: true;
  /** 适用条件: a step for filings of at least so much money, in yuan; passed over by smaller ones. For all where it is left out. */
  readonly when?: { readonly amountFrom: Decimal };
  /** 本级不经: passed over by filings of the department itself, which nobody of the department may review. */
  readonly passOverOwnDepartment?: true;
  /** 无人办理时跳过: passed over, and recorded, where no living post could take it for a filing; else nothing can be sent there then. */
  readonly passOverIfNobody?: true;
  /** 办理时限: how many working days its holder has from the day after it arrives; none where it is left out. */
  readonly due?: DueDays;
  /** What a filing is that has arrived here; null while it is under way. */
  readonly end: "approved" | "confirmed" | null;
}

/** 会签: posts of these roles sign, each for or against. */
export interface Countersign {
  readonly signers: readonly CountersignSigner[];
  /** How many of them have to agree: all, or a part of them as an exact fraction, `2/3`. */
  readonly pass: "all" | `${number}/${number}`;
  /** 一票否决: an objection leaves nothing but a return. */
  readonly veto: boolean;
}

export interface CountersignSigner {
  readonly role: Role;
  /** Code of the body that the post is of, or is below; any where it is left out. */
  readonly unit?: string;
}

export interface DueDays {
  readonly days: number;
  /** Other limits for the filings of some departments, by their codes. */
  readonly departments?: Readonly<Record<string, number>>;
  /** 逾期升级: what is late by more than so many working days is told to a role above as well; to nobody where it is left out. */
  readonly escalate?: Escalation;
}

export interface Escalation {
  readonly after: number;
  readonly to: Role;
}

export interface StepAction {
  readonly action: Action;
  readonly to: readonly string[];
}

/** 流转: a step that was taken, as the four-eyes rule and the history need it. */
export interface Taken {
  readonly action: Action;
  readonly from: string;
  readonly to: string;
  readonly round: number;
  readonly personId: string;
  readonly role: Role;
  /** 代填: done in the stead of those whose step it was. */
  readonly onBehalf?: true;
}
