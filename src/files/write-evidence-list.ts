import type { ProjectMaterial } from "../core/disclosure/disclose.ts";
import type { ListedEvidence } from "../core/disclosure/listed-evidence.ts";
import { parseCellPath } from "../core/form/cell-path.ts";
import type { FilingValues } from "../core/form/filing-values.ts";
import type { Say } from "../words/index.ts";
import { csvText } from "./csv-text.ts";

const COLUMNS = ["code", "project", "unit", "level1", "level2", "level3", "cell", "kind", "name", "bytes", "digest", "stored", "withdrawn"] as const;

/** 佐证材料清单: every file behind the results of these projects, the withdrawn among them, with the row and cell it supports. For those inside. */
export function writeEvidenceList(projects: readonly ProjectMaterial[], evidence: readonly ListedEvidence[], say: Say): string {
  const isEnglish = say("form.label-language") === "en";
  const rows = projects.flatMap(({ code, selfEvaluation }) =>
    selfEvaluation === null
      ? []
      : evidence.filter(({ filingId }) => filingId === selfEvaluation.filingId).map(({ path, kind, name, bytes, digest, storedAt, withdrawnAt }) => [
          code, selfEvaluation.head.name, selfEvaluation.head.unit, ...placeOf(path, selfEvaluation.values, say), isEnglish ? kind.en : kind.zh, name, String(bytes), digest, storedAt, withdrawnAt ?? "",
        ]),
  );
  return csvText([COLUMNS.map((column) => say(`disclosure.evidence.${column}`)), ...rows]);
}

/** Levels of the indicator, and the column; a row that was removed since says so. */
function placeOf(path: string, values: FilingValues, say: Say): readonly [level1: string, level2: string, level3: string, cell: string] {
  const cell = parseCellPath(path);
  if (cell?.kind === "goal") return ["", "", "", say(`app-form.place.goal.${cell.field}`)];
  if (cell?.kind !== "rows") return ["", "", "", cell?.kind === "funds" ? say(`app-form.column.${cell.field}`) : path];
  const column = say(`app-form.column.${cell.field}`);
  const row = values.rows.find(({ id }) => id === cell.id);
  return row === undefined ? ["", "", "", say("app-form.place.gone", { column })] : [row.level1, row.level2, row.level3, column];
}
