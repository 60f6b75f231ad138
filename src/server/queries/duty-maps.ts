import { sees } from "../../core/access/actor.ts";
import { hasDuty } from "../../core/access/duty.ts";
import { parseDecimal, toShortText } from "../../core/basics/decimal.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { FilingValues } from "../../core/form/filing-values.ts";
import type { Bilingual } from "../../core/library/card.ts";
import { readCardRef } from "../../core/library/card-ref.ts";
import { completenessOf, coreMoney, coreWeight, ownActivities, ownGaps, type Completeness, type CoreShare, type DepartmentMap, type GoalRow, type OwnPlace, type ProjectOfYear } from "../../core/library/department-map.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { dutyMapOf, dutyMaps, projectsOfYear } from "../store/duty-map.ts";
import { cardsInForce } from "../store/indicator-card.ts";
import { findUnit, unitTree } from "../store/org-unit.ts";
import { namesOfPeople } from "../store/person-names.ts";

export interface DutyMapItem {
  readonly id: string;
  readonly name: string;
  /** 0 while the department has no map. */
  readonly version: number;
  readonly duties: number;
  readonly activities: number;
  readonly coreActivities: number;
  readonly at: string | null;
}

interface PlaceShown {
  readonly duty: Bilingual;
  readonly activity: Bilingual;
}

export interface DutyMapPage {
  readonly departmentId: string;
  readonly name: string;
  readonly year: number;
  readonly version: number;
  readonly by: string | null;
  readonly at: string | null;
  readonly map: DepartmentMap;
  /** Names of the cards that the map names; one that is gone from the library has none. */
  readonly cards: readonly { readonly code: string; readonly name: Bilingual | null }[];
  readonly projects: readonly { readonly code: string; readonly name: string; readonly budgetFen: string | null; readonly hasGoal: boolean }[];
  readonly gaps: {
    readonly dutiesWithoutActivity: readonly Bilingual[];
    readonly activitiesWithoutProject: readonly PlaceShown[];
    readonly activitiesWithoutIndicator: readonly PlaceShown[];
    readonly projectsWithoutActivity: readonly { readonly code: string; readonly name: string }[];
    readonly indicatorsWithoutActivity: readonly { readonly project: string; readonly name: string; readonly card: string | null }[];
  };
  /** 完整程度, from duties down to the indicators of the year. */
  readonly completeness: readonly Completeness[];
  readonly money: CoreShare<string>;
  readonly weight: CoreShare<string>;
  /** Drafts of the packs to begin from. */
  readonly drafts: readonly { readonly sector: string; readonly title: Bilingual; readonly duties: number }[];
  readonly mayKeep: boolean;
}

/** Departments in sight with how far their maps go. */
export async function dutyMapList({ tx, region, now, acting, packs }: ActingContext): Promise<Result<readonly DutyMapItem[]>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const departments = (await unitTree(tx, region, officeDay(now))).filter(({ id, departmentId, path }) => id === departmentId && sees(acting, { unitPath: path, subjectId: "" }));
  const maps = await dutyMaps(tx, region);
  return done(departments.map(({ id, name }) => {
    const kept = maps.get(id);
    const places = kept === undefined ? [] : ownActivities(kept.content);
    return { id, name, version: kept?.version ?? 0, duties: kept?.content.duties.length ?? 0, activities: places.length, coreActivities: places.filter(({ activity }) => activity.core).length, at: kept?.at.toISOString() ?? null };
  }));
}

/** 职能—活动—项目—指标 of a department, with its gaps and how much of money and weight the core has in a year. */
export async function dutyMapPage({ tx, region, now, acting, packs }: ActingContext, departmentId: string, year: number): Promise<Result<DutyMapPage>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const department = await findUnit(tx, region, departmentId, officeDay(now));
  if (department === null || department.departmentId !== department.id || !sees(acting, { unitPath: department.path, subjectId: "" })) return refused(problem("duty-map.department-unknown"));
  const kept = await dutyMapOf(tx, region, departmentId);
  const map = kept?.content ?? { duties: [] };
  const projects = (await projectsOfYear(tx, region, departmentId, year)).map(({ goal, ...project }): ProjectOfYear => ({ ...project, rows: goal === null ? null : goalRows(goal) }));
  const gaps = ownGaps(map, projects);
  const codes = [...new Set(ownActivities(map).flatMap(({ activity }) => activity.indicators))];
  const cards = new Map((await cardsInForce(tx, region, codes)).map(({ code, draft }) => [code, draft.name]));
  const names = await namesOfPeople(tx, region, kept === null ? [] : [kept.personId]);
  const money = coreMoney(map, projects);
  const weight = coreWeight(map, projects);
  return done({
    departmentId, name: department.name, year, version: kept?.version ?? 0, by: kept === null ? null : (names.get(kept.personId) ?? ""), at: kept?.at.toISOString() ?? null, map,
    cards: codes.map((code) => ({ code, name: cards.get(code) ?? null })),
    projects: projects.map(({ code, name, budgetFen, rows }) => ({ code, name, budgetFen: budgetFen === null ? null : String(budgetFen), hasGoal: rows !== null })),
    gaps: {
      dutiesWithoutActivity: gaps.dutiesWithoutActivity.map(({ title }) => title), activitiesWithoutProject: gaps.activitiesWithoutProject.map(placeShown), activitiesWithoutIndicator: gaps.activitiesWithoutIndicator.map(placeShown),
      projectsWithoutActivity: gaps.projectsWithoutActivity.map(({ code, name }) => ({ code, name })),
      indicatorsWithoutActivity: gaps.indicatorsWithoutActivity.map(({ project, row }) => ({ project: project.name, name: row.name, card: row.card })),
    },
    completeness: completenessOf(map, projects, gaps),
    money: { ...money, core: String(money.core), other: String(money.other), unassigned: String(money.unassigned) },
    weight: { ...weight, core: toShortText(weight.core), other: toShortText(weight.other), unassigned: toShortText(weight.unassigned) },
    drafts: (packs.functionMaps ?? []).map(({ sector, title, duties }) => ({ sector, title, duties: duties.length })),
    mayKeep: hasDuty(packs, acting.role, "duties.keep"),
  });
}

function placeShown({ duty, activity }: OwnPlace): PlaceShown {
  return { duty: duty.title, activity: activity.title };
}

function goalRows({ rows }: FilingValues): readonly GoalRow[] {
  return rows.map(({ level3, card, points }) => ({ name: level3, card: card === undefined ? null : (readCardRef(card)?.code ?? null), points: parseDecimal(points.trim()) }));
}
