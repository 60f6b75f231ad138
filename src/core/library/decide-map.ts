import { canonicalJson } from "../basics/canonical-json.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { mapFromDraft, ownActivities, type DepartmentMap, type ProjectOfYear } from "./department-map.ts";
import type { FunctionMap } from "./function-map.ts";

export interface MapAround {
  /** As it stands; null where the department has none yet. */
  readonly before: DepartmentMap | null;
  /** Which of the cards that the map names are in force. */
  readonly knownCards: ReadonlySet<string>;
  /** Codes of the department's projects. */
  readonly knownProjects: ReadonlySet<string>;
}

const MOST_ACTIVITIES = 600;

/** Decides whether a department's map may be kept as it was drawn, with everything that is wrong at once. What was there before and is gone from the library since may stay. */
export function decideMap(wish: DepartmentMap, { before, knownCards, knownProjects }: MapAround): Result<DepartmentMap> {
  const problems: Problem[] = [];
  const places = ownActivities(wish);
  if (places.length > MOST_ACTIVITIES) problems.push(problem("duty-map.too-many", "duties", { most: MOST_ACTIVITIES }));
  const had = before === null ? [] : ownActivities(before).map(({ activity }) => activity);
  const oldCards = new Set(had.flatMap(({ indicators }) => indicators));
  const oldProjects = new Set(had.flatMap(({ projects }) => projects.map(({ code }) => code)));
  const titles = new Set<string>();
  for (const [at, duty] of wish.duties.entries()) {
    if (titles.has(duty.title.zh)) problems.push(problem("duty-map.duty-twice", `duties[${at}].title`, { title: duty.title.zh }));
    titles.add(duty.title.zh);
    const inside = duty.activities.map(({ title }) => title.zh);
    for (const [number, activity] of duty.activities.entries()) {
      const where = `duties[${at}].activities[${number}]`;
      const { title, projects, indicators } = activity;
      if (inside.indexOf(title.zh) !== number) problems.push(problem("duty-map.activity-twice", `${where}.title`, { title: title.zh, duty: duty.title.zh }));
      for (const code of new Set(indicators.filter((one) => !knownCards.has(one) && !oldCards.has(one)))) problems.push(problem("duty-map.card-unknown", `${where}.indicators`, { code, activity: title.zh }));
      for (const { code } of projects) if (code !== null && !knownProjects.has(code) && !oldProjects.has(code)) problems.push(problem("duty-map.project-unknown", `${where}.projects`, { code, activity: title.zh }));
      const codes = projects.flatMap(({ code }) => code ?? []);
      if (new Set(codes).size < codes.length || new Set(indicators).size < indicators.length) problems.push(problem("duty-map.linked-twice", where, { activity: title.zh }));
    }
  }
  const ids = [...wish.duties.map(({ id }) => id), ...places.map(({ activity }) => activity.id)];
  if (new Set(ids).size < ids.length) problems.push(problem("duty-map.id-twice", "duties"));
  if (problems.length === 0 && before !== null && canonicalJson(before) === canonicalJson(wish)) problems.push(problem("duty-map.unchanged"));
  return problems.length > 0 ? refused(...problems) : done(wish);
}

/** 导入: the duties of a draft that the map does not have yet stand behind its own; what the department wrote stays as it is. */
export function importDraft(before: DepartmentMap | null, draft: FunctionMap, projects: readonly Pick<ProjectOfYear, "code" | "name">[]): Result<DepartmentMap> {
  const own = before?.duties ?? [];
  const taken = new Set([...own.map(({ id }) => id), ...(before === null ? [] : ownActivities(before).map(({ activity }) => activity.id))]);
  const titles = new Set(own.map(({ title }) => title.zh));
  const added = mapFromDraft(draft, projects).duties
    .filter(({ id, title }) => !taken.has(id) && !titles.has(title.zh))
    // An activity under a name that something of the map has already goes by the name of its duty as well.
    .map((duty) => ({ ...duty, activities: duty.activities.map((activity) => (taken.has(activity.id) ? { ...activity, id: `${duty.id}-${activity.id}` } : activity)) }));
  return added.length === 0 ? refused(problem("duty-map.nothing-new", "sector")) : done({ duties: [...own, ...added] });
}
