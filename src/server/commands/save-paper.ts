import { hasDuty } from "../../core/access/duty.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { unknownAnswers } from "../../core/paper/answer-problems.ts";
import { paperRefusal } from "../../core/paper/may-write.ts";
import { papersFor, type PaperAnswers } from "../../core/paper/paper-definition.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { sm3 } from "../store/digest.ts";
import { withBook } from "../store/subject-codes.ts";
import { findFiling, lockFiling, stateOf, type Filing, type FilingKey } from "../store/filing.ts";
import { dropPaperDraft, papersOf, putPaper, putPaperDraft } from "../store/filing-paper.ts";

export interface PaperToSave {
  readonly answers: PaperAnswers;
  /** How often it had been saved in this step and round when it was opened; 0 where it had not. */
  readonly expectedSaved: number;
}

export interface PaperSaved {
  readonly id: string;
  readonly saved: number;
}

/** 保存审核表、自评报告: finished or not, as long as the filing is in the hands of whoever writes it. */
export async function savePaper(context: ActingContext, key: FilingKey, name: string, { answers, expectedSaved }: PaperToSave): Promise<Result<PaperSaved>> {
  const { tx, region, now, acting } = context;
  const filing = await lockFiling(tx, region, key);
  const may = await mayWrite(context, filing, name, answers);
  if (!may.ok) return may;
  const { value: held } = may;
  const before = (await papersOf(tx, region, held.id)).find(({ paper, step, round }) => paper === name && step === held.step && round === held.round) ?? null;
  if ((before?.saved ?? 0) !== expectedSaved) return refused(problem("filing-paper.stale", "expectedSaved", { by: before?.by ?? "" }));
  const digest = digestOfAnswers(answers);
  const id = before?.id ?? context.newId();
  const saved = expectedSaved + 1;
  await putPaper(tx, {
    region, id, filingId: held.id, paper: name, step: held.step, round: held.round, saved, answers, digest, filingVersion: held.version, filingDigest: held.contentDigest,
    personId: acting.personId, postId: acting.postId, savedAt: now,
  });
  await dropPaperDraft(tx, region, held.id, name, acting.personId);
  await context.record({
    verb: "filing-paper.saved", subject: id, year: held.year, stage: held.stage, digestBefore: before?.digest ?? null, digestAfter: digest,
    detail: { filing: held.id, paper: name, step: held.step, round: held.round, saved, content: held.contentDigest },
  });
  return done({ id, saved });
}

/** Keeps what somebody types before it is saved. It makes no event. */
export async function savePaperDraft(context: ActingContext, key: FilingKey, name: string, answers: PaperAnswers): Promise<Result<{ readonly savedAt: string }>> {
  const { tx, region, now, acting } = context;
  const may = await mayWrite(context, await findFiling(tx, region, key), name, answers);
  if (!may.ok) return may;
  const { id, step, round } = may.value;
  const saved = (await papersOf(tx, region, id)).find((one) => one.paper === name && one.step === step && one.round === round);
  // A draft that comes after the save it was typed before says nothing new.
  if (saved?.digest === digestOfAnswers(answers)) await dropPaperDraft(tx, region, id, name, acting.personId);
  else await putPaperDraft(tx, region, id, name, acting.personId, { step, round, answers, savedAt: now });
  return done({ savedAt: now.toISOString() });
}

function digestOfAnswers(answers: PaperAnswers): string {
  return sm3(canonicalJson(answers as unknown as Parameters<typeof canonicalJson>[0]));
}

async function mayWrite({ tx, region, acting, now, packs, scheme }: ActingContext, filing: Filing | null, name: string, answers: PaperAnswers): Promise<Result<Filing>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  if (filing === null) return refused(problem("filing.unknown"));
  const paper = papersFor((await scheme.packsOf(filing)).papers ?? [], await withBook(tx, region, filing)).find(({ id }) => id === name);
  if (paper === undefined) return refused(problem("filing-paper.none-such"));
  const why = paperRefusal(paper, workflowOfFiling(packs, filing), stateOf(filing), acting, officeDay(now));
  if (why !== null) return refused(problem(why.code, "", why.params));
  const unfit = unknownAnswers(paper, answers);
  return unfit.length > 0 ? refused(...unfit) : done(filing);
}
