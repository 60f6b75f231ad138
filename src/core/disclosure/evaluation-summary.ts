import { toShortText } from "../basics/decimal.ts";
import type { Say } from "../basics/message.ts";
import type { ScoreBy } from "../form/line-scores.ts";
import type { ProjectMaterial } from "./disclose.ts";
import { labelOf } from "../layout/label.ts";
import type { Layout } from "../layout/layout.ts";
import type { Bilingual } from "../layout/form.ts";
import { byBookDrawn, shapeFor, type BookList, type ListShape } from "./book-list.ts";
import { drawBookList, NO_MONEY, type ListEntry } from "./draw-book-list.ts";
import { listIndicators, listMoney } from "./list-entry.ts";

/** A project of the department and year, with what its self-evaluation says; nothing of money, score and grade where there is none. */
export interface SummedProject extends Omit<ListEntry, "by" | "score"> {
  readonly scoreMillionths: bigint | null;
  readonly scoreBy: ScoreBy | null;
  /** 定级 is what counts; before it figures may still change. */
  readonly state: "confirmed" | "under-way" | "missing";
}

/** 自评结果汇总 of one budget book: its projects, and what of them is not there yet. */
export interface BookSummary {
  /** Null where it is not told. */
  readonly book: string | null;
  readonly shape: ListShape;
  readonly projects: readonly SummedProject[];
  /** Projects whose budget or execution nobody has filled, so that the sums lack them. */
  readonly withoutMoney: number;
  readonly missing: number;
  readonly underWay: number;
}

/** 自评结果汇总 of a department's year: the books one after the other, each with its own sums. Money of one book is never added to that of another. */
export interface EvaluationSummary {
  readonly department: string;
  readonly year: number;
  readonly books: readonly BookSummary[];
}

/** What a department's self-evaluations of a year come to; a project with an approved goal and no self-evaluation is named as missing and counts in no sum. */
export function evaluationSummary(department: string, year: number, material: readonly ProjectMaterial[], lists: readonly BookList[]): EvaluationSummary {
  return { department, year, books: byBookDrawn(material, ({ book }) => book ?? null).map(({ book, items }) => bookSummary(book, shapeFor(lists, "evaluation-summary", book), items)) };
}

function bookSummary(book: string | null, shape: ListShape, material: readonly ProjectMaterial[]): BookSummary {
  const projects = material.map(summed);
  const count = (state: SummedProject["state"]): number => projects.filter((project) => project.state === state).length;
  return {
    book, shape, projects, missing: count("missing"), underWay: count("under-way"),
    withoutMoney: projects.filter(({ state, total: { budget, executed } }) => state !== "missing" && (budget === null || executed === null)).length,
  };
}

function summed({ code, name, unit, whole = null, selfEvaluation: own }: ProjectMaterial): SummedProject {
  const said = { code, name, unit, whole, form: null, digest: own?.frozenDigest ?? null };
  if (own === null) return { ...said, total: NO_MONEY, lines: {}, indicators: [], scoreMillionths: null, scoreBy: null, grade: null, state: "missing" };
  return {
    ...said, ...listMoney(own.values), indicators: listIndicators(own.values.rows),
    scoreMillionths: own.scoreMillionths, scoreBy: own.scoreBy, grade: own.grade, state: own.frozenDigest === null ? "under-way" : "confirmed",
  };
}

/** 自评结果汇总表 of each book as it is read, printed and saved as a workbook. Amounts in 万元. */
export function drawEvaluationSummary(summary: EvaluationSummary, asOf: string, drafts: readonly Bilingual[], say: Say): readonly { readonly book: string | null; readonly layout: Layout }[] {
  return summary.books.map((one) => ({ book: one.book, layout: drawBook(summary, one, asOf, drafts, say) }));
}

function drawBook({ department, year }: EvaluationSummary, { shape, projects, missing, underWay, withoutMoney }: BookSummary, asOf: string, drafts: readonly Bilingual[], say: Say): Layout {
  const entries = projects.map((project): ListEntry => ({ ...project, score: project.scoreMillionths === null ? null : toShortText({ units: project.scoreMillionths, scale: 6 }), by: byOf(project, say) }));
  // A list that nobody adopted, or of which the packs say nothing, is of no document.
  const own = drafts.filter((draft) => shape.title !== null && labelOf(draft, say) === labelOf(shape.title, say));
  return drawBookList(shape, entries, {
    use: "evaluation-summary", year, lead: "", lines: [say("app-summary.department", { department }), say("app-summary.as-of", { time: asOf })],
    stamp: shape.title === null || own.length > 0 ? say("form.draft") : "", hasRate: withoutMoney === 0,
    notes: [
      ...shape.notes.map((note) => labelOf(note, say)),
      ...(missing > 0 ? [say("app-summary.missing", { count: missing, names: projects.filter(({ state }) => state === "missing").map(({ name }) => name).join(say("print.between")) })] : []),
      ...(underWay > 0 ? [say("app-summary.under-way", { count: underWay })] : []),
      ...(withoutMoney > 0 ? [say("app-summary.without-money", { count: withoutMoney })] : []),
      ...(own.length > 0 ? [say("print.drafts", { titles: own.map((draft) => labelOf(draft, say)).join(say("print.between")) })] : []),
    ],
  }, say);
}

function byOf({ state, scoreBy }: SummedProject, say: Say): string {
  if (state === "missing") return say("app-summary.not-begun");
  const by = scoreBy === null ? say("app-summary.no-score") : say(`app-summary.by.${scoreBy}`);
  return state === "confirmed" ? by : say("app-summary.not-confirmed", { by });
}
