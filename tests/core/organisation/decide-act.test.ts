import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { decideAct, type ActAsked, type ActOutcome, type UnitAct } from "../../../src/core/organisation/decide-act.ts";
import { isWithin, mayStandBelow, parentPath, UNIT_KINDS, type StandingUnit, type UnitKind } from "../../../src/core/organisation/unit.ts";

const unit = (id: string, kind: UnitKind, path: string, departmentId: string | null, since = "2025-01-01"): StandingUnit => ({ id, code: path.split(".").at(-2)!, name: `机构${id}`, kind, path, departmentId, since });
const TREE: readonly StandingUnit[] = [
  unit("r", "region", "0.", null), unit("f", "finance", "0.100.", null),
  unit("a", "department", "0.101.", "a"), unit("a1", "unit", "0.101.101001.", "a"), unit("a1i", "institute", "0.101.101001.101001a.", "a"), unit("a2", "unit", "0.101.101002.", "a"),
  unit("b", "department", "0.102.", "b"), unit("b1", "unit", "0.102.102001.", "b"),
  unit("s", "street", "0.201.", "s"), unit("c", "community", "0.201.201001.", "s"), unit("g", "grid", "0.201.201001.201001g.", "s"),
];
const ask = (act: UnitAct, change: Partial<ActAsked> = {}) =>
  decideAct({ tree: TREE, act, asOf: "2026-07-01", today: "2026-09-15", newId: "new", weight: { posts: 0, subjects: 0, openFilings: 0 }, usedCodes: TREE.map(({ code }) => code), ...change });
const code = (act: UnitAct, change: Partial<ActAsked> = {}): string => {
  const outcome = ask(act, change);
  return outcome.ok ? "" : outcome.problems[0]!.code;
};
const value = (act: UnitAct): ActOutcome => {
  const outcome = ask(act);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
};

