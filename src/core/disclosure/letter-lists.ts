import type { Say } from "../basics/message.ts";
import type { Bilingual } from "../layout/form.ts";
import { labelOf } from "../layout/label.ts";
import type { Layout } from "../layout/layout.ts";
import { byBookDrawn, shapeFor, type ListShape } from "./book-list.ts";
import { drawBookList, NO_MONEY, type ListEntry } from "./draw-book-list.ts";

/** A goal of a letter as it was approved, amounts in fen as text; null is what the letter does not tell. */
export interface LetterGoal {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly amountFen: string | null;
  readonly book: string | null;
  readonly form: Bilingual | null;
  readonly whole: string | null;
  readonly money: Readonly<Record<string, string | null>>;
  readonly digest: string;
}

/** As much of a letter of approval as its annexes show. */
export interface LetterToList {
  readonly year: number;
  readonly demo: boolean;
  readonly goals: readonly LetterGoal[];
  /** As they were issued; none in letters that were issued before packs said them. */
  readonly lists: readonly (ListShape & { readonly book: string })[];
  readonly drafts: readonly Bilingual[];
}

/** 批复附表 of one book. */
export interface LetterList {
  readonly book: string | null;
  readonly shape: ListShape;
  readonly count: number;
  /** Of its goals; one that is not filled counts as nothing. */
  readonly amountFen: bigint;
  readonly layout: Layout;
}

/** The annexes of a letter: a list for each book that is in it, in the columns with which it was issued. */
export function letterLists({ year, demo, goals, lists, drafts }: LetterToList, say: Say): readonly LetterList[] {
  const groups = byBookDrawn(goals, ({ book }) => book);
  return groups.map(({ book, items }, index): LetterList => {
    const shape = lists.find((list) => list.book === book) ?? shapeFor([], "approval-letter", book);
    const isDraft = drafts.some(({ zh }) => zh === shape.title?.zh);
    const entries = items.map((goal): ListEntry => ({
      code: goal.code, name: goal.name, unit: goal.unit, whole: goal.whole, form: goal.form, digest: goal.digest, score: null, grade: null, by: "", indicators: [],
      total: moneyOf(goal.amountFen), lines: Object.fromEntries(Object.entries(goal.money).map(([id, fen]) => [id, moneyOf(fen)])),
    }));
    return {
      book, shape, count: items.length, amountFen: items.reduce((sum, { amountFen }) => sum + BigInt(amountFen ?? 0), 0n),
      layout: drawBookList(shape, entries, {
        use: "approval-letter", year, lead: groups.length === 1 ? say("print.letter.annex-only") : say("print.letter.annex", { number: index + 1 }), lines: [], hasRate: false,
        stamp: [isDraft ? say("form.draft") : "", demo ? say("print.demo-short") : ""].filter((part) => part !== "").join(" · "),
        notes: isDraft && shape.title !== null ? [say("print.drafts", { titles: labelOf(shape.title, say) })] : [],
      }, say),
    };
  });
}

function moneyOf(fen: string | null): ListEntry["total"] {
  return { ...NO_MONEY, initial: fen === null ? null : BigInt(fen) };
}
