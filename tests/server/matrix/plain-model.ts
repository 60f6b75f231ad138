import type { Action } from "../../../src/core/workflow/workflow.ts";

/*
 * A goal on its way, as a plain machine that does one thing after the other. It knows the steps by heart and nothing of the server, so
 * that both have to come to the same on their own.
 */

const STEPS = ["draft", "unit-head", "department", "business", "performance", "awaiting", "approved"] as const;
export type StepName = (typeof STEPS)[number];
const HOLDER: Readonly<Record<StepName, string | null>> = {
  draft: "officer", "unit-head": "head", department: "department", business: "business", performance: "performance", awaiting: "performance", approved: null,
};
const ROLE: Readonly<Record<string, string>> = {
  officer: "officer", colleague: "officer", head: "head", deputy: "head", department: "department", business: "business", performance: "performance", performance2: "performance",
};

export interface ModelState {
  readonly version: number;
  readonly step: StepName;
  readonly round: number;
  readonly text: string;
  /** Where it stood at each version, from the first. */
  readonly past: readonly { readonly step: StepName; readonly round: number }[];
  /** What counts of it: a step that was taken back does not. */
  readonly taken: readonly { readonly person: string; readonly from: StepName; readonly round: number; readonly submits: boolean; readonly moves: boolean }[];
  /** Every step that was taken, with the version it made and whether it led forward; taking one back is a step as well. */
  readonly moves: readonly { readonly person: string; readonly from: StepName; readonly version: number; readonly forward: boolean; readonly arrival: number }[];
  /** Whether somebody said something about it since the last step. */
  readonly remarked: boolean;
  /** The version with which it came to where it is; one that was taken back was there before. */
  readonly arrival: number;
  /** Arrivals whose step got a later deadline. */
  readonly extended: readonly number[];
  /** Rounds that began by taking back what had frozen it: the rounds before still count in them. */
  readonly carrying: readonly number[];
  /** How many letters it was approved by. */
  readonly letters: number;
}

export type Operation =
  | { readonly kind: "save"; readonly text: string; readonly expected: number }
  | { readonly kind: Exclude<Action, "save" | "issue" | "confirm" | "reverse">; readonly to: StepName | null; readonly expected: number }
  | { readonly kind: "reverse"; readonly expected: number }
  | { readonly kind: "extend"; readonly expected: number }
  | { readonly kind: "issue" }
  | { readonly kind: "remark" };

export interface Outcome {
  readonly status: number;
  readonly version: number | null;
}

export function begin(person: string, text: string): ModelState {
  return { version: 1, step: "draft", round: 1, text, past: [{ step: "draft", round: 1 }], taken: [{ person, from: "draft", round: 1, submits: false, moves: false }], moves: [], remarked: false, arrival: 1, extended: [], carrying: [], letters: 0 };
}

