import { z } from "zod";
import { CARD_CODE } from "../core/library/card-ref.ts";
import { INDICATOR_ORIGINS, SCORE_METHODS } from "../core/library/card-attributes.ts";
import { DATA_SOURCES, DIRECTIONS, FREQUENCIES, STANDARD_KINDS, VALUE_METHODS } from "../core/library/card.ts";
import { WRITTEN_SIGNS } from "./card-lexicon.ts";
import { code, count, flag, none, provenance, text, title } from "./pack-words.ts";

const cardCode = z.string().regex(CARD_CODE, "pack.not-card-code");
/** 类 has three digits, 款 five, 项 seven. */
const functionCode = z.string().regex(/^\d{3}(\d{2}){0,2}$/, "pack.not-function-code");
const sign = z.enum(Object.keys(WRITTEN_SIGNS) as [string, ...string[]]);

const standard = z.strictObject({
  kind: z.enum(STANDARD_KINDS),
  value: text,
  year: none.or(count.refine((year) => year >= 1990 && year <= 2100, "pack.not-year")),
  source: text,
});

const several = z.array(text).min(1).max(40);

const card = z.strictObject({
  code: cardCode,
  group: code,
  name: title,
  level1: text,
  level2: text,
  meaning: text,
  formula: none.or(text),
  unit: none.or(text),
  sign,
  direction: z.enum(DIRECTIONS),
  "data-source": z.enum(DATA_SOURCES),
  "value-method": z.enum(VALUE_METHODS),
  frequency: z.enum(FREQUENCIES),
  evidence: z.array(text).min(1).max(20),
  scoring: text,
  scope: text,
  words: z.array(text).min(1).max(20),
  reasoning: text,
  standard: standard.optional(),
  common: flag,
  target: text.optional(),
  "target-meaning": text.optional(),
  calculation: text.optional(),
  "score-method": z.enum(SCORE_METHODS).optional(),
  "score-formula": text.optional(),
  weight: text.optional(),
  inspection: several.optional(),
  "indicator-origin": z.enum(INDICATOR_ORIGINS).optional(),
  functions: several.optional(),
  economics: several.optional(),
  "fund-uses": several.optional(),
  framework: text.optional(),
  units: several.optional(),
  "valid-from": text.optional(),
  "valid-until": text.optional(),
});

/** What `library/<sector>.yaml` may hold. */
export const sectorShape = z.strictObject({
  sector: code,
  title,
  functions: z.array(functionCode).max(40),
  provenance,
  groups: z.array(z.strictObject({ id: code, title })).min(1).max(40),
  cards: z.array(card).max(2000),
});

export type CardText = z.output<typeof card>;
export type SectorText = z.output<typeof sectorShape>;
