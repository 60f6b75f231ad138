import type { Say } from "../basics/message.ts";
import type { PublishedTable, SheetPlace } from "./table.ts";

const ROW = /^indicators\[(\d+)\](?:\.(\w+))?$/;
const PART = /^project\.funds_rows\[(\d+)\](?:\.(\w+))?$/;

/** A finding's path in words a person can look up on paper: `第4行“报账合格率”得分`. */
export function placeInWords(path: string, table: PublishedTable, say: Say): string {
  const name = path.replace(/_raw$/, "");
  const [, row, column] = ROW.exec(name) ?? [];
  if (row !== undefined) {
    const level3 = table.indicators[Number(row)]?.level3?.trim() ?? "";
    const params = { row: Number(row) + 1, name: shortened(level3) };
    const place = say(level3 === "" ? "form.place.row" : "form.place.named-row", params);
    return column === undefined || column === "level3" ? place : say("form.place.cell", { place, column: say(`form.column.${column}`) });
  }
  const [, part, amount] = PART.exec(name) ?? [];
  if (part !== undefined) {
    const place = say("form.place.part", { source: table.project.fundsRows[Number(part)]?.source ?? "" });
    return amount === undefined ? place : say("form.place.cell", { place, column: say(`form.field.project.${amount}`) });
  }
  const code = `form.field.${name}`;
  const field = say(code);
  return field === code ? say("form.place.table") : field;
}

/** The cell of the workbook the value came from, or of the row it belongs to; null for tables that weren't read from a sheet. */
export function sheetPlace(path: string, table: PublishedTable): SheetPlace | null {
  for (let name = path; name !== ""; name = name.slice(0, Math.max(name.lastIndexOf("."), 0))) {
    for (const candidate of [name, name.replace(/_raw$/, ""), `${name}_raw`]) {
      if (Object.prototype.hasOwnProperty.call(table.places, candidate)) return table.places[candidate]!;
    }
  }
  return null;
}

/** Names of indicators can be whole sentences; a place needs only enough to be found. */
function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, " ")];
  return characters.length > 24 ? `${characters.slice(0, 23).join("")}…` : characters.join("");
}
