import { sees } from "../../core/access/actor.ts";
import { hasDuty } from "../../core/access/duty.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { decideMap, importDraft } from "../../core/library/decide-map.ts";
import { ownActivities, type DepartmentMap } from "../../core/library/department-map.ts";
import type { ActingContext } from "../context.ts";
import { officeDay, officeYear } from "../office-day.ts";
import { sm3 } from "../store/digest.ts";
import { dutyMapOf, insertDutyMap, projectsOfYear } from "../store/duty-map.ts";
import { standingOf } from "../store/indicator-card.ts";
import { findUnit } from "../store/org-unit.ts";

export interface DutyMapKept {
  readonly version: number;
}

interface Around {
  readonly before: DepartmentMap | null;
  readonly digestBefore: string | null;
  readonly version: number;
}

/** 梳理职能: keeps a department's map as it was drawn. */
export async function keepDutyMap(context: ActingContext, departmentId: string, wish: DepartmentMap, reason: string, expectedVersion: number): Promise<Result<DutyMapKept>> {
  const around = await mapToChange(context, departmentId, expectedVersion);
  if (!around.ok) return around;
  const { tx, region } = context;
  const codes = [...new Set(ownActivities(wish).flatMap(({ activity }) => activity.indicators))];
  const knownCards = new Set((await standingOf(tx, region, codes)).filter(({ state }) => state === "published").map(({ code }) => code));
  const knownProjects = new Set((await projectsThisYear(context, departmentId)).map(({ code }) => code));
  const decided = decideMap(wish, { before: around.value.before, knownCards, knownProjects });
  return decided.ok ? write(context, departmentId, around.value, decided.value, { verb: "duty-map.saved", reason }) : decided;
}

/** 导入草案: the duties of a sector as the packs draft them come in behind what is there. */
export async function importDutyMap(context: ActingContext, departmentId: string, sector: string, expectedVersion: number): Promise<Result<DutyMapKept>> {
  const around = await mapToChange(context, departmentId, expectedVersion);
  if (!around.ok) return around;
  const draft = context.packs.functionMaps?.find((map) => map.sector === sector);
  if (draft === undefined) return refused(problem("duty-map.sector-unknown", "sector", { sector }));
  const imported = importDraft(around.value.before, draft, await projectsThisYear(context, departmentId));
  return imported.ok ? write(context, departmentId, around.value, imported.value, { verb: "duty-map.imported", reason: "", sector }) : imported;
}

function projectsThisYear({ tx, region, now }: ActingContext, departmentId: string): ReturnType<typeof projectsOfYear> {
  return projectsOfYear(tx, region, departmentId, officeYear(now));
}

async function mapToChange({ tx, region, now, acting, packs }: ActingContext, departmentId: string, expectedVersion: number): Promise<Result<Around>> {
  if (!hasDuty(packs, acting.role, "duties.keep")) return refused(problem("duty.missing", "", { duty: "duties.keep" }));
  const department = await findUnit(tx, region, departmentId, officeDay(now));
  if (department === null || department.departmentId !== department.id || !sees(acting, { unitPath: department.path, subjectId: "" })) return refused(problem("duty-map.department-unknown"));
  const before = await dutyMapOf(tx, region, departmentId);
  if ((before?.version ?? 0) !== expectedVersion) return refused(problem("duty-map.stale", "expectedVersion"));
  return done({ before: before?.content ?? null, digestBefore: before?.digest ?? null, version: expectedVersion + 1 });
}

async function write(context: ActingContext, departmentId: string, { digestBefore, version }: Around, map: DepartmentMap, { verb, reason, sector }: { readonly verb: "duty-map.saved" | "duty-map.imported"; readonly reason: string; readonly sector?: string }): Promise<Result<DutyMapKept>> {
  const { tx, region, now, acting } = context;
  const content = canonicalJson(map);
  const digest = sm3(content);
  if (!(await insertDutyMap(tx, region, departmentId, { version, content, digest, reason, personId: acting.personId, postId: acting.postId, at: now }))) return refused(problem("duty-map.stale", "expectedVersion"));
  await context.record({ verb, subject: departmentId, digestBefore, digestAfter: digest, detail: { version, duties: map.duties.length, activities: ownActivities(map).length, ...(sector === undefined ? {} : { sector }) } });
  return done({ version });
}
