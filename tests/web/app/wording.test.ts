import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Say } from "../../../src/core/basics/message.ts";
import { actionName, amountInWan, countOf, daysSince, fenOfWan, isReceiptAt, sizeOf } from "../../../src/web/app/wording.ts";
import { speak } from "../../../src/words/index.ts";

describe("amounts", () => {
  test("are 万元 with as many decimals as exist, at least two", () => {
    for (const [fen, said] of [["120000000", "120.00"], ["123456789", "123.456789"], ["1", "0.000001"], ["0", "0.00"], ["-150000", "−0.15"], ["123456789012345", "123,456,789.012345"], ["100100000", "100.10"]]) assert.equal(amountInWan(fen!), said);
  });
  test("that are not there are not zero", () => {
    assert.equal(amountInWan(null), null);
    assert.equal(amountInWan("12.5"), null);
  });
  test("typed into a filter come back as the same fen", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), (fen) => assert.equal(fenOfWan(amountInWan(String(fen))!), String(fen))),
      { numRuns: 300, seed: 20260331 },
    );
  });
  test("that are none are told from those that are", () => {
    for (const typed of ["", "abc", "-5", "1e3", "1.2345678", "五十"]) assert.equal(fenOfWan(typed), null, typed);
    assert.equal(fenOfWan(" 1,200.5 "), "1200500000");
  });
});

test("days, counts and sizes are said as people read them", () => {
  assert.equal(daysSince("2026-03-01T08:00:00Z", new Date("2026-03-04T07:00:00Z")), 2);
  assert.equal(daysSince("2026-03-05T08:00:00Z", new Date("2026-03-04T07:00:00Z")), 0);
  assert.equal(countOf(30000), "30,000");
  assert.deepEqual([sizeOf(10), sizeOf(1536), sizeOf(3.25 * 1024 * 1024), sizeOf(25 * 1024 * 1024)], ["0.1 KB", "1.5 KB", "3.3 MB", "25 MB"]);
});

describe("what is done to a filing", () => {
  const [zh, en] = [speak("zh-CN"), speak("en")];
  test("is called signing for it where a step only takes note of what came, and submitting elsewhere", () => {
    const steps = [{ id: "receipt", receipt: true }, { id: "reply", receipt: false }];
    const named = (say: Say, step: string) => (["action", "did", "move"] as const).map((kind) => actionName(say, kind, "application", "submit", { name: "甲" }, isReceiptAt(steps, step)));
    assert.deepEqual(named(zh, "receipt"), ["签收", "签收", "签收“甲”"]);
    assert.deepEqual(named(en, "receipt"), ["Sign for it", "Signed for", "Sign for “甲”"]);
    assert.deepEqual([named(zh, "reply")[0], named(en, "reply")[0], named(en, "gone")[0]], ["报送", "Submit", "Submit"]);
    assert.equal(actionName(en, "action", "application", "approve", {}, true), actionName(en, "action", "application", "approve"));
  });
});
