import type { PublishedTable } from "../../core/recheck/table.ts";
import { cellOf } from "../../files/recheck-contract.ts";
import type { Say } from "../../words/index.ts";
import { printable } from "../terminal/display-width.ts";

/** A finding path as a person says it: `indicators[3].score` → 第 4 行“培训人次” · 得分（自评表!G12）. */
export function findingPlace(table: PublishedTable, path: string, say: Say): string {
  const place = placeWithoutCell(table, path, say);
  const cell = cellOf(table, path);
  return cell === null ? place : say("cli.place.with-cell", { place, cell: printable(cell) });
}

function placeWithoutCell(table: PublishedTable, path: string, say: Say): string {
  const row = /^indicators\[(\d+)\](?:\.(.+))?$/.exec(path);
  if (row === null) return fieldName(path, say);
  const index = Number(row[1]);
  const indicator = table.indicators[index];
  const name = printable(indicator?.level3 ?? indicator?.level2 ?? "").trim();
  const head = name === "" ? say("cli.place.row", { row: index + 1 }) : say("cli.place.named-row", { row: index + 1, name });
  return row[2] === undefined ? head : say("cli.place.field-of-row", { row: head, field: fieldName(`indicator.${row[2]}`, say) });
}

/** Paths without words of their own are shown as they are, so that nothing is hidden. */
function fieldName(path: string, say: Say): string {
  const key = `cli.place.${path.replace(/\[\d+\]/g, "")}`;
  const words = say(key);
  return words === key ? path : words;
}
