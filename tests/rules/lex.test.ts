import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { importsOf, lex } from "./lex.ts";
import { sources, tokensOf } from "./tree.ts";

const kinds = (source: string) => lex(source).map(({ kind, text }) => `${kind} ${text}`);

describe("the lexer of the rules", () => {
  test("tells text from comments and code", () => {
    assert.deepEqual(kinds(`a = "b\\n\\u4e2d" // c "d"\n/* e\n'f' */ g('h"')`), [
      "word a", "mark =", "string b\n中", 'comment // c "d"', "comment /* e\n'f' */", "word g", "mark (", 'string h"', "mark )",
    ]);
  });
  test("follows templates into their gaps and out again", () => {
    assert.deepEqual(kinds("x`a${b({c: `d${e}`})}f`;"), [
      "word x", "template a", "word b", "mark (", "mark {", "word c", "mark :", "template d", "word e", "template ", "mark }", "mark )", "template f", "mark ;",
    ]);
  });
  test("knows a regular expression from a division", () => {
    assert.deepEqual(kinds("a / b / c; d = /[/\"]'/gu.test(e)"), [
      "word a", "mark /", "word b", "mark /", "word c", "mark ;", "word d", "mark =", `regex /[/"]'/gu`, "mark .", "word test", "mark (", "word e", "mark )",
    ]);
  });
  test("counts lines", () => {
    assert.deepEqual(lex("a\n`b\n${c}\n`\n/*\n*/ d").map(({ kind, line }) => `${kind} ${line}`), ["word 1", "template 2", "word 3", "template 3", "comment 5", "word 6"]);
  });
  test("finds every way of importing, and which are types only", () => {
    const source = `import a from "1"; import { b, type c } from "2"; import type { d } from "3"; import { type e, type f } from "4";
      export { g } from "5"; export * from "6"; export type { h } from "7"; import "8"; const i = await import("9"); new Worker(new URL("./10.ts", import.meta.url));
      export const from = "no"; export function j() { return "no"; } // import "no"
      import k, { l as m } from "11"; import * as n from "12"; import o from "13.json" with { type: "json" };
      const text = 'import p from "no"'; export { from }; Array.from("no");`;
    assert.deepEqual(importsOf(lex(source)).map(({ from, isType }) => (isType ? `type ${from}` : from)), ["1", "2", "type 3", "type 4", "5", "6", "type 7", "8", "9", "./10.ts", "11", "12", "13.json"]);
  });
  test("reads every source of the house to its end", () => {
    for (const path of sources()) assert.doesNotThrow(() => tokensOf(path), path);
    assert.ok(sources().length > 50);
  });
});
