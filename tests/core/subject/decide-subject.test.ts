import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { changeMarks } from "../../../src/core/subject/change-subject.ts";
import { decideSubject, tagsOf, type SubjectAround, type SubjectWish } from "../../../src/core/subject/decide-subject.ts";
import { BOOKS, SUBJECT_KINDS, type SubjectAttribute } from "../../../src/core/subject/subject-kind.ts";

const WISH: SubjectWish = { code: "990100-101-9", name: "道路照明", kind: "project", book: "GENERAL_PUBLIC", attribute: "new", parentCode: "", tags: [" 民生实事 ", "民生实事", ""], classified: false, firstYear: 2027, lastYear: null };
const AROUND: SubjectAround = { unit: { id: "u", path: "0.101.1.", kind: "unit", departmentId: "d" }, department: { id: "d", path: "0.101." }, codeTaken: false, parent: null };
const codes = (wish: Partial<SubjectWish>, around: Partial<SubjectAround> = {}): string[] => {
  const outcome = decideSubject({ ...WISH, ...wish }, { ...AROUND, ...around });
  return outcome.ok ? [] : outcome.problems.map(({ code }) => code);
};
const SECRET: Partial<SubjectWish> = { classified: true, name: "", tags: [], attribute: null, firstYear: null };

describe("F103 entering a subject", () => {
  test("a project without a book is refused, and so is a fifth book; each of the four is taken", () => {
    assert.deepEqual([codes({ book: "" }), codes({ book: "FIFTH" })], [["subject.book-needed"], ["subject.book-unknown"]]);
    for (const book of BOOKS) for (const kind of ["project", "special-fund", "policy", "special-bond", "transfer-payment", "fund", "project-level-1"] as const) assert.deepEqual(codes({ book, kind }), []);
  });

  test("everything that is wrong is said at once", () => {
    assert.deepEqual(codes({ code: "a b", name: " ", book: "", tags: ["x".repeat(31)] }), ["subject.code-unfit", "subject.book-needed", "subject.name-unfit", "subject.tags-unfit"]);
    assert.deepEqual(codes({}, { codeTaken: true }), ["subject.code-taken"]);
    assert.deepEqual(codes({}, { department: null }), ["subject.unit-above"]);
  });

  test("what it is a part of: a fund item needs its fund, a project may have a level-1 project, others have none", () => {
    const parent = { id: "p", kind: "fund", book: "SOCIAL_INSURANCE", classified: false };
    const item: Partial<SubjectWish> = { kind: "fund-item", book: "SOCIAL_INSURANCE", parentCode: "F1" };
    assert.deepEqual(codes(item, { parent }), []);
    assert.deepEqual([codes({ ...item, parentCode: "" }), codes({ ...item, book: "GOV_FUND" }, { parent }), codes(item), codes({ parentCode: "F1" }, { parent }), codes({ kind: "policy", parentCode: "F1" }, { parent })], [
      ["subject.parent-needed"], ["subject.parent-other-book"], ["subject.parent-unknown"], ["subject.parent-unknown"], ["subject.no-parent"],
    ]);
    assert.deepEqual(codes({ parentCode: "L1" }, { parent: { ...parent, kind: "project-level-1", book: "GENERAL_PUBLIC" } }), []);
  });

  test("the first budget year is needed, and is none of a classified one", () => {
    assert.deepEqual([codes({ firstYear: null }), codes({ firstYear: 2027, lastYear: 2026 }), codes({ ...SECRET, firstYear: 2027 })], [["subject.first-year-needed"], ["subject.years-reversed"], ["subject.classified-says-nothing"]]);
  });

  test("department-overall is of a department, unit-overall of a unit", () => {
    const department = { ...AROUND.unit, id: "d" };
    assert.deepEqual([codes({ kind: "department-overall" }), codes({ kind: "department-overall" }, { unit: department }), codes({ kind: "unit-overall" }), codes({ kind: "unit-overall" }, { unit: department })], [["subject.department-only"], [], [], ["subject.unit-only"]]);
  });

  test("a classified one is its code, its book and its department, whatever kind it is", () => {
    const outcome = decideSubject({ ...WISH, ...SECRET }, AROUND);
    assert.ok(outcome.ok);
    assert.deepEqual([outcome.value.name, outcome.value.unitId, outcome.value.unitPath, outcome.value.tags, outcome.value.parentId], ["", "d", "0.101.", [], null]);
    const kinds = SUBJECT_KINDS.map((kind) => {
      const one = decideSubject({ ...WISH, ...SECRET, kind }, AROUND);
      return one.ok ? one.value.kind : "";
    });
    assert.deepEqual([...new Set(kinds)], ["project"], "nobody learns what kind it is");
  });

  test("whatever is typed for a classified one, it is refused or nothing of it is kept or said", () => {
    const text = fc.string({ minLength: 1, maxLength: 20 }).map((one) => `绝密${one}`);
    fc.assert(fc.property(fc.record({ name: fc.option(text, { nil: "" }), parentCode: fc.option(text, { nil: "" }), tags: fc.array(text, { maxLength: 3 }), kind: fc.constantFrom(...SUBJECT_KINDS), book: fc.constantFrom(...BOOKS, "") }), (wish) => {
      const outcome = decideSubject({ ...WISH, ...wish, attribute: null, firstYear: null, classified: true }, AROUND);
      assert.ok(!JSON.stringify(outcome).includes("绝密"));
      if (wish.name !== "" || wish.parentCode !== "" || wish.tags.length > 0) assert.ok(!outcome.ok);
    }), { seed: 103, numRuns: process.env["HENGJI_LONG"] === "1" ? 20_000 : 300 });
  });

  test("marks change; a classified one has none, and what is the same is told", () => {
    const years = { firstYear: 2026, lastYear: null };
    const before = { attribute: "new", tags: ["重点工程"], classified: false, ...years };
    const marks = (attribute: SubjectAttribute | null, tags: readonly string[], more: Partial<typeof before> = {}) => changeMarks({ ...before, ...more }, { attribute, tags, ...years }, null);
    const code = (outcome: ReturnType<typeof changeMarks>): string => (outcome.ok ? "" : outcome.problems[0]!.code);
    assert.deepEqual(marks("cancelled", [" 民生 "]), { ok: true, value: { attribute: "cancelled", tags: ["民生"], ...years } });
    assert.deepEqual([code(marks("new", ["重点工程"])), code(marks(null, ["绝密"], { classified: true })), code(marks(null, ["x".repeat(31)]))], ["subject.unchanged", "subject.classified-says-nothing", "subject.tags-unfit"]);
    assert.deepEqual(changeMarks(before, { ...before, attribute: "new", lastYear: 2026 }, { first: 2026, last: 2026 }), { ok: true, value: { attribute: "new", tags: before.tags, firstYear: 2026, lastYear: 2026 } });
    assert.equal(code(changeMarks(before, { ...before, attribute: "new", firstYear: 2027 }, { first: 2026, last: 2026 })), "subject.first-year-recorded");
    // Years that were kept before they were asked for are not held against another change.
    assert.ok(changeMarks({ ...before, firstYear: null }, { ...before, attribute: null, firstYear: null }, { first: 2026, last: 2026 }).ok);
  });

  test("tags are kept once, without blanks around them", () => {
    assert.deepEqual(tagsOf(WISH.tags), { tags: ["民生实事"], wrong: null });
    assert.equal(tagsOf(Array.from({ length: 21 }, (_, at) => String(at))).wrong?.code, "subject.tags-unfit");
  });
});
