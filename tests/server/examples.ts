import { readFileSync } from "node:fs";

/** A published table and its recheck, as a page sends them to be kept. */
export function toKeep(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { name: "示例复核", language: "zh-CN", tables: [table()], results: [entry()], ...change };
}

export function table(): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL("../cases/jishan-medical-insurance-2020.json", import.meta.url), "utf8")) as Record<string, unknown>;
}

export function entry(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const reading = { kind: "number", operator: ">=", value: 95, upper: null, unit: "%", text: "≥95%", values: [], assumed: null };
  return {
    id: "jishan",
    file: "jishan.json",
    form: "self_evaluation",
    convention: { rounding: "cut0", candidates: ["cut0"], capped: true, executionPoints: 10, executionIncluded: true, explained: 6, explainable: 7 },
    indicators: [
      { index: 0, level3: "参保率", target: reading, actual: { ...reading, operator: null, value: 94.5, text: "94.5%" }, reached: false, suggested: 14.92, printed: 13, points: 15, explainedBy: null },
    ],
    totals: { points: 100, score: 93, printedPoints: 100, printedScore: 94, complete: true },
    grade: "优",
    findings: [{ code: "sum.score", severity: "error", path: "total_score", message: "各项得分相加为93，表上印的是94。", expected: 93, printed: 94, cell: null }],
    unreadable: null,
    ...change,
  };
}

export const JSON_HEADERS = { "content-type": "application/json" } as const;
