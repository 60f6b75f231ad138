import assert from "node:assert/strict";
import { test } from "node:test";
import { decimal, toText } from "../../../src/core/basics/decimal.ts";
import { amountText, asWanYuan } from "../../../src/core/disclosure/money-text.ts";
import { amountFen } from "../../../src/core/form/amount-fen.ts";
import { writtenAmount } from "../../../src/core/form/written-amount.ts";

test("what was typed and what was computed is written in one way, and the value stays", () => {
  const cases: readonly (readonly [typed: string, written: string])[] = [
    ["436", "436.00"], ["436.5", "436.50"], ["436.500", "436.50"], ["436.00", "436.00"], ["0", "0.00"], ["1234567.125", "1,234,567.125"], ["12.345678", "12.345678"],
  ];
  for (const [typed, written] of cases) {
    assert.equal(amountText(decimal(typed)), written);
    assert.equal(Number(toText(writtenAmount(decimal(typed)))), Number(typed));
    const fen = amountFen(typed);
    assert.ok(fen.ok && fen.value !== null);
    assert.equal(asWanYuan(fen.value), written);
  }
});
