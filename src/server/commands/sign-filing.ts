import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { signRefusal } from "../../core/workflow/signing.ts";
import { takenWithSignature } from "../../core/workflow/taken.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { sm3 } from "../store/digest.ts";
import { findVersion } from "../store/filing-version.ts";
import { lockFiling, stateOf, type FilingKey } from "../store/filing.ts";
import { findPostHolder } from "../store/post-holder.ts";
import { insertSignature, signatureDigest, type NewSignature } from "../store/signature.ts";
import { signingOf } from "../store/signing.ts";
import { staleFiling } from "../when-opened.ts";

export interface FilingToSign {
  /** 同意, or 不同意 with an opinion. */
  readonly agrees: boolean;
  readonly opinion: string;
  /** The version that was looked at: nobody signs what they have not seen. */
  readonly expectedVersion: number;
}

export interface FilingSigned {
  readonly id: string;
}

/** 会签: signs for or against at the step a filing stands at, beside its holder. It moves nothing. */
export async function signFiling(context: ActingContext, key: FilingKey, wish: FilingToSign): Promise<Result<FilingSigned>> {
  const { tx, region, now, acting, packs } = context;
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const day = officeDay(now);
  const stale = async () => refused(await staleFiling(tx, filing));
  const isStale = filing.version !== wish.expectedVersion;
  const opened = isStale ? await findVersion(tx, region, filing.id, wish.expectedVersion) : null;
  // Who would have signed is told that it went on, and not that nobody asks for a signature where it is now.
  if (opened !== null && (opened.step !== filing.step || opened.round !== filing.round)) return stale();
  const workflow = workflowOfFiling(packs, filing);
  const signing = await signingOf(tx, region, packs.roles, filing, stepOf(workflow, filing.step));
  const post = await findPostHolder(tx, region, acting.postId, filing, day);
  const why = signRefusal(workflow, stateOf(filing), signing, { ...acting, unitPath: post?.unitPath ?? "" }, day);
  if (why !== null) return refused(problem(why.code, "", why.params));
  if (isStale) return stale();
  const opinion = wish.opinion.trim();
  if (!wish.agrees && opinion === "") return refused(problem("signature.objection-needs-opinion", "opinion"));
  const signature: NewSignature = {
    region, id: context.newId(), filingId: filing.id, step: filing.step, round: filing.round, agrees: wish.agrees, opinion, contentDigest: filing.contentDigest,
    personId: acting.personId, postId: acting.postId, role: acting.role, at: now,
  };
  await insertSignature(tx, signature, takenWithSignature(filing.taken, filing, acting));
  await context.record({
    verb: "filing.countersigned", subject: filing.id, year: filing.year, stage: filing.stage, digestBefore: filing.contentDigest, digestAfter: signatureDigest(signature),
    detail: { signature: signature.id, step: filing.step, round: filing.round, version: filing.version, agrees: wish.agrees ? "yes" : "no", opinion: sm3(opinion) },
  });
  return done({ id: signature.id });
}
