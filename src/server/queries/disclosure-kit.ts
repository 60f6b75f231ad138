import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { definitionsOf } from "../../core/disclosure/definitions-of.ts";
import { disclose, isPublishable, type Disclosed, type LeftOut, type ProjectMaterial } from "../../core/disclosure/disclose.ts";
import type { DepartmentDisclosure } from "../../core/disclosure/disclosure.ts";
import type { ListedEvidence } from "../../core/disclosure/listed-evidence.ts";
import { stillPublic } from "../../core/disclosure/withholding.ts";
import { profileFor } from "../../core/form/profile-for.ts";
import type { Form } from "../../core/layout/form.ts";
import { unadopted } from "../../core/pack/unadopted.ts";
import type { Profile } from "../../core/score/profile.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { officeDay, officeMinute } from "../office-day.ts";
import { confirmedAdoptions, definitionDigest } from "../store/adoption.ts";
import { confirmedBy, disclosingDepartments, disclosureMaterial, type DisclosingDepartment } from "../store/disclosure-material.ts";
import { evidenceOfAll } from "../store/evidence.ts";
import { findUnit } from "../store/org-unit.ts";
import { latestPublication, publicationsOf } from "../store/publication.ts";
import { standingWithholdings, withheldCodes, type SignedWithholding } from "../store/withholding.ts";

/** 不予公开 as those inside see it. */
export interface WithheldShown extends LeftOut {
  readonly mark: SignedWithholding;
  /** The version that is public has it still. */
  readonly isStillPublic: boolean;
  /** Why the asker may not release it, as a code of a problem; null where they may. */
  readonly refusedBecause: string | null;
}

export interface KitMaterial extends Omit<Disclosed, "withheld"> {
  readonly withheld: readonly WithheldShown[];
  /** Filings that the asker confirmed: whether their projects are public is for others to decide. */
  readonly confirmedByAsker: ReadonlySet<string>;
  /** Everything of the projects that are in it, for their tables. */
  readonly projects: readonly ProjectMaterial[];
  readonly form: Form;
  /** All of them, for projects that began with another. */
  readonly forms: readonly Form[];
  readonly profile: Profile;
  readonly drafts: readonly Bilingual[];
  /** 佐证材料 of those projects; null where the asker may not read it. */
  readonly evidence: readonly ListedEvidence[] | null;
  /** Titles of the steps that self-evaluations stand at. */
  readonly steps: ReadonlyMap<string, Bilingual>;
  readonly published: { readonly version: number; readonly publishedAt: Date; readonly digest: string } | null;
  /** Why the asker may not publish it, as a code of a problem; null where they may. */
  readonly refusedBecause: string | null;
}

