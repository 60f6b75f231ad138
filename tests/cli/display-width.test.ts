import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { cutToWidth, displayWidth, padToWidth, printable, wrapToWidth } from "../../src/cli/terminal/display-width.ts";

test("Chinese characters and full-width forms take two columns, combining marks none", () => {
  assert.equal(displayWidth("自评表"), 6);
  assert.equal(displayWidth("A：95％"), 1 + 2 + 2 + 2);
  assert.equal(displayWidth("e\u0301"), 1);
  assert.equal(displayWidth("𠮷野"), 4);
  assert.equal(displayWidth("“·✗"), 3);
});

test("padding counts columns, not characters", () => {
  assert.equal(padToWidth("得分", 6), "得分  ");
  assert.equal(padToWidth("得分", 3), "得分");
});

test("cutting says that it cut and never goes beyond the width", () => {
  assert.equal(cutToWidth("项目支出绩效自评表", 9), "项目支出…");
  assert.equal(cutToWidth("自评表", 6), "自评表");
});

test("lines break between Chinese characters and at spaces, never before a closing or after an opening mark", () => {
  assert.deepEqual(wrapToWidth("得分相加九十三分，表上总分九十四分。", 16), ["得分相加九十三", "分，表上总分九十", "四分。"]);
  assert.deepEqual(wrapToWidth("scores add up to 93", 10), ["scores add", "up to 93"]);
  assert.deepEqual(wrapToWidth("第四行（满意度）", 8), ["第四行", "（满意", "度）"]);
});

test("no line is wider than asked, and nothing is lost", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."得分率，。（）a b9%“”"), maxLength: 60 }), fc.integer({ min: 12, max: 40 }), (text, width) => {
      const lines = wrapToWidth(text, width);
      // A run that may not be broken (a row of closing marks) may stand out; nothing else.
      for (const line of lines) assert.ok(displayWidth(line) <= width || !/[得分率]{2}| \S/.test(line), line);
      if (displayWidth(text) > width) assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
    }),
    { seed: 20 },
  );
});

test("control characters, direction marks and half characters of a stranger's cell do not reach the terminal", () => {
  assert.equal(printable("得分\u001b[2J\r\n满分\u202e\ud800"), "得分 [2J 满分\ufffd");
});
