import { z } from "@hono/zod-openapi";
import { LEDGER_KINDS, type LeftOut } from "../../core/ledger/ledger.ts";
import type { TitledSource } from "../../core/ledger/ledger-sources.ts";
import { isOverspent, ratePercent, type LedgerMoney } from "../../core/ledger/ledger-totals.ts";
import type { Language } from "../../words/index.ts";
import type { LedgerImported } from "../commands/import-ledger.ts";
import { speakProblems } from "./answer-problems.ts";
import { Fen } from "./filing-schema.ts";
import { ProblemSchema } from "./problem-schema.ts";
import { Bilingual, Day } from "./session-schema.ts";

export const Book = z.enum(["GENERAL_PUBLIC", "GOV_FUND", "STATE_CAPITAL", "SOCIAL_INSURANCE"]);
export const Month = z.coerce.number().int().min(1).max(12);
const Money = {
  initialFen: Fen.nullable().openapi({ description: "Budget at the beginning of the year; null where none is recorded." }),
  adjustedFen: Fen.nullable().openapi({ description: "Budget with its adjustments." }), paidFen: Fen,
  rate: z.string().nullable().openapi({ description: "Execution rate in percent; null where there is no budget." }),
  overspent: z.boolean().openapi({ description: "More was paid than the budget allows." }),
};
const Source = z.strictObject({ id: z.string(), title: Bilingual });
const Item = z.strictObject({ id: z.uuid(), code: z.string(), name: z.string(), book: z.string(), unit: z.string(), department: z.string(), ...Money });

export const Ledger = z
  .strictObject({
    mayImport: z.boolean(), sources: z.array(Source), subjects: z.int(), total: z.strictObject(Money),
    books: z.array(z.strictObject({ book: z.string(), ...Money })), bySource: z.array(z.strictObject({ source: z.string(), ...Money })),
    months: z.array(z.strictObject({ month: z.int(), paidFen: Fen, adjustedByFen: Fen })), items: z.array(Item),
    next: z.string().nullable().openapi({ description: "Code after which the next page goes on." }),
  })
  .openapi("Ledger");

export const SubjectLedger = z
  .strictObject({
    sources: z.array(Source), item: Item, bySource: z.array(z.strictObject({ source: z.string(), ...Money })),
    adjustments: z.array(z.strictObject({ source: z.string(), documentNo: z.string().nullable(), adjustedOn: Day.nullable(), amountFen: Fen, beforeFen: Fen.nullable(), afterFen: Fen })),
    payments: z.array(z.strictObject({ source: z.string(), voucher: z.string(), paidOn: Day, amountFen: Fen })), more: z.boolean(),
  })
  .openapi("SubjectLedger");

const Taken = z.strictObject({ rows: z.int(), fen: Fen });
const Kind = z.enum(LEDGER_KINDS as unknown as ["budget", "adjustment", "payment"]);
export const Imported = z
  .strictObject({
    dry: z.boolean(),
    sheets: z.array(z.strictObject({ sheet: z.string(), kind: Kind, headingRow: z.int(), unit: z.enum(["yuan", "wan"]), rows: z.int(), sums: z.int(), unread: z.array(z.string()) })),
    taken: z.strictObject({ budget: Taken, adjustment: Taken, payment: Taken }),
    repeated: z.strictObject({ budget: z.int(), adjustment: z.int(), payment: z.int() }).openapi({ description: "Rows that are recorded already, just so." }),
    byMonth: z.int().openapi({ description: "Payments of which only the month is known; they stand on its last day." }),
    leftOut: z.array(z.strictObject({ sheet: z.string(), row: z.int().nullable(), column: z.string(), problem: ProblemSchema })).openapi({ description: "What was not taken, by its cell; at most 500." }),
    leftOutCount: z.int(),
    before: z.strictObject(Money), after: z.strictObject(Money),
  })
  .openapi("LedgerImported");

/** An answer names so many rows; the workbook with remarks has all. */
const MOST_NAMED = 500;

export function shownMoney({ initialFen, adjustedFen, paidFen }: LedgerMoney) {
  return {
    initialFen: initialFen === null ? null : String(initialFen), adjustedFen: adjustedFen === null ? null : String(adjustedFen), paidFen: String(paidFen),
    rate: ratePercent({ initialFen, adjustedFen, paidFen }), overspent: isOverspent({ initialFen, adjustedFen, paidFen }),
  };
}

export function shownSources(sources: readonly TitledSource[]): z.infer<typeof Source>[] {
  return sources.map(({ id, title }) => ({ id, title }));
}

export function shownImport({ sheets, taken, repeated, byMonth, leftOut, before, after }: LedgerImported, dry: boolean, language: Language): z.infer<typeof Imported> {
  const said = ({ rows, fen }: { readonly rows: number; readonly fen: bigint }) => ({ rows, fen: String(fen) });
  return {
    dry, repeated: { ...repeated }, byMonth, before: shownMoney(before), after: shownMoney(after), leftOutCount: leftOut.length,
    sheets: sheets.map(({ unread, ...sheet }) => ({ ...sheet, unread: [...unread] })),
    taken: { budget: said(taken.budget), adjustment: said(taken.adjustment), payment: said(taken.payment) },
    leftOut: leftOut.slice(0, MOST_NAMED).map(({ sheet, row, column, problem }: LeftOut) => ({ sheet, row, column, problem: speakProblems([problem], language)[0]! })),
  };
}
