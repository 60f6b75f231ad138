import { hasDuty } from "../../core/access/duty.ts";
import { sees } from "../../core/access/actor.ts";
import type { Agreement } from "../../core/agreement/agreement.ts";
import { decideAgreement } from "../../core/agreement/decide-agreement.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { findAgreement, insertAgreement, proposalsOf } from "../store/agreement.ts";
import { sm3 } from "../store/digest.ts";
import { subjectsByCode } from "../store/subject.ts";

export interface AgreementKept {
  readonly id: string;
  readonly version: number;
}

/** 录入协议 on a subject of the library. */
export async function enterAgreement(context: ActingContext, subjectCode: string, wish: Agreement): Promise<Result<AgreementKept>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "agreement.keep")) return refused(problem("duty.missing", "", { duty: "agreement.keep" }));
  const subject = (await subjectsByCode(tx, region, [subjectCode])).get(subjectCode);
  if (subject === undefined || !sees(acting, { unitPath: subject.unitPath, subjectId: subject.id })) return refused(problem("agreement.subject-unknown", "subjectCode", { code: subjectCode }));
  if (subject.classified) return refused(problem("agreement.subject-classified", "subjectCode", { code: subjectCode }));
  const decided = decideAgreement(wish, { before: null, proposed: [], grades: gradeCodes(context) });
  return decided.ok ? write(context, { id: context.newId(), subjectId: subject.id, digestBefore: null, version: 1, reason: "" }, decided.value) : decided;
}

/** 修改协议: as a new version with its reason; what was proposed for payment stays as it was. */
export async function changeAgreement(context: ActingContext, id: string, wish: Agreement, reason: string, expectedVersion: number): Promise<Result<AgreementKept>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "agreement.keep")) return refused(problem("duty.missing", "", { duty: "agreement.keep" }));
  const before = await findAgreement(tx, region, acting, id);
  if (before === null) return refused(problem("agreement.unknown"));
  if (before.version !== expectedVersion) return refused(problem("agreement.stale", "expectedVersion"));
  const proposed = (await proposalsOf(tx, region, id)).map(({ tranche }) => tranche);
  const decided = decideAgreement(wish, { before: before.content, proposed, grades: gradeCodes(context) });
  return decided.ok ? write(context, { id, subjectId: before.subjectId, digestBefore: before.digest, version: expectedVersion + 1, reason }, decided.value) : decided;
}

/** Grades of all rules in force: an agreement outlives the year it was signed in. */
function gradeCodes({ packs }: ActingContext): readonly string[] {
  return [...new Set(packs.profiles.flatMap(({ grades }) => grades.value.map(({ code }) => code)))];
}

async function write(
  context: ActingContext, { id, subjectId, digestBefore, version, reason }: { readonly id: string; readonly subjectId: string; readonly digestBefore: string | null; readonly version: number; readonly reason: string }, agreement: Agreement,
): Promise<Result<AgreementKept>> {
  const { tx, region, now, acting } = context;
  const content = canonicalJson(agreement);
  const digest = sm3(content);
  if (!(await insertAgreement(tx, region, { id, subjectId }, { version, content, digest, reason, personId: acting.personId, postId: acting.postId, at: now }))) return refused(problem("agreement.stale", "expectedVersion"));
  await context.record({ verb: version === 1 ? "agreement.entered" : "agreement.changed", subject: id, digestBefore, digestAfter: digest, detail: { of: subjectId, version, phases: agreement.phases.length, tranches: agreement.tranches.length } });
  return done({ id, version });
}
