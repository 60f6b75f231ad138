import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { done, type Result } from "../../core/basics/result.ts";
import type { Card, Library } from "../../core/library/card.ts";
import { sayingTokens } from "../../core/library/saying-tokens.ts";
import { cardTokens } from "../../core/library/search-tokens.ts";
import type { Context } from "../context.ts";
import { everyCard, haveSayings, replaceTokens } from "../store/card-search.ts";
import { sm3 } from "../store/digest.ts";
import { insertPackCards, packStanding, replaceCards, type CardToWrite } from "../store/indicator-card.ts";
import { librarySectors, saveSector } from "../store/library-sector.ts";

export interface LibraryKept {
  /** Codes of cards that were not there before. */
  readonly added: number;
  /** `EDU-0001/2`: cards of which the packs say something else now. */
  readonly changed: readonly string[];
  /** Codes of cards of which the packs say something else while the region has a version of its own, or has retired them; that goes on. */
  readonly differing: readonly string[];
}

/**
 * 留存指标库: the cards of the packs are the region's published cards. Runs at every start, under the task `packs`; a card that changed in the packs
 * becomes a new version, and the one before stays as goals have used it.
 */
export async function keepLibrary(context: Context, library: Library): Promise<Result<LibraryKept>> {
  const { tx, region, now } = context;
  const sectors = new Map((await librarySectors(tx, region)).map((sector) => [sector.id, sector.digest]));
  let isChanged = false;
  for (const { cards: _cards, ...sector } of library.sectors) {
    const digest = sm3(canonicalJson(sector));
    if (sectors.get(sector.id) === digest) continue;
    isChanged = true;
    await saveSector(tx, region, { ...sector, digest });
  }
  // Cards of an older version of this software are searched, and not compared yet.
  const older = (await haveSayings(tx, region)) ? [] : await everyCard(tx, region);
  const there = await packStanding(tx, region);
  const written: (CardToWrite & { readonly card: Card })[] = [];
  const differing: string[] = [];
  for (const card of library.sectors.flatMap(({ cards }) => cards)) {
    const { code, ...draft } = card;
    const content = canonicalJson(draft);
    const digest = sm3(content);
    const known = there.get(code);
    if (known?.packDigest === digest) continue;
    if (known !== undefined && (known.origin !== "pack" || known.state !== "published")) {
      differing.push(code);
      continue;
    }
    written.push({
      card, code, version: (known?.version ?? 0) + 1, id: context.newId(), state: "published", origin: "pack", draft, content, digest, unitPath: `${region}.`, unitName: "", reason: "", authors: [], saved: 1, savedAt: now,
    });
  }
  const changed = written.filter(({ version }) => version > 1);
  await replaceCards(tx, region, changed.map(({ code }) => code), now);
  await insertPackCards(tx, region, written, now);
  await replaceTokens(tx, region, [...new Map([...older, ...written].map(({ card }) => [card.code, card])).values()].map((card) => ({ code: card.code, tokens: [...cardTokens(card), ...sayingTokens(card)] })));
  if (isChanged || written.length > 0) {
    await context.record({ verb: "cards.kept", subject: context.newId(), digestAfter: library.digest, detail: { cards: written.length, changed: changed.length } });
  }
  return done({ added: written.length - changed.length, changed: changed.map(({ code, version }) => `${code}/${version}`), differing });
}
