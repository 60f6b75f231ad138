import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseDecimal } from "../../../src/core/basics/decimal.ts";
import { BOUNDS } from "../../../src/core/expression/bounds.ts";
import { checkFormula, evaluate, numberText, parseFormula, whyNot, type Declared, type Given } from "../../../src/core/expression/index.ts";
import { FUNCTION_WORDS } from "../../../src/core/expression/lexicon.ts";
import { speak } from "../../../src/words/index.ts";

const page = readFileSync(new URL("../../../docs/how-to/write-a-formula.md", import.meta.url), "utf8");
const rows = [...page.matchAll(/^\| `([^`]+)` \| ([^|]*)\| ([^|]+) \|$/gm)].map(([, formula, data, result]) => ({ formula: formula!, data: data!.trim(), result: result! }));
/** What a result says where there is no number. */
const SAID: Readonly<Record<string, string>> = { true: "成立", false: "不成立" };

test("every formula of docs/how-to/write-a-formula.md comes to what the page says", () => {
  assert.ok(rows.length >= 10);
  const say = speak("zh-CN");
  for (const { formula, data, result } of rows) {
    const given = data === "" ? [] : data.split("，").map((one) => /^(\S+) = (-?[\d.]+)(.*)$/.exec(one)!);
    const names = new Map<string, Declared>(given.map(([, name, , unit]) => [name!, { type: "number", unit: unit! }]));
    const parsed = parseFormula(formula);
    assert.ok(parsed.ok, formula);
    // A name that the data leaves out is one that is declared and has no value.
    const missing = /^缺少数据：(.+)$/.exec(result)?.[1];
    const checked = checkFormula(parsed.value, missing === undefined ? names : new Map([...names, [missing, names.values().next().value!]]));
    assert.ok(checked.ok, formula);
    const outcome = evaluate(checked.value, new Map<string, Given>(given.map(([, name, value]) => [name!, parseDecimal(value!)!])));
    const why = whyNot(outcome);
    assert.equal(why !== null ? say(why.code, why.params) : outcome.kind === "number" ? numberText(outcome.value, outcome.unit) : SAID[String("value" in outcome && outcome.value)], result, formula);
  }
});

test("the page names every function and the bounds that hold", () => {
  for (const [latin, chinese] of Object.values(FUNCTION_WORDS)) for (const word of [latin, chinese]) assert.ok(page.includes(`\`${word}\``), word);
  assert.ok(page.includes(`${BOUNDS.length.toLocaleString("en")} characters, ${BOUNDS.nodes.toLocaleString("en")} numbers, names and operations, and ${BOUNDS.depth} levels`));
});
