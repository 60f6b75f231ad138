import { hasDuty } from "../../core/access/duty.ts";
import { isAdministrator } from "../../core/access/role.ts";
import { parseDecimal, toShortText, type Decimal } from "../../core/basics/decimal.ts";
import type { Message } from "../../core/basics/message.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { ownNames, type OwnNames } from "../../core/layout/own-names.ts";
import type { Bilingual } from "../../core/library/card.ts";
import { cardDifferences, type CardDifference } from "../../core/library/card-differences.ts";
import type { CardDraft } from "../../core/library/card-draft.ts";
import { publishProblems, type Judgement } from "../../core/library/card-review.ts";
import { spreadOf, type Spread } from "../../core/library/reference-values.ts";
import type { Definitions } from "../../core/pack/definitions.ts";
import { readTarget } from "../../core/target/read-target.ts";
import { isDraftSector } from "../adopting.ts";
import type { ActingContext } from "../context.ts";
import { outcomeOf, yearsOfCard, type Outcome } from "../../core/form/card-results.ts";
import { ownActivities } from "../../core/library/department-map.ts";
import { activitiesOfCard } from "../../core/library/function-map.ts";
import { sameSaying, type SayingCard } from "../../core/library/same-saying.ts";
import { sayingLookup } from "../../core/library/saying-tokens.ts";
import { referencesOf, type ReferenceValue, type StoredReference } from "../store/card-reference.ts";
import { officeDay } from "../office-day.ts";
import { cardsAlike } from "../store/card-search.ts";
import { dutyMaps } from "../store/duty-map.ts";
import { reviewsOf, type StoredReview } from "../store/card-review.ts";
import { cardVersions, replacedCards, type CardState, type StoredCard } from "../store/indicator-card.ts";
import { draftsWith, resultsOf, resultsUnder, type CardInDraft } from "../store/indicator-result.ts";
import { countUses, countUsesByYear, targetsUnder, usesOf, type CardUse } from "../store/indicator-use.ts";
import { librarySectors } from "../store/library-sector.ts";
import { unitTree } from "../store/org-unit.ts";
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
  /** Why there is to be this card beside one that says the same. */
  readonly sameReason: string;
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
  /** English names of levels, by the Chinese ones that cards keep. */
  readonly names: OwnNames;
  readonly sector: { readonly id: string; readonly title: Bilingual; readonly group: Bilingual | null; /** Its cards of the packs are drafts here. */ readonly draft: boolean } | null;
  /** The newest first. */
  readonly versions: readonly CardVersionShown[];
  readonly uses: { readonly count: number; readonly items: readonly CardUse[] };
  /** How well targets were met, the newest year first. */
  readonly years: readonly CardYearShown[];
  /** The lines behind it whose filings the asker sees. */
  readonly results: readonly { readonly filingId: string; readonly year: number; readonly name: string; readonly unit: string; readonly version: number; readonly target: string; readonly actual: string; readonly outcome: Outcome }[];
  /** Where else it stands: drafts of the asker that are not saved, activities of the packs' maps, and retired cards that name it as the one to use. */
  readonly elsewhere: {
    readonly drafts: readonly CardInDraft[];
    readonly activities: readonly ActivityUse[];
    readonly replaces: readonly string[];
  };
  /** Cards in force that say the same as what is being written. */
  readonly same: readonly { readonly code: string; readonly name: Bilingual; readonly because: readonly Message[] }[];
  readonly references: readonly (Omit<ReferenceValue, "code"> & { readonly withdrawn: { readonly by: string; readonly at: string; readonly reason: string } | null })[];
  /** How reference values, and targets of approved goals, are spread; null without numbers. */
  readonly spread: { readonly references: SpreadShown | null; readonly targets: SpreadShown | null };
  readonly mayDraft: boolean;
  readonly mayReview: boolean;
  readonly mayRetire: boolean;
  /** Code of the first problem that keeps the asker from publishing what is being written; null where they may, or nothing is. */
  readonly refusedBecause: string | null;
}

