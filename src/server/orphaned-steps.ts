import { listed } from "../core/basics/message.ts";
import { problem, type Problem } from "../core/basics/problem.ts";
import { unservedSteps } from "../core/workflow/unserved-steps.ts";
import type { Workflow } from "../core/workflow/workflow.ts";
import type { ActingContext } from "./context.ts";
import { officeDay } from "./office-day.ts";
import { holdersOver } from "./store/held-roles.ts";
import { servedUnits } from "./store/served-units.ts";

/** So many units are named where a step has nobody; the others are counted. */
const NAMED = 5;

/** Steps at which records of some units would find nobody, each with those units. */
export async function orphanedSteps({ tx, region, now }: ActingContext, workflow: Workflow): Promise<readonly Problem[]> {
  const units = await servedUnits(tx, region);
  const holders = await holdersOver(tx, region, units, officeDay(now));
  const found = units.map((unit) => ({ name: unit.name, ...unservedSteps(workflow, holders.get(unit.unitId)!, unit.isDepartmentItself) }));
  return workflow.steps.flatMap(({ id, title }, index) => {
    const problems = (["nobody", "tooFew"] as const).flatMap((kind) => {
      const names = found.filter((one) => one[kind].some((step) => step.id === id)).map(({ name }) => name);
      if (names.length === 0) return [];
      return [problem(kind === "nobody" ? "workflow.step-orphaned" : "workflow.step-too-few", `steps[${index}]`, { step: title.zh, stepEn: title.en, units: listed(names.slice(0, NAMED)), count: names.length })];
    });
    return problems;
  });
}
