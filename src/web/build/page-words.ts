import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** The two sets of pages: the recheck of published tables, and the application of those who sign in. */
export type PageSet = "recheck" | "app";

/** Areas that a set of pages never speaks of; they would carry them for nothing. */
const ELSEWHERE: Readonly<Record<PageSet, readonly string[]>> = {
  recheck: ["cli.", "server.", "app-", "regional.", "roll-up.", "access.", "audit.", "disclosure.", "print.", "session.", "smart.", "workflow.", "pack-field."],
  app: ["cli.", "server.", "page.", "letter.", "access.", "audit.", "disclosure.", "print.", "session.", "workflow."],
};

/** Areas of pages that few open (`onDemand` in app/pages.tsx): their words come with the page. */
const ON_DEMAND: readonly string[] = [
  "app-admin.", "app-agreement.", "app-book-coverage.", "app-card.", "app-disclosure.", "app-evaluation.", "app-ex-ante.", "app-ledger.", "app-library-coverage.", "app-log.", "app-duties.", "app-packs.", "app-paper.", "app-policy.", "app-regional.", "app-reporting.", "app-subject.", "app-summary.", "app-unit.", "app-workflow.", "expression.", "library-same.", "pack-field.", "problem.split.", "regional.", "roll-up.", "smart.", "workflow-change.",
];

/**
 * Of the problems the recheck page tells those of files, which it reads itself; the application those of filling and moving a form, which
 * it foresees, and those of a split that it checks while one types. Every other problem comes from the server, in words already.
 */
const PROBLEMS: Readonly<Record<PageSet, RegExp>> = {
  recheck: /^problem\.(?!start|pack|http|kept|access|adoption|approval|city|demo|duty|evidence|factor|filing|password|payment|person|post|print|publication|remark|scan|seal|session|snapshot|subject|unit|workflow)/,
  app: /^problem\.(?:filing|rolling|split|workflow)\./,
};

/** Leaves out of the catalogue what no page says: it is a good part of the script otherwise. */
export function pageWords(pages: PageSet): Plugin {
  return {
    name: "hengji:page-words",
    load(id) {
      if (!/\/src\/words\/[\w-]+\/[\w-]+\.json$/.test(id)) return null;
      return JSON.stringify(wordsOfPages(JSON.parse(readFileSync(id, "utf8")) as Record<string, string>, pages));
    },
  };
}

/** The words of the application in two parts: those it begins with, and those that come with a page that few open. */
export function wordsOfApp(words: Readonly<Record<string, string>>): { readonly first: Record<string, string>; readonly later: Record<string, string> } {
  const said = Object.entries(wordsOfPages(words, "app"));
  return { first: Object.fromEntries(said.filter(([code]) => !comesLater(code))), later: Object.fromEntries(said.filter(([code]) => comesLater(code))) };
}

/** Whether a word comes with its page. Exported for the test that nothing of the first load says it. */
export function comesLater(code: string): boolean {
  return ON_DEMAND.some((prefix) => code.startsWith(prefix));
}

/** Exported for its test. */
export function wordsOfPages(words: Readonly<Record<string, string>>, pages: PageSet): Record<string, string> {
  const isSaid = (code: string): boolean => (code.startsWith("problem.") ? PROBLEMS[pages].test(code) : !ELSEWHERE[pages].some((prefix) => code.startsWith(prefix)));
  return Object.fromEntries(Object.entries(words).filter(([code]) => isSaid(code)));
}
