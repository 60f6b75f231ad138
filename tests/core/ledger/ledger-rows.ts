import type { LedgerSheet } from "../../../src/core/ledger/read-ledger.ts";
import type { LedgerStanding, LedgerSubject } from "../../../src/core/ledger/settle-ledger.ts";

export const ASKED = {
  year: 2026, today: "2026-09-15",
  sources: [{ id: "appropriation", names: ["财政拨款", "当年财政拨款"] }, { id: "carried-over", names: ["上年结转资金"] }, { id: "other", names: ["其他资金"] }],
};

export const sheet = (name: string, ...rows: readonly (readonly string[])[]): LedgerSheet => ({
  name, rows: rows.map((cells, index) => ({ number: index + 1, cells: new Map(cells.map((text, column): [number, string] => [column, text]).filter(([, text]) => text !== "")) })),
});

export const PAYMENTS = ["项目代码", "项目名称", "资金来源", "支付日期", "支付金额（元）", "凭证号"];
export const ADJUSTMENTS = ["项目代码", "资金来源", "调整文号", "调整日期", "调整前（万元）", "调整金额（万元）", "调整后（万元）"];
export const BUDGETS = ["项目代码", "资金来源", "年初预算（万元）"];

export const subject = (code: string, change: Partial<LedgerSubject> = {}): LedgerSubject => ({ id: `id-${code}`, code, name: `项目${code}`, book: "GENERAL_PUBLIC", classified: false, ...change });

export const standing = (change: Partial<LedgerStanding> = {}): LedgerStanding => ({
  year: 2026, subjects: [subject("P1"), subject("P2", { book: "GOV_FUND" }), subject("S1", { name: "", classified: true })], budgets: new Map(), documents: new Map(), vouchers: new Map(), ...change,
});
