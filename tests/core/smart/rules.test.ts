import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { parse } from "yaml";
import { rules, SMART_LETTERS } from "../../../src/core/smart/index.ts";

const RULES = new URL("../../../src/core/smart/rules/", import.meta.url);
const HOW_TO = new URL("../../../docs/how-to/add-a-lint-rule.md", import.meta.url);

test("a rule's file bears its name, and the list holds them all", () => {
  const files = readdirSync(RULES).filter((name) => name !== "index.ts").map((name) => name.replace(/\.ts$/, "")).sort();
  assert.deepEqual(rules.map(({ code }) => code).sort(), files);
  assert.ok(files.length >= 30);
});

test("only structural faults are errors", () => {
  const errors = rules.filter(({ severity }) => severity === "error").map(({ code }) => code).sort();
  assert.deepEqual(errors, ["impossible-date", "level-sum", "name-missing", "target-missing", "target-unreadable", "unit-missing", "weight-missing", "weight-not-positive", "weights-sum"]);
  for (const letter of [...SMART_LETTERS, "structure"]) assert.ok(rules.some((rule) => rule.letter === letter), `no rule for ${letter}`);
});

test("the how-to shows a rule and an example that are really there", () => {
  const text = readFileSync(HOW_TO, "utf8");
  const block = (language: string): string => {
    const found = new RegExp(`^ *\`\`\`${language}\\n([^]*?)^ *\`\`\``, "m").exec(text);
    assert.ok(found, `no ${language} block`);
    return found[1]!.replace(/^ {3}/gm, "");
  };
  assert.equal(block("ts"), readFileSync(new URL("satisfaction-too-low.ts", RULES), "utf8"));
  const examples = parse(readFileSync(new URL("./examples/rows.yaml", import.meta.url), "utf8")) as { row: string; rules?: string[] }[];
  const [shown] = parse(block("yaml")) as { row: string; rules: string[] }[];
  assert.deepEqual(examples.find(({ row }) => row === shown!.row)?.rules, shown!.rules);
});
