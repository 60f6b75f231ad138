import { problem, type Problem } from "../basics/problem.ts";
import type { StandardKind } from "./card.ts";
import type { CardDraft } from "./card-draft.ts";
import { LEADING_CLAIMS } from "./claim-lexicon.ts";
import { readCardRef } from "./card-ref.ts";

/** What is read of a goal. */
interface ClaimedValues {
  readonly goal?: { readonly planned: string };
  readonly rows: readonly { readonly id: string; readonly level3: string; readonly target: string; readonly card?: string }[];
}

/** 标杆: only a value of others is one; a plan, a norm of costs and one's own past are nothing that one leads. */
export const BENCHMARK_KINDS: readonly StandardKind[] = ["sector"];

export function isBenchmark(kind: StandardKind): boolean {
  return BENCHMARK_KINDS.includes(kind);
}

/** Codes of the cards that such claims rest on: whoever asks looks up which of them have a benchmark. A claim of the goal itself may rest on any row. */
export function claimedCards({ goal, rows }: ClaimedValues): readonly string[] {
  const resting = claimIn(goal?.planned ?? "") === null ? rows.filter((row) => claimOfRow(row) !== null) : rows;
  return [...new Set(resting.flatMap(({ card }) => readCardRef(card ?? "")?.code ?? []))];
}

/** What promises to lead where the library has no value to lead against; `withBenchmark` are codes of cards that have one. */
export function claimsWithoutBenchmark({ goal, rows }: ClaimedValues, withBenchmark: ReadonlySet<string>): readonly Problem[] {
  const rests = ({ card }: ClaimedValues["rows"][number]): boolean => withBenchmark.has(readCardRef(card ?? "")?.code ?? "");
  const ofGoal = claimIn(goal?.planned ?? "");
  const told = (path: string, claim: string): Problem => problem("filing.claim-without-benchmark", path, { path, claim });
  return [
    ...(ofGoal === null || rows.some(rests) ? [] : [told("goal.planned", ofGoal)]),
    ...rows.flatMap((row) => {
      const claim = claimOfRow(row);
      return claim === null || rests(row) ? [] : [told(`rows[${row.id}].target`, claim)];
    }),
  ];
}

/** The same of a card: what its name, meaning or scoring claims rests on its own standard, or on a benchmark that was recorded for it. */
export function claimOfCard({ name, meaning, scoring, standard }: Pick<CardDraft, "name" | "meaning" | "scoring" | "standard">, hasBenchmark: boolean): readonly Problem[] {
  if (hasBenchmark || (standard !== null && isBenchmark(standard.kind) && standard.value.trim() !== "" && standard.source.trim() !== "")) return [];
  const places = [["name.zh", name.zh], ["meaning", meaning], ["scoring", scoring]] as const;
  return places.flatMap(([where, text]) => {
    const claim = claimIn(text);
    return claim === null ? [] : [problem("card.claim-without-benchmark", where, { claim })];
  });
}

/** Rows that were read: typing in one of three hundred reads one again. */
const read = new WeakMap<object, { readonly claim: string | null }>();

function claimOfRow(row: ClaimedValues["rows"][number]): string | null {
  const before = read.get(row);
  if (before !== undefined) return before.claim;
  const claim = claimIn(`${row.level3} ${row.target}`);
  read.set(row, { claim });
  return claim;
}

function claimIn(text: string): string | null {
  return LEADING_CLAIMS.exec(text)?.[0] ?? null;
}
