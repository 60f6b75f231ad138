import { cutToWidth, displayWidth, printable } from "./display-width.ts";
import type { Terminal } from "./terminal.ts";

export interface Progress {
  /** Another of the files that were found begins. */
  file(name: string): void;
  /** Another table of it is done. */
  table(name: string): void;
  /** Takes the line off the screen, before something else is written there. */
  clear(): void;
}

/** From so many on, waiting is long enough to want to see something move. */
const MANY = 8;
const BAR = 24;

const NOTHING_TO_SHOW: Progress = { file: () => {}, table: () => {}, clear: () => {} };

/**
 * One line on the error stream that is drawn over itself: `█████░░░  128/500  自评表.xlsx`, or a mere count for the tables of one
 * large archive, whose number nobody knows beforehand. Nothing at all when the stream is no terminal, so that logs stay readable.
 */
export function openProgress(terminal: Terminal, files: number): Progress {
  if (!terminal.errIsTerminal) return NOTHING_TO_SHOW;
  let filesBegun = 0;
  let tables = 0;
  let isShown = false;
  function show(head: string, name: string): void {
    terminal.err(`\r\u001b[2K${head}${cutToWidth(printable(name), Math.max(4, terminal.errColumns - displayWidth(head) - 1))}`);
    isShown = true;
  }
  function bar(name: string): void {
    const done = filesBegun - 1;
    const filled = Math.round((done / files) * BAR);
    show(`${"█".repeat(filled)}${"░".repeat(BAR - filled)}  ${done}/${files}  `, name);
  }
  return {
    file(name) {
      filesBegun += 1;
      if (files >= MANY) bar(name);
    },
    table(name) {
      tables += 1;
      if (files >= MANY) bar(name);
      else if (tables >= MANY) show(`${tables}  `, name);
    },
    clear() {
      if (isShown) terminal.err("\r\u001b[2K");
      isShown = false;
    },
  };
}
