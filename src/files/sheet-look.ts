import type { CellStyle } from "hucre/xlsx";
import type { Layout, LayoutCell } from "../core/layout/layout.ts";
import type { Severity } from "../core/recheck/result.ts";

type BorderSide = NonNullable<NonNullable<CellStyle["border"]>["top"]>;

/** Officials print forms in these; a computer without them shows its own song typeface instead. */
const FORM_FONT = "FangSong";
const TITLE_FONT = "FZXiaoBiaoSong-B05S";
const LIST_FONT = "Microsoft YaHei";

const INK = { rgb: "1F2328" };
const MUTED = { rgb: "5B6067" };
const MARKED: Readonly<Record<Severity, string>> = { error: "F9DEDC", warning: "FFF4D6", note: "E3EEF4" };

export function bodyFont(layout: Layout): string {
  return layout.kind === "form" ? FORM_FONT : LIST_FONT;
}

export function cellLook(layout: Layout, cell: LayoutCell, format: string | null): CellStyle {
  const isName = cell.role === "heading" || (cell.role === "label" && layout.kind === "list");
  const worst = (["error", "warning", "note"] as const).find((severity) => cell.marks.some((mark) => mark.severity === severity));
  const fill = worst !== undefined ? MARKED[worst] : isName && layout.kind === "list" ? "F1EFE9" : null;
  const side: BorderSide = layout.kind === "form" ? { style: "thin", color: INK } : { style: "thin", color: { rgb: "D8D5CE" } };
  return {
    font: { name: bodyFont(layout), size: layout.textSize, color: INK, ...(isName && layout.kind === "list" ? { bold: true } : {}) },
    alignment: {
      horizontal: cell.align,
      vertical: "center",
      // A number that doesn't fit would show as a row of #.
      ...(format === null || format === "@" ? { wrapText: true } : { shrinkToFit: true }),
      ...(cell.turned === "sideways" ? { textRotation: 90 } : {}),
      ...(cell.indent > 0 ? { indent: cell.indent } : {}),
    },
    border: { top: side, right: side, bottom: side, left: side },
    ...(fill === null ? {} : { fill: { type: "pattern" as const, pattern: "solid" as const, fgColor: { rgb: fill } } }),
    ...(format === null ? {} : { numFmt: format }),
  };
}

export function titleLook(layout: Layout): CellStyle {
  return {
    font: { name: layout.kind === "form" ? TITLE_FONT : LIST_FONT, size: layout.kind === "form" ? 18 : 15, color: INK, ...(layout.kind === "list" ? { bold: true } : {}) },
    alignment: { horizontal: layout.kind === "form" ? "center" : "left", vertical: "center", wrapText: true },
  };
}

export function lineLook(layout: Layout, horizontal: "left" | "center" | "right"): CellStyle {
  return {
    font: { name: bodyFont(layout), size: layout.kind === "form" ? 10.5 : 10, color: layout.kind === "form" ? INK : MUTED },
    alignment: { horizontal, vertical: "center", wrapText: true },
  };
}
