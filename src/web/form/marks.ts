import type { Message } from "../../core/basics/message.ts";
import { cellOfFinding } from "../../core/form/cell-path.ts";
import type { FilingValues } from "../../core/form/filing-values.ts";
import type { Finding } from "../../core/recheck/result.ts";
import type { LintRemark, GoalField } from "../../core/smart/remark.ts";
import { lineOf, pathOf } from "./cells.ts";

export type MarkSeverity = "error" | "warning" | "note";

/** Something said about a cell or, with an empty path, about the whole form; words are made where it is shown. */
export interface Mark {
  /** Stable while the form changes around it. */
  readonly key: string;
  readonly path: string;
  readonly severity: MarkSeverity;
  /** Characters of the cell, `end` exclusive; null for all of it. */
  readonly stretch: { readonly start: number; readonly end: number } | null;
  readonly message: Message;
  readonly advice: Message | null;
  /** What one key puts where. */
  readonly fix: { readonly path: string; readonly text: string; readonly label: Message } | null;
}

const LINTED: Readonly<Partial<Record<GoalField, string>>> = { name: "level3", target: "target", points: "points", lastActual: "baseline", unit: "target", dueDate: "target", milestones: "target", };

/** The linter's remarks on the cells they belong to. Rows of the linter are rows of the filing, in the same order. */
export function marksOfLint(remarks: readonly LintRemark[], values: FilingValues): Mark[] {
  const pathFor = (row: number | null, field: GoalField): string => {
    if (field === "form") return "";
    if (row === null) return "goal.planned";
    const id = values.rows[row]?.id;
    return id === undefined ? "" : pathOf(`rows[${id}]`, LINTED[field] ?? "level3");
  };
  return numbered(
    remarks.map(({ rule, severity, place, message, advice, fix }) => {
      const { start, end } = place;
      return {
        key: rule, path: pathFor(place.row, place.field), severity, message, advice,
        stretch: start === null || end === null ? null : { start, end },
        fix: fix === null ? null : { path: pathFor(fix.row, fix.field), text: fix.text, label: fix.label },
      };
    }),
  );
}

/** Findings of the recheck on the cells they belong to; what belongs to no cell stands for the whole form. */
export function marksOfFindings(findings: readonly Finding[], values: FilingValues): Mark[] {
  return numbered(
    findings.map(({ code, severity, path, message }) => ({
      key: code, path: cellOfFinding(values, path) ?? "", severity, stretch: null, message,
      advice: { code: `finding.${code}.advice`, params: message.params }, fix: null,
    })),
  );
}

/** Two marks of one kind on one cell get keys of their own. */
function numbered(marks: readonly Mark[]): Mark[] {
  const seen = new Map<string, number>();
  return marks.map((mark) => {
    const key = `${mark.path} ${mark.key}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { ...mark, key: count === 1 ? key : `${key} ${count}` };
  });
}

/** Marks by line, so that a row draws its own and no others; lines whose marks are the same keep the same list. */
export function byLine(marks: readonly Mark[], before: ReadonlyMap<string, readonly Mark[]> = new Map()): ReadonlyMap<string, readonly Mark[]> {
  const lines = new Map<string, Mark[]>();
  for (const mark of marks) {
    const line = mark.path === "" ? "" : lineOf(mark.path);
    const list = lines.get(line);
    if (list === undefined) lines.set(line, [mark]);
    else list.push(mark);
  }
  return new Map([...lines].map(([line, list]) => {
    const old = before.get(line);
    return [line, old !== undefined && JSON.stringify(old) === JSON.stringify(list) ? old : list];
  }));
}

/** A text cut into stretches, each with the marks that lie on it: what is underlined. */
export function stretches(text: string, marks: readonly Mark[]): readonly { readonly text: string; readonly marks: readonly Mark[] }[] {
  if (marks.length === 0 || text === "") return text === "" ? [] : [{ text, marks: [] }];
  const bounds = marks.map(({ stretch }) => ({ start: Math.max(0, stretch?.start ?? 0), end: Math.min(text.length, stretch?.end ?? text.length) }));
  const cuts = [...new Set([0, text.length, ...bounds.flatMap(({ start, end }) => [start, end])])].filter((cut) => cut >= 0 && cut <= text.length).sort((left, right) => left - right);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1]!;
    return { text: text.slice(from, to), marks: marks.filter((_, which) => bounds[which]!.start <= from && to <= bounds[which]!.end) };
  });
}
