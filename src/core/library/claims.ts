import { problem, type Problem } from "../basics/problem.ts";
import { LEADING_CLAIMS } from "./claim-lexicon.ts";
import { readCardRef } from "./card-ref.ts";

/** What is read of a goal. */
interface ClaimedValues {
  readonly rows: readonly { readonly id: string; readonly level3: string; readonly target: string; readonly card?: string }[];
}

/** Codes of the cards that rows with such a claim were picked from: whoever asks looks up which of them have a benchmark. */
export function claimedCards({ rows }: ClaimedValues): readonly string[] {
  return [...new Set(rows.filter(({ level3, target }) => claimIn(`${level3} ${target}`) !== null).flatMap(({ card }) => readCardRef(card ?? "")?.code ?? []))];
}

/** Rows that promise to lead where the library has no value to lead against; `withBenchmark` are codes of cards that have one. */
export function claimsWithoutBenchmark({ rows }: ClaimedValues, withBenchmark: ReadonlySet<string>): readonly Problem[] {
  return rows.flatMap(({ id, level3, target, card }) => {
    const claim = claimIn(`${level3} ${target}`);
    const code = readCardRef(card ?? "")?.code;
    if (claim === null || (code !== undefined && withBenchmark.has(code))) return [];
    return [problem("filing.claim-without-benchmark", `rows[${id}].target`, { path: `rows[${id}].target`, claim })];
  });
}

function claimIn(text: string): string | null {
  return LEADING_CLAIMS.exec(text)?.[0] ?? null;
}