/** What comes of it, and how it stands then. */
export function apply(state: ModelState, person: string, operation: Operation): { readonly outcome: Outcome; readonly state: ModelState } {
  const refuse = (status: number) => ({ outcome: { status, version: null }, state });
  if (operation.kind === "issue") {
    if (!holds(state, person, state.step, state.round) || state.step !== "awaiting") return refuse(403);
    const moved = advance(state, person, "approved", state.round, false);
    return { outcome: { status: 201, version: null }, state: { ...moved, letters: state.letters + 1 } };
  }
  if (operation.kind === "remark") {
    // Whoever fills says nothing about cells; the others while it is with their post.
    if (ROLE[person] === "officer" || HOLDER[state.step] !== ROLE[person]) return refuse(403);
    return { outcome: { status: 201, version: null }, state: { ...state, remarked: true } };
  }
  // Whoever looked at an earlier version is judged by what it was then, and told that it moved on.
  const seen = state.past[operation.expected - 1] ?? state;
  const isStale = operation.expected !== state.version;
  const isKnown = state.past[operation.expected - 1] !== undefined;
  const known = isKnown ? state.moves.filter(({ version }) => version <= operation.expected) : state.moves;
  const last = known.at(-1);
  if (operation.kind === "extend") {
    if (ROLE[person] !== "performance") return refuse(403);
    if (!isKnown || seen.step !== state.step || seen.round !== state.round) return refuse(409);
    if (state.step === "approved") return refuse(403);
    // Everybody names the same day, so the second is told that it is no later.
    if (state.extended.includes(state.arrival)) return refuse(422);
    return { outcome: { status: 201, version: null }, state: { ...state, extended: [...state.extended, state.arrival] } };
  }
  if (operation.kind === "reverse") {
    if (seen.step === "approved") return ROLE[person] !== "performance" ? refuse(403) : isStale ? refuse(409) : reversed(state, person, "awaiting", state.round + 1);
    if (last === undefined || !last.forward || last.from === "draft" || last.person !== person) return refuse(403);
    const touched = isKnown && isStale ? last.version < operation.expected : state.remarked || last.version < state.version;
    if (!touched || isStale) return refuse(409);
    return reversed(state, person, last.from, state.round);
  }
  if (operation.kind === "withdraw") {
    if (seen.step === "approved" || last === undefined || !last.forward || last.person !== person) return refuse(403);
    if (isStale || state.remarked || last.version < state.version) return refuse(409);
    const back: ModelState = {
      ...state, version: state.version + 1, step: last.from, past: [...state.past, { step: last.from, round: state.round }], remarked: false, arrival: last.arrival,
      taken: state.taken.toSpliced(state.taken.findLastIndex(({ moves }) => moves), 1), moves: [...state.moves, { person, from: state.step, version: state.version + 1, forward: false, arrival: state.arrival }],
    };
    return { outcome: { status: 200, version: back.version }, state: back };
  }
  if (!holds(state, person, seen.step, seen.round)) return refuse(403);
  if (operation.kind === "save") {
    if (seen.step !== "draft") return refuse(403);
    if (isStale) return refuse(409);
    if (operation.text === state.text) return { outcome: { status: 200, version: state.version }, state };
    const saved: ModelState = {
      ...state, version: state.version + 1, text: operation.text, past: [...state.past, { step: state.step, round: state.round }],
      taken: [...state.taken, { person, from: "draft", round: state.round, submits: false, moves: false }],
    };
    return { outcome: { status: 200, version: saved.version }, state: saved };
  }
  const at = STEPS.indexOf(seen.step);
  const forward = operation.kind === "submit" ? seen.step === "draft" : operation.kind === "approve" && at >= 1 && at <= 4;
  if (operation.kind !== "return") {
    if (!forward) return refuse(403);
    if (isStale) return refuse(409);
    const moved = advance(state, person, STEPS[at + 1]!, state.round, operation.kind === "submit");
    return { outcome: { status: 200, version: moved.version }, state: moved };
  }
  if (seen.step === "draft") return refuse(403);
  // Only from the head does it lead to one place; elsewhere the place has to be named, and lie before.
  const back = operation.to === null ? (at === 1 ? "draft" : null) : operation.to;
  if (back === null || STEPS.indexOf(back) >= at) return refuse(422);
  if (isStale) return refuse(409);
  const moved = advance(state, person, back, state.round + 1, false);
  return { outcome: { status: 200, version: moved.version }, state: moved };
}

/** 反审核: the last step that was taken counts no more, and it has come to where it goes anew. */
function reversed(state: ModelState, person: string, to: StepName, round: number): { readonly outcome: Outcome; readonly state: ModelState } {
  const version = state.version + 1;
  return {
    outcome: { status: 200, version },
    state: {
      ...state, version, step: to, round, past: [...state.past, { step: to, round }], remarked: false, arrival: version, carrying: round > state.round ? [...state.carrying, round] : state.carrying,
      taken: state.taken.toSpliced(state.taken.findLastIndex(({ moves }) => moves), 1), moves: [...state.moves, { person, from: state.step, version, forward: false, arrival: state.arrival }],
    },
  };
}

function holds({ taken, carrying }: ModelState, person: string, step: StepName, round: number): boolean {
  if (HOLDER[step] === null || HOLDER[step] !== ROLE[person]) return false;
  const elsewhere = taken.filter((one) => one.person === person && one.from !== step);
  let since = round;
  while (carrying.includes(since)) since -= 1;
  // What somebody has decided anew since then is theirs, and no longer of whoever decided it before.
  const stillHolds = ({ from, round: at }: (typeof taken)[number]): boolean => at >= since && at < round && !taken.some((later) => later.moves && later.from === from && later.round > at);
  return !elsewhere.some(stillHolds) && !elsewhere.some((one) => one.round === round) && !elsewhere.some((one) => one.from === "draft" || one.submits);
}

function advance(state: ModelState, person: string, to: StepName, round: number, submits: boolean): ModelState {
  return {
    ...state, version: state.version + 1, step: to, round, past: [...state.past, { step: to, round }],
    taken: [...state.taken, { person, from: state.step, round: state.round, submits, moves: true }], remarked: false, arrival: state.version + 1,
    moves: [...state.moves, { person, from: state.step, version: state.version + 1, forward: round === state.round, arrival: state.arrival }],
  };
}

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
    const key = `${done.join(",")} ${state.version} ${state.step} ${state.round} ${state.text} ${state.remarked} ${JSON.stringify([state.taken, state.moves, state.extended])}`;
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
