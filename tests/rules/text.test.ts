import assert from "node:assert/strict";
import { test } from "node:test";
import { lex, type Token } from "./lex.ts";
import { report, sources, tokensOf } from "./tree.ts";

/** Files that hold Chinese words as data: for reading cells, not for saying something. */
const LEXICON = /lexicon[^/]*\.ts$/;
const HAN = /\p{Script=Han}/u;

function chineseText(path: string, tokens: readonly Token[] = tokensOf(path)): string[] {
  return tokens
    .filter(({ kind, text }) => kind !== "comment" && HAN.test(text))
    .map(({ kind, text, line }) => `${path}:${line} has a ${kind} with Chinese: ${text.trim().slice(0, 60)}`);
}

test("no Chinese stands in code", () => {
  report(
    sources().filter((path) => !path.startsWith("src/words/") && !LEXICON.test(path)).flatMap((path) => chineseText(path)),
    "A sentence that people read belongs to src/words/*/<area>.json in both languages; words that are looked for in cells belong to a file named *lexicon*.ts.",
  );
});

test("the rule catches what is planted", () => {
  for (const source of ['say("复核")', "`第${row}行`", "/[一二三]/.test(x)", 'const 分 = 1']) assert.notEqual(chineseText("x.ts", lex(source)).length, 0, source);
  for (const source of ["// 复核", "/** 复核 */ const a = 1", 'say("recheck")', '"（，％"']) assert.deepEqual(chineseText("x.ts", lex(source)), [], source);
});
