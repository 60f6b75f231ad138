import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { writeWorkflow } from "../../src/files/write-workflow.ts";
import { parseWorkflow } from "../../src/files/read-workflow.ts";
import { workflow } from "../core/workflow/journey.ts";

const page = readFileSync(new URL("../../docs/how-to/change-a-workflow.md", import.meta.url), "utf8");

test("docs/how-to/change-a-workflow.md: the step it shows is taken as it stands", () => {
  const [, step] = /```yaml\n([^]*?)```/.exec(page)!;
  const text = writeWorkflow(workflow("goal"));
  const put = text.replace("      approve:\n        - performance\n", "      approve:\n        - large\n").replace("  - id: performance\n", `${step}  - id: performance\n`);
  const read = parseWorkflow("goal.yaml", put);
  assert.ok(read.ok, JSON.stringify(read));
  const large = read.value.steps.find(({ id }) => id === "large")!;
  assert.deepEqual([large.role, large.due, large.countersign?.signers.length, large.when], ["finance-leader", { days: 3, departments: { "101": 5 } }, 2, { amountFrom: { units: 5_000_000, scale: 0 } }]);
});
