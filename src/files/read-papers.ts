import { z } from "zod";
import { ROLES } from "../core/access/role.ts";
import type { Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { STAGES } from "../core/form/filing-values.ts";
import { CONCLUSION, FIGURES, GATE_ACTIONS, itemsOf, type PaperDefinition } from "../core/paper/paper-definition.ts";
import { rules } from "../core/smart/rules/index.ts";
import { SUBJECT_KINDS } from "../core/subject/subject-kind.ts";
import { code, fit, flag, none, provenance, title } from "./pack-words.ts";
import { readYaml, type PackContent, type YamlFile } from "./read-yaml.ts";

const oneOf = <Value extends string>(values: readonly Value[]) => z.enum(values as unknown as [Value, ...Value[]]);
const kinds = z.array(oneOf(SUBJECT_KINDS)).max(SUBJECT_KINDS.length);
const cell = z.string().regex(/^[a-z]+(\[\*\])?\.[A-Za-z0-9]+$/, "pack.paper-cell");

export const paperShape = z.strictObject({
  id: code,
  form: z.enum(["review", "report"]),
  title,
  provenance,
  stage: oneOf(STAGES),
  kinds: kinds.min(1),
  roles: z.array(oneOf(ROLES)).min(1).max(ROLES.length),
  asked: z.strictObject({ kinds, "from-yuan": none.or(z.string().regex(/^\d{1,13}$/, "pack.ex-ante-not-yuan").transform(Number)), at: z.array(z.strictObject({ action: oneOf(GATE_ACTIONS), step: code.optional() })).min(1).max(20).optional() }),
  ratings: z.array(z.strictObject({ id: code, title })).max(9).optional(),
  suggests: z.strictObject({ error: none.or(code), warning: none.or(code) }).optional(),
  parts: z.array(z.strictObject({
    id: code, title,
    items: z.array(z.strictObject({
      id: code, title, required: flag,
      points: z.array(title).max(12).optional(),
      rules: z.array(code).max(100).optional(),
      cells: z.array(cell).max(30).optional(),
      figures: z.array(oneOf(FIGURES)).max(FIGURES.length).optional(),
    })).min(1).max(30),
  })).min(1).max(20),
  conclusion: none.or(title),
});

/** Reads `papers/*.yaml`: 审核表、自评报告 and their like. */
export function parsePaper(path: string, content: PackContent): Result<PaperDefinition> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(paperShape, file.value);
  if (!shape.ok) return shape;
  const { asked, ratings = [], suggests = { error: null, warning: null }, parts, ...rest } = shape.value;
  const paper: PaperDefinition = {
    ...rest, ratings, suggests, asked: { kinds: asked.kinds, fromYuan: asked["from-yuan"], at: asked.at?.map(({ action, step = null }) => ({ action, step })) ?? null },
    parts: parts.map((part) => ({ ...part, items: part.items.map(({ points = [], rules: told = [], cells = [], figures = [], ...item }) => ({ ...item, points, rules: told, cells, figures })) })),
  };
  const problems = [...twice(paper, file.value), ...unknown(paper, file.value)];
  return problems.length > 0 ? refused(...problems) : done(paper);
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
