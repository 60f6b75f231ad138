import type { Layout } from "../core/layout/layout.ts";
import { CLOSE_ROW, fitToSheet } from "../core/layout/measure.ts";
import { paperStyle } from "./html-look.ts";

/** Millimetres that the mark takes from each sheet, and a notice above the form. */
const MARK_ROOM = 26;
const NOTICE_ROOM = 10;

/** Paper of a form, printed a little smaller, and closer, where that keeps it on one sheet; its mark stands where the page numbers otherwise would, so that those move up beside it. */
export function printPaper(layout: Layout, hasNotice: boolean): string {
  // On the screen a page across is as wide as it is on paper.
  const width = layout.columns.reduce((total, column) => total + column, 0);
  const wide = layout.paper.orientation === "landscape" ? `html body { max-width: 297mm; } .hj-layout { --hj-width: ${width}mm; }` : "";
  const { scale, isClose } = fitToSheet(layout, MARK_ROOM + (hasNotice ? NOTICE_ROOM : 0));
  const smaller = scale === 1 ? "" : `@media print { .hj-layout { zoom: ${scale}; } }`;
  const closer = isClose ? `@media print { html .hj-layout.hj-size-8 th, html .hj-layout.hj-size-8 td { height: ${CLOSE_ROW}mm; padding-top: 0; padding-bottom: 0; } }` : "";
  return `${paperStyle(layout).replace("@bottom-center", "@bottom-right")}${wide}${smaller}${closer}`;
}

/** The mark, fixed at the foot of each sheet, and the room that is left for it. A code of 22 mm is read from a scan of 150 dots an inch. */
export const MARK_STYLE = `
body { margin: 0 auto; padding: 8px; max-width: 210mm; background: #fff; color: #1F2328; }
.printed { width: 100%; border-collapse: collapse; } .printed > tbody > tr > td, .printed > tfoot > tr > td { padding: 0; border: 0; vertical-align: top; }
.room { height: 0; }
.demo { margin: 0 0 8px; padding: 4px; border: 1px solid #5E3D00; text-align: center; font: 12px/1.5 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", system-ui, sans-serif; }
.mark { box-sizing: border-box; min-height: 24mm; display: flex; gap: 3mm; align-items: center; background: #fff; font: 8pt/1.5 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", system-ui, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.mark b { white-space: nowrap; } .mark svg { width: 22mm; height: 22mm; display: block; }
@media print { body { padding: 0; max-width: none; } .room { height: ${MARK_ROOM}mm; } .printed > tfoot > tr > td { border-top: 1px solid #1F2328; } .mark { position: fixed; left: 0; right: 0; bottom: 0; height: 24mm; } }
`;

export const LETTER_STYLE = `
@page { size: A4; margin: 25mm 26mm 15mm; }
.letter { max-width: 158mm; margin: 0 auto; font: 16pt/1.8 FangSong, FangSong_GB2312, STFangsong, "Noto Serif CJK SC", "Noto Serif SC", SimSun, serif; }
.letter h1 { font-weight: 400; font-size: 20pt; line-height: 1.4; text-align: center; margin: 8mm 0; font-family: "FZXiaoBiaoSong-B05S", STZhongsong, SimSun, "Noto Serif CJK SC", serif; text-wrap: balance; }
.letter .no { text-align: center; margin: 0; } .letter .to { margin: 0; } .letter .para { margin: 0; text-indent: 2em; } .letter:lang(en) .para { text-indent: 0; margin: 0 0 8px; }
.letter .sign { text-align: right; margin: 8mm 0; } .letter .fine { font-size: 9pt; line-height: 1.5; overflow-wrap: anywhere; }
.letter .hj-layout { margin-top: 8mm; } .letter .hj-stamp { break-after: avoid; } .letter .hj-layout h2 { font-size: 13pt; text-align: left; }
.letter code { font-size: 9pt; overflow-wrap: anywhere; } .letter .k { white-space: nowrap; } .letter .n { display: inline-block; }
@media print { .letter .hj-layout + .hj-layout { break-before: auto; } }
@media (max-width: 500px) { .letter { font-size: 13pt; } .letter .hj-layout table { font-size: 7.5pt; } }
`;
