import type { Say } from "../basics/message.ts";
import { asWanYuan } from "../disclosure/money-text.ts";
import type { Bilingual } from "../layout/form.ts";
import { labelOf } from "../layout/label.ts";
import { cell, type Layout, type LayoutRow } from "../layout/layout.ts";
import type { MaterialState } from "./completeness.ts";
import type { Conclusion, ExAnteLevel, ExAnteScheme } from "./scheme.ts";
import type { ScoredSheet } from "./score-sheet.ts";

/** 事前评估的四种纸面：申请书、材料清单、评分表、评估报告. */
export const PAPERS = ["application", "materials", "score-sheet", "report"] as const;
export type Paper = (typeof PAPERS)[number];

/** All that a paper shows of an application. */
export interface PaperMatter {
  readonly scheme: ExAnteScheme;
  readonly year: number;
  readonly head: { readonly code: string; readonly name: string; readonly unit: string; readonly department: string; readonly attribute: string | null };
  readonly level: ExAnteLevel;
  readonly amountFen: bigint | null;
  readonly texts: Readonly<Record<string, string>>;
  readonly materials: ReadonlyMap<string, { readonly state: MaterialState; readonly note: string; readonly files: readonly string[] }>;
  /** Sheets that the reader may see, with whose they are; empty for the blank sheet. */
  readonly sheets: readonly { readonly name: string; readonly scored: ScoredSheet; readonly opinion: string }[];
  readonly conclusion: { readonly conclusion: Conclusion; readonly mean: string; readonly spread: string; readonly experts: number; readonly capFen: bigint | null; readonly reason: string; readonly panelNote: string } | null;
  readonly decision: { readonly grantedFen: bigint | null; readonly opinion: string } | null;
  /** Means of the aspects in the order of the scheme; null where there is none. */
  readonly aspectMeans: readonly (string | null)[];
  readonly drafts: boolean;
  /** Which state of the application it is, so that a workbook that was taken earlier is told from it. */
  readonly version: number;
  readonly digest: string;
}

/** Widths of a sheet with four columns, millimetres. */
const COLUMNS = [32, 55, 32, 55];
const W = "app-ex-ante";

/** A page under the title of the scheme. */
export function sheetOfPaper(matter: PaperMatter, paper: Paper, say: Say, rows: readonly LayoutRow[], columns: readonly number[], notes: readonly string[]): Layout {
  return {
    kind: "form", title: say(`${W}.paper.${paper}.title`, { scheme: labelOf(matter.scheme.title, say), year: matter.year }), lines: [], stamp: matter.drafts ? say("form.draft") : "",
    paper: { size: "A4", orientation: "portrait", margin: 18 }, textSize: 10.5, columns, rows, repeat: null, sums: 0, notes, marks: [], marksTitle: "", footer: say("form.page-of"),
  };
}

export function wan(fen: bigint | null, say: Say): string {
  return fen === null ? "" : say("app-filing.amount", { amount: asWanYuan(fen) });
}

/** A name and its value across four columns. */
export function wideRow(label: string, text: string, height = 9, path: string | null = null): LayoutRow {
  return { height, cells: [cell(0, 1, "label", label), cell(1, 3, "value", text, { path })] };
}

export function headRows({ scheme, head, amountFen, level }: PaperMatter, say: Say): LayoutRow[] {
  const named = (own: Bilingual | null, usual: string): string => (own === null ? say(`${W}.head.${usual}`) : labelOf(own, say));
  const pair = (left: string, one: string, paths: readonly [string | null, string], right: string, other: string): LayoutRow => ({
    height: 9, cells: [cell(0, 1, "label", left), cell(1, 1, "value", one, { path: paths[0] }), cell(2, 1, "label", right), cell(3, 1, "value", other, { path: paths[1] })],
  });
  return [
    pair(named(scheme.head.name, "name"), head.name, ["head.name", "head.code"], say(`${W}.head.code`), head.code),
    pair(named(scheme.head.unit, "unit"), head.unit, ["head.unit", "head.department"], say(`${W}.head.department`), head.department),
    pair(say(`${W}.head.attribute`), head.attribute === null ? "" : say(`app-subject.attribute.${head.attribute}`), [null, "amount"], say(`${W}.amount`), wan(amountFen, say)),
    wideRow(say(`${W}.head.level`), say(`${W}.level.${level}`)),
  ];
}

/** 事前评估申请书 */
export function applicationPaper(matter: PaperMatter, say: Say): Layout {
  const rows = [
    ...headRows(matter, say), ...matter.scheme.fields.map(({ id, title }) => wideRow(labelOf(title, say), matter.texts[id] ?? "", 18, `texts.${id}`)),
    wideRow(say(`${W}.paper.version`), say(`${W}.paper.version-of`, { version: matter.version, digest: matter.digest.slice(0, 16) }), 9, "version"),
  ];
  return sheetOfPaper(matter, "application", say, rows, COLUMNS, [say(`${W}.paper.signatures`)]);
}

/** 申报材料清单 */
export function materialsPaper(matter: PaperMatter, say: Say): Layout {
  const columns = [12, 62, 18, 24, 58];
  const header: LayoutRow = { height: 8, cells: ["number", "material", "required", "state", "files"].map((name, index) => cell(index, 1, "heading", say(`${W}.paper.column.${name}`))) };
  let number = 0;
  const rows = matter.scheme.materials.flatMap(({ title, items }): LayoutRow[] => [
    { height: 8, cells: [cell(0, 5, "label", labelOf(title, say), { align: "left" })] },
    ...items.map(({ id, title: name, required }): LayoutRow => {
      const found = matter.materials.get(id);
      const said = [...(found?.files ?? []), ...(found === undefined || found.note === "" ? [] : [say(`${W}.paper.note`, { note: found.note })])].join("\n");
      number += 1;
      return {
        height: 8,
        cells: [
          cell(0, 1, "label", String(number)), cell(1, 1, "value", labelOf(name, say)), cell(2, 1, "value", say(required ? `${W}.required` : `${W}.optional`), { align: "center" }),
          cell(3, 1, "value", say(`${W}.material.${found?.state ?? "missing"}`), { align: "center" }), cell(4, 1, "value", said),
        ],
      };
    }),
  ]);
  return { ...sheetOfPaper(matter, "materials", say, [header, ...rows], columns, [say(`${W}.paper.head`, { name: matter.head.name, unit: matter.head.unit })]), repeat: 0 };
}
