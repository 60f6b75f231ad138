import { join, relative } from "node:path";
import { run } from "node:test";
import { inspect } from "node:util";
import { root } from "./words.mjs";

const MINUTE = 60_000;

/** Files at once: most wait for a browser or a database for a while, so that one more than the two processors keeps these busy. */
const AT_ONCE = 3;

/** Runs test files, some at a time, each in a process of its own; prints a line a file and each failure when it happens. */
export async function runTests(files, { label, long }) {
  const tally = new Map(files.map((file) => [file, { passed: 0, failed: 0, skipped: 0, errors: "", began: Date.now() }]));
  const stream = run({ files: files.map((file) => join(root, file)), concurrency: AT_ONCE, isolation: "process", timeout: (long ? 180 : 12) * MINUTE });
  for await (const { type, data } of stream) {
    const file = relative(root, data.entryFile ?? data.file ?? "");
    const of = tally.get(file);
    if (of === undefined) continue;
    if (type === "test:stdout") process.stdout.write(data.message);
    else if (type === "test:stderr") of.errors = (of.errors + data.message).slice(-6000);
    else if (type === "test:diagnostic") console.log(`${label}${file}: ${data.message}`);
    else if (type === "test:dequeue" && isWholeFile(data)) of.began = Date.now();
    // `test:complete` comes at once; `test:pass` and `test:fail` wait for the files before.
    else if (type === "test:complete") {
      if (isWholeFile(data)) endFile(`${label}${file}`, data, of);
      else endTest(`${label}${file} › ${data.name}`, data, of);
    }
  }
  return [...tally.values()].reduce(add, { passed: 0, failed: 0, skipped: 0 });
}

export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

function isWholeFile(data) {
  return data.nesting === 0 && data.name === data.file;
}

function endTest(name, { details, skip, todo }, of) {
  if (details.passed && details.type === "suite") return;
  if (skip !== undefined || todo !== undefined) of.skipped += 1;
  else if (details.passed) of.passed += 1;
  else if (details.error?.failureType !== "subtestsFailed") fail(name, short(details.error), of);
}

function endFile(name, { details }, of) {
  const own = details.passed || details.error?.failureType === "subtestsFailed" ? "" : short(details.error);
  if (own !== "") fail(name, own, of);
  // Node takes a file without a single test for a passed one.
  else if (of.passed + of.failed + of.skipped === 0) fail(name, "no test in this file", of);
  if (of.failed > 0 && of.errors !== "") console.log(indent(of.errors));
  const seconds = ((Date.now() - of.began) / 1000).toFixed(1);
  console.log(`${of.failed === 0 ? "ok    " : "FAILED"} ${name} (${of.passed} of ${of.passed + of.failed}, ${seconds} s)`);
}

function fail(name, text, of) {
  of.failed += 1;
  console.log(`FAILED ${name}\n${indent(text)}`);
}

function short(error) {
  const lines = inspect(error?.cause ?? error).split("\n").filter((line) => !/node:internal|\(node:/.test(line));
  return lines.slice(0, 60).join("\n");
}

function indent(text) {
  return text.trimEnd().split("\n").map((line) => `       ${line}`).join("\n");
}
