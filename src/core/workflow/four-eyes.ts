import { message, type Message } from "../basics/message.ts";
import type { HeldState } from "./filing-state.ts";
import { standing } from "./standing.ts";
import type { Workflow } from "./workflow.ts";

/**
 * 不相容岗位分离: within a round one person takes one step only, and who once filled or submitted a filing never approves it. Moves and whoever
 * typed count alike, and a step that was taken back (撤回) counts as not taken. Null when nothing stands against the person.
 */
export function fourEyesRefusal(workflow: Workflow, state: HeldState, personId: string): Message | null {
  const own = standing(state.taken).filter((taken) => taken.personId === personId && taken.from !== state.step);
  if (own.some(({ round }) => round === state.round)) return message("workflow.four-eyes", { round: state.round });
  const first = workflow.steps[0]!.id;
  return own.some(({ from, action }) => from === first || action === "submit") ? message("workflow.four-eyes-filler") : null;
}
