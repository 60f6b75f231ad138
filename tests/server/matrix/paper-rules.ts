import type { Cell, Outcome, Rule } from "./cell.ts";
import { addressed, at, record } from "./filing-rules.ts";
import type { MatrixWorld } from "./matrix-world.ts";

/* Papers that go with a filing: read by whoever reads it, written by the posts that the packs name, while they have it. */

const PAPERS = "/api/{year}/{stage}/filings/{id}/papers";
/** One paper of each stage; monitoring and application have none. */
const PAPER: Readonly<Record<string, { readonly id: string; readonly roles: readonly string[]; readonly item: string }>> = {
  goal: { id: "goal-review", roles: ["business-division", "performance-office"], item: "standard" },
  "self-evaluation": { id: "self-evaluation-report", roles: ["unit-officer"], item: "outline" },
  evaluation: { id: "evaluation-opinion", roles: ["unit-head"], item: "whole" },
};

const paperOf = ({ state }: Cell): (typeof PAPER)[string] => PAPER[state!.stage] ?? PAPER["goal"]!;
const nameOf = (cell: Cell): string => paperOf(cell).id;
const onlyWithPaper = ({ state }: Cell): Outcome | null => (PAPER[state!.stage] === undefined ? "unseen" : null);
const answers = (cell: Cell) => ({ [paperOf(cell).item]: { rating: null, text: "写明依据。" } });
const written: Pick<Rule, "who" | "duties" | "about" | "hands" | "first" | "outcome"> = {
  who: "acting", duties: ["filing.read"], about: "filing", hands: "hold", first: onlyWithPaper,
  // Where an approval is awaited nothing is judged any more.
  outcome: (cell, step) => (paperOf(cell).roles.includes(cell.asker.role ?? "") && step!.actions.some(({ action }) => action !== "issue" && action !== "return") ? "done" : "refused"),
};
const print = (cell: Cell, world: MatrixWorld): string => {
  const { year, stage } = addressed(cell, world);
  return `/print/${year}/${stage}/${record(cell, world).id}/papers/${nameOf(cell)}?sheet=${record(cell, world).paperId}`;
};

export const PAPER_RULES: readonly Rule[] = [
  { route: `GET ${PAPERS}`, who: "acting", duties: ["filing.read"], about: "filing", leaves: null, ask: (cell, world) => ({ path: at(cell, world, "/papers") }) },
  { route: `PUT ${PAPERS}/{paper}`, ...written, leaves: "filing-paper.saved", ask: (cell, world) => ({ path: at(cell, world, `/papers/${nameOf(cell)}`), json: { answers: answers(cell), expectedSaved: 0 } }) },
  { route: `PUT ${PAPERS}/{paper}/draft`, ...written, leaves: null, ask: (cell, world) => ({ path: at(cell, world, `/papers/${nameOf(cell)}/draft`), json: { answers: answers(cell) } }) },
  { route: "GET /print/{year}/{stage}/{id}/papers/{paper}", who: "acting", duties: ["filing.read"], about: "filing", first: onlyWithPaper, leaves: null, ask: (cell, world) => ({ path: print(cell, world) }) },
  { route: `GET ${PAPERS}/{paper}/workbook`, who: "acting", duties: ["filing.read"], about: "filing", first: onlyWithPaper, leaves: null, ask: (cell, world) => ({ path: at(cell, world, `/papers/${nameOf(cell)}/workbook?sheet=${record(cell, world).paperId}`) }) },
];
