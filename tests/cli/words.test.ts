import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { verbs } from "../../src/cli/verbs.ts";
import { catalogue } from "../../src/words/catalogue.ts";
import { LANGUAGES, speak } from "../../src/words/index.ts";

const SOURCES = new URL("../../src/", import.meta.url);

function textOf(folder: string): string {
  return readdirSync(new URL(folder, SOURCES), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(new URL(`${folder}${name}`, SOURCES), "utf8"))
    .join("\n");
}

const code = textOf("cli/");

/** Without the ending of a plural. */
function bare(key: string): string {
  return key.replace(/_(one|other)$/, "");
}

test("every sentence of the command line exists in every language, and none is left over", () => {
  const whole = new Set([...code.matchAll(/"(cli\.[a-z0-9.-]+)"/g)].map((match) => match[1]!));
  const begun = [...code.matchAll(/`(cli\.[a-z0-9.-]+)\$\{/g)].map((match) => match[1]!);
  for (const language of LANGUAGES) {
    const known = new Set(Object.keys(catalogue[language]).filter((key) => key.startsWith("cli.")).map(bare));
    for (const key of whole) assert.ok(known.has(key), `${language}: ${key}`);
    for (const key of known) assert.ok(whole.has(key) || begun.some((start) => key.startsWith(start)), `${language}: nobody says ${key}`);
    for (const { name } of verbs) for (const key of [`cli.summary.${name}`, `cli.help.${name}`]) assert.ok(known.has(key), `${language}: ${key}`);
  }
});

test("every problem the command line can meet has a sentence and advice in every language", () => {
  const shared = ["recheck-source.ts", "load-packs.ts"].map((name) => readFileSync(new URL(`files/${name}`, SOURCES), "utf8")).join("\n");
  const codes = new Set([...`${code}\n${shared}`.matchAll(/(?:problem|unreadable)\([^"()]*"([a-z-]+\.[a-z-]+)"/g)].map((match) => match[1]!));
  assert.ok(codes.size >= 10, [...codes].join(" "));
  for (const language of LANGUAGES) {
    const say = speak(language);
    for (const key of [...codes].flatMap((one) => [`problem.${one}`, `problem.${one}.advice`])) assert.notEqual(say(key), key, `${language}: ${key}`);
  }
});
