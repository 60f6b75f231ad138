import type { Say } from "../../../core/basics/message.ts";
import type { Problem } from "../../../core/basics/problem.ts";
import type { SpokenProblem } from "../../app/api/wire.ts";

/**
 * What is told below the table and marked in its cells. Until it was sent once, nothing is; from then on what the sheet is checked by says what
 * stands now, since a sentence of the server is true only of what was sent. What only the server knows is told beside it.
 */
export function standingFaults(now: readonly Problem[], sent: { readonly faults: readonly Problem[]; readonly refused: readonly SpokenProblem[] } | null, say: Say): readonly SpokenProblem[] {
  if (sent === null) return [];
  const isOfTheSheet = ({ code, where }: SpokenProblem): boolean => sent.faults.some((fault) => fault.code === code && fault.where === where);
  return [
    ...sent.refused.filter((problem) => !isOfTheSheet(problem)),
    ...now.map(({ code, where, params }) => ({ code, where, params, message: say(`problem.${code}`, params), advice: say(`problem.${code}.advice`, params) })),
  ];
}
