import { cutToWidth, displayWidth, printable } from "./display-width.ts";
import type { Terminal } from "./terminal.ts";

export interface Progress {
  /** Another file begins. */
  step(name: string): void;
  /** Takes the bar off the screen, before something else is written there. */
  clear(): void;
}

/** From so many files on, waiting is long enough to want a bar. */
const MANY = 8;
const BAR = 24;

/**
 * One line on the error stream that is drawn over itself: `█████░░░  128/500  自评表.xlsx`.
 * Nothing at all when the stream is no terminal, so that logs stay readable.
 */
export function openProgress(terminal: Terminal, total: number): Progress {
  if (!terminal.errIsTerminal || total < MANY) return { step: () => {}, clear: () => {} };
  let done = 0;
  let shown = "";
  return {
    step(name) {
      const filled = Math.round((done / total) * BAR);
      const bar = "█".repeat(filled) + "░".repeat(BAR - filled);
      const head = `${bar}  ${done}/${total}  `;
      shown = head + cutToWidth(printable(name), Math.max(4, terminal.errColumns - displayWidth(head) - 1));
      terminal.err(`\r\u001b[2K${shown}`);
      done += 1;
    },
    clear() {
      if (shown === "") return;
      terminal.err("\r\u001b[2K");
      shown = "";
    },
  };
}
