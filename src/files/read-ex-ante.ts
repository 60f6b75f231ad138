import { z } from "zod";
import { isAdministrator } from "../core/access/role.ts";
import { compare, decimal, HUNDRED, sum, toShortText, ZERO } from "../core/basics/decimal.ts";
import type { Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { schemeOfBook, type ExAnteVariant } from "../core/ex-ante/book-variant.ts";
import { checksOf, materialsOf, type ExAnteScheme } from "../core/ex-ante/scheme.ts";
import { EX_ANTE_TURNS } from "../core/ex-ante/turn-place.ts";
import { BUDGET_BOOKS } from "../core/subject/budget-book.ts";
import { SUBJECT_ATTRIBUTES, SUBJECT_KINDS } from "../core/subject/subject-kind.ts";
import { bookHead, variantProblems } from "./book-variants.ts";
import { dueDays, escalate } from "./due-days.ts";
import { code, count, exact, fit, flag, none, provenance, someOf, title } from "./pack-words.ts";
import { readYaml, type PackContent, type YamlFile } from "./read-yaml.ts";

const points = exact.refine((value) => compare(value, ZERO) > 0 && compare(value, HUNDRED) <= 0, "pack.ex-ante-points-range").transform(toShortText);
const percent = exact.refine((value) => compare(value, ZERO) >= 0 && compare(value, HUNDRED) <= 0, "pack.ex-ante-percent").transform(toShortText);
const yuan = z.string().regex(/^\d{1,15}$/, "pack.ex-ante-not-yuan").transform(Number);
const item = z.strictObject({ id: code, title, required: flag });

export const exAnteShape = z.strictObject({
  id: code,
  title,
  provenance,
  kinds: someOf(SUBJECT_KINDS),
  fields: z.array(item).min(1).max(30),
  materials: z.array(z.strictObject({ id: code, title, items: z.array(item).min(1).max(50) })).min(1).max(20),
  ratings: z.array(z.strictObject({ id: code, title, share: percent })).min(2).max(9),
  aspects: z.array(z.strictObject({
    id: code, title, points, failing: z.enum(["partial", "reject"]),
    parts: z.array(z.strictObject({ id: code, title, checks: z.array(z.strictObject({ id: code, title, points })).min(1).max(20) })).min(1).max(20),
  })).min(1).max(20),
  rules: z.strictObject({
    experts: z.strictObject({ least: count, most: count }),
    spread: percent, support: percent, partial: percent, aspect: percent,
    thresholds: z.strictObject({ department: none.or(yuan), finance: none.or(yuan), attributes: someOf(SUBJECT_ATTRIBUTES, 0) }),
    cap: z.strictObject({ share: z.literal("score").or(percent), step: yuan.refine((step) => step >= 1, "pack.ex-ante-not-yuan") }),
    "former-years": count,
    days: z.partialRecord(z.enum(EX_ANTE_TURNS), dueDays.or(z.strictObject({ days: dueDays, escalate }))).optional(),
  }),
  report: z.array(z.strictObject({ id: code, title, parts: z.array(title).min(1).max(20) })).min(1).max(20),
  variants: z.array(z.strictObject({
    id: code, books: someOf(BUDGET_BOOKS), title, head: bookHead.optional(),
    without: z.strictObject({ fields: z.array(code).max(30).optional(), materials: z.array(code).max(200).optional() }).optional(),
    fields: z.array(item.extend({ after: code.optional() })).max(30).optional(),
    materials: z.array(item.extend({ in: code.optional() })).max(100).optional(),
    checks: z.array(z.strictObject({ id: code, title })).max(200).optional(),
    report: z.array(z.strictObject({ in: code, field: code })).max(30).optional(),
  })).max(BUDGET_BOOKS.length).optional(),
});

/** Reads `ex-ante/*.yaml`: first the scheme itself, then those that budget books have in its place. */
export function parseExAntes(path: string, content: PackContent): Result<readonly [ExAnteScheme, ...ExAnteScheme[]]> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(exAnteShape, file.value);
  if (!shape.ok) return shape;
  const { rules: { "former-years": formerYears, ...rules }, report, variants = [], ...rest } = shape.value;
  const scheme: ExAnteScheme = {
    ...rest, of: null, head: { name: null, unit: null }, rules: { ...rules, formerYears }, report: report.map((section) => ({ ...section, parts: section.parts.map((part) => ({ ...part, field: null })) })),
  };
  const faults = [...twice(scheme, file.value), ...sums(scheme, file.value), ...order(scheme, file.value), ...above(scheme, file.value)];
  if (faults.length > 0) return refused(...faults);
  const own = variants.map(({ head = {}, without = {}, fields = [], materials = [], checks = [], report: told = [], ...variant }): ExAnteVariant => ({
    ...variant, head: { name: head.name ?? null, unit: head.unit ?? null }, without: { fields: without.fields ?? [], materials: without.materials ?? [] },
    fields: fields.map(({ after = null, ...field }) => ({ ...field, after })), materials: materials.map(({ in: within = null, ...material }) => ({ ...material, in: within })), checks, report: told,
  }));
  const misplaced = [...variantProblems(variants, scheme.kinds, file.value), ...own.flatMap((variant, index) => stray(scheme, variant, index, file.value))];
  if (misplaced.length > 0) return refused(...misplaced);
  const ofBooks = own.map((variant) => schemeOfBook(scheme, variant));
  const problems = ofBooks.flatMap((one) => twice(one, file.value));
  return problems.length > 0 ? refused(...problems) : done([scheme, ...ofBooks]);
}

