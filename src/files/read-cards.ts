import type { Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { parseFormula } from "../core/expression/index.ts";
import { cardFaults } from "../core/library/card-faults.ts";
import type { Card, Sector } from "../core/library/card.ts";
import { WRITTEN_SIGNS } from "./card-lexicon.ts";
import { sectorShape, type CardText } from "./card-shape.ts";
import { fieldName, fit } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

/** Attributes that a file names otherwise than the program. */
const WRITTEN = {
  dataSource: "data-source", valueMethod: "value-method", targetMeaning: "target-meaning", scoreMethod: "score-method", scoreFormula: "score-formula", indicatorOrigin: "indicator-origin", fundUses: "fund-uses",
  validFrom: "valid-from", validUntil: "valid-until",
} as const satisfies Partial<Record<keyof Card, keyof CardText>>;

const NAMES: ReadonlyMap<string, string> = new Map(Object.entries(WRITTEN).map(([name, written]) => [written, name]));

/** Reads `library/<sector>.yaml`. A card that contradicts itself, stands there twice or has a formula that cannot be read is refused with its place in the file. */
export function parseSector(path: string, content: PackContent): Result<Sector> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(sectorShape, file.value);
  if (!shape.ok) return shape;
  const { sector: id, cards: written, ...rest } = shape.value;
  const sector = { id, ...rest, cards: written.map((card) => cardOf(id, card)) };
  const say = (place: readonly (string | number)[], code: string, params = {}) => file.value.problemAt(place, code, { field: fieldName(place), ...params });
  const problems = [
    ...sector.groups.flatMap((group, index) => (sector.groups.findIndex((one) => one.id === group.id) === index ? [] : [say(["groups", index, "id"], "pack.twice", { found: group.id })])),
    ...sector.cards.flatMap((card, index) => [
      ...formulaProblems(card.formula).map(({ code, params }) => say(["cards", index, "formula"], code, params)),
      ...cardFaults(card, sector).map(({ field, code, params }) => say(["cards", index, writtenName(field)], code, params)),
      ...(sector.cards.findIndex((one) => one.code === card.code) === index ? [] : [say(["cards", index, "code"], "pack.twice", { found: card.code })]),
      ...(sector.cards.findIndex((one) => one.name.zh === card.name.zh) === index ? [] : [say(["cards", index, "name", "zh"], "pack.twice", { found: card.name.zh })]),
    ]),
  ];
  return problems.length > 0 ? refused(...problems.slice(0, 20)) : done(sector);
}

/** The place inside the formula stays in the params; the place in the file is that of the formula. */
function formulaProblems(formula: string | null): readonly Problem[] {
  const read = formula === null ? null : parseFormula(formula);
  return read === null || read.ok ? [] : read.problems;
}

function writtenName(field: keyof Card): string {
  return (WRITTEN as Partial<Record<keyof Card, string>>)[field] ?? field;
}

/** What a file leaves out is left out of the card, so that its digest stays what it was. */
function cardOf(sector: string, { sign, standard, ...written }: CardText): Card {
  const named = Object.entries(written).map(([key, value]) => [NAMES.get(key) ?? key, value] as const);
  return { ...(Object.fromEntries(named) as unknown as Card), sector, sign: WRITTEN_SIGNS[sign]!, standard: standard ?? null };
}
