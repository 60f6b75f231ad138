import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** What only the server and the command line say; the pages would carry it for nothing. */
const ELSEWHERE = ["cli.", "server.", "problem.start.", "problem.pack.", "problem.http.", "problem.kept."];

/** Leaves out of the catalogue what no page says: it is a good part of the script otherwise. */
export function pageWords(): Plugin {
  return {
    name: "hengji:page-words",
    load(id) {
      if (!/\/src\/words\/[\w-]+\/\w+\.json$/.test(id)) return null;
      return JSON.stringify(wordsOfPages(JSON.parse(readFileSync(id, "utf8")) as Record<string, string>));
    },
  };
}

/** Exported for its test. */
export function wordsOfPages(words: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).filter(([code]) => !ELSEWHERE.some((prefix) => code.startsWith(prefix))));
}
