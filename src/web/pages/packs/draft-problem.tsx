import type { PackDraftKnown } from "../../app/api/pack-shapes.ts";
import { useApp } from "../../app/app-context.ts";
import { lineOf } from "../../app/refused-places.ts";

/** One thing that is wrong with the draft: in which file, at which line and column, what, and what to do next. */
export function DraftProblem({ problem: { where, message, advice } }: { problem: PackDraftKnown["problems"][number] }): React.ReactNode {
  const { say } = useApp();
  const line = lineOf(where);
  return <p className="wrong draft-problem"><b>{line === null ? message : say("app-packs.problem-at", { ...line, file: where.replace(/:\d+:\d+$/, ""), sentence: message })}</b> {advice}</p>;
}

/** What is wrong with a draft and because of none of its changes alone: something else needs what they took away. */
export function problemsElsewhere({ drafted, problems }: PackDraftKnown): PackDraftKnown["problems"] {
  return problems.filter((_, index) => !drafted.some((thing) => thing.problems.includes(index)));
}
