import { decimal, type Decimal, toShortText } from "../basics/decimal.ts";
import type { Say } from "../basics/message.ts";
import type { ProjectMaterial } from "./disclose.ts";
import { wanYuanText } from "./money-text.ts";
import { amountFen } from "../form/amount-fen.ts";
import type { FilingFunds } from "../form/filing-values.ts";
import { layOutList } from "../layout/list-layout.ts";
import type { Layout } from "../layout/layout.ts";
import { asPercent, executionRate } from "../score/execution.ts";

/** A project of the department and year, with what its self-evaluation says; all null where there is none. */
export interface SummedProject {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly budgetFen: bigint | null;
  readonly executedFen: bigint | null;
  readonly scoreMillionths: bigint | null;
  readonly scoreBy: string | null;
  readonly grade: string | null;
  /** 定级 is what counts; before it figures may still change. */
  readonly state: "confirmed" | "under-way" | "missing";
}

/** 自评结果汇总: the projects of a department's year, and what they come to. */
export interface EvaluationSummary {
  readonly department: string;
  readonly year: number;
  readonly projects: readonly SummedProject[];
  /** Exact sums of the figures that are there. */
  readonly budgetFen: bigint;
  readonly executedFen: bigint;
  /** Projects whose budget or execution nobody has filled, so that the sums lack them. */
  readonly withoutMoney: number;
  readonly missing: number;
  readonly underWay: number;
}

/** What a department's self-evaluations of a year come to; a project with an approved goal and no self-evaluation is named as missing and counts in no sum. */
export function evaluationSummary(department: string, year: number, material: readonly ProjectMaterial[]): EvaluationSummary {
  const projects = material.map(({ code, name, unit, selfEvaluation: own }): SummedProject => {
    if (own === null) return { code, name, unit, budgetFen: null, executedFen: null, scoreMillionths: null, scoreBy: null, grade: null, state: "missing" };
    const total = own.values.funds[0];
    return {
      code, name, unit, budgetFen: fenOf(total, "adjustedBudget"), executedFen: fenOf(total, "executed"),
      scoreMillionths: own.scoreMillionths, scoreBy: own.scoreBy, grade: own.grade, state: own.frozenDigest === null ? "under-way" : "confirmed",
    };
  });
  const sum = (field: "budgetFen" | "executedFen"): bigint => projects.reduce((all, project) => all + (project[field] ?? 0n), 0n);
  const count = (state: SummedProject["state"]): number => projects.filter((project) => project.state === state).length;
  return {
    department, year, projects, budgetFen: sum("budgetFen"), executedFen: sum("executedFen"), missing: count("missing"), underWay: count("under-way"),
    withoutMoney: projects.filter(({ state, budgetFen, executedFen }) => state !== "missing" && (budgetFen === null || executedFen === null)).length,
  };
}

/** 自评结果汇总表 as it is read, printed and saved as a workbook. Amounts in 万元. */
export function drawEvaluationSummary(summary: EvaluationSummary, asOf: string, say: Say): Layout {
  const { department, year, projects } = summary;
  const column = (name: string, width: number, align?: "center"): { title: string; width: number; align?: "center" } => ({ title: say(`app-summary.column.${name}`), width, ...(align === undefined ? {} : { align }) });
  const layout = layOutList({
    title: say("app-summary.title", { year: String(year) }),
    lines: [say("app-summary.department", { department }), say("app-summary.as-of", { time: asOf })],
    columns: [column("number", 12, "center"), column("code", 30), column("name", 62), column("unit", 44), column("budget", 24), column("executed", 24), column("rate", 18), column("score", 18, "center"), column("grade", 14, "center"), column("by", 27, "center")],
    rows: projects.map((project, index) => [
      index + 1, project.code, project.name, project.unit, wan(project.budgetFen), wan(project.executedFen), rateOf(project.budgetFen, project.executedFen),
      project.scoreMillionths === null ? null : toShortText({ units: project.scoreMillionths, scale: 6 }), project.grade === null ? null : say("form.grade", { grade: project.grade }), byOf(project, say),
    ]),
    total: [say("app-summary.sum"), null, null, null, wan(summary.budgetFen), wan(summary.executedFen), rateOf(summary.budgetFen, summary.executedFen, summary.withoutMoney > 0), null, null, null],
    notes: [
      ...(summary.missing > 0 ? [say("app-summary.missing", { count: summary.missing, names: projects.filter(({ state }) => state === "missing").map(({ name }) => name).join(say("print.between")) })] : []),
      ...(summary.underWay > 0 ? [say("app-summary.under-way", { count: summary.underWay })] : []),
      ...(summary.withoutMoney > 0 ? [say("app-summary.without-money", { count: summary.withoutMoney })] : []),
    ],
  }, say);
  return { ...layout, stamp: say("form.draft") };
}

function byOf({ state, scoreBy }: SummedProject, say: Say): string {
  if (state === "missing") return say("app-summary.not-begun");
  const by = scoreBy === null ? say("app-summary.no-score") : say(`app-summary.by.${scoreBy}`);
  return state === "confirmed" ? by : say("app-summary.not-confirmed", { by });
}

function fenOf(total: FilingFunds | undefined, field: "adjustedBudget" | "executed"): bigint | null {
  const read = amountFen(total?.[field] ?? "");
  return read.ok ? read.value : null;
}

function wan(fen: bigint | null): Decimal | null {
  return fen === null ? null : decimal(wanYuanText(fen));
}

/** In percent with two decimals; null without a budget, or where the two do not speak of the same projects. */
function rateOf(budget: bigint | null, executed: bigint | null, apart = false): string | null {
  if (apart || budget === null || executed === null) return null;
  const rate = executionRate(decimal(wanYuanText(budget)), decimal(wanYuanText(executed)));
  return rate === null ? null : `${toShortText(asPercent(rate, 2))}%`;
}