/** What a variant names and is nowhere. A further material says in which group it stands; the report tells a field that the variant has. */
function stray(scheme: ExAnteScheme, { without, fields, materials, checks, report }: ExAnteVariant, index: number, file: YamlFile): readonly Problem[] {
  const [fieldIds, materialIds] = [scheme.fields.map(({ id }) => id), materialsOf(scheme).map(({ id }) => id)];
  const named = (list: string, found: string | null, all: readonly string[]): readonly Problem[] =>
    found !== null && all.includes(found) ? [] : [found === null ? file.problemAt(["variants", index, list], "pack.missing", { field: `${list}.in` }) : file.problemAt(["variants", index, list], "pack.not-one-of", { field: list, found, expected: all.join(" | ") })];
  const asked = [...fieldIds, ...fields.map(({ id }) => id)];
  return [
    ...without.fields.flatMap((id) => named("without", id, fieldIds)), ...without.materials.flatMap((id) => named("without", id, materialIds)),
    ...fields.flatMap(({ after }) => (after === null ? [] : named("fields", after, asked))),
    ...materials.flatMap(({ id, in: within }) => (materialIds.includes(id) ? [] : named("materials", within, scheme.materials.map((group) => group.id)))),
    ...checks.flatMap(({ id }) => named("checks", id, checksOf(scheme).map((check) => check.id))),
    ...report.flatMap(({ in: within, field }) => [...named("report", within, scheme.report.map((section) => section.id)), ...named("report", field, asked.filter((id) => !without.fields.includes(id)))]),
  ];
}

/** Each id once in its list; those of check points and materials once in the whole, since sheets and files name them alone. */
function twice(scheme: ExAnteScheme, file: YamlFile): readonly Problem[] {
  const lists: readonly (readonly [place: string, ids: readonly string[]])[] = [
    ["fields", scheme.fields.map(({ id }) => id)], ["ratings", scheme.ratings.map(({ id }) => id)], ["aspects", scheme.aspects.map(({ id }) => id)],
    ["materials", materialsOf(scheme).map(({ id }) => id)], ["aspects", checksOf(scheme).map(({ id }) => id)], ["report", scheme.report.map(({ id }) => id)],
  ];
  return lists.flatMap(([place, ids]) => ids.filter((id, index) => ids.indexOf(id) !== index).map((found) => file.problemAt([place], "pack.twice", { field: place, found })));
}

/** The three administrators see no application, so nobody tells them of one. */
function above({ rules }: ExAnteScheme, file: YamlFile): readonly Problem[] {
  return Object.entries(rules.days ?? {}).flatMap(([turn, limit]) => {
    const to = typeof limit === "object" ? limit.escalate?.to : undefined;
    return to === undefined || !isAdministrator(to) ? [] : [file.problemAt(["rules", "days", turn, "escalate", "to"], "pack.escalates-to-nobody-above", { found: to })];
  });
}

/** The points of the check points make those of their aspect, and the aspects a hundred. */
function sums({ aspects }: ExAnteScheme, file: YamlFile): readonly Problem[] {
  const wrong = aspects.flatMap(({ points: whole, parts }, index) => {
    const found = sum(parts.flatMap(({ checks }) => checks.map((check) => decimal(check.points))));
    return compare(found, decimal(whole)) === 0 ? [] : [file.problemAt(["aspects", index, "points"], "pack.ex-ante-points", { field: `aspects[${index}].points`, found: toShortText(found), expected: whole })];
  });
  const total = sum(aspects.map(({ points: whole }) => decimal(whole)));
  return compare(total, HUNDRED) === 0 ? wrong : [...wrong, file.problemAt(["aspects"], "pack.ex-ante-points", { field: "aspects", found: toShortText(total), expected: "100" })];
}

/** The best rating first; the upper line not below the lower one; finance's threshold not below the department's; at least as many experts at most as at least. */
function order({ ratings, rules }: ExAnteScheme, file: YamlFile): readonly Problem[] {
  const problems: Problem[] = [];
  const say = (where: readonly (string | number)[], field: string) => problems.push(file.problemAt(where, "pack.ex-ante-order", { field }));
  ratings.forEach(({ share }, index) => {
    if (index > 0 && compare(decimal(share), decimal(ratings[index - 1]!.share)) >= 0) say(["ratings", index, "share"], `ratings[${index}].share`);
  });
  if (compare(decimal(rules.support), decimal(rules.partial)) < 0) say(["rules", "support"], "rules.support");
  if (rules.experts.least < 1 || rules.experts.most < rules.experts.least) say(["rules", "experts"], "rules.experts");
  const { department, finance } = rules.thresholds;
  if (department !== null && finance !== null && finance < department) say(["rules", "thresholds"], "rules.thresholds");
  return problems;
}
