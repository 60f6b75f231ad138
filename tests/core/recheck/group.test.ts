import assert from "node:assert/strict";
import { test } from "node:test";
import { countFindings, groupByDepartment, groupByUnit } from "../../../src/core/recheck/group.ts";
import { finding, rechecked } from "./rechecked.ts";

const error = finding("e", "error", "total_score");
const warning = finding("w", "warning", "total_score");

test("units with most errors come first, then most warnings, then by name", () => {
  const groups = groupByUnit([
    rechecked({ unit: "乙" }), rechecked({ unit: "甲", findings: [warning] }), rechecked({ unit: "丙", findings: [error] }), rechecked({ unit: "乙", findings: [error, error] }),
  ]);
  assert.deepEqual(groups.map(({ unit, tables }) => [unit, tables.length]), [["乙", 2], ["丙", 1], ["甲", 1]]);
});

test("one name is one unit, however its brackets and spaces are typed", () => {
  const [group, ...others] = groupByUnit([rechecked({ unit: "县教育局（本级）" }), rechecked({ unit: " 县教育局 (本级)" })]);
  assert.equal(others.length, 0);
  assert.equal(group!.unit, "县教育局（本级）");
});

test("a table without a department joins its unit's only one, and stays apart where there are two", () => {
  const only = groupByUnit([rechecked({ department: null }), rechecked({ department: "县教育局" })]);
  assert.deepEqual(only.map(({ department, tables }) => [department, tables.length]), [["县教育局", 2]]);
  const two = groupByUnit([rechecked({ department: null }), rechecked({ department: "东区教育局" }), rechecked({ department: "西区教育局" })]);
  assert.equal(two.length, 3);
});

test("the publisher stands in for a unit; tables that name nobody are one group of their own", () => {
  const groups = groupByUnit([rechecked({ unit: null, publisher: "县水利局" }), rechecked({ unit: " ", publisher: null, department: null }), rechecked({ unit: null, publisher: null })]);
  assert.deepEqual(groups.map(({ unit, department }) => [unit, department]).sort(), [[null, null], [null, "县教育局"], ["县水利局", "县教育局"]].sort());
});

test("departments hold their units and all their tables; nothing is lost or counted twice", () => {
  const all = [rechecked({ unit: "甲" }), rechecked({ unit: "乙", findings: [error] }), rechecked({ unit: "丙", department: null }), rechecked({ unit: "甲", findings: [warning] })];
  const departments = groupByDepartment(all);
  assert.deepEqual(departments.map(({ department, units, tables }) => [department, units.length, tables.length]), [["县教育局", 2, 3], [null, 1, 1]]);
  assert.deepEqual(new Set(departments.flatMap(({ tables }) => tables)), new Set(all));
  assert.deepEqual(countFindings(all), { error: 1, warning: 1, note: 0 });
});

test("where no table names a department, each unit stands by itself", () => {
  const all = [rechecked({ unit: "甲", department: null }), rechecked({ unit: "乙", department: " ", findings: [error] }), rechecked({ unit: "甲", department: null, findings: [warning] })];
  assert.deepEqual(groupByDepartment(all).map(({ department, units, tables }) => [department, units[0]!.department, tables.length]), [["乙", null, 1], ["甲", null, 2]]);
  assert.deepEqual(groupByDepartment([...all, rechecked({})]).map(({ department, tables }) => [department, tables.length]), [[null, 3], ["县教育局", 1]]);
});

test("a table of a whole department is the department's own", () => {
  const groups = groupByUnit([rechecked({ form: "department_self_evaluation", unit: null }), rechecked({ unit: null })]);
  assert.deepEqual(groups.map(({ department, unit }) => [department, unit]), [["县教育局", null], ["县教育局", "县教育局"]]);
});

test("a body called like a key of an object is a body like any other", () => {
  assert.equal(groupByUnit([rechecked({ unit: "__proto__" }), rechecked({ unit: "constructor" })]).length, 2);
});
