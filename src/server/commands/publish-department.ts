import { hasDuty } from "../../core/access/duty.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { disclose, isPublishable } from "../../core/disclosure/disclose.ts";
import { definitionsOf } from "../../core/disclosure/definitions-of.ts";
import { unadopted } from "../../core/pack/unadopted.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { confirmedAdoptions, definitionDigest } from "../store/adoption.ts";
import { sm3 } from "../store/digest.ts";
import { disclosureMaterial, whoConfirmed } from "../store/disclosure-material.ts";
import { findUnit } from "../store/org-unit.ts";
import { insertPublication, latestPublication } from "../store/publication.ts";
import { takeDisclosureTurn } from "../store/withholding.ts";

export interface DepartmentPublished {
  readonly id: string;
  readonly version: number;
  readonly digest: string;
}

/**
 * 公开: freezes what a department discloses of a year into the next version, which anybody may read from then on. Only what was confirmed is in it,
 * and nothing that is withheld. It is taken back by nobody, so it has to be what was looked at: `expectedDigest` is the SM3 of that.
 */
export async function publishDepartment(context: ActingContext, year: number, departmentId: string, expectedDigest: string): Promise<Result<DepartmentPublished>> {
  const { tx, region, now, acting, packs, scheme } = context;
  if (!hasDuty(packs, acting.role, "publication.publish")) return refused(problem("duty.missing", "", { duty: "publication.publish" }));
  const today = officeDay(now);
  const department = await findUnit(tx, region, departmentId, today);
  // What somebody may not see is not there; names of departments are known, so this is said before anything is read.
  if (department === null || !acting.scopes.some((scope) => department.path.startsWith(scope))) return refused(problem("publication.department-unknown"));
  await takeDisclosureTurn(tx, region, year, departmentId);
  const material = await disclosureMaterial(tx, region, year, departmentId, today);
  if (material === null) return refused(problem("publication.department-unknown"));
  const drafts = unadopted(packs, await confirmedAdoptions(tx, region), definitionsOf(packs, year, material.projects), definitionDigest);
  const { disclosure } = disclose({ ...material, drafts }, scheme.packsIn(year, "self-evaluation"));
  const last = await latestPublication(tx, region, year, departmentId);
  if (!isPublishable(disclosure, last !== null)) return refused(problem("publication.nothing-confirmed", "", { year }));
  const confirmed = await whoConfirmed(tx, region, disclosure.projects.map(({ filingId }) => filingId));
  if (confirmed.has(acting.personId)) return refused(problem("publication.four-eyes"));

  const content = canonicalJson(disclosure);
  const digest = sm3(content);
  if (last?.digest === digest) return refused(problem("publication.unchanged", "", { version: last.version }));
  if (digest !== expectedDigest) return refused(problem("publication.changed-meanwhile"));
  const version = (last?.version ?? 0) + 1;
  const id = context.newId();
  const isFirst = await insertPublication(tx, {
    region, id, year, departmentId, departmentPath: department.path, version, content, digest, demo: material.demo, personId: acting.personId, postId: acting.postId, publishedAt: now,
  });
  if (!isFirst) return refused(problem("publication.at-once", "", { version }));
  await context.record({
    verb: "publication.published", subject: id, year, stage: "self-evaluation", digestBefore: last?.digest ?? null, digestAfter: digest,
    detail: { department: departmentId, version, projects: disclosure.projects.length, notYet: disclosure.notYet, withheld: disclosure.withheld ?? 0 },
  });
  return done({ id, version, digest });
}
