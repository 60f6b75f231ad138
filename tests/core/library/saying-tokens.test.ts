import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { nextCode, OWN_CODE } from "../../../src/core/library/own-code.ts";
import { CARD_CODE } from "../../../src/core/library/card-ref.ts";
import { sameSaying, type SayingCard } from "../../../src/core/library/same-saying.ts";
import { sayingLookup, sayingTokens } from "../../../src/core/library/saying-tokens.ts";
import { queryTokens } from "../../../src/core/library/search-tokens.ts";

const RUNS = { numRuns: process.env["HENGJI_LONG"] === "1" ? 20_000 : 1_000, seed: 2112 };
const card = (code: string, zh: string, formula: string | null = null): SayingCard => ({ code, name: { zh, en: code }, formula, unit: "%" });

/** What an index with these tokens finds. */
function found(mine: SayingCard, others: readonly SayingCard[]): readonly string[] {
  const { exact, pieces, shared } = sayingLookup(mine);
  return others.filter((other) => {
    const tokens = new Set(sayingTokens(other).map(({ token }) => token));
    return exact.some((token) => tokens.has(token)) || pieces.filter((token) => tokens.has(token)).length >= shared;
  }).map(({ code }) => code);
}

test("whatever says the same is found by its tokens, among any cards", () => {
  const part = fc.constantFrom("农村", "公路", "养护", "合格率", "不合格率", "完成率", "数量", "总数", "的", "资助", "学生", "按时", "及时", "覆盖", "率", "满意度");
  const name = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
  const formula = fc.constantFrom(null, "甲 / 乙 * 100%", "1 - 甲 / 乙", "乙 / 甲", "甲 + 丙", "(丙 + 甲)");
  fc.assert(
    fc.property(name, formula, fc.array(fc.tuple(name, formula), { maxLength: 12 }), (mine, mineFormula, others) => {
      const own = card("OWN-0001", mine, mineFormula);
      const there = others.map(([zh, theirs], index) => card(`OTH-${String(index + 1).padStart(4, "0")}`, zh, theirs));
      const candidates = new Set(found(own, there));
      for (const { card: { code } } of sameSaying(own, there)) assert.ok(candidates.has(code), `${mine} and ${there.find((one) => one.code === code)!.name.zh}`);
    }),
    RUNS,
  );
});

test("what cards are compared by is nothing that a search looks for", () => {
  const tokens = sayingTokens(card("EDU-0001", "学生资助覆盖率", "已资助学生数 / 应资助学生数 * 100%")).map(({ token }) => token);
  for (const token of tokens) assert.ok(!queryTokens(token).includes(token), token);
  assert.ok(sayingTokens(card("EDU-0001", "率", `${"很长的名称".repeat(200)} / 乙`)).every(({ token }) => token.length <= 200));
});

test("codes of a region's own cards go on behind 9,999, in the order of their characters", () => {
  assert.deepEqual([null, "LOC-0007", "LOC-9999", "LOCA-9999", "LOCY-9999", "LOCZ-9999", "LOCZZ-9999", "LOCZZZ-9999"].map(nextCode), ["LOC-0001", "LOC-0008", "LOCA-0001", "LOCB-0001", "LOCZ-0001", "LOCZA-0001", "LOCZZA-0001", null]);
  let code: string | null = "LOC-9999";
  for (let step = 0; code !== null; step += 1) {
    assert.ok(CARD_CODE.test(code) && new RegExp(OWN_CODE).test(code), code);
    const next = nextCode(code);
    assert.ok(next === null || next > code, `${code} → ${next}`);
    code = next === null ? null : `${next.split("-")[0]!}-9999`;
  }
});