/** An activity of a map of duties whose result the card tells: of the packs, or of a department by its name. */
export interface ActivityUse {
  readonly from: "pack" | "department";
  readonly map: Bilingual;
  readonly duty: Bilingual;
  readonly activity: Bilingual;
}

export interface CardYearShown {
  readonly year: number;
  readonly goals: number;
  readonly evaluated: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly actual: SpreadShown | null;
}

const MOST_USES = 200;
const MOST_SAME = 10;

/** 指标卡: one card with its versions, where it is used, how it was judged and what it is compared with. */
export async function libraryCard(context: ActingContext, code: string): Promise<Result<LibraryCardPage>> {
  const { tx, region, acting, packs } = context;
  if (isAdministrator(acting.role)) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const versions = await cardVersions(tx, region, code);
  if (versions.length === 0) return refused(problem("card.unknown"));
  const reviews = await reviewsOf(tx, region, versions.map(({ id }) => id));
  const references = await referencesOf(tx, region, [code]);
  const targets = await targetsUnder(tx, region, code);
  const nameOf = await namedIn(context, versions, reviews, references);
  const { draft } = versions.find(({ state }) => state === "published") ?? versions[0]!;
  const sector = (await librarySectors(tx, region)).find(({ id }) => id === draft.sector);
  const open = versions.find(({ state }) => state === "draft" || state === "proposed");
  const refusals = open === undefined ? [] : publishProblems({ ...open, review: reviews.find(({ cardId }) => cardId === open.id) ?? null }, acting.personId);
  return done({
    code, names: ownNames(packs.forms, packs.frames),
    sector: sector === undefined ? null : { id: sector.id, title: sector.title, group: sector.groups.find(({ id }) => id === draft.group)?.title ?? null, draft: await isDraftSector({ tx, region }, sector) },
    versions: versions.map((one, index) => versionShown(one, versions.slice(index + 1), reviews, nameOf)),
    uses: { count: (await countUses(tx, region, [code])).get(code) ?? 0, items: await usesOf(tx, region, code, MOST_USES) },
    years: yearsOfCard(draft.unit, await countUsesByYear(tx, region, code), await resultsUnder(tx, region, code)).map(({ actual, ...year }) => ({ ...year, actual: shown(actual) })),
    results: (await resultsOf(tx, region, code, MOST_USES)).map(({ level1, level2, level3, ...row }) => ({ ...row, outcome: outcomeOf({ ...row, level1, level2, level3 }) })),
    elsewhere: {
      drafts: await draftsWith(tx, region, acting.personId, code),
      activities: [...activitiesOfPacks(packs, code), ...(await activitiesOfDepartments(context, code))],
      replaces: await replacedCards(tx, region, code),
    },
    same: open === undefined ? [] : await sameAs(context, { code, ...open.draft }),
    references: references.map(({ code: _code, withdrawn, ...value }) => ({ ...value, withdrawn: withdrawn === null ? null : { by: nameOf(withdrawn.by), at: withdrawn.at.toISOString(), reason: withdrawn.reason } })),
    spread: {
      references: shown(spreadOf(references.flatMap(({ value, withdrawn }) => (withdrawn === null ? (parseDecimal(value) ?? []) : [])))),
      targets: shown(spreadOf(targets.flatMap(({ target }) => numberOf(target)))),
    },
    mayDraft: hasDuty(packs, acting.role, "card.draft") && open?.state !== "proposed",
    mayReview: hasDuty(packs, acting.role, "card.review") && open?.state === "proposed" && !open.authors.includes(acting.personId),
    mayRetire: hasDuty(packs, acting.role, "card.publish") && versions.some(({ state }) => state === "published"),
    refusedBecause: open === undefined ? null : !hasDuty(packs, acting.role, "card.publish") ? "duty.missing" : (refusals[0]?.code ?? null),
  });
}

