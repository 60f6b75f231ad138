import type { Role } from "../access/role.ts";
import type { Stage } from "../form/filing-values.ts";

/** Chinese is what the pack's city prints. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/**
 * 动作: the closed list of what can be done to a filing. A step is data, an action is code.
 * save 保存 · submit 报送 · approve 同意 · return 退回 · issue 批复 (freezes a goal, in a batch with a letter) · confirm 定级 (freezes a self-evaluation) ·
 * withdraw 撤回 (takes a submission or an approval back before anybody has touched it; follows from the step that was taken, so no pack names it)
 */
export const ACTIONS = ["save", "submit", "approve", "return", "issue", "confirm", "withdraw"] as const;
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
  readonly season: { readonly from: SeasonDay; readonly until: SeasonDay };
  /** In order; the first is where a filing begins. */
  readonly steps: readonly Step[];
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
  /** 退回后直送: what this step returned may come straight back to it from whoever fills, past those who had approved it before; not where it is left out. */
  readonly straight?: true;
  /** 办理时限: how many working days its holder has from the day after it arrives; none where it is left out. */
  readonly due?: { readonly days: number };
  /** What a filing is that has arrived here; null while it is under way. */
  readonly end: "approved" | "confirmed" | null;
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
}
