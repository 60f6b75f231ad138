import { strToU8, zipSync, type Zippable } from "fflate";

const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A cell is text, a number, a formula without a value (`=…`), or nothing. */
export type RawCell = string | number | null;

/** A workbook of one sheet, written by hand so that it can also be wrong in every way. */
export function rawWorkbook(rows: readonly (readonly RawCell[])[], more: { readonly merges?: readonly string[]; readonly parts?: Zippable } = {}): Uint8Array {
  return packed(sheetXml(rows.map((row, index) => rowXml(row, index + 1)).join(""), more.merges), more.parts);
}

/** The same around any sheet XML. */
export function packed(sheet: string | Uint8Array, parts: Zippable = {}): Uint8Array {
  return zipSync({
    "[Content_Types].xml": strToU8(
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ),
    "_rels/.rels": strToU8(relations("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": strToU8(
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="自评表" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(relations("worksheet", "worksheets/sheet1.xml")),
    "xl/worksheets/sheet1.xml": typeof sheet === "string" ? strToU8(sheet) : sheet,
    ...parts,
  });
}

export function sheetXml(rows: string, merges: readonly string[] = []): string {
  const areas = merges.length === 0 ? "" : `<mergeCells>${merges.map((area) => `<mergeCell ref="${area}"/>`).join("")}</mergeCells>`;
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${areas}</worksheet>`;
}

export function rowXml(cells: readonly RawCell[], number: number): string {
  return `<row r="${number}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${number}`)).join("")}</row>`;
}

function cellXml(cell: RawCell, address: string): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${address}"><v>${cell}</v></c>`;
  if (cell.startsWith("=")) return `<c r="${address}"><f>${escaped(cell.slice(1))}</f></c>`;
  return `<c r="${address}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));
}

function relations(kind: string, target: string): string {
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/></Relationships>`;
}

export const HEADINGS: readonly RawCell[] = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"];

/** A plain self-evaluation form with the given indicator rows. */
export function officialRows(indicators: readonly (readonly RawCell[])[], project = "示范项目"): RawCell[][] {
  return [
    ["项目支出绩效自评表"],
    ["（2022年度）"],
    ["项目名称", project],
    ["主管部门", "示范县教育局", null, null, "实施单位", "示范县第一中学"],
    ["项目资金（万元）", null, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    [null, "年度资金总额", 100, 100, 100, 10, "100%", 10],
    [...HEADINGS],
    ...indicators.map((row) => [...row]),
    ["总分", null, null, null, null, 100, 100],
  ];
}

/** Three rows that carry 90 points and reach their targets. */
export const SOUND_ROWS: readonly (readonly RawCell[])[] = [
  ["产出指标", "数量指标", "培训人次", "≥50人次", "50人次", 50, 50, null],
  ["效益指标", "社会效益指标", "受益学生人数", "≥800人", "800人", 30, 30, null],
  ["满意度指标", "服务对象满意度指标", "学生满意度", "≥90%", "95%", 10, 10, null],
];
