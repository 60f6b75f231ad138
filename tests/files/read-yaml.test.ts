import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readYaml } from "../../src/files/read-yaml.ts";
import { LANGUAGES, speak } from "../../src/words/index.ts";

/** What is told of a text: codes with line and column. */
function told(text: string): readonly string[] {
  const read = readYaml("x.yaml", text);
  return read.ok ? [] : read.problems.map(({ code, where }) => `${code} ${where.replace("x.yaml", "").slice(1)}`);
}

const MISTAKES: readonly (readonly [says: string, text: string, told: string])[] = [
  ["a tab for the indent", "a:\n\t- 1\n", "pack.yaml-tab 2:1"],
  ["a bracket that stays open", "a: { zh: 甲, en: A\nb: 1\n", "pack.yaml-character 2:1"],
  ["a quote that stays open", 'a: "甲\nb: 1\n', "pack.yaml-character 3:1"],
  ["a name twice", "a: 1\nb: 2\na: 3\n", "pack.yaml-twice 3:1"],
  ["a line further in than those beside it", "a: 1\n  b: 2\n", "pack.yaml-colon 1:4"],
  ["a colon in a text", "a: 甲: 乙\n", "pack.yaml-colon 1:4"],
  ["a text that begins with a sign of YAML", "a: @甲\n", "pack.yaml-quote 1:4"],
  ["a type", "a: !!int 1\n", "pack.yaml-tag 1:4"],
  ["two documents", "a: 1\n---\nb: 2\n", "pack.yaml-documents 2:1"],
  ["a backslash", 'a: "\\q"\n', "pack.yaml-escape 1:5"],
  ["a colon of Chinese", "a： 1\nb: 2\n", "pack.yaml-colon 1:1"],
  ["a sign out of place", "- a\nb: c\n", "pack.yaml 2:1"],
  ["an item further out", "a:\n  - 1\n - 2\n", "pack.yaml-colon 3:1"],
  ["a reference", "a: &here [x]\nb:\n  c: *here\n", "pack.alias 3:6"],
  ["a file of another encoding, read as UTF-8", "a: 1\ntitle: \uFFFD\uFFFD\n", "pack.encoding 2:8"],
];

describe("what is no YAML is told by line and column, in people's words", () => {
  for (const [says, text, expected] of MISTAKES) {
    test(says, () => {
      assert.equal(told(text)[0], expected);
    });
  }

  test("one mistake is told once, whatever the reader stumbles over behind it; names written twice are each told", () => {
    assert.equal(told("measures:\n  - id: keep\n    when: null\n\t- id: cancel\n    when: null\n    amount: null\n").length, 1);
    assert.deepEqual(told("a: 1\na: 2\nb: 1\nb: 2\n"), ["pack.yaml-twice 2:1", "pack.yaml-twice 4:1"]);
  });

  test("too many levels: where the first of them goes too deep", () => {
    assert.match(told(`a: 1\nb: ${"[".repeat(100_000)}`)[0]!, /^pack\.too-deep 2:\d+$/);
  });

  test("no words of the reader's own come through, in either language", () => {
    for (const language of LANGUAGES) {
      const say = speak(language);
      for (const [, text] of MISTAKES) {
        const read = readYaml("x.yaml", text);
        assert.ok(!read.ok);
        for (const { code, params } of read.problems) {
          for (const said of [say(`problem.${code}`, params), say(`problem.${code}.advice`, params)]) {
            assert.doesNotMatch(said, /problem\.|\{\{/, code);
            if (language === "zh-CN") assert.doesNotMatch(said, /\b(?!YAML|UTF|Tab|ANSI|GBK)[A-Za-z]{3,}/, said);
          }
        }
      }
    }
  });
});
