import { strToU8, zipSync, type Zippable } from "fflate";
import { cellAddress, type Sheet, type SheetCell } from "../../src/core/sheet/sheet.ts";

/** A number with the format it is shown in. */
export interface FormattedNumber {
  readonly number: number;
  readonly format: string;
}

export type DrawnValue = string | number | FormattedNumber;

interface DrawnCell {
  readonly value: string | number;
  readonly format: string | null;
}

/** A sheet drawn cell by cell; becomes a sheet of core or the bytes of a workbook. */
export class Drawing {
  readonly name: string;
  hidden = false;
  readonly hiddenRows = new Set<number>();
  readonly merges: { top: number; left: number; bottom: number; right: number }[] = [];
  private readonly cells = new Map<number, Map<number, DrawnCell>>();

  constructor(name: string) {
    this.name = name;
  }

  put(row: number, column: number, value: DrawnValue | null): this {
    if (value === null || value === "") return this;
    let cells = this.cells.get(row);
    if (cells === undefined) this.cells.set(row, (cells = new Map()));
    cells.set(column, typeof value === "object" ? { value: value.number, format: value.format } : { value, format: null });
    return this;
  }

  line(row: number, from: number, values: readonly (DrawnValue | null)[]): this {
    values.forEach((value, index) => this.put(row, from + index, value));
    return this;
  }

  merge(top: number, left: number, bottom: number, right: number): this {
    if (bottom > top || right > left) this.merges.push({ top, left, bottom, right });
    return this;
  }

  *rows(): Generator<[number, [number, DrawnCell][]]> {
    for (const row of [...this.cells.keys()].sort((a, b) => a - b)) yield [row, [...this.cells.get(row)!].sort(([a], [b]) => a - b)];
  }

  /** As core sees it, for tests that need no file. A number with a percent format is shown with two decimals. */
  toSheet(): Sheet {
    return {
      name: this.name,
      hidden: this.hidden,
      merges: this.merges,
      rows: [...this.rows()].map(([index, cells]) => ({ index, hidden: this.hiddenRows.has(index), cells: cells.map(([column, cell]) => drawn(column, cell)) })),
    };
  }
}

function drawn(column: number, { value, format }: DrawnCell): SheetCell {
  if (typeof value === "string") return { column, kind: "text", text: value, number: null };
  const text = format === "0.00%" ? `${(value * 100).toFixed(2)}%` : format === "0%" ? `${Math.round(value * 100)}%` : String(value);
  return { column, kind: "number", text, number: value };
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[character]!);
}

/** The parts of a small workbook written by hand, so that tests can bend them. */
export function workbookParts(drawings: readonly Drawing[], sheetXml?: (drawing: Drawing, formats: Map<string, number>) => string): Record<string, string> {
  const formats = new Map<string, number>();
  const parts: Record<string, string> = {};
  drawings.forEach((drawing, index) => (parts[`xl/worksheets/sheet${index + 1}.xml`] = (sheetXml ?? sheetPart)(drawing, formats)));
  const sheets = drawings.map(({ name, hidden }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`).join("");
  const relations = drawings.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join("");
  parts["[Content_Types].xml"] = `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`;
  parts["_rels/.rels"] = `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
  parts["xl/workbook.xml"] = `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`;
  parts["xl/_rels/workbook.xml.rels"] = `${HEAD}<Relationships xmlns="${PACKAGE}">${relations}<Relationship Id="rIdS" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;
  const codes = [...formats].map(([code, style]) => `<numFmt numFmtId="${163 + style}" formatCode="${escapeXml(code)}"/>`).join("");
  const xfs = ["<xf numFmtId=\"0\"/>", ...[...formats.values()].map((style) => `<xf numFmtId="${163 + style}"/>`)].join("");
  parts["xl/styles.xml"] = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${codes}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs}</cellXfs></styleSheet>`;
  return parts;
}

export function sheetPart(drawing: Drawing, formats: Map<string, number>): string {
  let rows = "";
  for (const [row, cells] of drawing.rows()) {
    rows += `<row r="${row + 1}"${drawing.hiddenRows.has(row) ? ' hidden="1"' : ""}>`;
    for (const [column, { value, format }] of cells) {
      const address = cellAddress(row, column);
      if (format !== null && !formats.has(format)) formats.set(format, formats.size + 1);
      const style = format === null ? "" : ` s="${formats.get(format)}"`;
      rows += typeof value === "number"
        ? `<c r="${address}"${style}><v>${value}</v></c>`
        : `<c r="${address}"${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
    }
    rows += "</row>";
  }
  const merges = drawing.merges.map(({ top, left, bottom, right }) => `<mergeCell ref="${cellAddress(top, left)}:${cellAddress(bottom, right)}"/>`).join("");
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${merges === "" ? "" : `<mergeCells>${merges}</mergeCells>`}</worksheet>`;
}

export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>, level: 0 | 1 | 6 | 9 = 6): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts)) files[name] = typeof content === "string" ? strToU8(content) : content;
  return zipSync(files, { level });
}

export function workbookBytes(...drawings: Drawing[]): Uint8Array {
  return zipOf(workbookParts(drawings));
}
