import { hasDuty } from "../../core/access/duty.ts";
import { decideTranche } from "../../core/agreement/propose-tranche.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { toShortText } from "../../core/basics/decimal.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { profileFor } from "../../core/form/profile-for.ts";
import type { ActingContext } from "../context.ts";
import { officeDay, officeYear } from "../office-day.ts";
import { findAgreement, insertProposal, proposalsOf } from "../store/agreement.ts";
import { sm3 } from "../store/digest.ts";
import { phaseEvaluation } from "../store/phase-evaluation.ts";

export interface TrancheProposed {
  readonly id: string;
  readonly amountFen: string;
}

/** 提出拨款建议: that a tranche be paid, since the evaluation of its phase has an effective score and its conditions are met. What it rested on is kept with it. */
export async function proposeTranche(context: ActingContext, agreementId: string, trancheId: string): Promise<Result<TrancheProposed>> {
  const { tx, region, now, acting, packs, scheme } = context;
  if (!hasDuty(packs, acting.role, "tranche.propose")) return refused(problem("duty.missing", "", { duty: "tranche.propose" }));
  const agreement = await findAgreement(tx, region, acting, agreementId);
  if (agreement === null) return refused(problem("agreement.unknown"));
  const { content, subjectId, version } = agreement;
  const phase = content.phases.find(({ id }) => id === content.tranches.find((tranche) => tranche.id === trancheId)?.phase);
  const year = phase?.evaluatedYear ?? null;
  const evaluated = year === null ? null : await phaseEvaluation(tx, region, subjectId, year);
  const grades = profileFor(evaluated === null ? packs : await scheme.packsOf(evaluated.filing), year ?? officeYear(now)).grades.value;
  const decided = decideTranche(content, trancheId, {
    evaluation: evaluated?.evaluation ?? null, grades, proposed: (await proposalsOf(tx, region, agreementId)).map(({ tranche }) => tranche), today: officeDay(now),
  });
  if (!decided.ok) return decided;
  const { tranche, checks } = decided.value;
  const result = evaluated === null ? null : { year, by: evaluated.evaluation.by, grade: evaluated.evaluation.grade, score: evaluated.evaluation.score === null ? null : toShortText(evaluated.evaluation.score), digest: evaluated.filing.frozenDigest };
  const ground = canonicalJson({ tranche, checks, result });
  const id = context.newId();
  const made = await insertProposal(tx, region, {
    id, agreementId, agreementVersion: version, tranche: trancheId, subjectId, amountFen: BigInt(tranche.amountFen), filingId: evaluated?.filing.id ?? null, content: ground, digest: sm3(ground),
    personId: acting.personId, postId: acting.postId, role: acting.role, at: now,
  });
  if (!made) return refused(problem("tranche.proposed-already", "tranche", { tranche: tranche.title }));
  await context.record({ verb: "tranche.proposed", subject: id, digestAfter: sm3(ground), detail: { agreement: agreementId, version, tranche: trancheId, amountFen: tranche.amountFen, grade: result?.grade ?? null } });
  return done({ id, amountFen: tranche.amountFen });
}
