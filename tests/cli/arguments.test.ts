import assert from "node:assert/strict";
import test from "node:test";
import { isMessage, parseArguments, valueOf, type Flag } from "../../src/cli/terminal/arguments.ts";
import { languageNamed, languageOf } from "../../src/cli/terminal/language.ts";

const FLAGS: readonly Flag[] = [{ name: "--json", takesValue: false }, { name: "--out", takesValue: true }];

function parsed(...words: string[]) {
  const given = parseArguments(words, FLAGS);
  assert.ok(!isMessage(given), JSON.stringify(given));
  return given;
}

function refusal(...words: string[]): string {
  const given = parseArguments(words, FLAGS);
  assert.ok(isMessage(given));
  return given.code;
}

test("names and flags may come in any order", () => {
  const given = parsed("a.xlsx", "--json", "--out", "清单.xlsx", "b");
  assert.deepEqual(given.names, ["a.xlsx", "b"]);
  assert.equal(valueOf(given, "--out"), "清单.xlsx");
  assert.equal(given.flags.get("--json"), true);
});

test("a value may follow an equals sign and hold one", () => {
  assert.equal(valueOf(parsed("--out=a=b.xlsx"), "--out"), "a=b.xlsx");
});

test("a lone dash is standard input; after two dashes everything is a name", () => {
  assert.deepEqual(parsed("-", "--", "--json", "-x").names, ["-", "--json", "-x"]);
});

test("each wrong use has a sentence of its own", () => {
  assert.equal(refusal("--jsno"), "cli.usage.unknown-flag");
  assert.equal(refusal("-j"), "cli.usage.unknown-flag");
  assert.equal(refusal("--json", "--json"), "cli.usage.flag-twice");
  assert.equal(refusal("--json=yes"), "cli.usage.flag-without-value");
  assert.equal(refusal("--out"), "cli.usage.flag-needs-value");
  assert.equal(refusal("--out", "--json"), "cli.usage.flag-needs-value");
  assert.equal(refusal("--out="), "cli.usage.flag-needs-value");
});

test("the language is the system's, and Chinese where the system says nothing", () => {
  assert.equal(languageOf({}), "zh-CN");
  assert.equal(languageOf({ LANG: "C.UTF-8" }), "zh-CN");
  assert.equal(languageOf({ LANG: "en_GB.UTF-8" }), "en");
  assert.equal(languageOf({ LANG: "en_US.UTF-8", LC_ALL: "zh_CN.UTF-8" }), "zh-CN");
  assert.equal(languageOf({ LANG: "zh_CN.UTF-8", LC_MESSAGES: "en" }), "en");
  assert.equal(languageNamed("zh-Hans"), "zh-CN");
  assert.equal(languageNamed("EN"), "en");
  assert.equal(languageNamed("fr"), null);
  assert.equal(languageNamed("english"), null);
});
