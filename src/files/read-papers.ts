import { z } from "zod";
import { ROLES } from "../core/access/role.ts";
import type { Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { STAGES } from "../core/form/filing-values.ts";
import { CONCLUSION, FIGURES, GATE_ACTIONS, itemsOf, type PaperDefinition } from "../core/paper/paper-definition.ts";
import { rules } from "../core/smart/rules/index.ts";
import { BUDGET_BOOKS } from "../core/subject/budget-book.ts";
import { paperOfBook, type PaperVariant } from "../core/paper/book-variant.ts";
import { SUBJECT_KINDS } from "../core/subject/subject-kind.ts";
import { bookHead, variantProblems } from "./book-variants.ts";
import { code, fit, flag, none, provenance, someOf, text, title } from "./pack-words.ts";
import { readYaml, type PackContent, type YamlFile } from "./read-yaml.ts";

const oneOf = <Value extends string>(values: readonly Value[]) => z.enum(values as unknown as [Value, ...Value[]]);
const itemSays = {
  points: z.array(title).max(12).optional(),
  rules: z.array(code).max(100).optional(),
  figures: someOf(FIGURES, 0).optional(),
  level2: z.array(text).max(20).optional(),
};
const cell = z.string().regex(/^[a-z]+(\[\*\])?\.[A-Za-z0-9]+$/, "pack.paper-cell");

export const paperShape = z.strictObject({
  id: code,
  form: z.enum(["review", "report"]),
  title,
  provenance,
  stage: oneOf(STAGES),
  kinds: someOf(SUBJECT_KINDS),
  roles: someOf(ROLES),
  asked: z.strictObject({ kinds: someOf(SUBJECT_KINDS, 0), "from-yuan": none.or(z.string().regex(/^\d{1,13}$/, "pack.ex-ante-not-yuan").transform(Number)), at: z.array(z.strictObject({ action: oneOf(GATE_ACTIONS), step: code.optional() })).min(1).max(20).optional() }),
  ratings: z.array(z.strictObject({ id: code, title })).max(9).optional(),
  suggests: z.strictObject({ error: none.or(code), warning: none.or(code) }).optional(),
  parts: z.array(z.strictObject({
    id: code, title,
    items: z.array(z.strictObject({
      id: code, title, required: flag,
      cells: z.array(cell).max(30).optional(),
      ...itemSays,
    })).min(1).max(30),
  })).min(1).max(20),
  conclusion: none.or(title),
  variants: z.array(z.strictObject({
    id: code, books: someOf(BUDGET_BOOKS), kinds: someOf(SUBJECT_KINDS).optional(), title, head: bookHead.optional(), without: z.array(code).max(100).optional(),
    items: z.array(z.strictObject({ id: code, in: code.optional(), after: code.optional(), title: title.optional(), required: flag.optional(), cells: z.array(cell).max(30).optional(), ...itemSays })).max(100).optional(),
  })).max(BUDGET_BOOKS.length).optional(),
});

/** Reads `papers/*.yaml`: 审核表、自评报告 and their like; first the paper itself, then those that budget books have in its place. */
export function parsePapers(path: string, content: PackContent): Result<readonly [PaperDefinition, ...PaperDefinition[]]> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(paperShape, file.value);
  if (!shape.ok) return shape;
  const { asked, ratings = [], suggests = { error: null, warning: null }, parts, variants = [], ...rest } = shape.value;
  const paper: PaperDefinition = {
    ...rest, of: null, head: { name: null, unit: null }, ratings, suggests, asked: { kinds: asked.kinds, fromYuan: asked["from-yuan"], at: asked.at?.map(({ action, step = null }) => ({ action, step })) ?? null },
    parts: parts.map((part) => ({ ...part, items: part.items.map(({ points = [], rules: told = [], cells = [], figures = [], level2 = [], ...item }) => ({ ...item, points, rules: told, cells, figures, level2 })) })),
  };
  const sound = (one: PaperDefinition): readonly Problem[] => [...twice(one, file.value), ...unknown(one, file.value), ...aimless(one, file.value)];
  const faults = sound(paper);
  if (faults.length > 0) return refused(...faults);
  const own = variants.map(({ kinds: served = null, head = {}, without = [], items = [], ...variant }): PaperVariant => ({
    ...variant, kinds: served, head: { name: head.name ?? null, unit: head.unit ?? null }, without, items: items.map(({ in: within = null, after = null, ...item }) => ({ ...defined(item), in: within, after })),
  }));
  const misplaced = [...variantProblems(variants, paper.kinds, file.value), ...own.flatMap((variant, index) => strayItems(paper, variant, index, file.value))];
  if (misplaced.length > 0) return refused(...misplaced);
  const ofBooks = own.map((variant) => paperOfBook(paper, variant));
  const problems = ofBooks.flatMap(sound);
  return problems.length > 0 ? refused(...problems) : done([paper, ...ofBooks]);
}

