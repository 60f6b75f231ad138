import type { SpokenProblem } from "../../app/api/wire.ts";

/** Which of the filings that were sent together keep the others, by id, each with the reason in words; empty where the refusal is about something else. */
export function keptBack(problems: readonly SpokenProblem[], sent: readonly { readonly id: string }[]): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  for (const { where, message, advice } of problems) {
    const [, place] = /^items\[(\d+)\]$/.exec(where) ?? [];
    const id = place === undefined ? undefined : sent[Number(place)]?.id;
    if (id !== undefined) kept.set(id, [kept.get(id), message, advice].filter((part) => part !== undefined).join(" "));
  }
  return kept;
}
