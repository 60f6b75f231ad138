import { add, decimal, divide, multiply, toShortText, ZERO, HUNDRED, type Decimal } from "../basics/decimal.ts";
import type { Bilingual } from "./card.ts";
import type { FunctionMap } from "./function-map.ts";

/** 项目 that pays for an activity: as departments usually call it, and the subject of the library it is; null while nobody has linked it. */
export interface MappedProject {
  readonly name: string;
  readonly code: string | null;
}

export interface OwnActivity {
  readonly id: string;
  readonly title: Bilingual;
  /** 核心（主责主业） */
  readonly core: boolean;
  readonly projects: readonly MappedProject[];
  /** Codes of cards. */
  readonly indicators: readonly string[];
}

export interface OwnDuty {
  readonly id: string;
  readonly title: Bilingual;
  readonly basis: string;
  readonly activities: readonly OwnActivity[];
}

/** 职能—活动—项目—指标 of one department, its own (F106). */
export interface DepartmentMap {
  readonly duties: readonly OwnDuty[];
}

export interface OwnPlace {
  readonly duty: OwnDuty;
  readonly activity: OwnActivity;
}

/** An indicator of a goal of the department. */
export interface GoalRow {
  readonly name: string;
  /** Code of its card; null where the unit wrote it itself. */
  readonly card: string | null;
  /** 分值; null where none can be read. */
  readonly points: Decimal | null;
}

/** A project of the department with what is known of its year. */
export interface ProjectOfYear {
  readonly code: string;
  readonly name: string;
  /** 全年预算数; null where none is recorded. */
  readonly budgetFen: bigint | null;
  /** Indicators of its goal of the year; null where there is no goal. */
  readonly rows: readonly GoalRow[] | null;
}

/** What a department's map leaves open. */
export interface OwnGaps {
  readonly dutiesWithoutActivity: readonly OwnDuty[];
  readonly activitiesWithoutProject: readonly OwnPlace[];
  readonly activitiesWithoutIndicator: readonly OwnPlace[];
  readonly projectsWithoutActivity: readonly ProjectOfYear[];
  /** Indicators that goals of the year have and no activity of the map names. */
  readonly indicatorsWithoutActivity: readonly { readonly project: ProjectOfYear; readonly row: GoalRow }[];
}

export function ownGaps(map: DepartmentMap, projects: readonly ProjectOfYear[]): OwnGaps {
  const places = ownActivities(map);
  const named = new Set(places.flatMap(({ activity }) => activity.indicators));
  const linked = new Set(places.flatMap(({ activity }) => activity.projects.map(({ code }) => code)));
  return {
    dutiesWithoutActivity: map.duties.filter(({ activities }) => activities.length === 0),
    activitiesWithoutProject: places.filter(({ activity }) => !activity.projects.some(({ code }) => code !== null)),
    activitiesWithoutIndicator: places.filter(({ activity }) => activity.indicators.length === 0),
    projectsWithoutActivity: projects.filter(({ code }) => !linked.has(code)),
    indicatorsWithoutActivity: projects.flatMap((project) => (project.rows ?? []).filter(({ card }) => card === null || !named.has(card)).map((row) => ({ project, row }))),
  };
}

/** What a map is complete in, from duties down to the indicators of the year's goals. */
export const COMPLETENESS = ["duties-activity", "activities-project", "activities-indicator", "projects-activity", "indicators-activity"] as const;
export type CompletenessPart = (typeof COMPLETENESS)[number];

/** How many of a part there are, how many lead on, and their share in percent with two decimals; null where there are none. */
export interface Completeness {
  readonly part: CompletenessPart;
  readonly of: number;
  readonly linked: number;
  readonly share: string | null;
}

/** 完整程度: how much of a department's map leads on at each level; what does not is what `ownGaps` names. Level by level, for a sum would weigh a duty as an indicator. */
export function completenessOf(map: DepartmentMap, projects: readonly ProjectOfYear[], gaps: OwnGaps): readonly Completeness[] {
  const activities = ownActivities(map).length;
  const counted: Readonly<Record<CompletenessPart, readonly [of: number, open: number]>> = {
    "duties-activity": [map.duties.length, gaps.dutiesWithoutActivity.length],
    "activities-project": [activities, gaps.activitiesWithoutProject.length],
    "activities-indicator": [activities, gaps.activitiesWithoutIndicator.length],
    "projects-activity": [projects.length, gaps.projectsWithoutActivity.length],
    "indicators-activity": [projects.reduce((total, { rows }) => total + (rows?.length ?? 0), 0), gaps.indicatorsWithoutActivity.length],
  };
  return COMPLETENESS.map((part) => {
    const [of, open] = counted[part];
    return { part, of, linked: of - open, share: share(decimal(String(of - open)), decimal(String(of))) };
  });
}

