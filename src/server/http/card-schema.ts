import { z } from "@hono/zod-openapi";
import { INDICATOR_ORIGINS, SCORE_METHODS } from "../../core/library/card-attributes.ts";
import { DATA_SOURCES, DIRECTIONS, FREQUENCIES, SIGNS, STANDARD_KINDS, VALUE_METHODS } from "../../core/library/card.ts";
import { CARD_FIELDS } from "../../core/library/card-differences.ts";
import { CARD_CODE } from "../../core/library/card-ref.ts";
import { CRITERIA } from "../../core/library/card-review.ts";
import { packName } from "./pack-name.ts";
import { Bilingual, SaidMessage, Time } from "./plain-shapes.ts";
import { plainLineOrNone } from "./plain-text.ts";

export const CardCode = z.string().regex(CARD_CODE).openapi({ example: "EDU-0001" });
const Name = packName();
/** Several lines may stand there; what nothing can store or print may not. */
const text = (longest: number) => z.string().max(longest).regex(/^[^\p{Cs}\0-\x08\x0b\x0c\x0e-\x1f]*$/u);
const list = z.array(plainLineOrNone(80)).max(30);

/** A card while it is written; what is chosen from a list is null as long as it is not chosen. */
export const CardDraftShape = z
  .strictObject({
    sector: Name, group: Name, name: z.strictObject({ zh: plainLineOrNone(60), en: plainLineOrNone(160) }), level1: plainLineOrNone(40), level2: plainLineOrNone(40), meaning: text(1000),
    formula: text(1000).nullable(), unit: plainLineOrNone(20).nullable(), sign: z.enum(SIGNS).nullable(), direction: z.enum(DIRECTIONS).nullable(), dataSource: z.enum(DATA_SOURCES).nullable(),
    valueMethod: z.enum(VALUE_METHODS).nullable(), frequency: z.enum(FREQUENCIES).nullable(), evidence: list, scoring: text(1000), scope: text(400), words: list, reasoning: text(1000),
    standard: z.strictObject({ kind: z.enum(STANDARD_KINDS), value: plainLineOrNone(40), year: z.int().min(1990).max(2100).nullable(), source: plainLineOrNone(200) }).nullable(), common: z.boolean(),
    target: plainLineOrNone(40).optional(), targetMeaning: text(400).optional(), calculation: text(1000).optional(), scoreMethod: z.enum(SCORE_METHODS).optional(), scoreFormula: text(1000).optional(), weight: plainLineOrNone(6).optional(),
    inspection: list.optional(), indicatorOrigin: z.enum(INDICATOR_ORIGINS).optional(), functions: list.optional(), economics: list.optional(), fundUses: list.optional(), framework: plainLineOrNone(80).optional(), units: list.optional(),
    validFrom: plainLineOrNone(10).optional(), validUntil: plainLineOrNone(10).optional(),
  })
  .openapi("CardDraft");

const CardStateName = z.enum(["draft", "proposed", "published", "replaced", "retired"]);
export const Judgement = z.strictObject({ criterion: z.enum(CRITERIA), passed: z.boolean(), note: plainLineOrNone(500) });

const Spread = z
  .strictObject({ count: z.int(), lowest: z.string(), quarter: z.string(), middle: z.string(), threeQuarters: z.string(), highest: z.string() })
  .nullable()
  .openapi({ description: "How the values are spread: lowest, percentiles 25, 50 and 75, highest." });
const ReferenceValueShape = z.strictObject({
  kind: z.enum(STANDARD_KINDS), value: z.string(), year: z.int(), compared: z.string().openapi({ description: "Whose value it is." }), source: z.string(), sourceDate: z.iso.date(),
});

const Names = z.record(z.string(), z.string()).openapi({ description: "English names of levels, by the Chinese ones that cards keep." });

