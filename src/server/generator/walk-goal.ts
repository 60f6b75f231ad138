import type { Action, Step, Workflow } from "../../core/workflow/workflow.ts";
import { REMARKS, RETURNED } from "./city-lexicon.ts";
import type { Bodies, MadePost, MadeUnit } from "./generate-bodies.ts";
import type { SeededRandom } from "./seeded-random.ts";

export interface MadeMove {
  readonly id: string;
  readonly action: Action;
  readonly from: Step;
  readonly to: Step;
  /** The round it was taken in; a return begins the next. */
  readonly round: number;
  readonly by: MadePost;
  readonly opinion: string;
  readonly at: Date;
}

export interface Walk {
  readonly startedBy: MadePost;
  readonly startedAt: Date;
  readonly moves: readonly MadeMove[];
  /** Where it stands now. */
  readonly step: Step;
  readonly round: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** Takes a goal through its workflow, by the hands that the steps name, to a step that is likely at that time of the year; a fifth comes back once. */
export function walkGoal(random: SeededRandom, workflow: Workflow, unit: MadeUnit, year: number, { postFor }: Pick<Bodies, "postFor">): Walk {
  const way = forward(workflow);
  const target = random.chance(0.55) ? way.length - 1 : random.between(0, way.length - 1);
  const returned = random.chance(0.2);
  let at = Date.UTC(year - 1, random.between(5, 8), random.between(1, 28), random.between(0, 9), random.between(0, 59));
  const startedAt = new Date(at);
  const moves: MadeMove[] = [];
  const take = (action: Action, from: Step, to: Step, round: number, opinion: string): void => {
    at += random.between(1, 12) * DAY;
    moves.push({ id: random.uuid(), action, from, to, round, by: postFor(from.role!, unit, action === "issue"), opinion, at: new Date(at) });
  };
  const walk = (until: number, round: number): void => {
    for (let index = 0; index < until; index += 1) {
      const { step, action } = way[index]!;
      take(action!, step, way[index + 1]!.step, round, action === "approve" ? random.pick(REMARKS) : "");
    }
  };
  if (returned) {
    const turn = Math.min(2, way.length - 2);
    walk(turn, 1);
    take("return", way[turn]!.step, way[0]!.step, 1, RETURNED);
  }
  const round = returned ? 2 : 1;
  walk(target, round);
  return { startedBy: postFor(way[0]!.step.role!, unit), startedAt, moves, step: way[target]!.step, round };
}

/** The steps from the first to the end, each with the action that leads on. */
function forward({ steps }: Workflow): { readonly step: Step; readonly action: Action | null }[] {
  const way: { step: Step; action: Action | null }[] = [];
  for (let step: Step | undefined = steps[0]; step !== undefined; ) {
    const onward: Step["actions"][number] | undefined = step.actions.find(({ action }) => action !== "return" && action !== "save");
    way.push({ step, action: onward?.action ?? null });
    step = onward === undefined ? undefined : steps.find(({ id }) => id === onward.to[0]);
  }
  return way;
}
