import { groupByDepartment } from "../../recheck/group.ts";
import type { Convention, Rechecked } from "../../recheck/result.ts";
import type { Say } from "../../basics/message.ts";
import type { Layout } from "../layout.ts";
import { layOutList, type ListValue } from "../list-layout.ts";

/** How each table keeps its scores, as its own rows show it, and its totals printed and recomputed. */
export function conventionSheet(rechecked: readonly Rechecked[], say: Say): Layout {
  const rows = groupByDepartment(rechecked).flatMap(({ units }) =>
    units.flatMap(({ unit, tables }) => tables.map((one) => rowOf(one, unit ?? say("form.no-unit"), say))),
  );
  return layOutList({
    title: say("form.conventions.title"),
    // Wide enough that no name of a column loses its last character to a line of its own.
    columns: [
      { title: say("form.list.unit"), width: 36 },
      { title: say("form.list.project"), width: 44 },
      { title: say("form.conventions.rounding"), width: 46 },
      { title: say("form.conventions.explained"), width: 24, align: "center" },
      { title: say("form.conventions.explainable"), width: 26, align: "center" },
      { title: say("form.conventions.execution-points"), width: 26, align: "center" },
      { title: say("form.conventions.printed-points"), width: 26, align: "center" },
      { title: say("form.conventions.points"), width: 26, align: "center" },
      { title: say("form.conventions.printed-score"), width: 22, align: "center" },
      { title: say("form.conventions.score"), width: 22, align: "center" },
      { title: say("form.conventions.complete"), width: 26, align: "center" },
      { title: say("form.conventions.grade"), width: 14, align: "center" },
      { title: say("form.list.file"), width: 46 },
    ],
    rows,
    notes: [say("form.conventions.note")],
  }, say);
}

function rowOf({ table, result }: Rechecked, unit: string, say: Say): ListValue[] {
  const { convention, totals } = result;
  return [
    unit, table.project.name, roundingOf(convention, say), convention.explained, convention.explainable, convention.executionPoints,
    totals.printedPoints, totals.points, totals.printedScore, totals.score,
    say(totals.complete ? "form.conventions.whole" : "form.conventions.part"), result.grade === null ? null : say("form.grade", { grade: result.grade }), result.file,
  ];
}

function roundingOf({ rounding, candidates }: Convention, say: Say): string {
  if (rounding !== null) return say(`form.rounding.${rounding}`);
  if (candidates.length === 0) return say("form.rounding.unknown");
  return say("form.rounding.candidates", { candidates: candidates.map((candidate) => say(`form.rounding.${candidate}`)).join(say("form.rounding.or")) });
}