export const CardPage = z
  .strictObject({
    code: CardCode, names: Names,
    sector: z.strictObject({ id: z.string(), title: Bilingual, group: Bilingual.nullable(), draft: z.boolean().openapi({ description: "Its cards of the packs print as drafts." }) }).nullable(),
    versions: z.array(
      z.strictObject({
        version: z.int(), state: CardStateName, origin: z.enum(["pack", "region"]), card: z.looseObject({ name: Bilingual }).openapi({ description: "As a `CardDraft`." }), unit: z.string(), reason: z.string(),
        authors: z.array(z.string()), saved: z.int(), savedAt: Time, publishedAt: Time.nullable(), publishedBy: z.string().nullable(), retiredReason: z.string(), replacedBy: z.string().nullable(), sameReason: z.string(),
        differences: z.array(z.strictObject({ field: z.enum(CARD_FIELDS), before: z.string(), after: z.string() })),
        reviews: z.array(z.strictObject({ judgements: z.array(z.strictObject({ criterion: z.enum(CRITERIA), passed: z.boolean(), note: z.string() })), opinion: z.string(), returned: z.boolean(), by: z.string(), at: Time, ofThisText: z.boolean() })),
      }),
    ),
    uses: z.strictObject({ count: z.int(), items: z.array(z.strictObject({ filingId: z.uuid(), year: z.int(), name: z.string(), unit: z.string(), version: z.int(), target: z.string(), approved: z.boolean() })) }),
    years: z
      .array(z.strictObject({ year: z.int(), goals: z.int(), evaluated: z.int(), outcomes: z.strictObject({ met: z.int(), exceeded: z.int(), missed: z.int(), untold: z.int() }), actual: Spread }))
      .openapi({ description: "Goals that name the card, how the targets of finished self-evaluations were met, and how actual values are spread." }),
    results: z.array(
      z.strictObject({
        filingId: z.uuid(), year: z.int(), name: z.string(), unit: z.string(), version: z.int(), target: z.string(), actual: z.string(),
        outcome: z.enum(["met", "exceeded", "missed", "untold"]).openapi({ description: "`untold` where the cells do not tell; what is missing is not missed." }),
      }),
    ),
    elsewhere: z.strictObject({
      drafts: z.array(z.strictObject({ filingId: z.uuid(), year: z.int(), stage: z.string(), name: z.string() })).openapi({ description: "Drafts of the asker that are not saved yet." }),
      activities: z.array(z.strictObject({ from: z.enum(["pack", "department"]), map: Bilingual, duty: Bilingual, activity: Bilingual })).openapi({ description: "Activities of maps of duties that name it, of the packs and of departments." }),
      replaces: z.array(CardCode).openapi({ description: "Retired cards that name it as the one to use." }),
    }),
    same: z.array(z.strictObject({ code: CardCode, name: Bilingual, because: z.array(SaidMessage) })).openapi({ description: "Cards in force that say the same as what is being written." }),
    references: z.array(ReferenceValueShape.extend({ id: z.uuid(), withdrawn: z.strictObject({ by: z.string(), at: Time, reason: z.string() }).nullable() })),
    spread: z.strictObject({ references: Spread, targets: Spread }),
    mayDraft: z.boolean(), mayReview: z.boolean(), mayRetire: z.boolean(), refusedBecause: z.string().nullable(),
  })
  .openapi("LibraryCard");

export const Tree = z
  .strictObject({
    count: z.int(),
    sectors: z.array(
      z.strictObject({
        id: z.string(), title: Bilingual, functions: z.array(z.string()), provenance: z.enum(["seed", "document", "draft"]), count: z.int(),
        groups: z.array(z.strictObject({ id: z.string(), title: Bilingual, count: z.int() })),
      }),
    ),
    coverage: z.strictObject({ of: z.int(), covered: z.int(), percent: z.int(), gaps: z.array(z.strictObject({ code: z.string(), title: Bilingual })) }).openapi({ description: "For which functions of expenditure there are cards." }),
    levels: z.array(z.strictObject({ level1: z.string(), level2: z.string(), count: z.int() })), names: Names,
    open: z.array(z.strictObject({ code: CardCode, version: z.int(), name: z.string(), state: CardStateName, unit: z.string(), authors: z.array(z.string()), savedAt: Time, refusedBecause: z.string().nullable() })),
    mayDraft: z.boolean(), draftedBy: z.array(Bilingual).openapi({ description: "Titles of the roles that write cards." }), mayReview: z.boolean(),
  })
  .openapi("LibraryTree");

const Place = { id: z.string(), title: Bilingual, count: z.int(), covered: z.boolean() };
const Share = z.strictObject({ of: z.int(), covered: z.int(), percent: z.int().nullable() });

export const Coverage = z
  .strictObject({
    least: z.int().openapi({ description: "How many cards a function or field needs to be covered." }), functionShare: Share, fieldShare: Share,
    functions: z.array(
      z.strictObject({
        ...Place, sectors: z.array(z.strictObject({ ...Place, groups: z.array(z.strictObject(Place)) })), kinds: z.array(z.strictObject({ level1: z.string(), count: z.int() })),
      }),
    ),
    outside: z.array(z.strictObject(Place)).openapi({ description: "Sectors under no function of the tree." }),
    names: Names,
    gaps: z.array(z.strictObject({ function: z.string(), title: Bilingual, sector: z.string().nullable(), group: z.string().nullable(), count: z.int() })),
    mayDraft: z.boolean(),
  })
  .openapi("LibraryCoverage");

export const Found = z
  .strictObject({
    items: z.array(
      z.strictObject({
        code: CardCode, version: z.int(), name: Bilingual, sector: z.string(), group: z.string(), level1: z.string(), level2: z.string(), meaning: z.string(), unit: z.string().nullable(), sign: z.enum(SIGNS),
        direction: z.enum(DIRECTIONS), common: z.boolean(), origin: z.enum(["pack", "region"]), uses: z.int(), because: z.array(SaidMessage).openapi({ description: "Why it was found, as codes of the texts." }),
      }),
    ),
    next: CardCode.nullable(), more: z.boolean(),
  })
  .openapi("LibraryFound");
