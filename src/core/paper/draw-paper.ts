import type { Say } from "../basics/message.ts";
import { asWanYuan } from "../disclosure/money-text.ts";
import type { Bilingual } from "../layout/form.ts";
import { labelOf } from "../layout/label.ts";
import { cell, type Layout, type LayoutRow } from "../layout/layout.ts";
import type { BudgetBook } from "../subject/budget-book.ts";
import { figureLines, type FigureMatter } from "./figures.ts";
import { CONCLUSION, NO_ANSWER, type PaperAnswers, type PaperDefinition } from "./paper-definition.ts";

/** All that a paper shows of a filing. */
export interface PaperMatter extends FigureMatter {
  readonly paper: PaperDefinition;
  readonly code: string;
  /** 四本预算; null where whoever asks does not see it. */
  readonly book: BudgetBook | null;
  readonly amountFen: bigint | null;
  readonly answers: PaperAnswers;
  /** Who wrote it, at which step and on which version of the filing; null for a blank one. */
  readonly written: { readonly by: string; readonly step: Bilingual; readonly day: string; readonly version: number; readonly round: number } | null;
  /** The filing was changed after it was written. */
  readonly isStale: boolean;
  /** Titles of the definitions it stands on that are drafts here. */
  readonly drafts: readonly Bilingual[];
  readonly demo: boolean;
}

const W = "app-paper";

/** 审核表 or 自评报告 as it is read, printed and saved as a workbook. */
export function drawPaper(matter: PaperMatter, say: Say): Layout {
  const { paper, drafts, demo } = matter;
  const isReview = paper.form === "review";
  const titles = drafts.map((draft) => labelOf(draft, say)).join(say("print.between"));
  return {
    kind: "form", title: labelOf(paper.title, say), lines: [say(`${W}.year`, { year: matter.head.year })],
    stamp: [drafts.length === 0 ? "" : say("form.draft"), demo ? say("print.demo-short") : ""].filter((part) => part !== "").join(" · "),
    paper: { size: "A4", orientation: "portrait", margin: 15 }, textSize: isReview ? 10 : 11,
    columns: COLUMNS, rows: [...headRows(matter, say), ...(isReview ? reviewRows(matter, say) : reportRows(matter, say))],
    repeat: null, sums: 0, notes: [...notesOf(matter, say), ...(drafts.length === 0 ? [] : [say("print.drafts", { titles })])], marks: [], marksTitle: "", footer: say("form.page-of"),
  };
}

/** Millimetres. In a review: what is judged, by which questions, how, and what is to be said of it. */
const COLUMNS = [26, 48, 26, 26, 52];
const ALL = COLUMNS.length;

function headRows({ paper, head, code, book, amountFen }: PaperMatter, say: Say): LayoutRow[] {
  const named = (own: Bilingual | null, usual: string): string => (own === null ? say(`${W}.head.${usual}`) : labelOf(own, say));
  const pair = (left: string, one: string, right: string, other: string): LayoutRow => ({ height: 9, cells: [cell(0, 1, "label", left), cell(1, 1, "value", one), cell(2, 1, "label", right), cell(3, 2, "value", other)] });
  return [
    pair(named(paper.head.name, "name"), head.name, say(`${W}.head.code`), code),
    pair(say(`${W}.head.department`), head.department, named(paper.head.unit, "unit"), head.unit),
    pair(say(`${W}.head.book`), book === null ? "" : say(`app-ledger.book.${book}`), say(`${W}.head.amount`), amountFen === null ? "" : asWanYuan(amountFen)),
  ];
}

function reviewRows(matter: PaperMatter, say: Say): LayoutRow[] {
  const { paper, answers } = matter;
  const header: LayoutRow = { height: 8, cells: [cell(0, 1, "heading", say(`${W}.column.item`)), cell(1, 2, "heading", say(`${W}.column.points`)), cell(3, 1, "heading", say(`${W}.column.rating`)), cell(4, 1, "heading", say(`${W}.column.opinion`))] };
  const rows = paper.parts.flatMap(({ title, items }): LayoutRow[] => [
    { height: 8, cells: [cell(0, ALL, "label", labelOf(title, say), { align: "left" })] },
    ...items.map(({ id, title: name, points }): LayoutRow => ({
      height: 14,
      cells: [cell(0, 1, "label", labelOf(name, say)), cell(1, 2, "value", points.map((point) => labelOf(point, say)).join("\n")), cell(3, 1, "value", boxes(matter, id, say), { align: "center" }), cell(4, 1, "value", (answers[id] ?? NO_ANSWER).text)],
    })),
  ]);
  return [header, ...rows, ...conclusionRows(matter, say)];
}

/** 优□ 良□: every rating with its box, as one ticks it on paper. */
function boxes({ paper, answers }: PaperMatter, id: string, say: Say): string {
  return paper.ratings.map((rating) => say((answers[id] ?? NO_ANSWER).rating === rating.id ? `${W}.box.ticked` : `${W}.box.open`, { name: labelOf(rating.title, say) })).join("  ");
}

function conclusionRows(matter: PaperMatter, say: Say): LayoutRow[] {
  const { paper, answers } = matter;
  if (paper.conclusion === null) return [];
  const label = cell(0, 1, "label", labelOf(paper.conclusion, say));
  const { text } = answers[CONCLUSION] ?? NO_ANSWER;
  return [{ height: 24, cells: paper.form === "review" ? [label, cell(1, 2, "value", text), cell(3, 2, "value", boxes(matter, CONCLUSION, say), { align: "center" })] : [label, cell(1, ALL - 1, "value", text)] }];
}

function reportRows(matter: PaperMatter, say: Say): LayoutRow[] {
  const { paper, answers } = matter;
  return [
    ...paper.parts.flatMap(({ title, items }): LayoutRow[] => [
      { height: 9, cells: [cell(0, ALL, "label", labelOf(title, say), { align: "left" })] },
      ...items.map(({ id, title: name, figures, level2 }): LayoutRow => {
        const figured = figures.flatMap((figure) => figureLines(figure, matter, level2)).map(({ code, params }) => say(code, params));
        return { height: 14, cells: [cell(0, 1, "label", labelOf(name, say)), cell(1, ALL - 1, "value", [...figured, (answers[id] ?? NO_ANSWER).text].filter((line) => line !== "").join("\n"))] };
      }),
    ]),
    ...conclusionRows(matter, say),
  ];
}

function notesOf({ paper, written, isStale }: PaperMatter, say: Say): string[] {
  if (written === null) return [say(`${W}.note.blank`)];
  const params = { by: written.by, step: labelOf(written.step, say), day: written.day, version: written.version, round: written.round };
  return [say(`${W}.note.${paper.form}`, params), ...(isStale ? [say(`${W}.note.stale`, { version: written.version })] : [])];
}
