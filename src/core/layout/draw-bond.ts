import type { PublishedTable } from "../recheck/table.ts";
import type { Say } from "../basics/message.ts";
import { ROW_HEIGHT } from "./draw-fields.ts";
import { BOND_AMOUNTS, type BondField } from "../recheck/bond-fields.ts";
import type { BondBlock } from "./form.ts";
import { labelOf } from "./label.ts";
import { cell, type LayoutCell, type LayoutRow } from "./layout.ts";
import { shownAmount, shownScore, shownText, type ShownValue } from "./table-value.ts";

/** 专项债券: names and values; what could not be reckoned says so where it would stand. */
export function drawBond(table: PublishedTable, { group, rows }: BondBlock, say: Say): LayoutRow[] {
  return rows.map((cells, index) => ({
    height: ROW_HEIGHT,
    cells: [
      ...(group === null || index > 0 ? [] : [cell(group.span.start, group.span.count, "heading", labelOf(group.label, say), { rows: rows.length })]),
      ...cells.map(({ span, label, field }): LayoutCell =>
        field === null
          ? cell(span.start, span.count, "label", label === null ? "" : labelOf(label, say))
          : cell(span.start, span.count, "value", "", { ...bondValue(table, field, say), path: `bond[${field}].value` })),
    ],
  }));
}

function bondValue(table: PublishedTable, field: BondField, say: Say): ShownValue {
  const found = table.bond?.[field];
  if (found?.because !== undefined) return shownText(say(found.because.code, found.because.params));
  if (found?.number === undefined || found.number === null) return shownText(found?.text ?? null);
  return BOND_AMOUNTS.includes(field) || field === "idle" ? shownAmount(found.number) : { ...shownScore(found.number), align: "left" };
}
