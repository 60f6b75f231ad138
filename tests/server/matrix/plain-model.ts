import { hasSigned, holdRefusal, isBarredFromSigning, isExtended, isOver, isUnsigned } from "./plain-rules.ts";
import { DELEGATE, HOLDER, isAt, POST, ROLE, STEPS, type ModelState, type Operation, type Outcome, type StepName } from "./plain-state.ts";

type Applied = { readonly outcome: Outcome; readonly state: ModelState };

/** What comes of it, and how it stands then. */
export function apply(state: ModelState, person: string, operation: Operation): Applied {
  const refuse = (status: number): Applied => ({ outcome: { status, version: null }, state });
  const made = (status: number, change: Partial<ModelState>): Applied => ({ outcome: { status, version: null }, state: { ...state, ...change } });
  if (operation.kind === "midnight") return made(0, { late: true });
  // Whose delegation has ended does nothing at all, whatever they looked at.
  if (person === DELEGATE && (state.late || (state.takenBack && !state.lentAnew))) return refuse(403);
  if (operation.kind === "lend") return person !== "officer" ? refuse(403) : state.late ? refuse(422) : !state.takenBack || state.lentAnew ? refuse(409) : made(201, { lentAnew: true });
  if (operation.kind === "end") return person !== "officer" ? refuse(403) : state.late || state.takenBack ? refuse(409) : made(200, { takenBack: true });
  if (operation.kind === "issue") {
    const why = holdRefusal(state, person, state);
    if (why !== null || state.step !== "awaiting") return refuse(why ?? 403);
    if (isUnsigned(state)) return refuse(409);
    const moved = advance(state, person, "approved", state.round, false);
    return { outcome: { status: 201, version: null }, state: { ...moved, letters: state.letters + 1 } };
  }
  if (operation.kind === "remark") {
    // Whoever fills says nothing about cells; the others while it is with their post.
    if (ROLE[person] === "officer" || HOLDER[state.step] !== ROLE[person]) return refuse(403);
    return made(201, { remarked: true });
  }
  // Whoever looked at an earlier version is judged by what it was then, and told that it moved on.
  const seen = state.past[operation.expected - 1] ?? state;
  const isStale = operation.expected !== state.version;
  const isKnown = state.past[operation.expected - 1] !== undefined;
  const known = isKnown ? state.moves.filter(({ version }) => version <= operation.expected) : state.moves;
  const last = known.at(-1);
  const isSignedThere = state.taken.some(({ signs, from, round }) => signs && from === seen.step && round === seen.round);
  switch (operation.kind) {
    case "extend":
      if (ROLE[person] !== "performance") return refuse(403);
      if (!isKnown || !isAt(seen, state)) return refuse(409);
      if (state.step === "approved") return refuse(403);
      // Everybody names the same day, so the second is told that it is no later.
      if (isExtended(state, state)) return refuse(422);
      return made(201, { extended: [...state.extended, { arrival: state.arrival, step: state.step, round: state.round }] });
    case "hand-on": case "add-signer": {
      // What was given where it no longer stands is not looked up for these.
      const why = holdRefusal(state, person, seen, isAt(seen, state) && isExtended(state, state));
      if (why !== null) return refuse(why);
      if (isStale) return refuse(409);
      return operation.kind === "hand-on" ? handedOn(state, person, operation.to) : signerAdded(state, person, operation.to);
    }
    case "sign": {
      if (isKnown && !isAt(seen, state)) return refuse(409);
      if (HOLDER[state.step] === null || !state.asked.some((one) => one.person === person && isAt(one, state))) return refuse(403);
      if (hasSigned(state, person)) return refuse(409);
      if (isBarredFromSigning(state, person)) return refuse(403);
      if (isStale) return refuse(409);
      const isNoted = state.taken.some((one) => one.signs && one.person === person && one.from === state.step && one.round === state.round);
      return made(201, {
        signed: [...state.signed, { person, step: state.step, round: state.round, text: state.text }],
        taken: isNoted ? state.taken : [...state.taken, { person, from: state.step, round: state.round, submits: false, moves: false, signs: true }],
      });
    }
    case "reverse": {
      if (seen.step === "approved") return ROLE[person] !== "performance" ? refuse(403) : isStale ? refuse(409) : reversed(state, person, "awaiting", state.round + 1);
      if (last === undefined || !last.forward || last.from === "draft" || last.person !== person) return refuse(403);
      const touched = isSignedThere || (isKnown && isStale ? last.version < operation.expected : state.remarked || last.version < state.version);
      if (!touched) return refuse(409);
      if (isOver(state, last.from, false)) return refuse(422);
      return isStale ? refuse(409) : reversed(state, person, last.from, state.round);
    }
    case "withdraw": {
      if (seen.step === "approved" || last === undefined || !last.forward || last.person !== person) return refuse(403);
      // What it had been given where the last step of all was taken from.
      const from = state.moves.at(-1)!;
      if (isOver(state, last.from, isExtended(state, { step: from.from, round: from.round }))) return refuse(422);
      if (isStale || isSignedThere || state.remarked || last.version < state.version) return refuse(409);
      const back: ModelState = {
        ...state, version: state.version + 1, step: last.from, past: [...state.past, { step: last.from, round: state.round }], remarked: false, arrival: last.arrival, handler: null,
        taken: state.taken.toSpliced(state.taken.findLastIndex(({ moves }) => moves), 1), moves: [...state.moves, { person, from: state.step, round: state.round, version: state.version + 1, forward: false, arrival: state.arrival }],
      };
      return { outcome: { status: 200, version: back.version }, state: back };
    }
    default:
  }
  const why = holdRefusal(state, person, seen);
  if (why !== null) return refuse(why);
  if (operation.kind === "save") {
    if (seen.step !== "draft") return refuse(403);
    if (isStale) return refuse(409);
    if (operation.text === state.text) return { outcome: { status: 200, version: state.version }, state };
    const saved: ModelState = {
      ...state, version: state.version + 1, text: operation.text, past: [...state.past, { step: state.step, round: state.round }],
      taken: [...state.taken, { person, from: "draft", round: state.round, submits: false, moves: false, signs: false }],
    };
    return { outcome: { status: 200, version: saved.version }, state: saved };
  }
  const at = STEPS.indexOf(seen.step);
  const forward = operation.kind === "submit" ? seen.step === "draft" : operation.kind === "approve" && at >= 1 && at <= 4;
  if (operation.kind !== "return") {
    if (!forward) return refuse(403);
    if (isStale || isUnsigned(state)) return refuse(409);
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

/** 转办 to somebody who could act there. */
function handedOn(state: ModelState, person: string, to: string): Applied {
  const status = POST(to) === POST(person) || to === person ? 422 : state.handler === POST(to) ? 409 : holdRefusal({ ...state, handler: null }, to, state) !== null ? 422 : 201;
  return { outcome: { status, version: null }, state: status === 201 ? { ...state, handler: POST(to), handings: state.handings + 1 } : state };
}

/** 加签 of somebody who has not had it in hand. */
function signerAdded(state: ModelState, person: string, to: string): Applied {
  const status = to === person ? 422 : state.asked.some((one) => one.person === to && isAt(one, state)) ? 409 : hasSigned(state, to) || isBarredFromSigning(state, to) ? 422 : 201;
  return { outcome: { status, version: null }, state: status === 201 ? { ...state, asked: [...state.asked, { person: to, step: state.step, round: state.round }] } : state };
}

/** 反审核: the last step that was taken counts no more, and it has come to where it goes anew. */
function reversed(state: ModelState, person: string, to: StepName, round: number): Applied {
  const version = state.version + 1;
  return {
    outcome: { status: 200, version },
    state: {
      ...state, version, step: to, round, past: [...state.past, { step: to, round }], remarked: false, arrival: version, handler: null, carrying: round > state.round ? [...state.carrying, round] : state.carrying,
      taken: state.taken.toSpliced(state.taken.findLastIndex(({ moves }) => moves), 1), moves: [...state.moves, { person, from: state.step, round: state.round, version, forward: false, arrival: state.arrival }],
    },
  };
}

function advance(state: ModelState, person: string, to: StepName, round: number, submits: boolean): ModelState {
  return {
    ...state, version: state.version + 1, step: to, round, past: [...state.past, { step: to, round }], handler: null,
    taken: [...state.taken, { person, from: state.step, round: state.round, submits, moves: true, signs: false }], remarked: false, arrival: state.version + 1,
    moves: [...state.moves, { person, from: state.step, round: state.round, version: state.version + 1, forward: round === state.round, arrival: state.arrival }],
  };
}
