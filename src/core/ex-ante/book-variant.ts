import type { Bilingual } from "../layout/form.ts";
import type { BudgetBook } from "../subject/budget-book.ts";
import type { ExAnteField, ExAnteScheme, MaterialItem } from "./scheme.ts";

/** What a budget book has otherwise in an ex-ante evaluation. Ratings, points and rules are those of the scheme it is in place of. */
export interface ExAnteVariant {
  readonly id: string;
  readonly books: readonly BudgetBook[];
  readonly title: Bilingual;
  readonly head: ExAnteScheme["head"];
  /** Fields and materials that the book does not ask. */
  readonly without: { readonly fields: readonly string[]; readonly materials: readonly string[] };
  /** Fields that are called otherwise, and further ones, at the end or after another. */
  readonly fields: readonly (ExAnteField & { readonly after: string | null })[];
  /** The same of materials; a further one stands in a group. */
  readonly materials: readonly (MaterialItem & { readonly in: string | null })[];
  /** What a check point asks in this book; its points stay. */
  readonly checks: readonly { readonly id: string; readonly title: Bilingual }[];
  /** Fields that the report tells as well, each in a section and under the field's own title. */
  readonly report: readonly { readonly in: string; readonly field: string }[];
}

/** The scheme of a book. */
export function schemeOfBook(scheme: ExAnteScheme, { id, books, title, head, without, fields, materials, checks, report }: ExAnteVariant): ExAnteScheme {
  const asked = fields.reduce(withField, scheme.fields).filter((field) => !without.fields.includes(field.id));
  return {
    ...scheme, id, title, of: { scheme: scheme.id, books }, head: { name: head.name ?? scheme.head.name, unit: head.unit ?? scheme.head.unit },
    fields: asked,
    materials: materials.reduce(withMaterial, scheme.materials).map((group) => ({ ...group, items: group.items.filter((item) => !without.materials.includes(item.id)) })).filter(({ items }) => items.length > 0),
    aspects: scheme.aspects.map((aspect) => ({ ...aspect, parts: aspect.parts.map((part) => ({ ...part, checks: part.checks.map((check) => ({ ...check, ...checks.find((one) => one.id === check.id) })) })) })),
    report: scheme.report.map((section) => ({
      ...section, parts: [...section.parts, ...report.flatMap(({ in: within, field }) => asked.flatMap((one) => (within === section.id && one.id === field ? [{ ...one.title, field }] : [])))],
    })),
  };
}

function withField(fields: ExAnteScheme["fields"], { after, ...said }: ExAnteVariant["fields"][number]): ExAnteScheme["fields"] {
  if (fields.some(({ id }) => id === said.id)) return fields.map((field) => (field.id === said.id ? said : field));
  const at = fields.findIndex(({ id }) => id === after);
  const place = at < 0 ? fields.length : at + 1;
  return [...fields.slice(0, place), said, ...fields.slice(place)];
}

function withMaterial(groups: ExAnteScheme["materials"], { in: within, ...said }: ExAnteVariant["materials"][number]): ExAnteScheme["materials"] {
  const isKnown = groups.some(({ items }) => items.some(({ id }) => id === said.id));
  return groups.map((group) => {
    if (isKnown) return { ...group, items: group.items.map((item) => (item.id === said.id ? said : item)) };
    return group.id === within ? { ...group, items: [...group.items, said] } : group;
  });
}
