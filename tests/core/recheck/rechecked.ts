import { decimal } from "../../../src/core/basics/decimal.ts";
import type { Finding, Rechecked, RecheckResult, Severity } from "../../../src/core/recheck/result.ts";
import type { Say } from "../../../src/core/basics/message.ts";
import { EMPTY_PROJECT, type IndicatorRow, type PublishedTable, type TableForm } from "../../../src/core/recheck/table.ts";
import { speak, type Language } from "../../../src/words/index.ts";

const EMPTY_ROW: IndicatorRow = { level1: null, level2: null, level3: null, targetRaw: null, actualRaw: null, points: null, score: null, reason: null };

export interface Given {
  readonly name?: string | null;
  readonly department?: string | null;
  readonly unit?: string | null;
  readonly publisher?: string | null;
  readonly year?: number | null;
  readonly form?: TableForm;
  readonly file?: string;
  readonly rows?: readonly string[];
  readonly findings?: readonly Finding[];
  readonly places?: PublishedTable["places"];
}

export function finding(code: string, severity: Severity, path: string, params: Finding["message"]["params"] = {}): Finding {
  return { code, severity, path, message: { code: `finding.${code}`, params }, expected: decimal("93.0"), printed: decimal("94") };
}

/** A rechecked table by hand: only what a test speaks of. */
export function rechecked(given: Given): Rechecked {
  const pick = <K extends keyof Given>(key: K, otherwise: NonNullable<Given[K]>) => (given[key] === undefined ? otherwise : given[key]);
  const table: PublishedTable = {
    id: "t", form: given.form ?? "self_evaluation", publisher: given.publisher ?? null, year: pick("year", 2024) ?? null,
    project: { ...EMPTY_PROJECT, name: pick("name", "营养午餐补助") ?? null, department: pick("department", "县教育局") ?? null, unit: pick("unit", "第一小学") ?? null },
    goal: { planned: null, actual: null },
    indicators: (given.rows ?? ["受益学生人数", "报账合格率"]).map((level3) => ({ ...EMPTY_ROW, level3 })),
    totalPoints: decimal("100"), totalScore: decimal("94"), complete: true, places: given.places ?? {},
  };
  const result: RecheckResult = {
    id: "t", file: given.file ?? "表1.xlsx", form: table.form,
    convention: { rounding: null, candidates: ["cut0", "0"], capped: null, executionPoints: decimal("10"), executionIncluded: true, explained: 5, explainable: 7 },
    indicators: [], execution: { suggested: null, explainedBy: null, trace: null },
    totals: { points: decimal("100"), score: decimal("93.0"), printedPoints: decimal("100"), printedScore: decimal("94"), complete: true },
    grade: "优", findings: given.findings ?? [],
  };
  return { table, result };
}

/** The real words, but for findings, so that these tests don't change with every better sentence about a finding. */
export function sayWith(language: Language, sentences: Readonly<Record<string, string>>): Say {
  const say = speak(language);
  return (code, params) => {
    if (!code.startsWith("finding.") && !code.startsWith("problem.")) return say(code, params);
    return (sentences[code] ?? code).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params?.[name] ?? ""));
  };
}
