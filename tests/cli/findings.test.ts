import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import test from "node:test";
import { GOAL_ADVICE } from "../../src/core/recheck/checks/goal-advice.ts";
import { FINDINGS } from "../../src/core/recheck/finding-list.ts";
import { findingsPage } from "../../src/cli/findings.ts";
import { hengji } from "./run-hengji.ts";

const PAGE = new URL("../../docs/findings.md", import.meta.url);

test("docs/findings.md is what the program prints", async () => {
  const { code, out } = await hengji(["findings", "--markdown"]);
  assert.equal(code, 0);
  assert.equal(out, findingsPage());
  if (process.env["HENGJI_UPDATE"] === "1") writeFileSync(PAGE, out);
  assert.equal(readFileSync(PAGE, "utf8"), out, "run npm run -s hengji -- findings --markdown > docs/findings.md");
});

test("every code has a severity, a meaning and advice in both languages", () => {
  const rows = findingsPage().split("\n").filter((line) => line.startsWith("| `"));
  assert.equal(rows.length, (Object.keys(FINDINGS).length + GOAL_ADVICE.length) * 2);
  for (const row of rows) {
    const cells = row.slice(2, -2).split(" | ");
    assert.equal(cells.length, 4, row);
    for (const cell of cells) assert.notEqual(cell.trim(), "", row);
    assert.doesNotMatch(row, /\{\{|finding\./);
  }
});

test("the list for a person names every code once, in the chosen language", async () => {
  const { out } = await hengji(["findings", "--lang", "en"]);
  for (const [code, severity] of Object.entries(FINDINGS)) assert.match(out, new RegExp(`^${{ error: "✗", warning: "!", note: "·" }[severity]} ${code.replaceAll(".", "\\.")} +[A-Z]`, "m"));
  assert.doesNotMatch(out, /。/);
});
