import { globSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./words.mjs";

/** The test files under tests/; names of folders or files (`core`, `server/http`, `tests/core/x.test.ts`) narrow them. */
export function testFiles(filters) {
  const all = globSync("tests/**/*.test.ts", { cwd: root }).toSorted();
  const wanted = filters.map((filter) => relative(root, join(root, filter.replace(/^(\.\/)?(tests\/)?/, "tests/"))));
  return all.filter((file) => wanted.length === 0 || wanted.some((start) => file === start || file.startsWith(`${start}/`)));
}

/** Those that have to hold on every PostgreSQL. */
export function databaseTests(files) {
  return files.filter((file) => file.startsWith("tests/server/"));
}
