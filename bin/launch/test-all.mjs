import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./chromium.mjs";
import { oldestChromium } from "./oldest-chromium.mjs";
import { buildPagesIfStale } from "./pages.mjs";
import { add, runTests } from "./run-tests.mjs";
import { databaseTests, testFiles } from "./test-files.mjs";
import { say, sentence } from "./words.mjs";

/** Prepares what tests need, runs them, prints the closing line; gives the exit code. */
export async function testAll(args) {
  const long = args.includes("--long");
  const filters = args.filter((arg) => !arg.startsWith("--"));
  const files = testFiles(filters);
  if (files.length === 0) {
    console.error(say("server.test.no-files", { filter: filters.join(" ") }));
    return close({ passed: 0, failed: 1, skipped: 0 });
  }
  const surroundings = prepare({ long, files });
  const unbuilt = await buildPagesIfStale();
  if (unbuilt !== null) {
    console.error(sentence(unbuilt.code, unbuilt.params));
    return close({ passed: 0, failed: 1, skipped: 0 });
  }
  let counts = await onPackagedDatabase(files, surroundings);
  const other = process.env.TEST_DATABASE_URL;
  const again = databaseTests(files);
  if (other && again.length > 0) counts = add(counts, await onDatabase(other, again, { ...surroundings, label: "PostgreSQL 15: " }));
  return close(counts);
}

function prepare({ long, files }) {
  process.env.HENGJI_TEST_RUN = `${process.pid}`;
  // Each file is a process of its own and would strip and compile the same sources again.
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), "hengji-test-compiled");
  if (long) process.env.HENGJI_LONG = "1";
  const chromium = findChromium();
  // Browser tests fail without it, and say this; they aren't left out in silence.
  if (chromium === null) {
    process.env.HENGJI_NO_CHROMIUM = say("server.test.no-chromium");
    console.error(process.env.HENGJI_NO_CHROMIUM);
  } else process.env.CHROMIUM = chromium;
  if (files.includes("tests/browser/oldest-browser.test.ts")) {
    const { path, problem } = oldestChromium();
    if (problem === undefined) process.env.OLDEST_CHROMIUM = path;
    else process.env.HENGJI_NO_OLDEST_CHROMIUM = say("server.test.no-oldest-chromium", { why: sentence(problem.code, problem.params) });
  }
  return { long, label: "" };
}

/** One packaged PostgreSQL for the whole run, when any chosen test wants one. */
async function onPackagedDatabase(files, surroundings) {
  if (databaseTests(files).length === 0) return runTests(files, surroundings);
  const { startTestServer } = await import("../../tests/server/test-server.ts");
  const server = await startTestServer();
  const last = () => server.stopNow();
  process.on("exit", last);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
  try {
    process.env.HENGJI_TEST_DATABASE_URL = server.url;
    return await runTests(files, surroundings);
  } finally {
    delete process.env.HENGJI_TEST_DATABASE_URL;
    process.off("exit", last);
    await server.stop();
  }
}

async function onDatabase(url, files, surroundings) {
  const { dropRun } = await import("../../tests/server/database.ts");
  try {
    process.env.HENGJI_TEST_DATABASE_URL = url;
    return await runTests(files, surroundings);
  } finally {
    delete process.env.HENGJI_TEST_DATABASE_URL;
    await dropRun(url);
  }
}

function close({ passed, failed, skipped }) {
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  return failed === 0 ? 0 : 1;
}
