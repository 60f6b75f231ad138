import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { definitionsOf } from "../../core/disclosure/definitions-of.ts";
import { disclose, type Disclosed, type ProjectMaterial } from "../../core/disclosure/disclose.ts";
import { profileFor } from "../../core/form/profile-for.ts";
import type { Form } from "../../core/layout/form.ts";
import { unadopted } from "../../core/pack/unadopted.ts";
import type { Profile } from "../../core/score/profile.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { confirmedAdoptions, definitionDigest } from "../store/adoption.ts";
import { disclosingDepartments, disclosureMaterial, whoConfirmed, type DisclosingDepartment } from "../store/disclosure-material.ts";
import { findUnit } from "../store/org-unit.ts";
import { latestPublication, publicationsOf } from "../store/publication.ts";

export interface KitMaterial extends Disclosed {
  /** Everything of the projects that are in it, for their tables. */
  readonly projects: readonly ProjectMaterial[];
  readonly form: Form;
  readonly profile: Profile;
  readonly drafts: readonly Bilingual[];
  /** Titles of the steps that self-evaluations stand at. */
  readonly steps: ReadonlyMap<string, Bilingual>;
  readonly published: { readonly version: number; readonly publishedAt: Date; readonly digest: string } | null;
  /** Why the asker may not publish it, as a code of a problem; null where they may. */
  readonly refusedBecause: string | null;
}

/** 公开材料: what a department would disclose of a year, and what is missing in it. */
export async function disclosureKit({ tx, region, now, acting, packs }: ActingContext, year: number, departmentId: string): Promise<Result<KitMaterial>> {
  if (!hasDuty(packs, acting.role, "publication.prepare")) return refused(problem("duty.missing", "", { duty: "publication.prepare" }));
  const today = officeDay(now);
  const department = await findUnit(tx, region, departmentId, today);
  if (department === null || !acting.scopes.some((scope) => department.path.startsWith(scope))) return refused(problem("publication.department-unknown"));
  const material = await disclosureMaterial(tx, region, year, departmentId, today);
  const flow = packs.workflows.find(({ stage }) => stage === "self-evaluation");
  const form = packs.forms.find(({ id }) => id === flow?.form);
  if (material === null) return refused(problem("publication.department-unknown"));
  if (flow === undefined || form === undefined) throw new Error("the packs have no form for self-evaluations");
  const drafts = unadopted(packs, await confirmedAdoptions(tx, region), definitionsOf(packs, year), definitionDigest);
  const disclosed = disclose({ ...material, drafts }, packs);
  const inIt = new Set(disclosed.disclosure.projects.map(({ filingId }) => filingId));
  const last = await latestPublication(tx, region, year, departmentId);
  const isConfirmer = (await whoConfirmed(tx, region, [...inIt])).has(acting.personId);
  const steps = packs.workflows.filter(({ stage }) => stage === "self-evaluation").flatMap((one) => one.steps);
  return done({
    ...disclosed,
    projects: material.projects.filter(({ selfEvaluation }) => selfEvaluation !== null && inIt.has(selfEvaluation.filingId)),
    form, profile: profileFor(packs, year), drafts,
    steps: new Map(steps.map(({ id, title }) => [id, title])),
    published: last === null ? null : { version: last.version, publishedAt: last.publishedAt, digest: last.digest },
    refusedBecause: !hasDuty(packs, acting.role, "publication.publish") ? "duty.missing" : inIt.size === 0 ? "publication.nothing-confirmed" : isConfirmer ? "publication.four-eyes" : null,
  });
}

export interface DepartmentShown extends DisclosingDepartment {
  readonly published: { readonly version: number; readonly publishedAt: Date } | null;
}

/** Departments of a year and how far each is on the way to the public. */
export async function departmentsToDisclose({ tx, region, acting, packs }: ActingContext, year: number): Promise<Result<readonly DepartmentShown[]>> {
  if (!hasDuty(packs, acting.role, "publication.prepare")) return refused(problem("duty.missing", "", { duty: "publication.prepare" }));
  const published = new Map((await publicationsOf(tx, region, year)).map(({ departmentId, version, publishedAt }) => [departmentId, { version, publishedAt }]));
  return done((await disclosingDepartments(tx, region, year)).map((department) => ({ ...department, published: published.get(department.id) ?? null })));
}
