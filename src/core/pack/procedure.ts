import type { Bilingual } from "../workflow/workflow.ts";
import type { Provenance } from "./provenance.ts";

/**
 * 办理程序: how something is handled that no form of this program carries yet, as a draft of its states: what follows what, and how long each may
 * take. Workflows of forms are another thing; they move records.
 */
export interface Procedure {
  readonly id: string;
  readonly title: Bilingual;
  readonly provenance: Provenance;
  /** The first is where it begins. */
  readonly states: readonly ProcedureState[];
}

export interface ProcedureState {
  readonly id: string;
  readonly title: Bilingual;
  /** Ids of the states that may follow; none at an end. */
  readonly to: readonly string[];
  /** How long it may stay; null where nobody said. */
  readonly due: { readonly days: number; readonly of: "working" | "calendar" } | null;
}

export interface ProcedureFault {
  readonly code: "pack.twice" | "pack.state-unknown" | "pack.state-unreachable" | "pack.state-without-end";
  readonly path: readonly (string | number)[];
  readonly params: Readonly<Record<string, string | number>>;
}

/** What is wrong with the states: one named twice, a way to nowhere, one that nothing leads to, and one from which no way leads to an end. */
export function procedureFaults(states: readonly ProcedureState[]): readonly ProcedureFault[] {
  const ids = states.map(({ id }) => id);
  const named = states.flatMap(({ id, to }, index): ProcedureFault[] => [
    ...(ids.indexOf(id) === index ? [] : [{ code: "pack.twice" as const, path: ["states", index, "id"], params: { found: id } }]),
    ...to.flatMap((next, at) => (ids.includes(next) ? [] : [{ code: "pack.state-unknown" as const, path: ["states", index, "to", at], params: { found: next, expected: ids.join(" | ") } }])),
  ]);
  if (named.length > 0) return named;
  const reached = closure(ids.slice(0, 1), (id) => states.find((state) => state.id === id)!.to);
  const ending = closure(states.filter(({ to }) => to.length === 0).map(({ id }) => id), (id) => states.filter(({ to }) => to.includes(id)).map((state) => state.id));
  return states.flatMap(({ id }, index): ProcedureFault[] => [
    ...(reached.has(id) ? [] : [{ code: "pack.state-unreachable" as const, path: ["states", index, "id"], params: { found: id } }]),
    ...(ending.has(id) ? [] : [{ code: "pack.state-without-end" as const, path: ["states", index, "to"], params: { found: id } }]),
  ]);
}

function closure(from: readonly string[], next: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(from);
  for (const id of found) for (const one of next(id)) found.add(one);
  return found;
}