/** Without the keys that say nothing, so that what they would say stays as it is in the paper below. */
function defined<T extends { readonly id: string }>(item: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}

/** Items of a variant that are nowhere: left out and not there, or added without a place or without all that an item says. */
function strayItems(paper: PaperDefinition, { without, items }: PaperVariant, index: number, file: YamlFile): readonly Problem[] {
  const ids = itemsOf(paper).map(({ id }) => id);
  const problems: Problem[] = [];
  const oneOfThese = (where: readonly (string | number)[], found: string, all: readonly string[]): void => {
    if (!all.includes(found)) problems.push(file.problemAt(["variants", index, ...where], "pack.not-one-of", { field: where.join("."), found, expected: all.join(" | ") }));
  };
  without.forEach((id, at) => oneOfThese(["without", at], id, ids));
  items.forEach((item, at) => {
    if (ids.includes(item.id)) return;
    for (const key of ["in", "title", "required"] as const) if (item[key] === undefined || item[key] === null) problems.push(file.problemAt(["variants", index, "items", at], "pack.missing", { field: `items[${item.id}].${key}` }));
    if (item.in !== null) oneOfThese(["items", at, "in"], item.in, paper.parts.map(({ id }) => id));
    if (item.after !== null) oneOfThese(["items", at, "after"], item.after, [...ids, ...items.slice(0, at).map(({ id }) => id)]);
  });
  return problems;
}

/** The figure of indicators and the kinds it tells need each other. */
function aimless(paper: PaperDefinition, file: YamlFile): readonly Problem[] {
  return itemsOf(paper).filter(({ figures, level2 }) => figures.includes("indicators") !== (level2.length > 0)).map(({ id }) => file.problemAt(["parts"], "pack.missing", { field: `${id}.level2` }));
}

/** Answers are stored by the ids of items alone, so that each is there once in the whole paper. */
function twice({ ratings, parts, ...paper }: PaperDefinition, file: YamlFile): readonly Problem[] {
  const ids = [...itemsOf({ ...paper, ratings, parts } as PaperDefinition).map(({ id }) => id), CONCLUSION];
  const lists: readonly (readonly [place: string, ids: readonly string[]])[] = [["ratings", ratings.map(({ id }) => id)], ["parts", parts.map(({ id }) => id)], ["parts", ids]];
  return lists.flatMap(([place, all]) => all.filter((id, index) => all.indexOf(id) !== index).map((found) => file.problemAt([place], "pack.twice", { field: place, found })));
}

/** A rating that is suggested and not there, a review without ratings, a rule that the linter does not have. */
function unknown(paper: PaperDefinition, file: YamlFile): readonly Problem[] {
  const named = paper.ratings.map(({ id }) => id);
  const say = (where: readonly (string | number)[], found: string, expected: readonly string[]): Problem => file.problemAt(where, "pack.not-one-of", { field: where.join("."), found, expected: expected.join(" | ") });
  const codes = rules.map(({ code: one }) => one);
  return [
    ...(["error", "warning"] as const).flatMap((severity) => { const one = paper.suggests[severity]; return one === null || named.includes(one) ? [] : [say(["suggests", severity], one, named)]; }),
    ...(paper.form === "review" && paper.ratings.length < 2 ? [file.problemAt(["form"], "pack.paper-ratings", { field: "ratings" })] : []),
    ...paper.parts.flatMap(({ items }, part) => items.flatMap((item, index) => item.rules.filter((rule) => !codes.includes(rule)).map((rule) => say(["parts", part, "items", index, "rules"], rule, codes)))),
  ];
}
