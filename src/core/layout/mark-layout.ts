import type { Finding } from "../recheck/result.ts";
import type { Say } from "../basics/message.ts";
import { adviceOf, sentenceOf } from "../recheck/finding-words.ts";
import type { Layout, Mark } from "./layout.ts";

/** Puts each finding at the cell it speaks of, or at the nearest one the form draws; findings of the whole table stay beside it. */
export function markLayout(layout: Layout, findings: readonly Finding[], say: Say): Layout {
  const places = new Map<string, string>();
  for (const { cells } of layout.rows) {
    for (const { path } of cells) {
      if (path === null) continue;
      for (const name of namesOf(path)) if (!places.has(name)) places.set(name, path);
    }
  }
  const marked = new Map<string, Mark[]>();
  const whole: Mark[] = [];
  findings.forEach((finding, index) => {
    const mark: Mark = { number: index + 1, severity: finding.severity, label: say(`form.severity.${finding.severity}`), text: sentenceOf(finding, say), advice: adviceOf(finding, say) };
    const place = nearest(finding.path, places);
    if (place === null) whole.push(mark);
    else marked.set(place, [...(marked.get(place) ?? []), mark]);
  });
  const rows = layout.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (cell.path !== null && marked.has(cell.path) ? { ...cell, marks: marked.get(cell.path)! } : cell)),
  }));
  return { ...layout, rows, marks: whole, marksTitle: findings.length === 0 ? "" : say("form.findings-below") };
}

/** A cell answers to its own path and, where it comes first, to that of everything it belongs to. */
function namesOf(path: string): string[] {
  const names = [path];
  for (let name = parentOf(path); name !== "" && name !== "indicators"; name = parentOf(name)) {
    // A row is known by its name, not by the merged cell before it.
    if (!name.startsWith("indicators[") || path.endsWith(".level3")) names.push(name);
  }
  return names;
}

function nearest(path: string, places: ReadonlyMap<string, string>): string | null {
  // `target_raw` and `execution_rate_raw` are the printed form of the same cell.
  for (let name = path.replace(/_raw$/, ""); name !== ""; name = parentOf(name)) {
    const place = places.get(name);
    if (place !== undefined) return place;
  }
  return null;
}

/** `indicators[3].score` → `indicators[3]` → `indicators`; `project.name` → `project`. */
function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("."), path.lastIndexOf("["), 0));
}
