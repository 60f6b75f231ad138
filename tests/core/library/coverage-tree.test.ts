import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { coverageTree, type CardPlaceCount, type CoveredSector } from "../../../src/core/library/coverage-tree.ts";

const RUNS = { numRuns: process.env["HENGJI_LONG"] === "1" ? 5_000 : 100, seed: 107 };
const titled = (zh: string) => ({ zh, en: zh });
const sector = (id: string, functions: readonly string[], ...groups: readonly string[]): CoveredSector => ({ id, title: titled(id), functions, groups: groups.map((group) => ({ id: group, title: titled(group) })) });
const SECTORS = [sector("education", ["205"], "preschool", "compulsory"), sector("industry", ["215", "216"], "firms"), sector("roads", ["21401"], "rural"), sector("common", [], "any"), sector("insurance", ["209"], "fund")];
const count = (of: string, group: string, level1: string, cards: number): CardPlaceCount => ({ sector: of, group, level1, count: cards });
const COUNTS = [count("education", "preschool", "产出指标", 2), count("education", "preschool", "成本指标", 1), count("industry", "firms", "产出指标", 1), count("common", "any", "满意度指标", 9), count("insurance", "fund", "产出指标", 4)];

test("F107: what share of functions and of fields has cards, and the gaps by name", () => {
  const tree = coverageTree(SECTORS, COUNTS, 1);
  assert.deepEqual([tree.functionShare, tree.fieldShare], [{ of: 22, covered: 3, percent: 13 }, { of: 4, covered: 2, percent: 50 }]);
  const education = tree.functions.find(({ id }) => id === "205")!;
  assert.deepEqual([education.count, education.covered, education.sectors.map((one) => [one.id, one.count, one.groups.map((group) => [group.id, group.count, group.covered])])], [3, true, [["education", 3, [["preschool", 3, true], ["compulsory", 0, false]]]]]);
  // The frame: no effect and no satisfaction is told beside what there is, in the order of the library.
  assert.deepEqual(education.kinds, [{ level1: "满意度指标", count: 0 }, { level1: "产出指标", count: 2 }, { level1: "成本指标", count: 1 }]);
  assert.deepEqual(tree.gaps.filter(({ function: code }) => code === "205" || code === "214" || code === "202").map(({ function: code, sector: of, group, count: cards }) => [code, of, group, cards]), [
    ["202", null, null, 0], ["205", "education", "compulsory", 0], ["214", "roads", null, 0], ["214", "roads", "rural", 0],
  ]);
  assert.deepEqual(tree.outside.map(({ id, count: cards }) => [id, cards]), [["common", 9], ["insurance", 4]]);
});

test("F107: with more cards asked for, less is covered", () => {
  assert.deepEqual(coverageTree(SECTORS, COUNTS, 3).functionShare, { of: 22, covered: 1, percent: 4 });
  assert.deepEqual(coverageTree(SECTORS, COUNTS, 4).functionShare.covered, 0);
  assert.deepEqual(coverageTree([], [], 0), { ...coverageTree([], [], 1) });
  assert.equal(coverageTree([], [], 1).fieldShare.percent, null);
});

test("F107: every place is either covered or a gap, whatever stands where", () => {
  const places = SECTORS.flatMap((one) => one.groups.map((group) => [one.id, group.id] as const));
  const cards = fc.tuple(fc.constantFrom(...places), fc.constantFrom("产出指标", "效益指标"), fc.integer({ min: 1, max: 9 })).map(([[of, group], level1, number]) => count(of, group, level1, number));
  fc.assert(
    fc.property(fc.array(cards, { maxLength: 20 }), fc.integer({ min: 1, max: 12 }), (counts, least) => {
      const tree = coverageTree(SECTORS, counts, least);
      for (const one of tree.functions) {
        assert.equal(one.covered, !tree.gaps.some((gap) => gap.function === one.id && gap.group === null));
        for (const of of one.sectors) for (const group of of.groups) assert.equal(group.covered, !tree.gaps.some((gap) => gap.function === one.id && gap.sector === of.id && gap.group === group.id));
      }
      assert.equal(tree.functions.filter(({ covered }) => covered).length, tree.functionShare.covered);
    }),
    RUNS,
  );
});
