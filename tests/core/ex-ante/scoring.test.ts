import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { parse } from "yaml";
import { compare, decimal, divide, sum, toText } from "../../../src/core/basics/decimal.ts";
import { panelOf, shownMean } from "../../../src/core/ex-ante/panel.ts";
import { capOf, conclusionProblems, proposeConclusion } from "../../../src/core/ex-ante/propose.ts";
import { checksOf, CONCLUSIONS } from "../../../src/core/ex-ante/scheme.ts";
import { scoreSheet, sheetProblems, shownScore, unknownRatings, type SheetRatings } from "../../../src/core/ex-ante/score-sheet.ts";
import { nationalScheme, sheetOf, withRules } from "./schemes.ts";

interface Case {
  readonly name: string;
  readonly scheme: "project" | "policy";
  readonly sheets: readonly { readonly all: string; readonly but?: Readonly<Record<string, string | null>> }[];
  readonly totals: readonly (string | null)[];
  readonly mean: string;
  readonly spread: string;
  readonly note: boolean;
  readonly conclusion: string | null;
  readonly cap: string;
}
const { cases } = parse(readFileSync(new URL("cases.yaml", import.meta.url), "utf8")) as { cases: readonly Case[] };
const LONG = process.env["HENGJI_LONG"] === "1";
const runs = { seed: 20261122, numRuns: LONG ? 2000 : 100 };
const AMOUNT = 1_000_000_000n;

describe("F202: five aspects, several experts, mean and spread", () => {
  for (const golden of cases) {
    test(`F202: ${golden.name}`, () => {
      const scheme = nationalScheme(golden.scheme);
      const sheets = golden.sheets.map(({ all, but }) => scoreSheet(scheme, sheetOf(scheme, all, but)));
      const panel = panelOf(scheme, sheets);
      assert.deepEqual(sheets.map(({ total }) => shownScore(total)), golden.totals);
      assert.deepEqual([shownMean(panel.total!), shownScore(panel.total!.spread), panel.needsNote], [golden.mean, golden.spread, golden.note]);
      assert.equal(proposeConclusion(scheme, panel)?.conclusion ?? null, golden.conclusion);
      assert.equal(capOf(scheme, panel, AMOUNT), BigInt(golden.cap.replace(".", "")));
    });
  }

  test("F202: every point of a sheet has its reason: points × share", () => {
    const scheme = nationalScheme("project");
    const scored = scoreSheet(scheme, sheetOf(scheme, "good", { purpose: "fair" }));
    const [first, second] = scored.checks;
    assert.deepEqual([first!.check.points, first!.share, shownScore(first!.score)], ["5", "60", "3"]);
    assert.deepEqual([second!.check.points, second!.share, shownScore(second!.score)], ["5", "80", "4"]);
    assert.equal(toText(sum(scored.checks.map(({ score }) => score!))), toText(sum(scored.aspects.map(({ score }) => score!))));
    assert.equal(compare(scored.total!, decimal("79")), 0);
  });

  test("F202: what is missing is no zero, and a low rating needs a word", () => {
    const scheme = nationalScheme("project");
    const scored = scoreSheet(scheme, sheetOf(scheme, "good", { purpose: null }));
    assert.deepEqual([scored.total, scored.aspects[0]!.score, shownScore(scored.aspects[1]!.score), scored.missing], [null, null, "16", ["purpose"]]);
    const silent = { ...sheetOf(scheme, "good"), purpose: { rating: "poor", comment: " " }, lawful: { rating: null, comment: "" } };
    assert.deepEqual(sheetProblems(scheme, silent).map(({ code, where }) => [code, where]), [["ex-ante.worst-needs-comment", "ratings.purpose.comment"], ["ex-ante.check-not-rated", "ratings.lawful"]]);
    assert.deepEqual(unknownRatings(scheme, { nothing: { rating: "good", comment: "" }, purpose: { rating: "superb", comment: "" } }).map(({ code }) => code), ["ex-ante.check-unknown", "ex-ante.rating-unknown"]);
    assert.equal(scoreSheet(scheme, { constructor: { rating: "good", comment: "" } } as SheetRatings).total, null);
  });

  test("F202: a mean lies between the lowest and the highest, and a better rating never makes the conclusion worse", () => {
    const scheme = nationalScheme("policy");
    const checks = checksOf(scheme).map(({ id }) => id);
    const shares = scheme.ratings.map(({ id }) => id);
    const sheet = fc.array(fc.integer({ min: 0, max: shares.length - 1 }), { minLength: checks.length, maxLength: checks.length });
    const scored = (picked: readonly number[]) => scoreSheet(scheme, Object.fromEntries(checks.map((id, at) => [id, { rating: shares[picked[at]!]!, comment: "x" }])));
    fc.assert(fc.property(fc.array(sheet, { minLength: 3, maxLength: 5 }), fc.nat(), fc.nat(), (sheets, which, where) => {
      const panel = panelOf(scheme, sheets.map(scored));
      const { mean, lowest, highest, spread } = panel.total!;
      assert.ok(compare(divide(mean.top, mean.bottom, 20, "cut"), lowest) >= 0 && compare(divide(mean.top, mean.bottom, 20, "cut"), highest) <= 0);
      assert.equal(panel.needsNote, compare(spread, decimal(scheme.rules.spread)) > 0);
      const before = proposeConclusion(scheme, panel)!;
      const raised = sheets.map((one, index) => (index === which % sheets.length ? one.map((rank, at) => (at === where % checks.length ? Math.max(0, rank - 1) : rank)) : one));
      const after = proposeConclusion(scheme, panelOf(scheme, raised.map(scored)))!;
      assert.ok(CONCLUSIONS.indexOf(after.conclusion) <= CONCLUSIONS.indexOf(before.conclusion));
      assert.deepEqual(proposeConclusion(scheme, panelOf(scheme, [...sheets].reverse().map(scored))), before);
      const cap = capOf(scheme, panel, AMOUNT)!;
      assert.ok(cap >= 0n && cap <= AMOUNT && cap % 1_000_000n === 0n);
    }), runs);
  });

  test("F202: lines, spread, number of experts and the cap are the scheme's", () => {
    const scheme = nationalScheme("project");
    const panel = (rules: Parameters<typeof withRules>[1]) => { const own = withRules(scheme, rules); return { own, panel: panelOf(own, [..."123"].map(() => scoreSheet(own, sheetOf(own, "good")))) }; };
    const stricter = panel({ support: "85" });
    assert.equal(proposeConclusion(stricter.own, stricter.panel)!.conclusion, "partial");
    const more = panel({ experts: { least: 5, most: 9 } });
    assert.equal(proposeConclusion(more.own, more.panel), null);
    const fixed = panel({ cap: { share: "70", step: 1 } });
    assert.equal(capOf(fixed.own, fixed.panel, 123_456_789n), 86_419_700n);
  });
});

