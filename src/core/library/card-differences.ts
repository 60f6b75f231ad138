import { canonicalJson } from "../basics/canonical-json.ts";
import { listed } from "../basics/message.ts";
import type { Card } from "./card.ts";
import { CARD_ATTRIBUTES } from "./card-attributes.ts";
import type { CardDraft } from "./card-draft.ts";

export const CARD_FIELDS = [
  "name", "sector", "group", "level1", "level2", "meaning", "formula", "unit", "sign", "direction", "dataSource", "valueMethod", "frequency", "evidence", "scoring", "scope", "words", "reasoning", "standard", "common",
  ...CARD_ATTRIBUTES,
] as const;
export type CardField = (typeof CARD_FIELDS)[number];

/** What one field was and is, as people write it; empty where nothing stands there. */
export interface CardDifference {
  readonly field: CardField;
  readonly before: string;
  readonly after: string;
}

/** In what a version of a card differs from the one before it, in the order in which a card is read. */
export function cardDifferences(before: Card | CardDraft, after: Card | CardDraft): readonly CardDifference[] {
  return CARD_FIELDS.filter((field) => canonicalJson(before[field] ?? null) !== canonicalJson(after[field] ?? null)).map((field) => ({ field, before: fieldText(before, field), after: fieldText(after, field) }));
}

/** A field of a card as one text; what is chosen from a list is its id, which the words know. */
export function fieldText(card: Card | CardDraft, field: CardField): string {
  switch (field) {
    case "name": return card.name.en === "" ? card.name.zh : `${card.name.zh} / ${card.name.en}`;
    case "evidence": case "words": return listed(card[field]);
    case "inspection": case "functions": case "economics": case "fundUses": case "units": return listed(card[field] ?? []);
    case "standard": return card.standard === null ? "" : [card.standard.value, card.standard.year === null ? "" : String(card.standard.year), card.standard.source].filter((part) => part !== "").join(" · ");
    case "common": return card.common ? "yes" : "no";
    default: return card[field] ?? "";
  }
}
