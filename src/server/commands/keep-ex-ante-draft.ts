import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { isOnSide } from "../../core/ex-ante/procedure.ts";
import { unknownRatings } from "../../core/ex-ante/score-sheet.ts";
import type { ActingContext } from "../context.ts";
import { schemeOfApplication } from "../ex-ante-scheme.ts";
import { findApplication, type ExAnteApplication, type ExAnteKey } from "../store/ex-ante.ts";
import { deleteExAnteDraft, keepExAnteDraft, type DraftPart, type TypedApplication, type TypedSheet } from "../store/ex-ante-draft.ts";
import { expertsOf } from "../store/ex-ante-panel.ts";

export interface DraftKept {
  readonly savedAt: string;
}

/**
 * 存申请草稿: keeps what somebody types before it is saved. It makes no event and no version, and it is kept as well while the application is with
 * others: what was typed as a colleague handed it in is not lost.
 */
export async function keepApplicationDraft(context: ActingContext, key: ExAnteKey, { baseVersion, ...content }: TypedApplication & { readonly baseVersion: number }): Promise<Result<DraftKept>> {
  const { tx, region, now, acting, packs } = context;
  const found = await applicationToTypeIn(context, key, "application");
  if (!found.ok) return found;
  const one = found.value;
  if (!isOnSide(packs, acting, "unit", one)) return refused(problem("ex-ante.not-yours", "", { state: one.state }));
  if (baseVersion > one.version) return refused(problem("ex-ante.no-such-version", "baseVersion", { version: baseVersion }));
  const { fields } = await schemeOfApplication(context, one);
  const stranger = Object.keys(content.texts).find((id) => !fields.some((field) => field.id === id));
  if (stranger !== undefined) return refused(problem("ex-ante.text-unknown", "texts", { found: stranger.slice(0, 60) }));
  await keepExAnteDraft(tx, region, { applicationId: one.id, personId: acting.personId, part: "application" }, { baseVersion, round: one.round, content, savedAt: now });
  return done({ savedAt: now.toISOString() });
}

/** 存评分草稿: the same of one's own sheet, while it is open. */
export async function keepSheetDraft(context: ActingContext, key: ExAnteKey, { baseSaved, ...content }: TypedSheet & { readonly baseSaved: number }): Promise<Result<DraftKept>> {
  const { tx, region, now, acting } = context;
  const found = await applicationToTypeIn(context, key, "sheet");
  if (!found.ok) return found;
  const one = found.value;
  const own = (await expertsOf(tx, region, one.id)).find(({ personId, round }) => personId === acting.personId && round === one.round);
  if (own === undefined) return refused(problem("ex-ante.not-asked"));
  if (own.submittedAt !== null) return refused(problem("ex-ante.sheet-in-already"));
  if (own.interest !== null) return refused(problem("ex-ante.interest-declared"));
  if (baseSaved > own.saved) return refused(problem("ex-ante.no-such-version", "baseSaved", { version: baseSaved }));
  const unfit = unknownRatings(await schemeOfApplication(context, one), content.ratings);
  if (unfit.length > 0) return refused(...unfit);
  await keepExAnteDraft(tx, region, { applicationId: one.id, personId: acting.personId, part: "sheet" }, { baseVersion: baseSaved, round: one.round, content, savedAt: now });
  return done({ savedAt: now.toISOString() });
}

/** Throws away what the asker has typed and not saved; it was nobody else's. */
export async function discardExAnteDraft(context: ActingContext, key: ExAnteKey, part: DraftPart): Promise<Result<{ readonly discarded: boolean }>> {
  const { tx, region, acting } = context;
  const found = await applicationToTypeIn(context, key, part);
  if (!found.ok) return found;
  return done({ discarded: await deleteExAnteDraft(tx, region, { applicationId: found.value.id, personId: acting.personId, part }) });
}

async function applicationToTypeIn({ tx, region, acting, packs }: ActingContext, key: ExAnteKey, part: DraftPart): Promise<Result<ExAnteApplication>> {
  const duty = part === "application" ? "ex-ante.apply" : "ex-ante.score";
  if (!hasDuty(packs, acting.role, duty)) return refused(problem("duty.missing", "", { duty }));
  const one = await findApplication(tx, region, key);
  return one === null ? refused(problem("ex-ante.unknown")) : done(one);
}
