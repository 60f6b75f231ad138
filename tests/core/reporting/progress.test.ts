import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { progressOf, type ReportedUnit } from "../../../src/core/reporting/progress.ts";
import { unreportedText } from "../../../src/core/reporting/reporting-text.ts";
import { reportedSteps } from "../../../src/core/reporting/reporting-step.ts";
import { speak } from "../../../src/words/index.ts";

const unit = (department: string, name: string, expected: number, reported: number): ReportedUnit => ({ unitId: name, unit: name, departmentId: department, department, expected, reported });
const counts = fc.integer({ min: 0, max: 50 }).chain((expected) => fc.record({ expected: fc.constant(expected), reported: fc.integer({ min: 0, max: expected }) }));
const units = fc.array(fc.record({ department: fc.constantFrom("甲", "乙", "丙", "丁"), counts }), { maxLength: 30 }).map((list) => list.map(({ department, counts: { expected, reported } }, index) => unit(department, `u${index}`, expected, reported)));

describe("progress of reporting", () => {
  test("ranks departments by their share, and gives the same share the same rank", () => {
    const { departments, expected, reported } = progressOf([unit("教育局", "一中", 2, 1), unit("交通局", "养护所", 3, 3), unit("教育局", "二中", 2, 1), unit("水利局", "河道所", 8, 4), unit("卫健委", "医院", 1, 0)]);
    assert.deepEqual(departments.map(({ department, expected: all, reported: done, rank }) => [department, all, done, rank]), [["交通局", 3, 3, 1], ["教育局", 4, 2, 2], ["水利局", 8, 4, 2], ["卫健委", 1, 0, 4]]);
    assert.deepEqual([expected, reported], [16, 9]);
  });

  test("whoever has nothing to report is not behind", () => {
    assert.deepEqual(progressOf([unit("甲", "a", 0, 0), unit("乙", "b", 1, 0)]).departments.map(({ department, rank }) => [department, rank]), [["甲", 1], ["乙", 2]]);
  });

  test("nothing is lost or counted twice, and nobody stands before a greater share", () => {
    fc.assert(fc.property(units, (list) => {
      const progress = progressOf(list);
      const sum = (of: readonly { readonly expected: number }[]): number => of.reduce((total, { expected }) => total + expected, 0);
      assert.equal(progress.expected, sum(list));
      assert.equal(sum(progress.departments), sum(list));
      assert.equal(progress.departments.flatMap((department) => department.units).length, list.length);
      const share = ({ expected, reported }: { readonly expected: number; readonly reported: number }): number => (expected === 0 ? 1 : reported / expected);
      progress.departments.forEach((one, index) => {
        const next = progress.departments[index + 1];
        if (next !== undefined) assert.ok(share(one) >= share(next) && one.rank <= next.rank && (one.rank === next.rank) === (share(one) === share(next)));
      });
    }));
  });
});

describe("the list to be pasted", () => {
  const progress = progressOf([unit("交通局", "养护所", 3, 3), unit("教育局", "一中", 5, 1), unit("教育局", "二中", 2, 2), unit("水利局", "河道所", 2, 1)]);

  test("names who is missing, the department that lacks most first, and leaves out who is done", () => {
    assert.equal(unreportedText("2027 年度绩效目标报送进度", progress, speak("zh-CN")), [
      "2027 年度绩效目标报送进度：应报 12 个，已报 7 个，未报 5 个。",
      "1. 教育局：应报 7，已报 3，未报 4（一中 4 个）",
      "2. 水利局：应报 2，已报 1，未报 1（河道所 1 个）",
    ].join("\n"));
    assert.match(unreportedText("Goals 2027", progress, speak("en")), /^Goals 2027: 7 of 12 projects reported, 5 are missing\.\n1\. 教育局: 3 of 7, 4 missing \(一中 4\)\n/);
  });

  test("says so when all have reported", () => {
    assert.equal(unreportedText("目标", progressOf([unit("交通局", "养护所", 3, 3)]), speak("zh-CN")), "目标：应报 3 个，已报 3 个，未报 0 个。\n都已经报送。");
  });

  test("names twenty units of a department and counts the others", () => {
    const many = progressOf(Array.from({ length: 23 }, (_, index) => unit("教育局", `第${index + 1}小学`, 1, 0)));
    const text = unreportedText("目标", many, speak("zh-CN"));
    assert.match(text, /第20小学 1 个）等，另有 3 家单位未报齐$/);
    assert.doesNotMatch(text, /第21小学/);
  });
});

describe("what counts as reported", () => {
  const step = (id: string, role: string | null) => ({ id, role }) as never;
  const workflow = { steps: [step("draft", "unit-officer"), step("head", "unit-head"), step("department", "department-finance"), step("business", "business-division"), step("performance", "performance-office"), step("approved", null)] };

  test("depends on whom it was reported to", () => {
    assert.deepEqual(reportedSteps(workflow, "unit-head"), ["head", "department", "business", "performance", "approved"]);
    assert.deepEqual(reportedSteps(workflow, "department-finance"), ["department", "business", "performance", "approved"]);
    for (const role of ["business-division", "performance-office", "finance-leader"] as const) assert.deepEqual(reportedSteps(workflow, role), ["business", "performance", "approved"], role);
  });

  test("to a department that takes no step it is reported when the bureau has it", () => {
    assert.deepEqual(reportedSteps({ steps: workflow.steps.filter(({ id }: { id: string }) => id !== "department") }, "department-finance"), ["business", "performance", "approved"]);
  });
});
