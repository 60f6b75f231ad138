import { HOLDER, isAt, OF_THE_UNIT, POST, ROLE, type ModelState, type Place, type StepName } from "./plain-state.ts";

/* Who may do what in the plain machine, with the status that everybody else is refused with. */

/** Whether somebody may act where it was when they looked; the status that they are refused with. */
export function holdRefusal(state: ModelState, person: string, { step, round }: Place, extended = isExtended(state, { step, round })): number | null {
  if (HOLDER[step] === null || HOLDER[step] !== ROLE[person]) return 403;
  if (isOver(state, step, extended)) return 422;
  if (state.handler !== null && isAt(state, { step, round }) && state.handler !== POST(person)) return 403;
  const signsHere = state.taken.some((one) => one.person === person && one.signs && one.from === step && one.round === round);
  return signsHere || isBarred(state, person, round, (one) => one.from !== step || one.signs) ? 403 : null;
}

export function isOver(state: ModelState, step: StepName, extended: boolean): boolean {
  return state.late && !extended && OF_THE_UNIT.includes(HOLDER[step]);
}

/** Whether it has a later day where it is, or ever had one in a place that it has left. */
export function isExtended(state: ModelState, place: Place): boolean {
  return isAt(state, place) ? state.extended.some(({ arrival }) => arrival === state.arrival) : state.extended.some((one) => isAt(one, place));
}

/** Somebody who was asked has not signed the text as it is. */
export function isUnsigned(state: ModelState): boolean {
  return state.asked.some((one) => isAt(one, state) && !hasSigned(state, one.person));
}

export function hasSigned(state: ModelState, person: string): boolean {
  return state.signed.some((one) => one.person === person && isAt(one, state) && one.text === state.text);
}

export function isBarredFromSigning(state: ModelState, person: string): boolean {
  return isBarred(state, person, state.round, (one) => !(one.signs && one.from === state.step && one.round === state.round));
}

function isBarred({ taken, carrying }: ModelState, person: string, round: number, counts: (one: ModelState["taken"][number]) => boolean): boolean {
  const own = taken.filter((one) => one.person === person && counts(one));
  let since = round;
  while (carrying.includes(since)) since -= 1;
  // What somebody has decided anew since then is theirs, and no longer of whoever decided it before.
  const stillHolds = ({ from, round: at }: (typeof taken)[number]): boolean => at >= since && at < round && !taken.some((later) => later.moves && later.from === from && later.round > at);
  return own.some(stillHolds) || own.some((one) => one.round === round) || own.some((one) => (one.from === "draft" && !one.signs) || one.submits);
}
