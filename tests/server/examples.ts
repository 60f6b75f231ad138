import { readFileSync } from "node:fs";

/** A published table as a page sends it to be kept. */
export function toKeep(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { name: "示例复核", language: "zh-CN", tables: [readTable()], unreadable: [], ...change };
}

/** A table as a page read it from a workbook, with some of it changed. */
export function readTable(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { file: "稷山.xlsx", table: table(), places: { "indicators[0].score": { sheet: "自评表", cell: "G12" } }, unread: [], ...change };
}

export function table(): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL("../cases/jishan-medical-insurance-2020.json", import.meta.url), "utf8")) as Record<string, unknown>;
}

/** An entry of the published contract, with some of it changed. */
export function entry(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { ...published("self-evaluation")[0], ...change };
}

/** The published examples of the contract (`docs/recheck-examples`). */
export function published(name: string): Record<string, unknown>[] {
  return JSON.parse(readFileSync(new URL(`../../docs/recheck-examples/${name}.json`, import.meta.url), "utf8")) as Record<string, unknown>[];
}

export const JSON_HEADERS = { "content-type": "application/json" } as const;
