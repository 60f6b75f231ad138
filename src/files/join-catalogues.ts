import { problem, type Problem } from "../core/basics/problem.ts";
import { gradesNamed } from "../core/pack/application-measure.ts";
import type { Definitions } from "../core/pack/definitions.ts";
import { MEASURE_GROUPS } from "../core/pack/dictionary.ts";

type Catalogues = Required<Pick<Definitions, "dictionaries" | "measures" | "alerts" | "tasks" | "adjustments" | "training" | "procedures">>;
export const CATALOGUES = ["dictionaries", "measures", "alerts", "tasks", "adjustments", "training", "procedures"] as const satisfies readonly (keyof Catalogues)[];

/** What is chosen from, proposed, told or planned: by id, the topmost pack counts. */
export function joinCatalogues(layers: readonly Partial<Catalogues>[]): Catalogues {
  return Object.fromEntries(CATALOGUES.map((part) => [part, byId(layers.flatMap((layer): readonly { readonly id: string }[] => layer[part] ?? []))])) as unknown as Catalogues;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

/** What a measure names that is nowhere: a group that the dictionary does not have, or a grade that no profile gives. */
export function catalogueProblems({ dictionaries, measures }: Catalogues, profiles: Definitions["profiles"]): readonly Problem[] {
  const groups = dictionaries.find(({ id }) => id === MEASURE_GROUPS)?.items.map(({ id }) => id) ?? [];
  const grades = [...new Set(profiles.flatMap((profile) => profile.grades.value.map(({ name }) => name.zh)))];
  return measures.flatMap(({ id, group, when }) => [
    ...(groups.includes(group) ? [] : [problem("pack.measure-group", `measures/${id}`, { found: group, expected: groups.join(" | ") })]),
    ...gradesNamed(when).flatMap((grade) => (grades.includes(grade) ? [] : [problem("pack.measure-grade", `measures/${id}`, { found: grade, expected: grades.join(" | ") })])),
  ]);
}
