import type pg from "pg";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import type { Library } from "../../core/library/card.ts";
import type { CardDraft } from "../../core/library/card-draft.ts";
import { nextCode } from "../../core/library/own-code.ts";
import { sayingTokens } from "../../core/library/saying-tokens.ts";
import { cardTokens } from "../../core/library/search-tokens.ts";
import { sm3 } from "../store/digest.ts";
import { BulkInsert, type Cell } from "./bulk-insert.ts";
import { CARD_MEASURES, CARD_OBJECTS, CARD_PLACES, CARD_PURPOSES, CARD_TEXTS } from "./card-lexicon.ts";
import { SeededRandom } from "./seeded-random.ts";
import { withoutRowSecurity } from "./without-row-security.ts";

export interface CardsToAdd {
  readonly region: string;
  readonly seed: number;
  /** How many of the region's own. */
  readonly count: number;
  /** Sectors and groups in which they stand. */
  readonly library: Pick<Library, "sectors">;
  readonly at: Date;
}

const BATCH = 1000;

/**
 * Gives a region so many published cards of its own, each with a name of its own, over all sectors that the lexicon knows. As the owner, with row
 * security lifted inside of one transaction: the making of a test bed and no way of working.
 */
export async function addLibraryCards(owner: pg.ClientConfig, { region, seed, count, library, at }: CardsToAdd): Promise<number> {
  return withoutRowSecurity(owner, async (client) => {
    // Made anew at the end, these take a tenth of what keeping them for each row does.
    await client.query("alter table hengji.indicator_token drop constraint indicator_token_pkey");
    await client.query("drop index hengji.indicator_token_card");
    const bulk = new BulkInsert(client);
    const random = new SeededRandom(seed);
    const { rows } = await client.query<{ code: string | null }>("select max(code) as code from hengji.indicator_card where region = $1 and code like 'LOC%'", [region]);
    let code = rows[0]?.code ?? null;
    let made = 0;
    let cards: { code: string; draft: CardDraft }[] = [];
    for (const draft of generatedCards(library)) {
      if (made === count) break;
      code = nextCode(code);
      if (code === null) break;
      cards.push({ code, draft });
      made += 1;
      if (cards.length === BATCH || made === count) {
        await write(bulk, region, random, cards, at);
        cards = [];
      }
    }
    await client.query("set local maintenance_work_mem = '256MB'");
    await client.query("alter table hengji.indicator_token add primary key (region, token, weight, code)");
    await client.query("create index indicator_token_card on hengji.indicator_token (region, code)");
    return made;
  });
}

/** Cards of every place, object, measure and purpose, so that neighbours have little in common. */
function* generatedCards({ sectors }: Pick<Library, "sectors">): Generator<CardDraft> {
  for (const purpose of CARD_PURPOSES) {
    for (const measure of CARD_MEASURES) {
      for (const place of CARD_PLACES) {
        for (const [sector, objects] of Object.entries(CARD_OBJECTS)) {
          const groups = sectors.find(({ id }) => id === sector)?.groups ?? [];
          for (const [index, object] of objects.entries()) if (groups.length > 0) yield generatedCard(sector, groups[index % groups.length]!.id, place, purpose, object, measure);
        }
      }
    }
  }
}

function generatedCard(sector: string, group: string, place: string, purpose: string, object: string, [ending, level1, level2, unit, sign, direction, formula]: (typeof CARD_MEASURES)[number]): CardDraft {
  const said = (text: string): string => text.replaceAll("{place}", place).replaceAll("{purpose}", purpose).replaceAll("{object}", object).replaceAll("{measure}", ending).replaceAll("{unit}", unit);
  return {
    sector, group, name: { zh: `${purpose}${place}${object}${ending}`, en: "" }, level1, level2, meaning: `${said(CARD_TEXTS.meaning)}${formula === "" ? said(CARD_TEXTS.counted) : ""}`, formula: formula === "" ? null : said(formula), unit, sign, direction,
    dataSource: "department-records", valueMethod: "statistics", frequency: "year", evidence: CARD_TEXTS.evidence.map(said), scoring: CARD_TEXTS.scoring, scope: said(CARD_TEXTS.scope), words: CARD_TEXTS.words.map(said),
    reasoning: CARD_TEXTS.reasoning, standard: null, common: false,
  };
}

async function write(bulk: BulkInsert, region: string, random: SeededRandom, cards: readonly { readonly code: string; readonly draft: CardDraft }[], at: Date): Promise<void> {
  const when = at.toISOString();
  await bulk.insert(
    "indicator_card",
    ["region", "code", "version", "id", "state", "origin", "content", "content_format", "digest", "name", "sector", "group_id", "level1", "level2", "unit_path", "unit_name", "reason", "authors", "saved", "saved_at", "proposed_at", "published_at"],
    cards.map(({ code, draft }): readonly Cell[] => {
      const content = canonicalJson(draft);
      return [region, code, 1, random.uuid(), "published", "region", content, 1, sm3(content), draft.name.zh, draft.sector, draft.group, draft.level1, draft.level2, `${region}.`, CARD_TEXTS.unit, CARD_TEXTS.reason, "[]", 1, when, when, when];
    }),
  );
  await bulk.insert("indicator_token", ["region", "token", "weight", "code"], cards.flatMap(({ code, draft }) => [...cardTokens({ ...draft, code }), ...sayingTokens({ ...draft, code })].map(({ token, weight }): readonly Cell[] => [region, token, weight, code])));
}