type NameOf = (personId: string) => string;

/** Names of everybody who wrote, judged or withdrew something of the card. */
async function namedIn({ tx, region }: ActingContext, versions: readonly StoredCard[], reviews: readonly StoredReview[], references: readonly StoredReference[]): Promise<NameOf> {
  const names = await namesOfPeople(tx, region, [
    ...versions.flatMap(({ authors, publishedBy }) => [...authors, ...(publishedBy === null ? [] : [publishedBy])]),
    ...reviews.map(({ personId }) => personId),
    ...references.flatMap(({ withdrawn }) => (withdrawn === null ? [] : [withdrawn.by])),
  ]);
  return (id) => names.get(id) ?? "";
}

/** A version beside the last of the earlier ones that was ever published. */
function versionShown(one: StoredCard, earlier: readonly StoredCard[], reviews: readonly StoredReview[], nameOf: NameOf): CardVersionShown {
  const before = earlier.find(({ state }) => state !== "draft" && state !== "proposed");
  return {
    version: one.version, state: one.state, origin: one.origin, card: one.draft, unit: one.unitName, reason: one.reason, authors: one.authors.map(nameOf), saved: one.saved, savedAt: one.savedAt.toISOString(),
    publishedAt: one.publishedAt?.toISOString() ?? null, publishedBy: one.publishedBy === null ? null : nameOf(one.publishedBy), retiredReason: one.retiredReason, replacedBy: one.replacedBy, sameReason: one.sameReason,
    differences: before === undefined ? [] : cardDifferences(before.draft, one.draft),
    reviews: reviews.filter(({ cardId }) => cardId === one.id).map(({ judgements, opinion, returned, personId, at, saved }) => ({ judgements, opinion, returned, by: nameOf(personId), at: at.toISOString(), ofThisText: saved === one.saved })),
  };
}

function activitiesOfPacks({ functionMaps = [] }: Definitions, code: string): readonly ActivityUse[] {
  return functionMaps.flatMap((map) => activitiesOfCard(map, code).map(({ duty, activity }) => ({ from: "pack" as const, map: map.title, duty: duty.title, activity: activity.title })));
}

/** Of the departments' own maps, those in sight. */
async function activitiesOfDepartments({ tx, region, now }: ActingContext, code: string): Promise<readonly ActivityUse[]> {
  const naming = [...(await dutyMaps(tx, region))].map(([id, { content }]) => ({ id, places: ownActivities(content).filter(({ activity }) => activity.indicators.includes(code)) })).filter(({ places }) => places.length > 0);
  if (naming.length === 0) return [];
  const units = new Map((await unitTree(tx, region, officeDay(now))).map(({ id, name }) => [id, name]));
  return naming.flatMap(({ id, places }) => places.map(({ duty, activity }) => ({ from: "department" as const, map: { zh: units.get(id) ?? "", en: units.get(id) ?? "" }, duty: duty.title, activity: activity.title })));
}

async function sameAs({ tx, region }: ActingContext, card: SayingCard): Promise<LibraryCardPage["same"]> {
  const found = await cardsAlike(tx, region, sayingLookup(card));
  return sameSaying(card, found.map((one) => one.card)).slice(0, MOST_SAME).map(({ card: other, because }) => ({ code: other.code, name: other.name, because }));
}

function numberOf(target: string): readonly Decimal[] {
  const { kind, value } = readTarget(target);
  return kind === "number" && value !== null ? [value] : [];
}

function shown(spread: Spread | null): SpreadShown | null {
  if (spread === null) return null;
  const { count, ...at } = spread;
  return { count, lowest: toShortText(at.lowest), quarter: toShortText(at.quarter), middle: toShortText(at.middle), threeQuarters: toShortText(at.threeQuarters), highest: toShortText(at.highest) };
}
