import type { Say } from "../basics/message.ts";
import type { NamedLayout } from "../layout/findings/findings-sheets.ts";
import { layOutList } from "../layout/list-layout.ts";
import type { LeftOut, SheetRead } from "./ledger.ts";
import type { LedgerSheet } from "./read-ledger.ts";

/** Problems of which nothing of the row may be said but where it stands. */
const SAY_NOTHING = "ledger.classified";

/**
 * The rows that were not taken, under their own headings, with why and what to do beside each: put right there, they can be imported as they
 * are. Of a classified project the code alone stays.
 */
export function remarkSheets(sheets: readonly LedgerSheet[], read: readonly SheetRead[], leftOut: readonly LeftOut[], say: Say): NamedLayout[] {
  return read.flatMap(({ sheet, headingRow, unit }) => {
    const wrong = leftOut.filter((one) => one.sheet === sheet && one.row !== null);
    const lines = new Map((sheets.find(({ name }) => name === sheet)?.rows ?? []).map(({ number, cells }) => [number, cells]));
    const headings = lines.get(headingRow);
    if (wrong.length === 0 || headings === undefined) return [];
    const columns = [...headings.keys()].sort((left, right) => left - right);
    const rows = wrong.map(({ row, column, problem: { code, params, where } }) => {
      const cells = lines.get(row!) ?? new Map<number, string>();
      const told = code === SAY_NOTHING ? columns.map((_, at) => (at === 0 ? String(params["code"] ?? "") : "")) : columns.map((at) => cells.get(at) ?? "");
      const place = say("app-ledger.import.cell", { sheet, row: row ?? 0, column, where });
      return [...told, place, say(`problem.${code}`, params), say(`problem.${code}.advice`, params)];
    });
    const layout = layOutList({
      title: say("app-ledger.remarks.title", { sheet }), lines: [say(`app-ledger.remarks.unit-${unit}`)],
      columns: [...columns.map((at) => ({ title: headings.get(at) ?? "", width: 34 })), ...["place", "problem", "advice"].map((key) => ({ title: say(`app-ledger.remarks.${key}`), width: key === "place" ? 24 : 70 }))],
      rows,
    }, say);
    return [{ name: sheet, layout }];
  });
}
