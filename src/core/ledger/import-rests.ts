import { problem, type Problem } from "../basics/problem.ts";

/** What has been built upon an import since, and so keeps it from being taken back. */
export type RestsOnImport =
  | { readonly kind: "adjustment"; readonly code: string; readonly name: string; readonly documentNo: string }
  | { readonly kind: "snapshot"; readonly code: string; readonly name: string; readonly cutOff: string }
  | { readonly kind: "goal"; readonly code: string; readonly name: string; readonly documentNo: string };

/** So many are named; how many more there are is said. */
const NAMED = 10;

/** Why an import cannot be taken back: each thing that rests on it, with the code of its project as its place; none where nothing does. */
export function restProblems(rests: readonly RestsOnImport[]): readonly Problem[] {
  const told = rests.slice(0, NAMED).map(restProblem);
  return rests.length <= NAMED ? told : [...told, problem("ledger.import-more-rests", "", { count: rests.length - NAMED })];
}

function restProblem(one: RestsOnImport): Problem {
  const { code, name } = one;
  switch (one.kind) {
    case "adjustment": return problem("ledger.import-adjusted-since", code, { code, name, documentNo: one.documentNo });
    case "snapshot": return problem("ledger.import-in-snapshot", code, { code, name, day: one.cutOff });
    case "goal": return problem("ledger.import-goal-approved", code, { code, name, documentNo: one.documentNo });
  }
}
