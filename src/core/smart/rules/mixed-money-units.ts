import { NOTHING, type FormRule } from "../rule.ts";
import { MAGNITUDE_UNITS } from "../value-lexicon.ts";
import { inYuan, isCost } from "../values.ts";

/** 元 here and 万元 there: sooner or later somebody adds them up. */
export const mixedMoneyUnits: FormRule = {
  code: "mixed-money-units", letter: "M", severity: "note", scope: "form",
  check(form) {
    let first: string | null = null;
    for (const row of form.rows) {
      if (!isCost(row) || inYuan(row.reading) === null) continue;
      const printed = printedUnit(row.target + (row.isBare ? (row.input.unit ?? row.reading.unit ?? "") : ""));
      if (printed === null) continue;
      first ??= printed;
      if (printed !== first) return [{ row: row.index, field: "target", params: { unit: printed, first } }];
    }
    return NOTHING;
  },
};

function printedUnit(text: string): string | null {
  return MAGNITUDE_UNITS.find(([unit]) => text.includes(unit))?.[0] ?? null;
}
