import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue } from "../../../src/words/catalogue.ts";
import { wordsOfApp, wordsOfPages } from "../../../src/web/build/page-words.ts";
import { adviceOf, sentenceOf } from "../../../src/core/recheck/finding-words.ts";
import { returnNotice } from "../../../src/core/recheck/notice.ts";
import type { MessageParams } from "../../../src/core/basics/message.ts";
import { speak, type Language } from "../../../src/words/index.ts";
import { cases } from "../recheck/published-cases.ts";

/** Says what the page says, and fails where the page would have no words for it. */
function pageSay(language: Language): (code: string, params?: MessageParams) => string {
  const words = wordsOfPages(catalogue[language], "recheck");
  const say = speak(language);
  return (code, params) => {
    const known = [code, `${code}_one`, `${code}_other`].some((key) => key in words);
    // Advice may be missing; a sentence may not.
    if (!known && !code.endsWith(".advice")) assert.fail(`${language}: no words for ${code}`);
    return known ? say(code, params) : code;
  };
}

for (const language of ["zh-CN", "en"] as const) {
  test(`all that is found in the published tables can be said on the page, in ${language}`, () => {
    const say = pageSay(language);
    for (const { table, result } of cases) {
      for (const finding of result.findings) {
        assert.doesNotMatch(`${sentenceOf(finding, say)} ${adviceOf(finding, say)}`, /\{\{|undefined/, `${table.id} ${finding.code}`);
      }
      for (const { trace } of [...result.indicators, result.execution]) for (const step of trace ?? []) say(step.code, step.params);
    }
    returnNotice(cases, [], say);
  });
}

test("what only the server and the command line say is left out", () => {
  const words = { "page.title": "a", "app-frame.brand": "b", "cli.help": "c", "server.ready": "d", "problem.http.too-deep": "e", "problem.zip.empty": "f", "lint.vague": "g" };
  assert.deepEqual(Object.keys(wordsOfPages(words, "recheck")), ["page.title", "problem.zip.empty", "lint.vague"]);
  assert.deepEqual(Object.keys(wordsOfPages(words, "app")), ["app-frame.brand", "lint.vague"]);
});

test("words of pages that few open come apart from those the application begins with", () => {
  const { first, later } = wordsOfApp({ "app-frame.brand": "a", "app-ledger.title": "b", "cli.help": "c", "pack-field.title": "d" });
  assert.deepEqual(first, { "app-frame.brand": "a" });
  assert.deepEqual(later, { "app-ledger.title": "b", "pack-field.title": "d" });
});
