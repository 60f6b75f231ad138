import { fundsOf } from "../../core/form/blank-values.ts";
import type { FilingRow, FilingValues } from "../../core/form/filing-values.ts";
import type { Form } from "../../core/layout/form.ts";
import { INDICATORS, PLANNED, PROJECT_ENDINGS, PROJECT_WORDS, TOTAL_COST } from "./city-lexicon.ts";
import type { Bodies, MadeUnit } from "./generate-bodies.ts";
import type { SeededRandom } from "./seeded-random.ts";

export interface MadeProject {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unit: MadeUnit;
  readonly department: MadeUnit;
}

/** A goal as it is typed, with its budget in fen. */
export interface MadeGoal {
  readonly id: string;
  readonly project: MadeProject;
  readonly amountFen: bigint;
  readonly values: FilingValues;
}

/** Points of the indicators; the other 10 of 100 are those of budget execution. */
const POINTS = 90;

export function* generateProjects(random: SeededRandom, { spending }: Bodies, projects: number): Generator<MadeProject> {
  for (let index = 0; index < projects; index += 1) {
    // Units differ: some have one project, some dozens.
    const { unit, department } = spending[index < spending.length ? index : Math.floor(random.next() ** 2 * spending.length)]!;
    yield { id: random.uuid(), code: `P${String(index + 1).padStart(6, "0")}`, name: `${unit.name}${random.pick(PROJECT_WORDS)}${random.pick(PROJECT_ENDINGS)}`, unit, department };
  }
}

/** A goal that can be handed on: its points and its money add up. */
export function generateGoal(random: SeededRandom, project: MadeProject, form: Form): MadeGoal {
  // From 3 to 1,300 in 10,000 yuan, small ones being many.
  const hundredths = BigInt(Math.round(Math.exp(random.next() * 6 + 1.2) * 100));
  const amount = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
  // Twelve or thirteen of the samples.
  const chosen = random.chance(0.5) ? INDICATORS : INDICATORS.filter((_, index) => index !== 3);
  const points = spread(POINTS, chosen.length);
  const rows = chosen.map(([level1, level2, name, sign, usual, unit], index): FilingRow => {
    const value = unit === "%" ? usual : Math.max(1, Math.round(usual * (0.5 + random.next())));
    return {
      id: `r${index + 1}`, level1, level2, level3: name, target: `${sign}${name === TOTAL_COST ? amount : value}${unit}`, points: String(points[index]), baseline: "",
      actual: "", score: "", reason: "", departmentScore: "", departmentReason: "", financeScore: "", financeReason: "",
    };
  });
  const values: FilingValues = {
    goal: { planned: PLANNED.replace("{name}", project.name).replace("{people}", String(random.between(200, 9000))).replace("{rate}", String(random.between(92, 99))), actual: "" },
    // All of it is the appropriation.
    funds: fundsOf(form).map((line, index) => (index < 2 ? { ...line, initialBudget: amount } : line)),
    rows,
  };
  return { id: random.uuid(), project, amountFen: hundredths * 10_000n, values };
}

/** Whole points that come to the sum exactly. */
function spread(sum: number, parts: number): number[] {
  const each = Math.floor(sum / parts);
  return Array.from({ length: parts }, (_, index) => each + (index < sum - each * parts ? 1 : 0));
}