/** 公开材料: what a department would disclose of a year, and what is missing in it. */
export async function disclosureKit({ tx, region, now, acting, packs, scheme }: ActingContext, year: number, departmentId: string): Promise<Result<KitMaterial>> {
  if (!hasDuty(packs, acting.role, "publication.prepare")) return refused(problem("duty.missing", "", { duty: "publication.prepare" }));
  const today = officeDay(now);
  const department = await findUnit(tx, region, departmentId, today);
  if (department === null || !acting.scopes.some((scope) => department.path.startsWith(scope))) return refused(problem("publication.department-unknown"));
  const material = await disclosureMaterial(tx, region, year, departmentId, today);
  const flow = packs.workflows.find(({ stage }) => stage === "self-evaluation");
  const form = packs.forms.find(({ id }) => id === flow?.form);
  if (material === null) return refused(problem("publication.department-unknown"));
  if (flow === undefined || form === undefined) throw new Error("the packs have no form for self-evaluations");
  const drafts = unadopted(packs, await confirmedAdoptions(tx, region), definitionsOf(packs, year, material.projects), definitionDigest);
  const disclosed = disclose({ ...material, drafts }, scheme.packsIn(year, "self-evaluation"));
  const inIt = new Set(disclosed.disclosure.projects.map(({ filingId }) => filingId));
  const last = await latestPublication(tx, region, year, departmentId);
  const confirmedByAsker = await confirmedBy(tx, region, acting.personId, material.projects.flatMap(({ selfEvaluation }) => (selfEvaluation === null ? [] : [selfEvaluation.filingId])));
  const isConfirmer = [...inIt].some((id) => confirmedByAsker.has(id));
  const marks = new Map((await standingWithholdings(tx, region, year, departmentId)).map((mark) => [mark.subjectId, mark]));
  const shown = new Set(stillPublic(disclosed.withheld, last === null ? null : (JSON.parse(last.content) as DepartmentDisclosure)));
  const mayPublish = hasDuty(packs, acting.role, "publication.publish");
  const steps = packs.workflows.filter(({ stage }) => stage === "self-evaluation").flatMap((one) => one.steps);
  const evidence = hasDuty(packs, acting.role, "evidence.read") ? await evidenceOfAll(tx, region, [...inIt]) : null;
  return done({
    ...disclosed, confirmedByAsker,
    evidence: evidence?.map(({ filingId, path, kind, name, bytes, digest, storedAt, withdrawnAt }) => ({
      filingId, path, kind: packs.evidence.find(({ id }) => id === kind)?.title ?? { zh: kind, en: kind }, name, bytes: Number(bytes), digest,
      storedAt: officeMinute(storedAt), withdrawnAt: withdrawnAt === null ? null : officeMinute(withdrawnAt),
    })) ?? null,
    withheld: disclosed.withheld.flatMap((project): WithheldShown[] => {
      const mark = marks.get(project.subjectId);
      if (mark === undefined) return [];
      const isOwn = project.filingId !== null && confirmedByAsker.has(project.filingId);
      return [{ ...project, mark, isStillPublic: shown.has(project.code), refusedBecause: !mayPublish ? "duty.missing" : isOwn ? "publication.four-eyes-withholding" : null }];
    }),
    projects: material.projects.filter(({ selfEvaluation }) => selfEvaluation !== null && inIt.has(selfEvaluation.filingId)),
    form, forms: packs.forms, profile: profileFor(packs, year), drafts,
    steps: new Map(steps.map(({ id, title }) => [id, title])),
    published: last === null ? null : { version: last.version, publishedAt: last.publishedAt, digest: last.digest },
    refusedBecause: !mayPublish ? "duty.missing" : !isPublishable(disclosed.disclosure, last !== null) ? "publication.nothing-confirmed" : isConfirmer ? "publication.four-eyes" : null,
  });
}

export interface DepartmentShown extends DisclosingDepartment {
  readonly published: { readonly version: number; readonly publishedAt: Date } | null;
  /** Withheld projects that its public version shows all the same. */
  readonly stillPublic: number;
}

/** Departments of a year and how far each is on the way to the public. */
export async function departmentsToDisclose({ tx, region, acting, packs }: ActingContext, year: number): Promise<Result<readonly DepartmentShown[]>> {
  if (!hasDuty(packs, acting.role, "publication.prepare")) return refused(problem("duty.missing", "", { duty: "publication.prepare" }));
  const published = new Map((await publicationsOf(tx, region, year)).map(({ departmentId, version, publishedAt }) => [departmentId, { version, publishedAt }]));
  const withheld = await withheldCodes(tx, region, year);
  const shown: DepartmentShown[] = [];
  for (const department of await disclosingDepartments(tx, region, year)) {
    const version = published.get(department.id) ?? null;
    const codes = withheld.get(department.id) ?? [];
    // Few departments have any, so that few contents are read.
    const last = version === null || codes.length === 0 ? null : await latestPublication(tx, region, year, department.id);
    shown.push({ ...department, published: version, stillPublic: last === null ? 0 : stillPublic(codes.map((code) => ({ code })), JSON.parse(last.content) as DepartmentDisclosure).length });
  }
  return done(shown);
}
