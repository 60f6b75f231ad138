import { fold } from "../target/fold.ts";
import { OF_WHICH, type FundsColumn } from "./field-lexicon.ts";
import { AMOUNT, MONEY_UNIT_AFTER_LABEL, MONEY_UNIT_IN_BRACKETS } from "./label-lexicon.ts";
import { closeUp } from "./read-cell.ts";
import type { SheetCell, SheetRow } from "./sheet.ts";

/** The amounts of a source of money. */
export type Amount = "initialBudget" | "adjustedBudget" | "executed";

export const AMOUNTS: readonly Amount[] = ["initialBudget", "adjustedBudget", "executed"];

/** The unit printed for the amounts, nearest to them: in brackets in the block, else above the table. */
export function moneyUnit(rows: readonly SheetRow[]): string | null {
  for (const pattern of [MONEY_UNIT_IN_BRACKETS, MONEY_UNIT_AFTER_LABEL]) {
    for (const { cells } of rows) {
      for (const { text, kind } of cells) {
        const match = kind === "text" && text.length <= 80 ? pattern.exec(text.replace(/\s+/g, "")) : null;
        if (match !== null) return match[1]!;
      }
    }
  }
  return null;
}

/** `其中：财政拨款` → `财政拨款`. */
export function sourceName(text: string): string {
  return closeUp(text).replace(OF_WHICH, "").replace(/^[①-⑩]/, "").replace(/[:：]+$/, "");
}

export function isAmount(meaning: FundsColumn | undefined): meaning is Amount {
  return meaning === "initialBudget" || meaning === "adjustedBudget" || meaning === "executed";
}

/** A number, an amount with its unit, or a rate; not a heading that begins with a month. */
export function isMoneyText({ kind, text }: SheetCell): boolean {
  if (kind !== "text") return kind === "number";
  if (text.length > 80) return false;
  const folded = fold(text);
  return AMOUNT.test(folded) || /^[+-]?[\d,.]+%?$/.test(folded);
}
