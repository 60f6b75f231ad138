import type { Decimal } from "../basics/decimal.ts";
import type { Say } from "../basics/message.ts";
import type { NamedLayout } from "../layout/findings/findings-sheets.ts";
import { layOutList } from "../layout/list-layout.ts";
import { ratePercent, type LedgerMoney } from "./ledger-totals.ts";

interface Entry {
  readonly subjectId: string;
  readonly source: string;
  readonly amountFen: bigint;
}

export interface LedgerSheets {
  readonly year: number;
  readonly asOf: string;
  readonly items: readonly (LedgerMoney & { readonly id: string; readonly code: string; readonly name: string; readonly book: string; readonly unit: string; readonly department: string })[];
  readonly total: LedgerMoney;
  readonly adjustments: readonly (Entry & { readonly documentNo: string | null; readonly adjustedOn: string | null; readonly beforeFen: bigint | null; readonly afterFen: bigint })[];
  readonly payments: readonly (Entry & { readonly voucher: string; readonly paidOn: string })[];
  /** What a source is called. */
  readonly sourceTitle: (source: string) => string;
}

/** 元 with two decimals, so that it is exact and can be read back. */
const yuan = (fen: bigint | null): Decimal | null => (fen === null ? null : { units: fen, scale: 2 });

/** The ledger as three lists; the last two carry headings under which they can be imported again. */
export function ledgerSheets({ year, asOf, items, total, adjustments, payments, sourceTitle }: LedgerSheets, say: Say): NamedLayout[] {
  const of = new Map(items.map((item) => [item.id, item]));
  const named = ({ subjectId }: Entry): string[] => [of.get(subjectId)?.code ?? "", of.get(subjectId)?.name ?? ""];
  const lines = [say("app-ledger.as-of", { time: asOf })];
  const column = (key: string, width: number) => ({ title: say(`app-ledger.heading.${key}`), width });
  const projects = layOutList({
    title: say("app-ledger.title", { year: String(year) }), lines,
    columns: [column("code", 34), column("name", 60), column("book", 34), column("department", 44), column("unit", 44), column("initial", 30), column("adjusted", 30), column("paid", 30), column("rate", 20)],
    rows: items.map((item) => [item.code, item.name, say(`app-ledger.book.${item.book}`), item.department, item.unit, yuan(item.initialFen), yuan(item.adjustedFen), yuan(item.paidFen), ratePercent(item) ?? ""]),
    total: [say("app-ledger.total"), null, null, null, null, yuan(total.initialFen), yuan(total.adjustedFen), yuan(total.paidFen), ratePercent(total) ?? ""],
  }, say);
  const changes = layOutList({
    title: say("app-ledger.adjustments"), lines,
    columns: [column("code", 34), column("name", 60), column("source", 34), column("document", 44), column("adjusted-on", 24), column("before", 30), column("delta", 30), column("after", 30)],
    rows: adjustments.map((one) => [...named(one), sourceTitle(one.source), one.documentNo ?? say("app-ledger.opening"), one.adjustedOn ?? "", yuan(one.beforeFen), yuan(one.amountFen), yuan(one.afterFen)]),
  }, say);
  const paid = layOutList({
    title: say("app-ledger.payments"), lines,
    columns: [column("code", 34), column("name", 60), column("source", 34), column("paid-on", 24), column("paid-amount", 30), column("voucher", 44)],
    rows: payments.map((one) => [...named(one), sourceTitle(one.source), one.paidOn, yuan(one.amountFen), one.voucher]),
  }, say);
  return [
    { name: say("app-ledger.sheet.projects"), layout: projects }, { name: say("app-ledger.adjustments"), layout: changes }, { name: say("app-ledger.payments"), layout: paid },
  ];
}

/** Empty lists with the headings that the import reads. */
export function ledgerTemplate(sources: readonly string[], say: Say): NamedLayout[] {
  const lines = [say("app-ledger.template.lead"), say("app-ledger.template.sources", { sources: sources.join(say("app-ledger.list-comma")) })];
  const list = (title: string, keys: readonly string[]): NamedLayout => ({
    name: title, layout: layOutList({ title, lines, columns: keys.map((key) => ({ title: say(`app-ledger.heading.${key}`), width: 40 })), rows: [] }, say),
  });
  return [
    list(say("app-ledger.budgets"), ["code", "name", "source", "initial-budget"]),
    list(say("app-ledger.adjustments"), ["code", "name", "source", "document", "adjusted-on", "before", "delta", "after"]),
    list(say("app-ledger.payments"), ["code", "name", "source", "paid-on", "paid-amount", "voucher"]),
  ];
}
