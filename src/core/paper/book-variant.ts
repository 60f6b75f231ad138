import type { Bilingual } from "../layout/form.ts";
import type { BudgetBook } from "../subject/budget-book.ts";
import type { SubjectKind } from "../subject/subject-kind.ts";
import type { PaperDefinition, PaperItem, PaperPart } from "./paper-definition.ts";

/** What a budget book has otherwise in a paper. All else is as in the paper it is in place of. */
export interface PaperVariant {
  readonly id: string;
  readonly books: readonly BudgetBook[];
  /** Fewer kinds than the paper has; null for all of them. */
  readonly kinds: readonly SubjectKind[] | null;
  readonly title: Bilingual;
  readonly head: PaperDefinition["head"];
  /** Items that the book does not ask. */
  readonly without: readonly string[];
  readonly items: readonly VariantItem[];
}

/** An item that the paper has, with what is otherwise in it; or one more, which then says all and in which part it stands, at its end or after another. */
export interface VariantItem extends Partial<PaperItem> {
  readonly id: string;
  readonly in: string | null;
  readonly after: string | null;
}

/** The paper of a book. */
export function paperOfBook(paper: PaperDefinition, { id, books, kinds, title, head, without, items }: PaperVariant): PaperDefinition {
  const parts = items.reduce(withItem, paper.parts).map((part) => ({ ...part, items: part.items.filter((item) => !without.includes(item.id)) }));
  return {
    ...paper, id, title, of: { paper: paper.id, books }, head: { name: head.name ?? paper.head.name, unit: head.unit ?? paper.head.unit },
    kinds: kinds ?? paper.kinds, parts: parts.filter((part) => part.items.length > 0),
  };
}

const EMPTY: Omit<PaperItem, "id" | "title" | "required"> = { points: [], rules: [], cells: [], figures: [], level2: [] };

function withItem(parts: readonly PaperPart[], { in: within, after, ...said }: VariantItem): readonly PaperPart[] {
  if (parts.some((part) => part.items.some(({ id }) => id === said.id))) {
    return parts.map((part) => ({ ...part, items: part.items.map((item) => (item.id === said.id ? { ...item, ...said } : item)) }));
  }
  return parts.map((part) => {
    if (part.id !== within) return part;
    const at = part.items.findIndex(({ id }) => id === after);
    const place = at < 0 ? part.items.length : at + 1;
    return { ...part, items: [...part.items.slice(0, place), { ...EMPTY, ...said } as PaperItem, ...part.items.slice(place)] };
  });
}
