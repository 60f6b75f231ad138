import { hasDuty } from "../../core/access/duty.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { CardDraft } from "../../core/library/card-draft.ts";
import { nextCode, OWN_CODE, OWN_PREFIX } from "../../core/library/own-code.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { sm3 } from "../store/digest.ts";
import { cardVersions, highestCode, insertCard, saveCardDraft } from "../store/indicator-card.ts";
import { librarySectors } from "../store/library-sector.ts";
import { findUnit } from "../store/org-unit.ts";

export interface CardToDraft {
  readonly draft: CardDraft;
  /** Why there is to be this card, or this version of it. */
  readonly reason: string;
  /** How often the draft had been saved when it was opened; 0 where there was none. */
  readonly expectedSaved: number;
}

export interface CardDrafted {
  readonly code: string;
  readonly version: number;
  readonly saved: number;
  readonly digest: string;
}

/** So many cards of others may be under way with numbers that the asker does not see. */
const MOST_UNSEEN = 300;

/** 起草指标卡: keeps a card that is to be, or what is to be the next version of one; `code` is null for a new one. Nobody uses it before it is published. */
export async function draftCard(context: ActingContext, code: string | null, wish: CardToDraft): Promise<Result<CardDrafted>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "card.draft")) return refused(problem("duty.missing", "", { duty: "card.draft" }));
  const versions = code === null ? [] : await cardVersions(tx, region, code, true);
  if (code !== null && versions.length === 0) return refused(problem("card.unknown"));
  const open = versions.find(({ state }) => state === "draft" || state === "proposed");
  if (open?.state === "proposed") return refused(problem("card.proposed-already"));
  if ((open?.saved ?? 0) !== wish.expectedSaved) return refused(problem("card.draft-stale", "expectedSaved"));
  const unplaced = await whyNotInLibrary(context, wish.draft);
  if (unplaced !== null) return refused(unplaced);
  const author = await authoringUnit(context);
  if (author === null) return refused(problem("duty.missing", "", { duty: "card.draft" }));

  const content = canonicalJson(wish.draft);
  const digest = sm3(content);
  const before = open ?? versions[0];
  if (before?.digest === digest && open === undefined) return refused(problem("card.unchanged", "draft", { version: before.version }));
  const saved = wish.expectedSaved + 1;
  const authors = [...(open?.authors ?? []).filter((id) => id !== acting.personId), acting.personId];
  const draft = {
    version: open?.version ?? (versions[0]?.version ?? 0) + 1, id: open?.id ?? context.newId(), state: "draft" as const, origin: "region" as const, draft: wish.draft, content, digest,
    unitPath: open?.unitPath ?? author.path, unitName: open?.unitName ?? author.name, reason: wish.reason, authors, saved, savedAt: now,
  };
  const written = code ?? (await insertNewCard(context, draft));
  if (written === null) return refused(problem("card.no-number-left"));
  if (open !== undefined) await saveCardDraft(tx, region, { ...draft, code: written });
  // Somebody works on it where the asker does not see it.
  else if (code !== null && !(await insertCard(tx, region, { ...draft, code }))) return refused(problem("card.worked-on-elsewhere"));
  await context.record({ verb: "card.drafted", subject: draft.id, digestBefore: before?.digest ?? null, digestAfter: digest, detail: { card: written, version: draft.version, saved } });
  return done({ code: written, version: draft.version, saved, digest });
}

/** Why the library has no place for a card: its sector and group have to be there. */
async function whyNotInLibrary({ tx, region }: ActingContext, draft: CardDraft): Promise<Problem | null> {
  const sector = (await librarySectors(tx, region)).find(({ id }) => id === draft.sector);
  if (sector === undefined) return problem("card.sector-unknown", "sector", { sector: draft.sector });
  return sector.groups.some(({ id }) => id === draft.group) ? null : problem("card.group-unknown", "group", { group: draft.group });
}

/** The body that drafts, and the path under which its drafts are seen; null where it stands no more, or sees nothing. */
async function authoringUnit({ tx, region, now, acting }: ActingContext): Promise<{ readonly name: string; readonly path: string } | null> {
  const unit = await findUnit(tx, region, acting.unitId, officeDay(now));
  if (unit === null) return null;
  // A division is seen by those who see what it looks after, which lies elsewhere in the tree.
  const path = acting.scopes.some((scope) => unit.path.startsWith(scope)) ? unit.path : acting.scopes[0];
  return path === undefined ? null : { name: unit.name, path };
}

/** Keeps a card of its own under the next number that nobody has; null where there is none. */
async function insertNewCard({ tx, region }: ActingContext, draft: Omit<Parameters<typeof insertCard>[2], "code">): Promise<string | null> {
  let code = nextCode(await highestCode(tx, region, OWN_PREFIX, OWN_CODE));
  // Numbers are taken by drafts of other departments as well, which nobody sees here.
  for (let attempt = 0; code !== null && !(await insertCard(tx, region, { ...draft, code })); attempt += 1) code = attempt === MOST_UNSEEN ? null : nextCode(code);
  return code;
}
