import { isAdministrator } from "../../core/access/role.ts";
import type { Message } from "../../core/basics/message.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Bilingual, Direction, Sign } from "../../core/library/card.ts";
import { isOfferedOn } from "../../core/library/card-attributes.ts";
import { rankCards, WORTHS } from "../../core/library/search.ts";
import { queryTokens } from "../../core/library/search-tokens.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { browseCards, cardsByTokens, type CardFilter, type FoundCard } from "../store/card-search.ts";
import { countUses } from "../store/indicator-use.ts";
import { librarySectors } from "../store/library-sector.ts";

export interface LibraryAsked {
  readonly query: string;
  readonly sector?: string | undefined;
  readonly group?: string | undefined;
  readonly level1?: string | undefined;
  readonly level2?: string | undefined;
  /** 支出功能分类, or its beginning. */
  readonly function?: string | undefined;
  /** Code of the last card of the page before; only without a query. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface CardFound {
  readonly code: string;
  readonly version: number;
  readonly name: Bilingual;
  readonly sector: string;
  readonly group: string;
  readonly level1: string;
  readonly level2: string;
  readonly meaning: string;
  readonly unit: string | null;
  readonly sign: Sign;
  readonly direction: Direction;
  readonly common: boolean;
  readonly origin: "pack" | "region";
  /** Goals that name it, as far as the asker may know of them. */
  readonly uses: number;
  readonly because: readonly Message[];
}

export interface LibraryFound {
  readonly items: readonly CardFound[];
  /** Where the next page goes on; null on the last one, and for a search, of which the best are shown. */
  readonly next: string | null;
  /** Whether a search found more than is shown. */
  readonly more: boolean;
}

/** Cards in force that answer a query, the best first with why; without a query, all that fit in the order of their codes. */
export async function librarySearch({ tx, region, now, acting }: ActingContext, { query, sector, group, level1, level2, function: asked, after, limit }: LibraryAsked): Promise<Result<LibraryFound>> {
  if (isAdministrator(acting.role)) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  let sectors = sector === undefined ? [] : [sector];
  if (asked !== undefined) {
    const serving = (await librarySectors(tx, region)).filter(({ functions }) => functions.some((one) => one.startsWith(asked) || asked.startsWith(one))).map(({ id }) => id);
    sectors = sector === undefined ? serving : serving.filter((id) => id === sector);
    if (sectors.length === 0) return done({ items: [], next: null, more: false });
  }
  const filter: CardFilter = { sectors, group, level1, level2 };
  const tokens = queryTokens(query);
  if (tokens.length === 0) {
    const page = await browseCards(tx, region, filter, after ?? null, limit + 1);
    const shown = page.slice(0, limit).map((one) => ({ ...one, because: [] }));
    return done({ items: await withUses(shown), next: page.length > limit ? shown.at(-1)!.card.code : null, more: false });
  }
  const { found, held } = await cardsByTokens(tx, region, tokens, WORTHS, filter);
  // Whoever looks through the library sees every card with its days; whoever searches looks for one to use today.
  const today = officeDay(now);
  const candidates = found.filter(({ card }) => isOfferedOn(card, today));
  const known = new Map(candidates.map((one) => [one.card.code, one]));
  const hits = rankCards(query, candidates.map(({ card }) => card), held);
  return done({ items: await withUses(hits.slice(0, limit).map(({ card, because }) => ({ ...known.get(card.code)!, because }))), next: null, more: hits.length > limit });

  async function withUses(found: readonly (FoundCard & { readonly because: readonly Message[] })[]): Promise<readonly CardFound[]> {
    const uses = await countUses(tx, region, found.map(({ card }) => card.code));
    return found.map(({ card, version, origin, because }) => ({
      code: card.code, version, name: card.name, sector: card.sector, group: card.group, level1: card.level1, level2: card.level2, meaning: card.meaning, unit: card.unit, sign: card.sign, direction: card.direction,
      common: card.common, origin, uses: uses.get(card.code) ?? 0, because,
    }));
  }
}
