import assert from "node:assert/strict";
import { test } from "node:test";
import { submissionProblems } from "../../src/core/form/submission-problems.ts";
import { formFor } from "../../src/core/form/form-for.ts";
import { loadCity, loadDefinitions } from "../../src/files/load-definitions.ts";

/* 演示数据: an education office and five schools. What it comes to is tested at tests/server/roll-up. */

const city = await loadCity("demo-city/education-system");
const packs = await loadDefinitions(undefined, "demo-city/education-system");

test("F210: the education-system sample loads: five schools, each with a goal as a whole that holds and was handed on", () => {
  assert.deepEqual([city.ok ? [] : city.problems, packs.ok ? [] : packs.problems], [[], []]);
  assert.ok(city.ok && packs.ok);
  assert.equal(city.value.demo, true);
  const overall = city.value.projects.filter(({ kind }) => kind === "unit-overall");
  assert.equal(overall.length, 5);
  for (const { name, unit, book, filings } of overall) {
    const [goal] = filings;
    assert.equal(formFor(packs.value, { stage: "goal", book, kind: "unit-overall", year: goal!.year }).id, "goal-department-overall");
    assert.deepEqual(submissionProblems({ stage: "goal", year: goal!.year, name, department: "云汀示范区教育局", unit }, goal!.values, packs.value), [], name);
    assert.deepEqual([goal!.transitions.at(-1)!.to, goal!.values.rows.length], ["department", 6]);
  }
  assert.equal(city.value.projects.find(({ kind }) => kind === "department-overall")?.unit, "301");
});
