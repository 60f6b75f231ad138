import type { Role } from "../access/role.ts";
import type { WorkCalendar } from "../calendar/work-calendar.ts";
import type { BookList } from "../disclosure/book-list.ts";
import type { ExAnteScheme } from "../ex-ante/scheme.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Form } from "../layout/form.ts";
import type { FunctionMap } from "../library/function-map.ts";
import type { PaperDefinition } from "../paper/paper-definition.ts";
import type { PolicyCollection } from "../policy/policy-document.ts";
import type { Profile } from "../score/profile.ts";
import type { Bilingual, Workflow } from "../workflow/workflow.ts";
import type { AdjustmentRule } from "./adjustment-rule.ts";
import type { AlertRule } from "./alert-rule.ts";
import type { ApplicationMeasure } from "./application-measure.ts";
import type { Dictionary } from "./dictionary.ts";
import type { Procedure } from "./procedure.ts";
import type { TaskPlan } from "./task-plan.ts";
import type { TrainingPlan } from "./training-plan.ts";

/** 定义: everything that a city's packs say, as the engine works with it. Nothing else is wired in. */
export interface Definitions {
  /** SM3 of the packs in canonical form; records are pinned to it. */
  readonly digest: string;
  readonly forms: readonly Form[];
  readonly profiles: readonly Profile[];
  readonly workflows: readonly Workflow[];
  readonly frames: readonly IndicatorFrame[];
  readonly roles: readonly RoleDefinition[];
  /** Kinds of evidence and how large a file may be. */
  readonly evidence: readonly EvidenceKind[];
  /** Workbooks that other systems give and take; none where they are left out. */
  readonly exchanges?: readonly Exchange[];
  /** 事前绩效评估, one scheme for each kind of subject that is evaluated; nothing is where they are left out. */
  readonly exAnte?: readonly ExAnteScheme[];
  /** 随表文书: papers that go with filings; none where they are left out. */
  readonly papers?: readonly PaperDefinition[];
  /** 附表、汇总表、公开表: what lists of projects have of each budget book; as usual where they are left out. */
  readonly lists?: readonly BookList[];
  /** Which days are worked, a year each. Years that none is of are reckoned in plain weeks, and it is said. */
  readonly calendars?: readonly WorkCalendar[];
  /** Lists from which something is chosen, and what may follow from a result; none where they are left out, as with all that follows. */
  readonly dictionaries?: readonly Dictionary[];
  readonly measures?: readonly ApplicationMeasure[];
  readonly alerts?: readonly AlertRule[];
  readonly tasks?: readonly TaskPlan[];
  readonly adjustments?: readonly AdjustmentRule[];
  readonly training?: readonly TrainingPlan[];
  /** 办理程序: of what no form carries yet. */
  readonly procedures?: readonly Procedure[];
  /** 政策制度: what rules rest on, in collections; none where they are left out. */
  readonly policies?: readonly PolicyCollection[];
  /** 职能—活动—项目—指标 of sectors, as drafts for departments to begin their own from. */
  readonly functionMaps?: readonly FunctionMap[];
}

/** 三级指标 of a frame. */
export interface FrameLine {
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  /** 标准; empty where whoever fills it says it. */
  readonly target: string;
  readonly points: string;
}

/** 指标框架: level 1 and level 2 that a form offers, with the points of a group where an authority fixes them. */
export interface IndicatorFrame {
  readonly id: string;
  readonly title: Bilingual;
  readonly provenance: "seed" | "document" | "draft";
  readonly groups: readonly { readonly level1: string; readonly points: string | null; readonly kinds: readonly string[] }[];
  /** 三级指标 that a form of it begins with, where the frame says them: all of them, in their order, with their points. */
  readonly lines?: readonly FrameLine[];
  /** What its own names are in English, where no form prints them. */
  readonly names?: readonly Bilingual[];
}

/** What a role is called and what it may do beyond the steps of workflows. */
export interface RoleDefinition {
  readonly role: Role;
  readonly title: Bilingual;
  readonly duties: readonly Duty[];
}

/**
 * 职责: closed list of what a post may do outside a workflow's steps. Deny by default: a route names the duty it needs.
 */
export const DUTIES = [
  "filing.read", "filing.start", "evaluation.start", "filing.remark", "filing.reassign", "filing.reopen", "filing.relocate", "goal.waive", "deadline.extend", "reporting.read", "evidence.read", "evidence.store",
  "approval.read", "payment.record", "payment.read", "subject.enter", "publication.publish", "publication.prepare", "print", "scan",
  "assignment.give", "adoption.propose", "adoption.confirm", "flow.draft", "flow.publish", "card.draft", "card.review", "card.publish", "packs.draft", "packs.publish",
  "policy.keep", "duties.keep", "agreement.keep", "tranche.propose", "transfer.split",
  "ex-ante.read", "ex-ante.apply", "ex-ante.review", "ex-ante.evaluate", "ex-ante.score", "ex-ante.decide",
  "person.manage", "unit.manage", "post.give", "account.unlock", "session.end", "log.read",
] as const;
export type Duty = (typeof DUTIES)[number];

export interface EvidenceKind {
  readonly id: string;
  readonly title: Bilingual;
  /** Media types that are taken, as first bytes show them. */
  readonly media: readonly string[];
  readonly megabytes: number;
}
