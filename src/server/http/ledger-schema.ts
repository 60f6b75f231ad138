import { z } from "@hono/zod-openapi";
import { LEDGER_KINDS, type LeftOut } from "../../core/ledger/ledger.ts";
import type { TitledSource } from "../../core/ledger/ledger-sources.ts";
import { isOverspent, ratePercent, type LedgerMoney } from "../../core/ledger/ledger-totals.ts";
import type { Language } from "../../words/index.ts";
import type { LedgerImported } from "../commands/import-ledger.ts";
import type { NamedImport } from "../queries/ledger-imports.ts";
import { speakProblems } from "./answer-problems.ts";
import { Fen } from "./filing-schema.ts";
import { Bilingual, Day, Digest, Time } from "./plain-shapes.ts";
import { ProblemSchema } from "./problem-schema.ts";

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

const MonthMoney = z.strictObject({ month: z.int(), paidFen: Fen, adjustedByFen: Fen });
const Undated = Fen.openapi({ description: "Adjustments of no known day, from before adjustments were kept: they stand in no month." });
const Kind = z.enum(LEDGER_KINDS);

export const Ledger = z
  .strictObject({
    mayImport: z.boolean(), sources: z.array(Source), subjects: z.int(), total: z.strictObject(Money),
    books: z.array(z.strictObject({ book: z.string(), ...Money })), bySource: z.array(z.strictObject({ source: z.string(), ...Money })),
    months: z.array(MonthMoney), undatedFen: Undated, items: z.array(Item),
    next: z.string().nullable().openapi({ description: "Code after which the next page goes on." }),
  })
  .openapi("Ledger");

export const SubjectLedger = z
  .strictObject({
    sources: z.array(Source), item: Item, bySource: z.array(z.strictObject({ source: z.string(), ...Money })),
    adjustments: z.array(z.strictObject({ source: z.string(), documentNo: z.string().nullable(), adjustedOn: Day.nullable(), amountFen: Fen, beforeFen: Fen.nullable(), afterFen: Fen })),
    payments: z.array(z.strictObject({ source: z.string(), voucher: z.string(), paidOn: Day, amountFen: Fen })), more: z.boolean(),
    months: z.array(MonthMoney), undatedFen: Undated,
    takenBack: z.array(z.strictObject({ kind: Kind, source: z.string(), reference: z.string().nullable(), day: Day.nullable(), amountFen: Fen, takenBackAt: Time })).openapi({ description: "What was taken back with its import; no sum has it." }),
  })
  .openapi("SubjectLedger");

const Taken = z.strictObject({ rows: z.int(), fen: Fen });
export const Imported = z
  .strictObject({
    dry: z.boolean(),
    id: z.uuid().nullable().openapi({ description: "Of the record of this import; null where nothing was recorded." }),
    sheets: z.array(z.strictObject({ sheet: z.string(), kind: Kind, headingRow: z.int(), unit: z.enum(["yuan", "wan"]), rows: z.int(), sums: z.int(), notes: z.int().openapi({ description: "Lines below the list that explain it, which are left aside." }), unread: z.array(z.string()) })),
    taken: z.strictObject({ budget: Taken, adjustment: Taken, payment: Taken }),
    repeated: z.strictObject({ budget: z.int(), adjustment: z.int(), payment: z.int() }).openapi({ description: "Rows that are recorded already, just so." }),
    byMonth: z.int().openapi({ description: "Payments of which only the month is known; they stand on its last day." }),
    leftOut: z.array(z.strictObject({ sheet: z.string(), row: z.int().nullable(), column: z.string(), problem: ProblemSchema })).openapi({ description: "What was not taken, by its cell; at most 500." }),
    leftOutCount: z.int(),
    before: z.strictObject(Money), after: z.strictObject(Money),
  })
  .openapi("LedgerImported");

const TakenOfImport = z.strictObject({ budget: Taken, adjustment: Taken, payment: Taken });
const ImportRecord = z.strictObject({
  id: z.uuid(), year: z.int(), at: Time, by: z.string(), fileName: z.string(), digest: Digest.openapi({ description: "SM3 of the workbook." }), taken: TakenOfImport,
  leftOut: z.int().openapi({ description: "Rows of the workbook that were not taken." }), takenBack: z.strictObject({ at: Time, by: z.string(), reason: z.string() }).nullable(),
});
export const LedgerImports = z.strictObject({ items: z.array(ImportRecord) }).openapi("LedgerImports");
export const OneLedgerImport = z
  .strictObject({
    sources: z.array(Source), record: ImportRecord,
    entries: z.array(z.strictObject({ kind: Kind, subjectId: z.uuid(), code: z.string(), name: z.string(), source: z.string(), reference: z.string().nullable(), day: Day.nullable(), amountFen: Fen })),
    more: z.boolean(), inTheWay: z.array(ProblemSchema).openapi({ description: "Why it cannot be taken back now." }),
  })
  .openapi("LedgerImport");
export const ImportTakenBack = z.strictObject({ id: z.uuid(), takenBack: TakenOfImport }).openapi("LedgerImportTakenBack");

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

export function shownImport({ id, sheets, taken, repeated, byMonth, leftOut, before, after }: LedgerImported, dry: boolean, language: Language): z.infer<typeof Imported> {
  return {
    dry, id, repeated: { ...repeated }, byMonth, before: shownMoney(before), after: shownMoney(after), leftOutCount: leftOut.length,
    sheets: sheets.map(({ unread, ...sheet }) => ({ ...sheet, unread: [...unread] })),
    taken: shownTaken(taken),
    leftOut: leftOut.slice(0, MOST_NAMED).map(({ sheet, row, column, problem }: LeftOut) => ({ sheet, row, column, problem: speakProblems([problem], language)[0]! })),
  };
}

export function shownTaken(taken: LedgerImported["taken"]): z.infer<typeof TakenOfImport> {
  const said = ({ rows, fen }: { readonly rows: number; readonly fen: bigint }) => ({ rows, fen: String(fen) });
  return { budget: said(taken.budget), adjustment: said(taken.adjustment), payment: said(taken.payment) };
}

export function shownRecord({ id, year, at, by, fileName, digest, taken, leftOut, takenBack }: NamedImport): z.infer<typeof ImportRecord> {
  return { id, year, at: at.toISOString(), by, fileName, digest, taken: shownTaken(taken), leftOut, takenBack: takenBack === null ? null : { at: takenBack.at.toISOString(), by: takenBack.by, reason: takenBack.reason } };
}
