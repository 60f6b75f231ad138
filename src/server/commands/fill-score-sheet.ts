import { hasDuty } from "../../core/access/duty.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { fourEyes, mayAct } from "../../core/ex-ante/procedure.ts";
import { scoreSheet, sheetProblems, shownScore, unknownRatings, type SheetRatings } from "../../core/ex-ante/score-sheet.ts";
import type { ActingContext } from "../context.ts";
import { sm3 } from "../store/digest.ts";
import { deleteExAnteDraft } from "../store/ex-ante-draft.ts";
import { findApplication, standingOf, type ExAnteApplication, type ExAnteKey } from "../store/ex-ante.ts";
import { lockOwnSheet, putExpert, type StoredExpert } from "../store/ex-ante-panel.ts";
import { schemeOfApplication } from "../ex-ante-scheme.ts";

export interface SheetToSave {
  readonly ratings: SheetRatings;
  readonly opinion: string;
  readonly expectedSaved: number;
}

export interface SheetSaved {
  readonly saved: number;
  readonly total: string | null;
}

/** 声明利害关系: whether one is too near to judge it. With an interest the sheet is closed and somebody else is asked. */
export async function declareInterest(context: ActingContext, key: ExAnteKey, interest: string | null): Promise<Result<{ readonly declared: boolean }>> {
  const held = await ownSheet(context, key);
  if (!held.ok) return held;
  const { one, sheet } = held.value;
  if (sheet.submittedAt !== null) return refused(problem("ex-ante.sheet-in-already"));
  await putExpert(context.tx, context.region, { ...sheet, interest, declaredAt: context.now });
  await context.record({ verb: "ex-ante-interest.declared", subject: one.id, year: one.year, stage: "ex-ante", digestAfter: sm3(interest ?? ""), detail: { expert: sheet.id, interest: interest === null ? "no" : "yes", round: one.round } });
  return done({ declared: interest !== null });
}

/** 保存评分表: finished or not; nobody else reads it before it is handed in. What says the same as before is no save. */
export async function saveScoreSheet(context: ActingContext, key: ExAnteKey, { ratings, opinion, expectedSaved }: SheetToSave): Promise<Result<SheetSaved>> {
  const held = await openSheet(context, key, expectedSaved);
  if (!held.ok) return held;
  const { one, sheet } = held.value;
  const scheme = await schemeOfApplication(context, one);
  const unfit = unknownRatings(scheme, ratings);
  if (unfit.length > 0) return refused(...unfit);
  const digest = sm3(canonicalJson({ ratings, opinion } as unknown as Parameters<typeof canonicalJson>[0]));
  const total = shownScore(scoreSheet(scheme, ratings).total);
  await deleteExAnteDraft(context.tx, context.region, { applicationId: one.id, personId: context.acting.personId, part: "sheet" });
  if (digest === sheet.contentDigest) return done({ saved: sheet.saved, total });
  const saved = sheet.saved + 1;
  await putExpert(context.tx, context.region, { ...sheet, ratings, opinion, contentDigest: digest, saved, savedAt: context.now });
  await context.record({ verb: "ex-ante-sheet.saved", subject: one.id, year: one.year, stage: "ex-ante", digestBefore: sheet.contentDigest, digestAfter: digest, detail: { expert: sheet.id, saved, round: one.round } });
  return done({ saved, total });
}

/** 提交评分表: as it was saved, whole, and then never changed. */
export async function submitScoreSheet(context: ActingContext, key: ExAnteKey, expectedSaved: number): Promise<Result<{ readonly total: string }>> {
  const held = await openSheet(context, key, expectedSaved);
  if (!held.ok) return held;
  const { one, sheet } = held.value;
  const scheme = await schemeOfApplication(context, one);
  const unfit = sheetProblems(scheme, sheet.ratings);
  if (unfit.length > 0) return refused(...unfit);
  if (sheet.opinion.trim() === "") return refused(problem("ex-ante.sheet-needs-opinion", "opinion"));
  await putExpert(context.tx, context.region, { ...sheet, submittedAt: context.now });
  await context.record({ verb: "ex-ante-sheet.submitted", subject: one.id, year: one.year, stage: "ex-ante", digestAfter: sheet.contentDigest, detail: { expert: sheet.id, round: one.round } });
  return done({ total: shownScore(scoreSheet(scheme, sheet.ratings).total)! });
}

type Held = Result<{ readonly one: ExAnteApplication; readonly sheet: StoredExpert }>;

/** The sheet is held before anybody looks where the application stands: whoever concludes holds all of them. */
async function ownSheet({ tx, region, acting, packs }: ActingContext, key: ExAnteKey): Promise<Held> {
  if (!hasDuty(packs, acting.role, "ex-ante.score")) return refused(problem("duty.missing", "", { duty: "ex-ante.score" }));
  const seen = await findApplication(tx, region, key);
  if (seen === null) return refused(problem("ex-ante.unknown"));
  const sheet = await lockOwnSheet(tx, region, seen.id, seen.round, acting.personId);
  const one = (await findApplication(tx, region, key)) ?? seen;
  const may = mayAct(packs, standingOf(one, []), acting, "score");
  if (!may.ok) return may;
  if (sheet === null || sheet.round !== one.round) return refused(problem("ex-ante.not-asked"));
  const eyes = fourEyes(standingOf(one, []), acting.personId, "score");
  return eyes === null ? done({ one, sheet }) : refused(eyes);
}

async function openSheet(context: ActingContext, key: ExAnteKey, expectedSaved: number): Promise<Held> {
  const held = await ownSheet(context, key);
  if (!held.ok) return held;
  const { sheet } = held.value;
  if (sheet.submittedAt !== null) return refused(problem("ex-ante.sheet-in-already"));
  if (sheet.declaredAt === null) return refused(problem("ex-ante.interest-not-declared"));
  if (sheet.interest !== null) return refused(problem("ex-ante.interest-declared"));
  return sheet.saved === expectedSaved ? held : refused(problem("ex-ante.stale", "expectedSaved"));
}
