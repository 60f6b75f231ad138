import type { Say } from "../basics/message.ts";
import { labelOf } from "../layout/label.ts";
import type { Layout } from "../layout/layout.ts";
import { nameIn } from "../layout/own-names.ts";
import { byBook, shapeFor, type ListShape } from "./book-list.ts";
import type { DepartmentDisclosure, DisclosedLine, DisclosedProject } from "./disclosure.ts";
import { drawBookList, type ListEntry, type ListMoney } from "./draw-book-list.ts";

/** 自评结果公开表 of one book: its projects and the table of them. */
export interface DrawnSheet {
  readonly book: string | null;
  readonly shape: ListShape;
  readonly projects: readonly DisclosedProject[];
  readonly layout: Layout;
}

/** 自评结果公开表 of each book that a department discloses, with the columns that it was disclosed with, on the page and in the workbook alike. */
export function drawDisclosureSheets(disclosure: DepartmentDisclosure, say: Say): readonly DrawnSheet[] {
  const { department, year, projects, drafts, demo, sheets = [], names = {} } = disclosure;
  const named = (grade: string): string => (say("form.label-language") === "en" ? nameIn(names, grade) : grade);
  return byBook(projects, ({ book }) => book ?? null).map(({ book, items }) => {
    const shape = sheets.find((sheet) => sheet.book === book) ?? shapeFor([], "disclosure-sheet", book);
    const own = drafts.filter(({ zh }) => zh === shape.title?.zh);
    const layout = drawBookList(shape, items.map((project) => entryOf(project, named, say)), {
      use: "disclosure-sheet", year, lead: "", lines: [say("app-summary.department", { department })],
      stamp: [own.length > 0 ? say("form.draft") : "", demo ? say("print.demo-short") : ""].filter((part) => part !== "").join(" · "),
      notes: [...shape.notes.map((note) => labelOf(note, say)), ...(own.length > 0 ? [say("print.drafts", { titles: own.map((draft) => labelOf(draft, say)).join(say("print.between")) })] : [])],
      hasRate: items.every(({ budgetFen, paidFen }) => budgetFen !== null && paidFen !== null),
    }, say);
    return { book, shape, projects: items, layout };
  });
}

function entryOf(project: DisclosedProject, named: (grade: string) => string, say: Say): ListEntry {
  const { code, name, unit, whole = null, form = null, lines = {}, rows, score, scoreBy, grade, digest, budgetFen, paidFen } = project;
  return {
    code, name, unit, whole, form, digest, score, total: moneyOf({ budgetFen, paidFen }), lines: Object.fromEntries(Object.entries(lines).map(([id, line]) => [id, moneyOf(line)])),
    grade: grade === null ? null : named(grade), by: scoreBy === null ? "" : say(`app-summary.by.${scoreBy}`), indicators: rows,
  };
}

function moneyOf({ budgetFen, paidFen }: DisclosedLine): ListMoney {
  return { initial: null, budget: budgetFen === null ? null : BigInt(budgetFen), executed: paidFen === null ? null : BigInt(paidFen) };
}
