import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { homedir, hostname } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { report, ROOT, trackedFiles } from "./tree.ts";

/** Packed or drawn: their bytes are no text. */
const BINARY = /\.(png|jpe?g|webp|gif|ico|xlsx?|docx?|zip|pdf|woff2?|gz|br|bin|et)$/i;
const PICTURES = 3 * 1024 * 1024;

interface Trace {
  readonly pattern: RegExp;
  readonly what: string;
}

/** What tells on which machine a file was made. Where this clone itself lies is looked for as well. */
const TRACES: readonly Trace[] = [
  { pattern: new RegExp(`(?<![\\w.$~-])/(?:${["work", "root", "home/[a-z][\\w-]*", "Users/[A-Za-z][\\w-]*"].join("|")})/[\\w.@-]`), what: "a path of somebody's machine" },
  { pattern: /[A-Z]:\\Users\\\w/, what: "a path of somebody's machine" },
  { pattern: /https?:\/\/(?:[\w-]+\.)*(?:registry|npm|mirrors?|artifactory|nexus|verdaccio)[\w-]*\.[\w.-]+(?::\d+)?\//i, what: "the host of a registry" },
  { pattern: /"resolved": "(?!file:)[a-z+]+:/, what: "where a package was downloaded from" },
  ...[ROOT, dirname(ROOT), homedir()].filter((path) => path.length > 5).map((path) => ({ pattern: new RegExp(`(?<![\\w.])${escape(path)}(?![\\w-])`), what: "a path of this machine" })),
  ...[process.env["npm_config_registry"] ?? ""].filter((address) => URL.canParse(address)).map((address) => ({ pattern: new RegExp(escape(new URL(address).host)), what: "the host of a registry" })),
  ...[hostname()].filter((name) => name.length > 7 && name !== "localhost").map((name) => ({ pattern: new RegExp(escape(name)), what: "the name of this machine" })),
];

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function tracesIn(text: string): string[] {
  return text.split("\n").flatMap((line, index) => {
    const found = TRACES.find(({ pattern }) => pattern.test(line));
    return found === undefined ? [] : [`:${index + 1} holds ${found.what}: ${line.trim().slice(0, 100)}`];
  });
}

test("no file tells on which machine it was made", () => {
  const broken = trackedFiles()
    .filter((path) => !BINARY.test(path) && path !== "tests/rules/tracked-files.test.ts")
    .flatMap((path) => tracesIn(readFileSync(join(ROOT, path), "utf8")).map((trace) => path + trace));
  report(broken, "A clone lies elsewhere: use paths relative to the file, and no address of a registry.");
});

test("pictures of the product stay small together", () => {
  const bytes = trackedFiles().filter((path) => path.startsWith("docs/pictures/")).reduce((sum, path) => sum + statSync(join(ROOT, path)).size, 0);
  assert.ok(bytes <= PICTURES, `docs/pictures holds ${bytes} bytes, ${PICTURES} are allowed`);
});

test("nothing is left to be done later in a comment", () => {
  const broken = trackedFiles()
    .filter((path) => /^(src|bin|bench|tests)\/.*\.[cm]?[jt]sx?$/.test(path) && !path.startsWith("tests/rules/"))
    .flatMap((path) =>
      readFileSync(join(ROOT, path), "utf8").split("\n").flatMap((line, index) => (/\b(?:TODO|FIXME|XXX|HACK)\b|@ts-(?:ignore|nocheck)/.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 80)}`] : [])),
    );
  report(broken, "Do it, or write an issue.");
});

test("the rule catches what is planted", () => {
  for (const line of ["see /home/anna/hengji/src", '"/root/x"', "cd /work/main", "https://registry.example.org/zod", "http://npm.example.cn:4873/x", "C:\\Users\\anna", '"resolved": "https://somewhere.test/zod.tgz"', `at ${ROOT}/src`]) {
    assert.equal(tracesIn(line).length, 1, line);
  }
  for (const line of ["under /root it cannot be entered", "../work/main", "https://www.npmjs.com", "a/work/b", "https://hengji.invalid/x", "src/work/x.ts", "/home page", '"resolved": "bench/x"']) {
    assert.deepEqual(tracesIn(line), [], line);
  }
});
