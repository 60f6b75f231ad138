import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";

/** Compares with a file that somebody looked at; `HENGJI_WRITE_GOLDEN=1` writes it anew, to be looked at again. */
export function sameAsGolden(file: URL, text: string): void {
  if (process.env["HENGJI_WRITE_GOLDEN"] === "1") writeFileSync(file, text);
  assert.equal(text, readFileSync(file, "utf8"));
}
