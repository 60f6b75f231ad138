import assert from "node:assert/strict";
import { test } from "node:test";
import { listed } from "../../src/core/basics/message.ts";
import { speak } from "../../src/words/index.ts";

test("names in a row are parted as each language does, and text that is no list stays as it is", () => {
  const pieces = listed(["就业", "补贴"]);
  assert.equal(speak("zh-CN")("library.found-name", { pieces }), "名称里有“就业、补贴”。");
  assert.equal(speak("en")("library.found-name", { pieces }), "Its name contains “就业, 补贴”.");
  assert.match(speak("en")("library.found-code", { code: pieces }), /就业、补贴/);
});
