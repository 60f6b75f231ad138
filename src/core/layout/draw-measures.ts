import type { PublishedTable, MeasureLine } from "../recheck/table.ts";
import type { MeasureField } from "../recheck/application-fields.ts";
import type { Say } from "../basics/message.ts";
import { ROW_HEIGHT } from "./draw-fields.ts";
import type { Bilingual, MeasuresBlock } from "./form.ts";
import { labelOf } from "./label.ts";
import { cell, type LayoutCell, type LayoutRow } from "./layout.ts";
import { shownAmount, shownText, type ShownValue } from "./table-value.ts";

/** What of a catalogue a line is called by. */
export interface NamedMeasure {
  readonly id: string;
  readonly title: Bilingual;
}

/** 问题与应用措施: a line for each problem, the measure by its name in the catalogue. A form that nobody filled has the lines it offers. */
export function drawMeasures(table: PublishedTable, { group, columns, rows }: MeasuresBlock, say: Say, catalogue: readonly NamedMeasure[] = []): LayoutRow[] {
  const lines = table.measures ?? emptyMeasures(rows);
  const heading: LayoutCell[] = group === null ? [] : [cell(group.span.start, group.span.count, "heading", labelOf(group.label, say), { rows: lines.length + 1 })];
  return [
    { height: ROW_HEIGHT, cells: [...heading, ...columns.map(({ span, label }) => cell(span.start, span.count, "heading", labelOf(label, say)))] },
    ...lines.map((line) => ({
      height: ROW_HEIGHT,
      cells: columns.map(({ span, field }) => cell(span.start, span.count, "value", "", { ...valueOf(line, field, catalogue, say), path: `measures[${line.id}].${field}` })),
    })),
  ];
}

const NOTHING: Omit<MeasureLine, "id"> = { problem: null, measure: null, action: null, owner: null, until: null, amount: null, reply: null };

/** The lines that an empty form offers. */
export function emptyMeasures(rows: number): readonly MeasureLine[] {
  return Array.from({ length: rows }, (_, index) => ({ ...NOTHING, id: `m${index + 1}` }));
}

function valueOf(line: MeasureLine, field: MeasureField, catalogue: readonly NamedMeasure[], say: Say): ShownValue {
  if (field === "amount") return shownAmount(line.amount);
  const text = line[field];
  const named = field === "measure" ? catalogue.find(({ id }) => id === text) : undefined;
  return shownText(named === undefined ? text : labelOf(named.title, say));
}
