import { toText } from "../basics/decimal.ts";
import { EMPTY_PROJECT, type IndicatorRow, type PublishedTable } from "../recheck/table.ts";
import type { Say } from "../basics/message.ts";
import { emptyMeasures } from "./draw-measures.ts";
import { emptyTasks } from "./draw-tasks.ts";
import { blankGroups, type BlankGroup, type Form } from "./form.ts";
import { labelOf } from "./label.ts";

/** The table an empty form shows: names of level 1 and 2, the parts of the money, and the points that are fixed. */
export function emptyTable(form: Form, say: Say, frame: string | null = null): PublishedTable {
  const funds = form.blocks.find((block) => block.kind === "funds");
  const measures = form.blocks.find((block) => block.kind === "measures");
  const tasks = form.blocks.find((block) => block.kind === "tasks");
  return {
    id: form.id,
    form: form.draws,
    publisher: null,
    year: null,
    project: {
      ...EMPTY_PROJECT,
      fundsUnit: say("form.amounts-unit"),
      executionPoints: form.blank.executionPoints,
      fundsRows: (funds?.parts ?? []).map((part) => ({ source: labelOf(part, say), initialBudget: null, adjustedBudget: null, executed: null, executionRateRaw: null })),
    },
    goal: { planned: null, actual: null },
    indicators: blankGroups(form, frame).flatMap((group) => emptyRows(group, say)),
    ...(tasks === undefined ? {} : { tasks: emptyTasks(tasks.rows) }),
    ...(measures === undefined ? {} : { measures: emptyMeasures(measures.rows) }),
    totalPoints: form.blank.totalPoints,
    totalScore: null,
    complete: true,
    places: {},
  };
}

function emptyRows(group: BlankGroup, say: Say): IndicatorRow[] {
  const name = labelOf(group.level1, say);
  const level1 = group.points === null ? name : say("form.with-points", { name, points: toText(group.points) });
  return group.kinds.flatMap(({ level2, rows }) =>
    Array.from({ length: rows }, () => ({
      level1, level2: labelOf(level2, say), level3: null, targetRaw: null, actualRaw: null, points: null, score: null, reason: null,
    })),
  );
}