/** Parts of a whole with the share of the core, in percent with two decimals; null where there is nothing to take a share of. */
export interface CoreShare<Amount> {
  readonly core: Amount;
  /** Of activities that are none of the core. */
  readonly other: Amount;
  /** Of no activity at all. */
  readonly unassigned: Amount;
  readonly share: string | null;
  /** What could not be counted because nobody recorded it: codes of projects. */
  readonly missing: readonly string[];
}

/**
 * 核心占比 of money: a project is counted once, and is of the core where any of its activities is. The whole are all projects of the department
 * of which a budget is recorded; those without are named and not taken for zero.
 */
export function coreMoney(map: DepartmentMap, projects: readonly ProjectOfYear[]): CoreShare<bigint> {
  const sides = sidesOf(ownActivities(map).flatMap(({ activity }) => activity.projects.map(({ code }) => ({ key: code, core: activity.core }))));
  const sum = (side: Side): bigint => projects.reduce((total, { code, budgetFen }) => (budgetFen !== null && (sides.get(code) ?? "unassigned") === side ? total + budgetFen : total), 0n);
  const [core, other, unassigned] = [sum("core"), sum("other"), sum("unassigned")];
  return { core, other, unassigned, share: share(decimal(String(core)), decimal(String(core + other + unassigned))), missing: projects.filter(({ budgetFen }) => budgetFen === null).map(({ code }) => code) };
}

/**
 * 核心占比 of weight: points of the indicators of all goals of the year, by the activity that names their card. An indicator whose card no
 * activity names is of none. Projects without a goal, and indicators without readable points, are named.
 */
export function coreWeight(map: DepartmentMap, projects: readonly ProjectOfYear[]): CoreShare<Decimal> {
  const sides = sidesOf(ownActivities(map).flatMap(({ activity }) => activity.indicators.map((key) => ({ key, core: activity.core }))));
  const rows = projects.flatMap(({ rows: own }) => own ?? []);
  const sum = (side: Side): Decimal => rows.reduce((total, { card, points }) => (points !== null && ((card === null ? undefined : sides.get(card)) ?? "unassigned") === side ? add(total, points) : total), ZERO);
  const [core, other, unassigned] = [sum("core"), sum("other"), sum("unassigned")];
  return { core, other, unassigned, share: share(core, add(core, add(other, unassigned))), missing: projects.filter(({ rows: own }) => own === null || own.some(({ points }) => points === null)).map(({ code }) => code) };
}

/**
 * A draft of the packs as a department's own to go on from. A project that the department has under the very same name, and no other, is linked; the
 * others are names until somebody links them.
 */
export function mapFromDraft({ duties }: FunctionMap, projects: readonly Pick<ProjectOfYear, "code" | "name">[]): DepartmentMap {
  const codeOf = (name: string): string | null => {
    const called = projects.filter((one) => one.name === name);
    return called.length === 1 ? called[0]!.code : null;
  };
  return {
    duties: duties.map(({ id, title, basis, activities }) => ({
      id, title, basis, activities: activities.map((activity) => ({ ...activity, projects: activity.projects.map(({ zh }) => ({ name: zh, code: codeOf(zh) })) })),
    })),
  };
}

export function ownActivities({ duties }: DepartmentMap): readonly OwnPlace[] {
  return duties.flatMap((duty) => duty.activities.map((activity) => ({ duty, activity })));
}

type Side = "core" | "other" | "unassigned";

/** On which side each key is: of the core as soon as one activity that has it is. */
function sidesOf(named: readonly { readonly key: string | null; readonly core: boolean }[]): ReadonlyMap<string, Side> {
  const sides = new Map<string, Side>();
  for (const { key, core } of named) if (key !== null && sides.get(key) !== "core") sides.set(key, core ? "core" : "other");
  return sides;
}

function share(part: Decimal, whole: Decimal): string | null {
  return whole.units === 0 || whole.units === 0n ? null : toShortText(divide(multiply(part, HUNDRED), whole, 2, "half-up"));
}
