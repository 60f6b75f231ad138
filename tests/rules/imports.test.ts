import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { ARROWS, rowOf } from "./arrows.ts";
import { lex, type Token } from "./lex.ts";
import { report, resolvedImportsOf, ROOT, sources, tokensOf } from "./tree.ts";

const files = sources();

function liesIn(path: string, folders: readonly string[]): boolean {
  const below = path.replace(/^src\//, "");
  return folders.some((folder) => below === folder || below.startsWith(`${folder}/`));
}

function isAllowedPackage(name: string, allowed: readonly string[]): boolean {
  const given = builtinModules.includes(name) ? `node:${name}` : name;
  return allowed.some((one) => given === one || given.startsWith(one.endsWith(":") ? one : `${one}/`));
}

test("every source file lies in a folder that the table of arrows knows", () => {
  report(
    files.filter((path) => rowOf(path) === null),
    "Put the file where ARCHITECTURE.md says, or give its folder a row in tests/rules/arrows.ts with a decision record.",
  );
  assert.ok(files.length > 50);
});

function brokenArrows(path: string, tokens: readonly Token[] = tokensOf(path)): string[] {
  const row = rowOf(path);
  if (row === null) return [];
  const { knows, knowsTypesOf = [], packages = [], packageTypes = [] } = ARROWS[row]!;
  return resolvedImportsOf(path, tokens).flatMap(({ to, from, isOurs, isType, line }) => {
    const typesOnly = isType || path.endsWith(".d.ts");
    if (!isOurs) {
      if (isAllowedPackage(from, packages) || (typesOnly && isAllowedPackage(from, packageTypes))) return [];
      return [`${path}:${line} imports the package ${from}; ${row} may use ${[...packages, ...packageTypes.map((name) => `types of ${name}`)].join(", ") || "none"}`];
    }
    if (!to.startsWith("src/")) return liesIn(path, ["web/build"]) ? [] : [`${path}:${line} imports ${to}, which is outside of src`];
    if (rowOf(to) === row || liesIn(to, knows) || (typesOnly && liesIn(to, knowsTypesOf))) return [];
    const hint = liesIn(to, knowsTypesOf) ? " (its types only: import type)" : "";
    return [`${path}:${line} imports ${to}; ${row} may know ${[...knows, ...knowsTypesOf.map((name) => `types of ${name}`)].join(", ") || "nobody"}${hint}`];
  });
}

test("imports follow the arrows", () => {
  report(
    files.flatMap((path) => brokenArrows(path)),
    "The table is tests/rules/arrows.ts. Move what is needed to the left, or pass it as an argument.",
  );
});

test("one command does not call another, nor does a query", () => {
  const broken = files.filter((path) => /^src\/server\/(commands|queries)\//.test(path)).flatMap((path) =>
    resolvedImportsOf(path).filter(({ to }) => /^src\/server\/(commands|queries)\//.test(to)).map(({ to, line }) => `${path}:${line} imports ${to}`),
  );
  report(broken, "What two of them need is a decision of core or a statement of the store.");
});

test("every import leads to a file that exists", () => {
  const broken = files.flatMap((path) =>
    resolvedImportsOf(path)
      .filter(({ to, isOurs, from }) => isOurs && !existsSync(join(ROOT, to)) && !/\.css|\?/.test(from))
      .map(({ from, line }) => `${path}:${line} imports ${from}`),
  );
  report(broken, "The file was moved, or was not written yet.");
});

test("nothing that a page can reach needs Node or the server", () => {
  const broken: string[] = [];
  const seen = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    if (seen.has(path) || !existsSync(join(ROOT, path)) || !/\.[cm]?tsx?$/.test(path) || path.endsWith(".d.ts")) return;
    seen.add(path);
    for (const { to, from, isOurs, isType, line } of resolvedImportsOf(path)) {
      if (isType) continue;
      if (isOurs) {
        if (to.startsWith("src/server/")) broken.push(`${path}:${line} imports ${to}`);
        walk(to, [...way, path]);
      } else if (from.startsWith("node:") || builtinModules.includes(from)) broken.push(`${path}:${line} imports ${from}; a page reaches it by ${[...way, path].join(" → ")}`);
    }
  };
  for (const path of files) if (path.startsWith("src/web/") && !path.startsWith("src/web/build/")) walk(path, []);
  report(broken, "Put what needs Node into a file of its own that pages do not import.");
});

/** What would make core give another answer tomorrow, elsewhere or in another browser. */
const IMPURE: readonly (readonly [pattern: readonly string[], instead: string])[] = [
  [["Date"], "pass the date in; dates in core are ISO strings"],
  [["Math", ".", "random"], "pass the randomness in"],
  [["Intl"], "its data differs from machine to machine; write the rule"],
  [["localeCompare"], "its order differs from machine to machine; compare code units"],
  [["toLocaleString"], "its output differs from machine to machine"],
  [["toFixed"], "it rounds a binary float; use basics/decimal.ts"],
  [["parseFloat"], "it reads a binary float; use basics/decimal.ts"],
  [["process", "."], "core knows no Node"],
  [["globalThis"], "core knows no surroundings"],
  [["performance"], "core knows no clock"],
  [["setTimeout"], "core does not wait"],
  [["fetch", "("], "core does not ask anybody"],
  [["console"], "core does not print"],
  [["document", "."], "core knows no page"],
  [["window", "."], "core knows no page"],
];

function impurities(path: string, tokens: readonly Token[] = tokensOf(path)): string[] {
  const code = tokens.filter(({ kind }) => kind !== "comment");
  return code.flatMap((token, index) => {
    if (token.kind === "string" && token.text.startsWith("node:")) return [`${path}:${token.line} names ${token.text}: core knows no Node`];
    if (token.kind !== "word") return [];
    // A name behind a dot or before a colon may be a field of our own; methods of strings and numbers may not be called by it.
    const isField = code[index + 1]?.text === ":" || (code[index - 1]?.text === "." && !/^(localeCompare|toLocaleString|toFixed)$/.test(token.text));
    if (isField) return [];
    return IMPURE.filter(([pattern]) => pattern.every((text, offset) => code[index + offset]?.text === text)).map(
      ([pattern, instead]) => `${path}:${token.line} uses ${pattern.join("")}: ${instead}`,
    );
  });
}

test("core is pure", () => {
  report(
    files.filter((path) => path.startsWith("src/core/")).flatMap((path) => impurities(path)),
    "The same input must give the same bytes on the server, in a page and on the command line.",
  );
});

test("SQL that is put together from text stays where the tables are made", () => {
  const places = /^src\/server\/(store\/migrations\/|store\/grants\.ts|store\/migrate\.ts|postgres\/)/;
  const broken: string[] = [];
  for (const path of files.filter((one) => one.startsWith("src/server/") && !places.test(one))) {
    const code = tokensOf(path).filter(({ kind }) => kind !== "comment");
    for (const [index, { text, line, kind }] of code.entries()) {
      const isRaw = kind === "word" && text === "raw" && code[index - 1]?.text === "." && code[index - 2]?.text === "sql";
      if (isRaw || (kind === "word" && text === "rawExecute")) broken.push(`${path}:${line} uses sql.raw`);
    }
  }
  report(broken, "Values are parameters of the query builder, names are sql.id or sql.ref.");
});

test("the rules catch what is planted", () => {
  const planted: readonly (readonly [path: string, source: string, caught: boolean])[] = [
    ["src/core/basics/x.ts", 'import { a } from "../target/reading.ts";', true],
    ["src/core/target/x.ts", 'import { a } from "../basics/decimal.ts";', false],
    ["src/core/score/x.ts", 'export * from "../recheck/index.ts";', true],
    ["src/core/smart/x.ts", 'import type { T } from "../recheck/table.ts";', false],
    ["src/core/smart/x.ts", 'import { T } from "../recheck/table.ts";', true],
    ["src/core/recheck/x.ts", 'import type { T } from "../sheet/sheet.ts";', true],
    ["src/core/score/x.ts", 'import { z } from "zod";', true],
    ["src/core/score/x.ts", 'import { say } from "../../words/index.ts";', true],
    ["src/core/layout/x.ts", 'const fs = await import("node:fs");', true],
    ["src/core/layout/x.ts", 'import fs from "fs";', true],
    ["src/files/x.ts", 'import { a } from "../server/store/db.ts";', true],
    ["src/files/x.ts", 'import pg from "pg";', true],
    ["src/server/http/x.ts", 'import { sql } from "kysely";', true],
    ["src/server/http/x.ts", 'import { a } from "../store/db.ts";', true],
    ["src/server/http/x.ts", 'import { a } from "../commands/keep-recheck.ts";', false],
    ["src/server/commands/x.ts", 'import { a } from "../http/refusal.ts";', true],
    ["src/server/commands/x.ts", 'import { openGround } from "../context.ts";', true],
    ["src/server/commands/x.ts", 'import { a } from "../../files/zip.ts";', true],
    ["src/server/queries/x.ts", 'import { a } from "../commands/keep-recheck.ts";', true],
    ["src/web/pages/x.ts", 'import { a } from "../../server/app.ts";', true],
    ["src/web/pages/x.ts", 'import type { a } from "../../server/app.ts";', false],
    ["src/web/pages/x.ts", 'new Worker(new URL("../../server/app.ts", import.meta.url));', true],
    ["src/cli/x.ts", 'import { a } from "../server/store/db.ts";', true],
  ];
  for (const [path, source, caught] of planted) assert.equal(brokenArrows(path, lex(source)).length > 0, caught, `${path}: ${source}`);
  for (const source of ["Date.now()", "new Date(0)", "Math.random()", "new Intl.Collator()", "a.localeCompare(b)", "x.toFixed(2)", "process.env", 'import("node:fs")']) {
    assert.equal(impurities("src/core/x.ts", lex(source)).length > 0, true, source);
  }
  for (const source of ["// Date.now()", '"Date.now()"', "row.document.title", "const { window: a } = b", "Math.round(x)"]) {
    assert.deepEqual(impurities("src/core/x.ts", lex(source)), [], source);
  }
});
