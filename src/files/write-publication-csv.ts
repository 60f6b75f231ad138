import type { DepartmentDisclosure } from "../core/disclosure/disclosure.ts";
import { labelOf } from "../core/layout/label.ts";
import { nameIn } from "../core/layout/own-names.ts";
import { speak, type Language } from "../words/index.ts";
import { csvText } from "./csv-text.ts";

const COLUMNS = ["project", "unit", "book", "level1", "level2", "level3", "target", "actual", "points", "score", "reason"] as const;

/**
 * The figures of a publication, one row an indicator, as UTF-8 with the mark that spreadsheets look for. The last column says 草案 with what was
 * not adopted: rows of a table are carried off without the page around them.
 */
export function writePublicationCsv({ projects, drafts, names = {} }: DepartmentDisclosure, language: Language): string {
  const say = speak(language);
  const head = [...COLUMNS.map((name) => say(`disclosure.column.${name}`)), say("disclosure.column.changed"), say("disclosure.total"), say("disclosure.column.grade"), say("disclosure.draft")];
  const named = (level: string): string => (language === "en" ? nameIn(names, level) : level);
  const notAdopted = drafts.map((draft) => labelOf(draft, say)).join(say("disclosure.between-titles"));
  const rows = projects.flatMap((project) =>
    project.rows.map((row) => [
      project.name, project.unit, project.book === undefined ? "" : say(`app-ledger.book.${project.book}`), named(row.level1), named(row.level2), row.level3, row.target, row.actual, row.points, row.score, row.reason,
      row.changed === null ? "" : row.changed.reason, project.score ?? "", named(project.grade ?? ""), notAdopted,
    ]),
  );
  return csvText([head, ...rows]);
}
