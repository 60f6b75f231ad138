import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parsePackFile } from "../../src/files/parse-pack.ts";

const FOLDER = new URL("broken/", import.meta.url);

/** A museum: one file a mistake. Its first line says what is found, in which field, and at which line and column. */
for (const name of readdirSync(FOLDER).sort()) {
  test(`broken/${name}`, () => {
    const text = readFileSync(new URL(name, FOLDER), "utf8");
    const expected = /^# (.*)\n/.exec(text)?.[1] ?? "";
    const part = parsePackFile(`forms/${name}`, text);
    const found = part.ok
      ? ["fine"]
      : part.problems.map(({ code, where, params }) => [code, params["field"], where.replace(`forms/${name}`, "").slice(1)].filter((word) => word !== undefined && word !== "").join(" "));
    assert.ok(found.includes(expected), `expected ${expected}, found ${found.join("; ")}`);
    assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
  });
}

test("too much and too deep is refused, not read", () => {
  for (const [text, code] of [["x".repeat(1_000_001), "pack.too-large"], ["[".repeat(200_000), "pack."]] as const) {
    const part = parsePackFile("forms/x.yaml", text);
    assert.ok(!part.ok && part.problems[0]!.code.startsWith(code));
  }
});

test("a file of another kind is no part of a pack", () => {
  for (const path of ["readme.yaml", "workflows/x.yaml", "forms/../x.yaml"]) {
    const part = parsePackFile(path, "id: x");
    assert.ok(!part.ok && part.problems[0]!.code === "pack.file-unknown", path);
  }
});
