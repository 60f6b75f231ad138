import type { Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { PROJECT_KINDS } from "../core/form/form-for.ts";
import { formOfBook, type FormVariant } from "../core/layout/form-of-book.ts";
import type { Form } from "../core/layout/form.ts";
import { variantProblems } from "./book-variants.ts";
import { groupsOf, namedParts, partsTwice } from "./form-of.ts";
import type { FormText } from "./form-shape.ts";
import type { YamlFile } from "./read-yaml.ts";

type VariantText = NonNullable<FormText["variants"]>[number];

/** The forms that budget books have in place of one, each a draft of ours unless it says otherwise: a document that prescribes the one says nothing of the others. */
export function formsOfBooks(form: Form, variants: readonly VariantText[], file: YamlFile): Result<readonly Form[]> {
  const { serves } = form;
  if (variants.length === 0) return done([]);
  if (serves === undefined) return refused(file.problemAt(["variants"], "pack.missing", { field: "serves" }));
  const problems: readonly Problem[] = [
    ...variantProblems(variants, serves.kinds ?? PROJECT_KINDS, file),
    ...variants.flatMap((variant, index) => strayIn(variant, index, form.id, serves.books, file)),
  ];
  return problems.length > 0 ? refused(...problems) : done(variants.map((variant) => formOfBook({ ...form, serves }, variantOf(variant))));
}

/** What would be read and never come to light: a book that the form itself serves, the id of the form itself, and two money lines under one id. */
function strayIn({ id, books, funds }: VariantText, index: number, form: string, served: readonly string[], file: YamlFile): readonly Problem[] {
  const named = namedParts(funds.parts);
  return [
    ...(id === form ? [file.problemAt(["variants", index, "id"], "pack.twice", { field: "id", found: id })] : []),
    ...books.filter((book) => served.includes(book)).map((found) => file.problemAt(["variants", index, "books"], "pack.twice", { field: "books", found })),
    ...partsTwice(named).map((at) => file.problemAt(["variants", index, "funds", "parts", at, "id"], "pack.twice", { field: "funds.parts", found: named[at]!.id })),
  ];
}

function variantOf({ kinds, provenance, reference, head, funds, tasks, groups, ...variant }: VariantText): FormVariant {
  return {
    ...variant, kinds: kinds ?? null, provenance: provenance ?? "draft", reference: reference ?? { document: null, unverified: true },
    head: { name: head?.name ?? null, unit: head?.unit ?? null }, tasks: { fiscal: tasks?.fiscal ?? null, other: tasks?.other ?? null },
    funds: { group: funds.group ?? null, source: funds.source ?? null, total: funds.total ?? null, parts: namedParts(funds.parts) }, groups: groupsOf(groups),
  };
}
