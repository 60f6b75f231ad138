import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseLanguage } from "../../../src/server/http/language.ts";

const cases: readonly (readonly [asked: string | undefined, accepted: string | undefined, expected: string])[] = [
  [undefined, undefined, "zh-CN"],
  [undefined, "", "zh-CN"],
  [undefined, "en", "en"],
  [undefined, "en-US,en;q=0.9,zh-CN;q=0.8", "en"],
  [undefined, "zh-TW,en;q=0.9", "zh-CN"],
  [undefined, "en;q=0.1, zh;q=0.2", "zh-CN"],
  [undefined, "en;q=0, de", "zh-CN"],
  [undefined, "fr, *;q=0.5", "zh-CN"],
  [undefined, "EN", "en"],
  [undefined, ";;;,,,q=", "zh-CN"],
  ["en", "zh", "en"],
  ["fr", "en", "en"],
  ["zh-CN", "en", "zh-CN"],
];
for (const [asked, accepted, expected] of cases) {
  test(`asked ${asked}, accepted ${accepted}: ${expected}`, () => assert.equal(chooseLanguage(asked, accepted), expected));
}
