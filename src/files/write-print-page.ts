import { renderSVG } from "uqr";
import type { Layout } from "../core/layout/layout.ts";
import { speak, type Language } from "../words/index.ts";
import { escapeHtml as text } from "./escape-html.ts";
import { LETTER_STYLE, MARK_STYLE, printPaper } from "./print-look.ts";
import { LAYOUT_STYLE, writeHtml } from "./write-html.ts";

/** What stands at the foot of every printed page, so that a stamped copy finds its record again. */
export interface PrintMark {
  /** What the QR code holds: the address of the print. */
  readonly address: string;
  /** What stands beside it, already in words. */
  readonly said: string;
  /** What is to be known before this is printed: that it is superseded, say. Shown on the screen and on paper; empty when there is nothing. */
  readonly notice: string;
  readonly demo: boolean;
}

/** An official form on paper, with its mark on every page. */
export function writePrintPage(layout: Layout, mark: PrintMark, language: Language): string {
  // The form is the page here, so its title is the title of the page.
  const asPage = (html: string): string => html.replaceAll("<h2>", "<h1>").replaceAll("</h2>", "</h1>");
  const style = `${printPaper(layout, mark.demo || mark.notice !== "")}${LAYOUT_STYLE.replaceAll("h2", "h1")}`;
  return page(layout.title, style, asPage(writeHtml(layout, { lang: language, marks: false })), mark, language);
}

export interface LetterOnPaper {
  readonly title: string;
  readonly documentNo: string;
  readonly department: string;
  readonly paragraphs: readonly string[];
  readonly signature: string;
  readonly issuedOn: string;
  /** 附表: the goals that it freezes, a list for each book. */
  readonly lists: readonly Layout[];
  /** Head of the sealed log when the letter was issued; null before the first seal. */
  readonly sealHead: string | null;
}

/** 批复: a letter in paragraphs with the goals it freezes. */
export function writeLetterPage(letter: LetterOnPaper, mark: PrintMark, language: Language): string {
  const say = speak(language);
  const body = `<article class="letter" lang="${language}"><p class="no">${text(letter.documentNo)}</p><h1>${unbroken(text(letter.title), text(letter.department))}</h1>
<p class="to">${text(say("print.letter.to", { department: letter.department }))}</p>${letter.paragraphs.map((paragraph) => `<p class="para">${text(paragraph)}</p>`).join("")}
<p class="sign">${text(letter.signature)}<br>${text(letter.issuedOn)}</p>
${letter.lists.map((list) => writeHtml(list, { lang: language, marks: false })).join("\n")}
${letter.sealHead === null ? "" : `<p class="fine">${text(say("print.letter.seal"))} <code>${text(letter.sealHead)}</code></p>`}</article>`;
  return page(letter.title, `${LAYOUT_STYLE}${LETTER_STYLE}`, body, mark, language);
}

/** A year and the word behind it stay on one line, and so does the department where a line holds its name. */
function unbroken(title: string, department: string): string {
  return title.replace(/\d{4}\p{Script=Han}{2}/gu, '<span class="k">$&</span>').replace(department, () => `<span class="n">${department}</span>`);
}

/**
 * What is printed stands in one cell of a table whose foot is empty and as high as the mark: browsers repeat the foot of a table on every
 * page and so leave the room, and they repeat what is fixed, which is the mark.
 */
function page(title: string, style: string, body: string, mark: PrintMark, language: Language): string {
  const say = speak(language);
  const warning = mark.demo ? `<p class="demo">${text(say("print.demo"))}</p>` : "";
  const notice = mark.notice === "" ? "" : `<p class="demo">${text(mark.notice)}</p>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${text(title)}</title><style>${style}${MARK_STYLE}</style></head>
<body><main><table class="printed" role="presentation"><tbody><tr><td>${warning}${notice}${body}</td></tr></tbody><tfoot><tr><td><div class="room"></div></td></tr></tfoot></table></main>
<footer class="mark"><span class="qr" role="img" aria-label="${text(say("print.qr"))}">${renderSVG(mark.address, { ecc: "M", border: 2 })}</span><span>${text(mark.said)}${mark.demo ? ` <b>${text(say("print.demo-short"))}</b>` : ""}</span></footer>
</body></html>
`;
}
