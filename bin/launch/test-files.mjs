import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "./words.mjs";

/** The test files under tests/; names of folders or files (`core`, `server/http`, `tests/core/x.test.ts`) narrow them. */
export function testFiles(filters) {
  const all = globSync("tests/**/*.test.ts", { cwd: root }).toSorted();
  const wanted = filters.map((filter) => relative(root, join(root, filter.replace(/^(\.\/)?(tests\/)?/, "tests/"))));
  return all.filter((file) => wanted.length === 0 || wanted.some((start) => file === start || file.startsWith(`${start}/`)));
}

/** Those that have to hold on every PostgreSQL: tests of the server that open a database, by themselves or by what they import. */
export function databaseTests(files) {
  const known = new Map();
  return files.filter((file) => file.startsWith("tests/server/") && opensDatabase(join(root, file), known));
}

function opensDatabase(file, known) {
  if (file === join(root, "tests/server/database.ts")) return true;
  if (known.has(file)) return known.get(file);
  // A ring of imports comes back to where it began and finds nothing there.
  known.set(file, false);
  const imports = [...readFileSync(file, "utf8").matchAll(/\bfrom "(\.[^"]+\.ts)"/g)].map(([, path]) => join(dirname(file), path));
  const opens = imports.some((path) => path.startsWith(join(root, "tests/")) && opensDatabase(path, known));
  known.set(file, opens);
  return opens;
}
