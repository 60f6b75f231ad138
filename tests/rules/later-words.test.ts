import { test } from "node:test";
import { comesLater } from "../../src/web/build/page-words.ts";
import type { Token } from "./lex.ts";
import { report, resolvedImportsOf, tokensOf } from "./tree.ts";

/** The names of modules that a file fetches only when it needs them. */
function fetchedLater(tokens: readonly Token[]): Set<string> {
  const code = tokens.filter(({ kind }) => kind !== "comment");
  return new Set(code.filter(({ kind }, index) => kind === "string" && code[index - 1]?.text === "(" && code[index - 2]?.text === "import").map(({ text }) => text));
}

/** All files that the application fetches before its first page. */
function firstLoad(entry: string): Set<string> {
  const found = new Set<string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path) || !/^src\/.*\.tsx?$/.test(path)) continue;
    found.add(path);
    const later = fetchedLater(tokensOf(path));
    waiting.push(...resolvedImportsOf(path).filter(({ isOurs, isType, from }) => isOurs && !isType && !later.has(from)).map(({ to }) => to));
  }
  return found;
}

test("nothing of the first load says words that come with a page opened on demand", () => {
  const files = firstLoad("src/web/app/main.tsx");
  const broken = [...files].filter((path) => path.startsWith("src/web/")).flatMap((path) =>
    tokensOf(path)
      .filter(({ kind, text }) => (kind === "string" || kind === "template") && comesLater(text))
      .map(({ text, line }) => `${path}:${line} says ${text}`));
  if (files.size < 100) broken.push(`only ${files.size} files of the first load were found`);
  report(broken, "Move the word to an area of the first load, or take the area off ON_DEMAND in src/web/build/page-words.ts.");
});
