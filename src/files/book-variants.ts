import { z } from "zod";
import type { Problem } from "../core/basics/problem.ts";
import { title } from "./pack-words.ts";
import type { YamlFile } from "./read-yaml.ts";

/** What the head of a paper calls the subject and who carries it out, where a book has words of its own. */
export const bookHead = z.strictObject({ name: title.optional(), unit: title.optional() });

/** Variants of one definition: of two for the same book and kind nobody knew which is meant, and one for a kind that the definition does not serve is never asked for. */
export function variantProblems(variants: readonly { readonly id: string; readonly books: readonly string[]; readonly kinds?: readonly string[] | undefined }[], served: readonly string[], file: YamlFile): readonly Problem[] {
  return variants.flatMap(({ books, kinds = served }, index) => {
    const before = variants.slice(0, index).filter((other) => (other.kinds ?? served).some((kind) => kinds.includes(kind))).flatMap((other) => other.books);
    return [
      ...kinds.filter((kind) => !served.includes(kind)).map((found) => file.problemAt(["variants", index, "kinds"], "pack.not-one-of", { field: "kinds", found, expected: served.join(" | ") })),
      ...books.filter((book) => before.includes(book)).map((found) => file.problemAt(["variants", index, "books"], "pack.twice", { field: "books", found })),
    ];
  });
}
