import type { DepartmentDisclosure } from "../core/disclosure/disclosure.ts";
import { speak, type Language } from "../words/index.ts";

const COLUMNS = ["project", "unit", "level1", "level2", "level3", "target", "actual", "points", "score", "reason"] as const;

/** The figures of a publication, one row an indicator, as UTF-8 with the mark that spreadsheets look for. */
export function writePublicationCsv({ projects }: DepartmentDisclosure, language: Language): string {
  const say = speak(language);
  const head = [...COLUMNS.map((name) => say(`disclosure.column.${name}`)), say("disclosure.column.changed"), say("disclosure.total"), say("disclosure.column.grade")];
  const rows = projects.flatMap((project) =>
    project.rows.map((row) => [
      project.name, project.unit, row.level1, row.level2, row.level3, row.target, row.actual, row.points, row.score, row.reason,
      row.changed === null ? "" : row.changed.reason, project.score ?? "", project.grade ?? "",
    ]),
  );
  return `\uFEFF${[head, ...rows].map((cells) => cells.map(quoted).join(",")).join("\r\n")}\r\n`;
}

/** A text that a spreadsheet would take for a formula is kept a text. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(\.\d+)?%?$/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
