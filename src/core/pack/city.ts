import type { BudgetBook } from "../subject/budget-book.ts";
import type { Role } from "../access/role.ts";
import type { FilingValues, Stage } from "../form/filing-values.ts";
import type { NeededStage } from "../form/stage.ts";
import type { SubjectAttribute } from "../subject/subject-kind.ts";
import type { Bilingual } from "../workflow/workflow.ts";
import type { WrittenChange } from "./written-change.ts";

/** 城市: the bodies, people, projects and past filings that a city begins with. Demo cities come complete; a real one brings its bodies. */
export interface City {
  /** The pack it stands in: `demo-city`, `demo-city/smallest-office`. */
  readonly pack: string;
  /** 区划代码, first of every key. */
  readonly region: string;
  readonly name: Bilingual;
  /** Everything in it is made up and says so. */
  readonly demo: boolean;
  /** Which workflow of the packs each stage runs on (on the first they have, where none is named and the stage is not a needed one), and which frame a blank goal offers. */
  readonly workflows: Readonly<Record<NeededStage, string>> & { readonly [stage in Stage]?: string };
  readonly frame: string;
  /** What is chosen otherwise from a budget year on or until one. */
  readonly changes?: readonly WrittenChange[];
  /** Parents before their children; the first is the region itself. */
  readonly units: readonly CityUnit[];
  readonly people: readonly CityPerson[];
  readonly projects: readonly CityProject[];
  /** 批复 of past years, by which the goals of projects were approved. */
  readonly approvals: readonly CityApproval[];
}

export type UnitKind = "region" | "finance" | "division" | "department" | "unit" | "third-party";

export interface CityUnit {
  /** Unique in its city: `101.002`. */
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  /** Code of the body above; null for the region. */
  readonly parent: string | null;
  /** Place in the organisation tree, each code ending in a dot: `990100.101.101002.`. */
  readonly path: string;
  /** Code of the department it belongs to or is; null outside of departments. */
  readonly department: string | null;
}

export interface CityPerson {
  readonly login: string;
  readonly name: string;
  readonly posts: readonly CityPost[];
}

export interface CityPost {
  /** Code of the unit the post belongs to. */
  readonly unit: string;
  readonly role: Role;
  /** Paths of the tree that the post may see, with everything below. */
  readonly scopes: readonly string[];
  /** Codes of projects assigned beyond that. */
  readonly assigned: readonly string[];
}

export interface CityProject {
  readonly code: string;
  readonly name: string;
  /** 绩效对象类别; a project where it is left out. */
  readonly kind?: string;
  /** Code of the subject it is a part of. */
  readonly parent?: string;
  /** 延续、新增、年中追加、结转、取消; left out where nobody says. */
  readonly attribute?: SubjectAttribute;
  readonly tags?: readonly string[];
  readonly book: BudgetBook;
  /** Code of the unit that carries it out. */
  readonly unit: string;
  /** 首个预算年度 and the last; the first year of which anything is brought, and no last one, where they are left out. */
  readonly firstYear?: number;
  readonly lastYear?: number;
  readonly budgets: readonly CityBudget[];
  readonly payments: readonly CityPayment[];
  /** Filings as they ended, or as far as they came. */
  readonly filings: readonly CityFiling[];
  /** How a transfer payment was passed down, a year each. */
  readonly splits?: readonly CitySplit[];
}

/** 分解下达: its indicators go on by the rules that are suggested for them. */
export interface CitySplit {
  readonly year: number;
  /** ISO day. */
  readonly on: string;
  /** Login of who sent it. */
  readonly by: string;
  /** 万元 and targets as typed; targets by id of the row, those that go on unchanged left out. */
  readonly parts: readonly { readonly project: string; readonly amount: string; readonly targets: Readonly<Record<string, string>> }[];
}

export interface CityBudget {
  readonly year: number;
  /** Id of a money line of the forms: `appropriation`. */
  readonly source: string;
  readonly initialFen: bigint;
  readonly adjustedFen: bigint;
  /** 预算调整 with their documents, oldest first; they come to the difference of both, or there are none and it has no document. */
  readonly adjustments?: readonly CityAdjustment[];
}

export interface CityAdjustment {
  readonly documentNo: string;
  /** ISO day. */
  readonly on: string;
  /** Below nothing for a cut. */
  readonly amountFen: bigint;
}

export interface CityPayment {
  /** Budget year it is paid from. */
  readonly year: number;
  readonly source: string;
  /** ISO day. */
  readonly paidOn: string;
  readonly amountFen: bigint;
  readonly voucher: string;
}

/** A filing that was carried to its end, with the hands it went through. */
export interface CityFiling {
  readonly year: number;
  readonly stage: Stage;
  /** 监控期 by its number; left out of what has no periods. */
  readonly period?: number;
  readonly values: FilingValues;
  /** The steps it took, oldest first; the last leads to the end. */
  readonly transitions: readonly CityTransition[];
  /** What reviewers said on the way. */
  readonly remarks: readonly CityRemark[];
  /** Until when payments were counted, of what tells how money was spent. */
  readonly cutOff: string | null;
}

export interface CityTransition {
  readonly from: string;
  readonly to: string;
  readonly action: "submit" | "approve" | "return" | "issue" | "confirm";
  /** Login of who took it, in a post of the step's role. */
  readonly by: string;
  /** ISO day. */
  readonly on: string;
  readonly opinion: string;
}

export interface CityRemark {
  readonly path: string;
  readonly said: string;
  readonly step: string;
  readonly by: string;
  readonly on: string;
}

export interface CityApproval {
  readonly year: number;
  /** Code of the department. */
  readonly department: string;
  readonly documentNo: string;
  readonly issuedOn: string;
  /** Login of who issued it. */
  readonly by: string;
  /** Codes of the projects whose goals it approves. */
  readonly projects: readonly string[];
}
