import type { FundsPart, Form } from "../layout/form.ts";
import type { IndicatorFrame } from "../pack/definitions.ts";
import { EMPTY_FUNDS, EMPTY_ROW } from "./cell-path.ts";
import type { FilingFunds, FilingValues } from "./filing-values.ts";

/**
 * What a new filing offers: the money lines of the form, and for each kind of the frame the rows that the form prints for it (one where it
 * prints none). Nothing is filled but names, in Chinese: they are what the official form prints.
 */
export function blankValues(frame: IndicatorFrame, form: Form): FilingValues {
  const { groups, variants } = form.blank;
  const shown = variants?.find((variant) => variant.frame === frame.id)?.groups ?? groups;
  const rows = frame.groups.flatMap(({ level1, kinds }) => {
    const printed = shown.find((group) => group.level1.zh === level1)?.kinds ?? [];
    return kinds.flatMap((level2) => {
      const count = Math.max(1, printed.find((kind) => kind.level2.zh === level2)?.rows ?? 1);
      return Array.from({ length: count }, () => ({ ...EMPTY_ROW, level1, level2 }));
    });
  });
  return { goal: { planned: "", actual: "" }, funds: fundsOf(form), rows: rows.map((row, index) => ({ id: `r${index + 1}`, ...row })) };
}

/** The total and its parts, as a form names them. */
export function fundsOf(form: Form): readonly FilingFunds[] {
  const block = form.blocks.find(({ kind }) => kind === "funds");
  if (block?.kind !== "funds") return [];
  return [{ id: "total", ...EMPTY_FUNDS, source: block.total.zh }, ...block.parts.map((part: FundsPart) => ({ id: part.id, ...EMPTY_FUNDS, source: part.zh }))];
}