describe("F203: what may be concluded", () => {
  const scheme = nationalScheme("project");
  const panelWith = (...all: readonly string[]) => panelOf(scheme, all.map((rating) => scoreSheet(scheme, sheetOf(scheme, rating))));
  const wish = { conclusion: "support" as const, capFen: null, reason: "", panelNote: "" };
  const codes = (panel: ReturnType<typeof panelWith>, change: Partial<Parameters<typeof conclusionProblems>[3]>) => conclusionProblems(scheme, panel, AMOUNT, { ...wish, ...change }).map(({ code }) => code);

  test("F203: as proposed without a word, otherwise with a reason; a wide spread with the panel's note; a cap only in part and never above the rule's", () => {
    assert.deepEqual(codes(panelWith("good", "good", "good"), {}), []);
    assert.deepEqual(codes(panelWith("good", "good"), {}), ["ex-ante.too-few-sheets"]);
    assert.deepEqual(codes(panelWith("excellent", "good", "fair"), {}), ["ex-ante.panel-note-needed"]);
    assert.deepEqual(codes(panelWith("excellent", "good", "fair"), { panelNote: "合议后一致认为可行。" }), []);
    assert.deepEqual(codes(panelWith("good", "good", "good"), { conclusion: "partial", capFen: 100n }), ["ex-ante.reason-needed"]);
    assert.deepEqual(codes(panelWith("fair", "fair", "fair"), { conclusion: "partial" }), ["ex-ante.cap-needed"]);
    assert.deepEqual(codes(panelWith("fair", "fair", "fair"), { conclusion: "partial", capFen: 600_000_000n }), []);
    assert.deepEqual(codes(panelWith("fair", "fair", "fair"), { conclusion: "partial", capFen: 600_000_001n }), ["ex-ante.cap-too-high"]);
    assert.deepEqual(codes(panelWith("poor", "poor", "poor"), { conclusion: "reject", capFen: 1n }), ["ex-ante.reject-needs-reason", "ex-ante.cap-only-partial"]);
  });
});
