import type { Say } from "../basics/message.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { amountFen } from "../form/amount-fen.ts";
import type { SheetText } from "../form/read-workbook-form.ts";
import type { Layout } from "../layout/layout.ts";
import { cellAddress } from "../sheet/sheet.ts";

/** What an application says. */
export interface ApplicationText {
  readonly amountFen: bigint | null;
  readonly texts: Readonly<Record<string, string>>;
}

/** As long as the application takes a text. */
const MOST = 5000;
const SHOWN = 60;
/** Stands for an amount where only the words around it are wanted. */
const GAP = "□";
/** Places that say whose the workbook is, and which state of the application it was taken of. */
const WHOSE = ["head.name", "head.code", "head.unit", "head.department"];
const VERSION = "version";

/**
 * Reads an application back from the sheet that was drawn from it, by the one layout tree: what the paper says by itself must stand where it was
 * drawn, it must be the same application in the same state, and only amount and texts are taken. Each refusal names its cell.
 */
export function readApplication({ rows }: SheetText, titleRow: number, layout: Layout, say: Say): Result<ApplicationText> {
  const top = titleRow + 1 + layout.lines.length;
  const at = new Map(rows.map((row) => [row.number, row]));
  const texts: Record<string, string> = {};
  let amount: bigint | null = null;
  const problems: Problem[] = [];
  for (const [index, row] of layout.rows.entries()) {
    for (const { column, path, text: drawn } of row.cells) {
      const found = clean(at.get(top + index)?.cells.get(column) ?? "");
      const cell = cellAddress(top + index - 1, column);
      const params = { cell, expected: shown(drawn), found: shown(found) };
      if (path === VERSION) {
        if (found !== clean(drawn)) return refused(problem("ex-ante.workbook-stale", cell, params));
      } else if (path !== null && WHOSE.includes(path)) {
        if (found !== clean(drawn)) return refused(problem("ex-ante.workbook-other", cell, params));
      } else if (path === "amount") {
        const read = amountFen(amountAlone(found, say));
        if (read.ok && (read.value === null || read.value > 0n)) amount = read.value;
        else problems.push(problem("ex-ante.workbook-amount", cell, params));
      } else if (path?.startsWith("texts.") === true) {
        if (found.length > MOST || /[\p{Cc}\p{Cs}]/u.test(found.replace(/[\n\t]/g, ""))) problems.push(problem("ex-ante.workbook-text", cell, params));
        texts[path.slice("texts.".length)] = found;
      } else if (found !== clean(drawn)) return refused(problem("ex-ante.workbook-moved", cell, params));
    }
  }
  return problems.length > 0 ? refused(...problems) : done({ amountFen: amount, texts });
}

/** The number of an amount without the words that the sheet drew around it; whoever types may leave them out. */
function amountAlone(found: string, say: Say): string {
  const [before = "", behind = ""] = say("app-filing.amount", { amount: GAP }).split(GAP).map(clean);
  return found.startsWith(before) && found.endsWith(behind) ? found.slice(before.length, found.length - behind.length) : found;
}

function clean(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

function shown(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
