import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { amountFen } from "../../../src/core/form/amount-fen.ts";
import { gramsOf } from "../../../src/core/form/name-grams.ts";

const numRuns = process.env["HENGJI_LONG"] === "1" ? 20_000 : 300;

test("万元 as typed become fen, exact", () => {
  const cases: readonly (readonly [typed: string, fen: bigint | null])[] = [
    ["", null], ["  ", null], ["0", 0n], ["0.00", 0n], ["1310", 1_310_000_000n], ["1298.6", 1_298_600_000n], ["0.000001", 1n], ["1,310.5", 1_310_500_000n],
    ["１２．５", 12_500_000n], ["12.5万元", 12_500_000n], ["12.5 万", 12_500_000n], ["12.5000000", 12_500_000n], ["999999999999", 999_999_999_999_000_000n],
  ];
  for (const [typed, fen] of cases) {
    const amount = amountFen(typed);
    assert.equal(amount.ok && amount.value, fen, typed);
  }
});

test("what is no amount is refused and never rounded", () => {
  const cases: readonly (readonly [typed: string, code: string])[] = [
    ["0.0000001", "filing.amount-too-fine"], ["-3", "filing.amount-negative"], ["12.5元", "filing.amount-unreadable"], ["12分", "filing.amount-unreadable"],
    ["约12", "filing.amount-unreadable"], ["1e5", "filing.amount-unreadable"], ["1.2.3", "filing.amount-unreadable"], ["万元", "filing.amount-unreadable"],
    ["1,31", "filing.amount-unreadable"], ["NaN", "filing.amount-unreadable"], ["9999999999999", "filing.amount-too-large"], ["9".repeat(70), "filing.amount-unreadable"],
  ];
  for (const [typed, code] of cases) {
    const amount = amountFen(typed);
    assert.equal(amount.ok ? "fine" : amount.problems[0]!.code, code, typed);
  }
});

test("every whole number of fen comes back from its text in 万元", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), (fen) => {
      const digits = fen.toString().padStart(7, "0");
      const amount = amountFen(`${digits.slice(0, -6)}.${digits.slice(-6)}`);
      assert.equal(amount.ok && amount.value, fen);
    }),
    { seed: 46, numRuns },
  );
});

test("a name is found by any two or more of its characters that stand together", () => {
  assert.deepEqual(gramsOf("公路养护"), ["公路", "路养", "养护"]);
  assert.deepEqual(gramsOf("公路（农村）养护 Ａ"), ["公路", "路农", "农村", "村养", "养护", "护a"]);
  assert.deepEqual(gramsOf("路"), ["路"]);
  assert.deepEqual(gramsOf("—"), []);
  assert.deepEqual(gramsOf("𠮷野家"), ["𠮷野", "野家"]);
  const name = "2026年农村公路（含桥梁）日常养护";
  fc.assert(
    fc.property(fc.nat(name.length - 2), fc.integer({ min: 2, max: 8 }), (start, length) => {
      const asked = gramsOf(name.slice(start, start + length));
      const known = new Set(gramsOf(name));
      assert.ok(asked.every((gram) => gram.length === 1 || known.has(gram)));
    }),
    { seed: 47, numRuns },
  );
});
