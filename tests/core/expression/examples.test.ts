import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { decimal } from "../../../src/core/basics/decimal.ts";
import { checkFormula, evaluate, evaluateInSteps, formatFormula, type Given, namesOf, numberText, type Outcome, outcomeText, parseFormula, sayFormula, type Declared, whyNot } from "../../../src/core/expression/index.ts";
import { FUNCTION_WORDS } from "../../../src/core/expression/lexicon.ts";
import { speak } from "../../../src/words/index.ts";

interface Example {
  readonly title: string;
  readonly formula: string;
  readonly names: Readonly<Record<string, string | readonly [string]>>;
  readonly values?: Readonly<Record<string, string | readonly string[]>>;
  readonly unit?: string;
  readonly places?: string;
  readonly result?: string;
  readonly canonical?: string;
  readonly say?: string;
  readonly english?: string;
  readonly missing?: readonly string[];
  readonly why?: string;
  readonly at?: string;
  readonly refused?: string;
}

const examples = parse(readFileSync(new URL("examples.yaml", import.meta.url), "utf8"), { schema: "failsafe" }) as readonly Example[];
const KINDS: Readonly<Record<string, Declared["type"]>> = { 文字: "text", 日期: "date", 是非: "truth" };
const say = { zh: speak("zh-CN"), en: speak("en") };

function declared(unit: string | readonly [string]): Declared {
  const word = typeof unit === "string" ? unit : unit[0];
  const type = KINDS[word] ?? "number";
  return { type, unit: type === "number" ? word : null, isList: typeof unit !== "string" };
}

function given({ type, isList }: Declared, value: string | readonly string[]): Given {
  if (isList === true) return (value as readonly string[]).map((one) => given({ type }, one) as never);
  if (value === "null") return null;
  return type === "number" ? decimal(value as string) : type === "truth" ? value === "true" : (value as string);
}

function shown(outcome: Outcome): string {
  return outcome.kind === "number" ? numberText(outcome.value, outcome.unit) : outcome.kind === "missing" ? `missing ${outcome.names.join()}` : "value" in outcome ? String(outcome.value) : outcomeText(outcome);
}

for (const example of examples) {
  test(`算例 ${example.title}`, () => {
    const names = new Map(Object.entries(example.names).map(([name, unit]) => [name, declared(unit)]));
    const formula = parseFormula(example.formula);
    const places = example.places === undefined ? {} : { places: Number(example.places) };
    const checked = formula.ok ? checkFormula(formula.value, names, { ...(example.unit === undefined ? {} : { unit: example.unit }), ...places }) : formula;
    if (!checked.ok) {
      assert.deepEqual(checked.problems.map(({ code }) => code), [example.refused]);
      for (const { code, params } of checked.problems) for (const key of [`problem.${code}`, `problem.${code}.advice`]) for (const speaker of [say.zh, say.en]) assert.doesNotMatch(speaker(key, params), /^problem\.|\{\{|undefined/, key);
      return;
    }
    assert.equal(example.refused, undefined, "the formula was taken");
    assert.ok(formula.ok);
    if (example.canonical !== undefined) assert.equal(formatFormula(formula.value), example.canonical);
    if (example.say !== undefined) assert.equal(sayFormula(formula.value, say.zh), example.say);
    if (example.english !== undefined) assert.equal(sayFormula(formula.value, say.en), example.english);
    assert.ok(namesOf(formula.value).every((name) => names.has(name)));
    const values = new Map(Object.entries(example.values ?? {}).map(([name, value]) => [name, given(names.get(name)!, value)]));
    const { outcome, steps } = evaluateInSteps(checked.value, values);
    assert.equal(outcomeText(outcome), outcomeText(evaluate(checked.value, values)), "with and without steps");
    for (const { message } of steps) for (const speaker of [say.zh, say.en]) assert.doesNotMatch(speaker(message.code, message.params), /^expression\.|\{\{|undefined/, message.code);
    const why = whyNot(outcome);
    assert.equal(why === null, example.result !== undefined);
    if (why !== null) for (const speaker of [say.zh, say.en]) assert.doesNotMatch(speaker(why.code, why.params), /^expression\.|\{\{|undefined/, why.code);
    if (outcome.kind === "not-computable") {
      assert.equal(outcome.why.code, example.why);
      if (example.at !== undefined) assert.equal(example.formula.slice(outcome.place.from, outcome.place.to).replace(/^(?!\()(.*)$/, "($1)"), example.at);
    } else assert.equal(shown(outcome), example.missing === undefined ? example.result : `missing ${example.missing.join()}`);
  });
}

test("P5: every function of the language has a worked example that comes to a value", () => {
  const called = examples.filter(({ result }) => result !== undefined).flatMap(({ formula }) => {
    const read = parseFormula(formula);
    return read.ok ? [...JSON.stringify(read.value.root).matchAll(/"kind":"(?:choice|call","code":"(\w+))"/g)].map(([, code = "if"]) => code) : [];
  });
  assert.deepEqual(Object.keys(FUNCTION_WORDS).filter((code) => !called.includes(code)), []);
});