describe("F101 acts on the organisation tree", () => {
  test("a body under its own child, under itself, or at a wrong level is refused", () => {
    assert.equal(code({ act: "move", unitId: "a1", parentId: "a1i" }), "unit.loop");
    assert.equal(code({ act: "move", unitId: "a", parentId: "a1" }), "unit.loop");
    assert.equal(code({ act: "move", unitId: "a1", parentId: "a1" }), "unit.loop");
    assert.equal(code({ act: "merge", unitId: "a", intoId: "a1" }), "unit.loop");
    assert.equal(code({ act: "move", unitId: "a1", parentId: "f" }), "unit.wrong-level");
    assert.equal(code({ act: "move", unitId: "g", parentId: "s" }), "unit.wrong-level");
    assert.equal(code({ act: "move", unitId: "r", parentId: "a" }), "unit.root");
    assert.equal(code({ act: "move", unitId: "a1", parentId: "a" }), "unit.there-already");
  });

  test("a unit moves with all below it, and is of the other department from then on", () => {
    const { stands, goesOn, ends } = value({ act: "move", unitId: "a1", parentId: "b" });
    assert.deepEqual(stands.map(({ id, path, departmentId }) => [id, path, departmentId]), [["a1", "0.102.101001.", "b"], ["a1i", "0.102.101001.101001a.", "b"]]);
    assert.deepEqual([goesOn, ends], [{ from: "0.101.101001.", to: "0.102.101001." }, []]);
  });

  test("founding: levels, codes that were ever used, names", () => {
    const made = value({ act: "found", parentId: "s", code: "201002", name: " 湖西社区 ", kind: "community" });
    assert.deepEqual(made.stands, [{ id: "new", code: "201002", name: "湖西社区", kind: "community", path: "0.201.201002.", departmentId: "s" }]);
    assert.equal(value({ act: "found", parentId: "r", code: "103", name: "新局", kind: "department" }).stands[0]!.departmentId, "new");
    const base = { act: "found", parentId: "a", code: "101003", name: "新单位", kind: "unit" } as const;
    assert.deepEqual(
      [{ ...base, code: "101002" }, { ...base, code: "1.2" }, { ...base, code: "" }, { ...base, name: " " }, { ...base, parentId: "nobody" }, { ...base, kind: "grid" } as const].map((one) => code(one)),
      ["unit.code-taken", "unit.code-unfit", "unit.code-unfit", "unit.name-unfit", "unit.unknown", "unit.wrong-level"],
    );
  });

  test("a merger takes projects and archive to the other one, and leaves nothing in the air", () => {
    assert.deepEqual(value({ act: "merge", unitId: "a2", intoId: "b1" }), {
      unitId: "a2", stands: [], ends: ["a2"], goesOn: { from: "0.101.101002.", to: "0.102.102001." }, projects: { from: "a2", to: "b1", codes: null },
    });
    const weight = (change: Partial<ActAsked["weight"]>) => ({ weight: { posts: 0, subjects: 0, openFilings: 0, ...change } });
    assert.equal(code({ act: "merge", unitId: "a1", intoId: "a2" }), "unit.bodies-below");
    assert.equal(code({ act: "merge", unitId: "a2", intoId: "b1" }, weight({ posts: 1 })), "unit.posts-there");
    assert.equal(code({ act: "merge", unitId: "a2", intoId: "b1" }, weight({ openFilings: 2 })), "unit.filings-open");
    assert.equal(code({ act: "close", unitId: "a2" }, weight({ openFilings: 2 })), "unit.filings-open");
    // Both at once, filings first: whoever ended the posts first would leave nobody to finish them.
    const both = ask({ act: "close", unitId: "a2" }, weight({ posts: 1, openFilings: 2 }));
    assert.deepEqual(both.ok ? [] : both.problems.map((one) => one.code), ["unit.filings-open", "unit.posts-there"]);
    assert.equal(code({ act: "merge", unitId: "a2", intoId: "s" }), "unit.other-kind");
    assert.equal(code({ act: "close", unitId: "a2" }, weight({ subjects: 5 })), "", "its projects are an archive");
  });

  test("a split founds a sister and gives it the projects named", () => {
    assert.deepEqual(value({ act: "split", unitId: "a2", code: "101009", name: "分设", subjectCodes: ["P1", "P1", "P2"] }), {
      unitId: "a2", ends: [], goesOn: null, projects: { from: "a2", to: "new", codes: ["P1", "P2"] },
      stands: [{ id: "new", code: "101009", name: "分设", kind: "unit", path: "0.101.101009.", departmentId: "a" }],
    });
  });

  test("days: none ahead, none before what was done already, none that is no day", () => {
    const act = { act: "rename", unitId: "a", name: "新名" } as const;
    assert.deepEqual([code(act, { asOf: "2026-09-16" }), code(act, { asOf: "2024-12-31" }), code(act, { asOf: "2026-02-30" }), code(act), code({ ...act, name: "机构a" })], ["unit.day-ahead", "unit.before-last", "unit.no-such-day", "", "unit.same-name"]);
    const later = TREE.map((one) => (one.id === "a1i" ? { ...one, since: "2026-08-01" } : one));
    assert.equal(code({ act: "move", unitId: "a1", parentId: "b" }, { tree: later }), "unit.before-last", "what lies below counts too");
  });

  test("whatever is done, the tree stays one: every body below one of the right kind, no two at one place, departments as the tree says", () => {
    const ids = fc.constantFrom(...TREE.map(({ id }) => id));
    const acts: fc.Arbitrary<UnitAct> = fc.oneof(
      fc.record({ act: fc.constant("move" as const), unitId: ids, parentId: ids }), fc.record({ act: fc.constant("merge" as const), unitId: ids, intoId: ids }),
      fc.record({ act: fc.constant("close" as const), unitId: ids }), fc.record({ act: fc.constant("found" as const), parentId: ids, code: fc.constantFrom("301", "302", "303", "304"), name: fc.constant("新"), kind: fc.constantFrom(...UNIT_KINDS) }),
      fc.record({ act: fc.constant("split" as const), unitId: ids, code: fc.constantFrom("401", "402"), name: fc.constant("分"), subjectCodes: fc.constant([]) }),
    );
    fc.assert(fc.property(fc.array(acts, { maxLength: 12 }), (wishes) => {
      let tree = [...TREE];
      const used = new Set(TREE.map(({ code: of }) => of));
      wishes.forEach((act, at) => {
        const outcome = ask(act, { tree: [...tree].sort((left, right) => (left.path < right.path ? -1 : 1)), newId: `new${at}`, usedCodes: [...used] });
        if (!outcome.ok) return;
        const { stands, ends } = outcome.value;
        const changed = new Set([...stands.map(({ id }) => id), ...ends]);
        tree = [...tree.filter(({ id }) => !changed.has(id)), ...stands.map((one) => ({ ...one, since: "2026-07-01" }))];
        for (const { code: of } of stands) used.add(of);
      });
      const byPath = new Map(tree.map((one) => [one.path, one]));
      assert.equal(byPath.size, tree.length);
      assert.equal(new Set(tree.map(({ code: of }) => of)).size, tree.length);
      for (const one of tree) {
        if (one.kind === "region") continue;
        const parent = byPath.get(parentPath(one.path));
        assert.ok(parent !== undefined && mayStandBelow(one.kind, parent.kind), one.path);
        assert.equal(one.departmentId, one.kind === "department" || one.kind === "street" ? one.id : parent.departmentId);
        assert.ok(isWithin(one.path, "0."));
      }
    }), { seed: 101, numRuns: process.env["HENGJI_LONG"] === "1" ? 20_000 : 300 });
  });
});
