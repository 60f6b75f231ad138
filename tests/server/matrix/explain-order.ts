import { apply } from "./plain-model.ts";
import type { ModelState, Operation, Outcome } from "./plain-state.ts";

export interface Script {
  readonly person: string;
  readonly operations: readonly Operation[];
}

/**
 * Whether what people were answered at the same time could have come one after the other: some order of their requests, each person's own
 * kept, in which the plain machine gives every answer as it was given. The state it leads to, or null.
 */
export function explain(start: ModelState, scripts: readonly Script[], answered: readonly (readonly Outcome[])[], end: (state: ModelState) => boolean): ModelState | null {
  const done = scripts.map(() => 0);
  const dead = new Set<string>();
  const search = (state: ModelState): ModelState | null => {
    if (scripts.every(({ operations }, index) => done[index] === operations.length)) return end(state) ? state : null;
    const key = `${done.join(",")} ${state.version} ${state.step} ${state.round} ${state.text} ${state.remarked} ${JSON.stringify([state.taken, state.moves, state.extended, state.handler, state.handings, state.asked, state.signed, state.takenBack, state.lentAnew, state.late])}`;
    if (dead.has(key)) return null;
    for (const [index, { person, operations }] of scripts.entries()) {
      const at = done[index]!;
      const operation = operations[at];
      if (operation === undefined) continue;
      const { outcome, state: next } = apply(state, person, operation);
      const given = answered[index]![at]!;
      if (outcome.status !== given.status || outcome.version !== given.version) continue;
      done[index] = at + 1;
      const found = search(next);
      if (found !== null) return found;
      done[index] = at;
    }
    dead.add(key);
    return null;
  };
  return search(start);
}
