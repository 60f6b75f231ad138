import assert from "node:assert/strict";
import { test } from "node:test";
import { attributeFaults, CARD_ATTRIBUTES, isMeantFor, isOfferedOn, type CardAttributes } from "../../../src/core/library/card-attributes.ts";
import { CARD_FIELDS, cardDifferences } from "../../../src/core/library/card-differences.ts";
import { wholeCard } from "../../../src/core/library/card-draft.ts";
import { LANGUAGES, speak } from "../../../src/words/index.ts";
import { CARD } from "./cards.ts";

const WHOLE: Required<{ readonly [Field in keyof CardAttributes]: NonNullable<CardAttributes[Field]> }> = {
  target: "99", targetMeaning: "以当年毕业年级为准。", calculation: "入学人数按转入转出调整。", scoreMethod: "formula", scoreFormula: "完成值 / 目标值 * 分值", weight: "12.5", inspection: ["学籍核对", "控辍保学台账"],
  indicatorOrigin: "statistics", functions: ["205", "20502"], economics: ["302", "30201"], fundUses: ["公用经费"], framework: "教育行业指标体系", units: ["101", "205001"], validFrom: "2026-01-01", validUntil: "2028-12-31",
};
const codes = (card: CardAttributes): readonly string[] => attributeFaults(card).map(({ field, code }) => `${field} ${code}`);

test("R74, F108: every attribute of the platform's table has its place on a card, is named in both languages and tells when it was changed", () => {
  assert.deepEqual([...CARD_ATTRIBUTES].sort(), Object.keys(WHOLE).sort());
  assert.deepEqual(codes(WHOLE), []);
  const changed = cardDifferences(CARD, { ...CARD, ...WHOLE });
  assert.deepEqual(changed.map(({ field }) => field), [...CARD_ATTRIBUTES]);
  assert.ok(changed.every(({ before, after }) => before === "" && after !== ""));
  assert.deepEqual(changed.find(({ field }) => field === "economics"), { field: "economics", before: "", after: "302、30201" });
  for (const language of LANGUAGES) for (const field of CARD_FIELDS) assert.ok([`app-card.field.${field}`, `app-library.field.${field}`].some((key) => speak(language)(key) !== key), `${language} ${field}`);
});

test("F108: an attribute that cannot be so is told at its field, and keeps a card from being submitted", () => {
  assert.deepEqual(codes({ weight: "101" }), ["weight weight-unfit"]);
  assert.deepEqual([codes({ weight: "0.125" }), codes({ weight: "100.00" }), codes({ weight: "7" })], [["weight weight-unfit"], [], []]);
  assert.deepEqual(codes({ functions: ["教育"], economics: ["3020101"], units: ["101", "101"] }), ["functions codes-unfit", "economics codes-unfit", "units codes-unfit"]);
  assert.deepEqual([codes({ validFrom: "2026-02-30" }), codes({ validFrom: "2027-01-01", validUntil: "2026-12-31" }), codes({ validFrom: "2027-01-01", validUntil: "2027-01-01" })], [["validFrom day-unfit"], ["validUntil days-reversed"], []]);
  assert.deepEqual(codes({ scoreFormula: "完成值 / (目标值" }), ["scoreFormula score-formula-unread"]);
  const { code: _code, ...draft } = CARD;
  const made = wholeCard("EDU-0001", { ...draft, weight: "101" }, false);
  assert.deepEqual(made.ok ? [] : made.problems.map(({ code, where }) => [code, where]), [["card.weight-unfit", "weight"]]);
  for (const language of LANGUAGES) {
    for (const { field, code, params } of attributeFaults({ weight: "x", functions: ["x"], validFrom: "x", scoreFormula: "(" })) {
      for (const key of [`problem.card.${code}`, `problem.card.${code}.advice`, `problem.pack.card-${code}`, `problem.pack.card-${code}.advice`, `app-card.fault.${code}`]) assert.doesNotMatch(speak(language)(key, { field, ...params }), /\{\{|^(problem|app-card)\./, key);
    }
  }
});

test("a card is offered from its first day to its last, and to the bodies it is meant for with all below them", () => {
  assert.deepEqual(["2025-12-31", "2026-01-01", "2028-12-31", "2029-01-01"].map((day) => isOfferedOn(WHOLE, day)), [false, true, true, false]);
  assert.ok(isOfferedOn({}, "2026-01-01"));
  assert.deepEqual(["990100.101.101001.", "990100.205.205001.", "990100.205.205002.", "990100.1010."].map((path) => isMeantFor(WHOLE, path)), [true, true, false, false]);
  assert.ok(isMeantFor({}, "990100.205.") && isMeantFor({ units: [] }, "990100.205."));
});
