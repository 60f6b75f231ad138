import { toShortText } from "../basics/decimal.ts";
import type { Say } from "../basics/message.ts";
import { labelOf } from "../layout/label.ts";
import { cell, type Layout, type LayoutRow } from "../layout/layout.ts";
import { headRows, sheetOfPaper, wan, wideRow, type PaperMatter } from "./papers.ts";

const W = "app-ex-ante";

/** 专家评分表: one expert's, or the blank one with the points of each check point. */
export function scoreSheetPaper(matter: PaperMatter, at: number | null, say: Say): Layout {
  const columns = [28, 28, 64, 14, 14, 14, 24];
  const header: LayoutRow = { height: 8, cells: ["aspect", "part", "check", "points", "rating", "score", "comment"].map((name, index) => cell(index, 1, "heading", say(`${W}.paper.column.${name}`))) };
  const sheet = at === null ? null : (matter.sheets[at] ?? null);
  const rows = matter.scheme.aspects.flatMap(({ id: aspectId, title, points, parts }): LayoutRow[] => {
    const lines = parts.flatMap(({ title: partTitle, checks }) => checks.map((check, index) => ({ check, partTitle, rows: index === 0 ? checks.length : 0 })));
    const scored = sheet?.scored.aspects.find(({ aspect }) => aspect.id === aspectId)?.score ?? null;
    return [
      ...lines.map(({ check, partTitle, rows: span }, index): LayoutRow => {
        const one = sheet?.scored.checks.find((found) => found.check.id === check.id);
        const rating = matter.scheme.ratings.find(({ id }) => id === one?.rating);
        return {
          height: 8,
          cells: [
            ...(index === 0 ? [cell(0, 1, "label", say(`${W}.paper.aspect`, { name: labelOf(title, say), points }), { rows: lines.length })] : []),
            ...(span > 0 ? [cell(1, 1, "label", labelOf(partTitle, say), { rows: span })] : []),
            cell(2, 1, "value", labelOf(check.title, say)), number(3, check.points), cell(4, 1, "value", rating === undefined ? "" : labelOf(rating.title, say), { align: "center" }),
            number(5, one?.score === null || one === undefined ? "" : toShortText(one.score)), cell(6, 1, "value", one?.comment ?? ""),
          ],
        };
      }),
      { height: 8, cells: [cell(0, 3, "label", say(`${W}.paper.subtotal`)), number(3, points), cell(4, 1, "value", ""), number(5, scored === null ? "" : toShortText(scored)), cell(6, 1, "value", "")] },
    ];
  });
  const total = sheet?.scored.total ?? null;
  const sums: LayoutRow[] = [
    { height: 9, cells: [cell(0, 3, "label", say(`${W}.total`)), number(3, "100"), cell(4, 1, "value", ""), number(5, total === null ? "" : toShortText(total)), cell(6, 1, "value", "")] },
    { height: 20, cells: [cell(0, 1, "label", say(`${W}.opinion`)), cell(1, 6, "value", sheet?.opinion ?? "")] },
  ];
  const notes = [say(`${W}.paper.head`, { name: matter.head.name, unit: matter.head.unit }), say(`${W}.paper.expert`, { name: sheet?.name ?? "" })];
  return { ...sheetOfPaper(matter, "score-sheet", say, [header, ...rows, ...sums], columns, notes), repeat: 0 };
}

/** 事前绩效评估报告: the five sections of the outline, filled with what is known. */
export function reportPaper(matter: PaperMatter, say: Say): Layout {
  const { scheme, texts, conclusion, decision } = matter;
  const section = (index: number): LayoutRow => ({ height: 9, cells: [cell(0, 4, "label", scheme.report[index] === undefined ? "" : labelOf(scheme.report[index].title, say), { align: "left" })] });
  const part = (index: number, at: number, text: string): LayoutRow[] => {
    const title = scheme.report[index]?.parts.filter(({ field }) => field === null)[at];
    return title === undefined ? [] : [wideRow(labelOf(title, say), text, 14)];
  };
  const told = (index: number): LayoutRow[] => (scheme.report[index]?.parts ?? []).flatMap(({ field, ...title }) => (field === null ? [] : [wideRow(labelOf(title, say), texts[field] ?? "", 14)]));
  const aspects = scheme.aspects.map(({ title, points }, index) => say(`${W}.paper.aspect-mean`, { name: labelOf(title, say), points, mean: matter.aspectMeans[index] ?? say(`${W}.not-known`) })).join("\n");
  const concluded = conclusion === null ? say(`${W}.not-concluded`) : [
    say(`${W}.paper.concluded`, { conclusion: say(`${W}.conclusion.${conclusion.conclusion}`), experts: conclusion.experts, mean: conclusion.mean, spread: conclusion.spread }),
    ...(conclusion.capFen === null ? [] : [say(`${W}.paper.cap`, { amount: wan(conclusion.capFen, say) })]), ...(conclusion.reason === "" ? [] : [conclusion.reason]),
  ].join("\n");
  const suggested = [...(decision === null || decision.grantedFen === null ? [] : [say(`${W}.paper.granted`, { amount: wan(decision.grantedFen, say) })]), ...(decision === null || decision.opinion === "" ? [] : [decision.opinion])].join("\n");
  const rows: LayoutRow[] = [
    ...headRows(matter, say),
    section(0), ...part(0, 0, texts["background"] ?? ""), ...part(0, 1, texts["content"] ?? ""), ...part(0, 2, texts["goal"] ?? ""), ...part(0, 3, texts["funding"] ?? ""), ...told(0),
    section(1), ...part(1, 0, say(`${W}.paper.procedure`, { level: say(`${W}.level.${matter.level}`) })), ...part(1, 1, say(`${W}.paper.method`, { aspects: scheme.aspects.length, experts: conclusion?.experts ?? matter.sheets.length })), ...told(1),
    section(2), ...part(2, 0, aspects), ...part(2, 1, concluded), ...told(2),
    section(3), ...part(3, 0, suggested), ...told(3),
    section(4), ...part(4, 0, conclusion?.panelNote ?? ""), ...told(4),
  ];
  return sheetOfPaper(matter, "report", say, rows, [32, 55, 32, 55], [say(`${W}.paper.signatures-report`)]);
}

function number(column: number, text: string) {
  return cell(column, 1, "number", text, { align: "right" });
}
