import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { HOSTILE_FILES } from "./hostile-files.ts";

/** What issue 2 §6 allows a bad file to cost. */
const MOST_MEGABYTES = 300;

const folder = mkdtempSync(join(tmpdir(), "hengji-hostile-"));
const file = join(folder, "file");
const reader = fileURLToPath(new URL("read-in-child.ts", import.meta.url));

after(() => rmSync(folder, { recursive: true, force: true }));

for (const { name, make, answers, long } of HOSTILE_FILES) {
  test(name, { skip: long === true && process.env["HENGJI_LONG"] !== "1" }, () => {
    writeFileSync(file, make());
    const told = JSON.parse(execFileSync(process.execPath, ["--max-old-space-size=128", "--max-semi-space-size=16", reader, file], { encoding: "utf8" })) as { answers: string[]; highestMegabytes: number };
    assert.deepEqual(told.answers, [...answers].sort());
    assert.ok(told.highestMegabytes < MOST_MEGABYTES, `${told.highestMegabytes} MB`);
  });
}
