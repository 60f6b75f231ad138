import { setImmediate as turn } from "node:timers/promises";
import type { Steps } from "../core/basics/steps.ts";

/** Does long work with a turn for everybody else between its steps: other requests are answered meanwhile. */
export async function doneInSteps<Made>(steps: Steps<Made>): Promise<Made> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await turn();
  }
}
