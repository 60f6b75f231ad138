import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { type Decimal, toShortText } from "../../../src/core/basics/decimal.ts";
import { recheck } from "../../../src/core/recheck/index.ts";
import { readTableJson } from "../../../src/core/recheck/read-table.ts";
import { nationalProfile } from "../national-profile.ts";

interface Expected {
  readonly totals: string;
  readonly rounding?: string;
  readonly candidates?: string;
  readonly grade?: string;
  readonly none?: string;
  readonly findings?: readonly string[];
}

const folder = new URL("../../cases/", import.meta.url);
const expected = parse(readFileSync(new URL("cases.yaml", import.meta.url), "utf8"), { schema: "failsafe" }) as Record<string, Expected>;
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
const profile = await nationalProfile();

test("every published table is expected here", () => assert.deepEqual(files.map((file) => file.replace(".json", "")).sort(), Object.keys(expected).sort()));

for (const file of files) {
  test(file, () => {
    const raw = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Record<string, unknown>;
    const table = readTableJson(raw, file);
    assert.ok(table.ok, JSON.stringify(table.ok ? "" : table.problems));
    const result = recheck(table.value, profile, file);
    const wanted = expected[table.value.id]!;
    assert.equal(`${text(result.totals.points)}/${text(result.totals.score)}`, wanted.totals);
    assert.equal(result.convention.rounding, wanted.rounding ?? null);
    assert.equal(result.convention.candidates.join(" "), wanted.candidates ?? "");
    if (wanted.grade !== undefined) assert.equal(result.grade ?? "不评", wanted.grade);
    const found = result.findings.map(({ code, path }) => `${code} ${path}`);
    for (const finding of wanted.findings ?? []) assert.ok(found.some((one) => one === finding || one.startsWith(`${finding} `)), `${finding} among\n${found.join("\n")}`);
    if (wanted.none) assert.deepEqual(result.findings.filter(({ severity }) => severity === "error").map(({ code, path }) => `${code} ${path}`), []);
    assert.deepEqual(recheck(table.value, profile, file), result, "the same table gives the same result");
    result.indicators.forEach((indicator, index) => {
      const printed = (raw["indicators"] as Record<string, unknown>[])[index]!;
      if (printed["target_raw"] === null) assert.equal(indicator.target.kind, "blank");
      if (printed["score"] === null) assert.equal(indicator.printed, null, "nothing is invented");
      if (printed["points"] === null) assert.equal(indicator.suggested, null);
    });
  });
}

function text(value: Decimal | null): string {
  return value === null ? "-" : toShortText(value);
}
