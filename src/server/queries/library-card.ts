import { hasDuty } from "../../core/access/duty.ts";
import { isAdministrator } from "../../core/access/role.ts";
import { parseDecimal, toShortText, type Decimal } from "../../core/basics/decimal.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Bilingual, CardProvenance } from "../../core/library/card.ts";
import { cardDifferences, type CardDifference } from "../../core/library/card-differences.ts";
import type { CardDraft } from "../../core/library/card-draft.ts";
import { publishProblems, type Judgement } from "../../core/library/card-review.ts";
import { spreadOf } from "../../core/library/reference-values.ts";
import { readTarget } from "../../core/target/read-target.ts";
import type { ActingContext } from "../context.ts";
import { referencesOf, type ReferenceValue } from "../store/card-reference.ts";
import { reviewsOf } from "../store/card-review.ts";
import { cardVersions, type CardState } from "../store/indicator-card.ts";
import { countUses, targetsUnder, usesOf, type CardUse } from "../store/indicator-use.ts";
import { librarySectors } from "../store/library-sector.ts";
import { namesOfPeople } from "../store/person-names.ts";

export interface CardVersionShown {
  readonly version: number;
  readonly state: CardState;
  readonly origin: "pack" | "region";
  readonly card: CardDraft;
  readonly unit: string;
  readonly reason: string;
  readonly authors: readonly string[];
  readonly saved: number;
  readonly savedAt: string;
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
  readonly retiredReason: string;
  readonly replacedBy: string | null;
  /** From the version before. */
  readonly differences: readonly CardDifference[];
  readonly reviews: readonly { readonly judgements: readonly Judgement[]; readonly opinion: string; readonly returned: boolean; readonly by: string; readonly at: string; readonly ofThisText: boolean }[];
}

export interface SpreadShown {
  readonly count: number;
  readonly lowest: string;
  readonly quarter: string;
  readonly middle: string;
  readonly threeQuarters: string;
  readonly highest: string;
}

export interface LibraryCardPage {
  readonly code: string;
  readonly sector: { readonly id: string; readonly title: Bilingual; readonly group: Bilingual | null; readonly provenance: CardProvenance } | null;
  /** The newest first. */
  readonly versions: readonly CardVersionShown[];
  readonly uses: { readonly count: number; readonly items: readonly CardUse[] };
  readonly references: readonly Omit<ReferenceValue, "code">[];
  /** How reference values, and targets of approved goals, are spread; null without numbers. */
  readonly spread: { readonly references: SpreadShown | null; readonly targets: SpreadShown | null };
  readonly mayDraft: boolean;
  readonly mayReview: boolean;
  readonly mayRetire: boolean;
  /** Code of the first problem that keeps the asker from publishing what is being written; null where they may, or nothing is. */
  readonly refusedBecause: string | null;
}

const MOST_USES = 200;

/** 指标卡: one card with its versions, where it is used, how it was judged and what it is compared with. */
export async function libraryCard({ tx, region, acting, packs }: ActingContext, code: string): Promise<Result<LibraryCardPage>> {
  if (isAdministrator(acting.role)) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const versions = await cardVersions(tx, region, code);
  if (versions.length === 0) return refused(problem("card.unknown"));
  const reviews = await reviewsOf(tx, region, versions.map(({ id }) => id));
  const references = await referencesOf(tx, region, [code]);
  const targets = await targetsUnder(tx, region, code);
  const names = await namesOfPeople(tx, region, [...versions.flatMap(({ authors, publishedBy }) => [...authors, ...(publishedBy === null ? [] : [publishedBy])]), ...reviews.map(({ personId }) => personId)]);
  const nameOf = (id: string): string => names.get(id) ?? "";
  const { draft } = versions.find(({ state }) => state === "published") ?? versions[0]!;
  const sector = (await librarySectors(tx, region)).find(({ id }) => id === draft.sector);
  const open = versions.find(({ state }) => state === "draft" || state === "proposed");
  const mayReview = hasDuty(packs, acting.role, "card.review") && open?.state === "proposed" && !open.authors.includes(acting.personId);
  const refusals = open === undefined ? [] : publishProblems({ ...open, review: reviews.find(({ cardId }) => cardId === open.id) ?? null }, acting.personId);
  return done({
    code,
    sector: sector === undefined ? null : { id: sector.id, title: sector.title, group: sector.groups.find(({ id }) => id === draft.group)?.title ?? null, provenance: sector.provenance },
    versions: versions.map((one, index): CardVersionShown => {
      const before = versions.slice(index + 1).find(({ state }) => state !== "draft" && state !== "proposed");
      return {
        version: one.version, state: one.state, origin: one.origin, card: one.draft, unit: one.unitName, reason: one.reason, authors: one.authors.map(nameOf), saved: one.saved, savedAt: one.savedAt.toISOString(),
        publishedAt: one.publishedAt?.toISOString() ?? null, publishedBy: one.publishedBy === null ? null : nameOf(one.publishedBy), retiredReason: one.retiredReason, replacedBy: one.replacedBy,
        differences: before === undefined ? [] : cardDifferences(before.draft, one.draft),
        reviews: reviews.filter(({ cardId }) => cardId === one.id).map(({ judgements, opinion, returned, personId, at, saved }) => ({ judgements, opinion, returned, by: nameOf(personId), at: at.toISOString(), ofThisText: saved === one.saved })),
      };
    }),
    uses: { count: (await countUses(tx, region, [code])).get(code) ?? 0, items: await usesOf(tx, region, code, MOST_USES) },
    references: references.map(({ code: _code, ...value }) => value),
    spread: {
      references: shown(references.flatMap(({ value }) => parseDecimal(value) ?? [])),
      targets: shown(targets.flatMap(({ target }) => numberOf(target))),
    },
    mayDraft: hasDuty(packs, acting.role, "card.draft") && open?.state !== "proposed",
    mayReview,
    mayRetire: hasDuty(packs, acting.role, "card.publish") && versions.some(({ state }) => state === "published"),
    refusedBecause: open === undefined ? null : !hasDuty(packs, acting.role, "card.publish") ? "duty.missing" : (refusals[0]?.code ?? null),
  });
}

function numberOf(target: string): readonly Decimal[] {
  const { kind, value } = readTarget(target);
  return kind === "number" && value !== null ? [value] : [];
}

function shown(values: readonly Decimal[]): SpreadShown | null {
  const spread = spreadOf(values);
  if (spread === null) return null;
  const { count, ...at } = spread;
  return { count, lowest: toShortText(at.lowest), quarter: toShortText(at.quarter), middle: toShortText(at.middle), threeQuarters: toShortText(at.threeQuarters), highest: toShortText(at.highest) };
}
