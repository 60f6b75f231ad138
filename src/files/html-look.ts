import { DENSE_ROW } from "../core/layout/measure.ts";
import type { Layout } from "../core/layout/layout.ts";

/**
 * Styles for layouts on paper, under one class so that a page can hold them. Type follows official print: a song title,
 * a fangsong body, with what other systems have after the names that Chinese Windows knows.
 */
export const LAYOUT_STYLE = `
.hj-layout { color: #1F2328; background: #fff; margin: 0 auto; max-width: var(--hj-width, 186mm); line-height: 1.4; font-variant-numeric: tabular-nums; }
.hj-layout h2 { margin: 0; font-weight: 400; font-size: 18pt; line-height: 1.3; text-align: center; font-family: "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", STZhongsong, SimSun, "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", serif; text-wrap: balance; }
.hj-layout, .hj-layout table { font-family: FangSong, FangSong_GB2312, STFangsong, "Noto Serif CJK SC", "Noto Serif SC", SimSun, serif; }
.hj-list, .hj-list table, .hj-list h2 { font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif; }
.hj-list h2 { font-weight: 600; font-size: 15pt; text-align: left; }
.hj-stamp { margin: 0; text-align: right; font-size: 10.5pt; letter-spacing: 0.2em; }
.hj-line { margin: 2px 0; font-size: 10.5pt; text-align: center; white-space: pre-wrap; }
.hj-line ~ .hj-line, .hj-list .hj-line { text-align: left; }
${[8, 9, 10, 11, 12].map((size) => `.hj-size-${size} table { font-size: ${size}pt; }`).join(" ")}
.hj-layout table { width: 100%; border-collapse: collapse; table-layout: fixed; }
.hj-layout table + table { margin-top: -1px; }
.hj-layout th, .hj-layout td { border: 1px solid #1F2328; padding: 2px 3px; height: 7.5mm; font-weight: 400; vertical-align: middle; overflow-wrap: anywhere; white-space: pre-line; }
.hj-layout.hj-size-8 th, .hj-layout.hj-size-8 td { height: ${DENSE_ROW}mm; padding-top: 1px; padding-bottom: 1px; line-height: 1.3; }
.hj-list th, .hj-list td { border-color: #D8D5CE; }
.hj-list th { background: #F1EFE9; font-weight: 600; }
.hj-layout .hj-left { text-align: left; } .hj-layout .hj-center { text-align: center; text-wrap: balance; } .hj-layout .hj-right { text-align: right; }
${[1, 2, 3].map((width) => `.hj-layout .hj-indent-${width} { padding-left: calc(3px + ${width}em); }`).join(" ")}
.hj-layout .hj-open-below { border-bottom: 0; } .hj-layout .hj-open-above { border-top: 0; }
.hj-layout .hj-turned { writing-mode: vertical-rl; text-orientation: sideways; transform: rotate(180deg); white-space: nowrap; display: inline-block; vertical-align: middle; }
.hj-layout .hj-upright { writing-mode: vertical-rl; white-space: nowrap; line-height: 1; display: inline-block; vertical-align: middle; }
.hj-layout sup { font-size: 0.75em; line-height: 1; margin-left: 1px; }
.hj-layout .hj-error { background: #F9DEDC; text-decoration: underline #B3261E 2px; text-underline-offset: 3px; }
.hj-layout .hj-warning { background: #FFF4D6; text-decoration: underline dashed #8A5A00 1.5px; text-underline-offset: 3px; }
.hj-layout .hj-note { background: #E3EEF4; text-decoration: underline dotted #1D5B79 1.5px; text-underline-offset: 3px; }
.hj-notes p { margin: 3px 0; font-size: 9pt; }
.hj-findings { font-size: 10pt; }
.hj-findings h3 { font-size: 11pt; margin: 8px 0 2px; }
.hj-findings ol { margin: 0; padding-left: 2em; }
@media print {
  .hj-layout { max-width: none; }
  .hj-layout thead { display: table-header-group; }
  /* No row is torn; cells over several rows are, or a page would stay empty before a long level. */
  .hj-layout td:not([rowspan]), .hj-layout th:not([rowspan]), .hj-layout thead tr, .hj-findings li { break-inside: avoid; }
  .hj-layout h2, .hj-findings h3 { break-after: avoid; }
  .hj-layout + .hj-layout { break-before: page; }
  .hj-error, .hj-warning, .hj-note, .hj-list th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

/** The paper of a printed page, with page numbers where the printer can set them. */
export function paperStyle({ paper, footer }: Layout): string {
  return `@page { size: A4 ${paper.orientation}; margin: ${paper.margin}mm; @bottom-center { content: ${footerContent(footer)}; font-size: 9pt; } }`;
}

/** `第 {page} 页` → `"第 " counter(page) " 页"` */
function footerContent(footer: string): string {
  return footer
    .split(/(\{pages?\})/)
    .filter((part) => part !== "")
    .map((part) => (part === "{page}" ? "counter(page)" : part === "{pages}" ? "counter(pages)" : cssText(part)))
    .join(" ");
}

/** Every character but the plainest as a code, so that no text ends a string, a rule or the style element. */
function cssText(text: string): string {
  return `"${text.replace(/[^a-zA-Z0-9 ]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `)}"`;
}
