import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { asWanYuan, wanYuanText } from "../../../src/core/disclosure/money-text.ts";
import { amountFen } from "../../../src/core/form/amount-fen.ts";

const CASES: readonly (readonly [fen: bigint, read: string, typed: string])[] = [
  [0n, "0.00", "0.00"],
  [1n, "0.000001", "0.000001"],
  [10_000n, "0.01", "0.01"],
  [320_500_000n, "320.50", "320.50"],
  [123_456_789n, "123.456789", "123.456789"],
  [1_234_567_000_000n, "1,234,567.00", "1234567.00"],
  [12_345_678_901_234_567n, "12,345,678,901.234567", "12345678901.234567"],
  [-1_500_000_000n, "−1,500.00", "-1500.00"],
  [100_000n, "0.10", "0.10"], [120_300n, "0.1203", "0.1203"],
];

for (const [fen, read, typed] of CASES) {
  test(`${fen} fen`, () => {
    assert.equal(asWanYuan(fen), read);
    assert.equal(wanYuanText(fen), typed);
  });
}

test("what is typed from fen is read back as the same fen, and has two to six decimals", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), (fen) => {
      const text = wanYuanText(fen);
      assert.match(text, /^\d+\.\d{2,6}$/);
      assert.deepEqual(amountFen(text), { ok: true, value: fen });
      assert.equal(asWanYuan(fen).replaceAll(",", ""), text);
    }),
    { seed: 5 },
  );
});
