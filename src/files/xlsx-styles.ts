import { GENERAL, numberFormat, type NumberFormat } from "./number-format.ts";
import { detached } from "./xlsx-strings.ts";
import type { XmlHandler, XmlTag } from "./xml-scanner.ts";

export interface CellStyles {
  /** The number format of a style; General for one that does not exist. */
  format(style: number): NumberFormat;
}

/** More styles than a spreadsheet allows are not kept. */
const MAX_STYLES = 65_536;
/** The longest format a spreadsheet takes. */
const MAX_CODE = 255;

/** Reads the number formats of the styles part; `scan` answers false when the workbook has none. */
export function readStyles(scan: (handler: XmlHandler) => boolean): CellStyles {
  const handler = new StylesHandler();
  scan(handler);
  const ready: (NumberFormat | undefined)[] = [];
  return {
    format(style) {
      const id = handler.formatOfStyle[style];
      if (id === undefined) return GENERAL;
      return (ready[style] ??= numberFormat(id, handler.codes.get(id)));
    },
  };
}

class StylesHandler implements XmlHandler {
  readonly codes = new Map<number, string>();
  readonly formatOfStyle: number[] = [];
  private inCellStyles = false;

  open(name: string, tag: XmlTag): void {
    if (name === "cellXfs") this.inCellStyles = true;
    else if (name === "xf" && this.inCellStyles && this.formatOfStyle.length < MAX_STYLES) {
      this.formatOfStyle.push(Number(tag.attribute("numFmtId") ?? 0));
    } else if (name === "numFmt" && this.codes.size < MAX_STYLES) {
      const code = tag.attribute("formatCode");
      if (code !== null) this.codes.set(Number(tag.attribute("numFmtId")), detached(code.slice(0, MAX_CODE)));
    }
  }

  close(name: string): void {
    if (name === "cellXfs") this.inCellStyles = false;
  }
}
