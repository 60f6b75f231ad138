import type { Role } from "../access/role.ts";
import { isOnBehalf } from "./on-behalf.ts";
import { fits, signaturesNeeded } from "./signing.ts";
import { OF_THE_UNIT, type HeldRole } from "./vacant-steps.ts";
import type { Step, Workflow } from "./workflow.ts";

/** Somebody who holds a role over a unit. */
export interface Holder extends HeldRole {
  readonly personId: string;
  /** Place of their post's body in the organisation tree. */
  readonly unitPath: string;
}

/** What would go wrong for a unit: steps that nobody could take, and steps for which too few people are left when each takes one only (四眼). */
export interface Unserved {
  readonly nobody: readonly Step[];
  readonly tooFew: readonly Step[];
}

/** A place that one person takes in a round: the step itself, or a signature beside it (会签). */
interface Seat {
  readonly step: Step;
  readonly people: readonly string[];
}

/** Sees what it is assigned to, so that no range says who could sign. */
const ASSIGNED: Role = "third-party-reviewer";

/**
 * Whether a filing of a unit could go all the way: asked before a workflow is published. A step that is passed over where nobody holds it, or
 * that is for assigned people, is left out where it has no holder; a step for larger sums counts, since some filing may have to take it. Where
 * others have to sign, so many of them as its rule demands have to be there, in the bodies it names.
 */
export function unservedSteps({ steps }: Pick<Workflow, "steps">, holders: readonly Holder[], isDepartmentItself = false): Unserved {
  const peopleOf = (fit: (one: Holder) => boolean): readonly string[] => [...new Set(holders.filter(fit).map(({ personId }) => personId))];
  const holds = (one: Holder, role: Role): boolean => one.role === role && one.isOwn === OF_THE_UNIT.includes(role);
  const needed = steps.filter(({ role, onlyAssigned, passOverOwnDepartment }) => role !== null && !onlyAssigned && !(isDepartmentItself && passOverOwnDepartment === true));
  const nobody: Step[] = [];
  const held: Seat[] = [];
  const signed: (readonly [step: Step, seats: readonly Seat[], needed: number])[] = [];
  for (const step of needed) {
    const people = peopleOf((one) => holds(one, step.role!) || isOnBehalf(step, one.role));
    if (people.length > 0) held.push({ step, people });
    const signers = (step.countersign?.signers ?? []).filter(({ role }) => role !== ASSIGNED).map((signer): Seat => ({ step, people: peopleOf((one) => holds(one, signer.role) && fits(signer, one)) }));
    const assigned = (step.countersign?.signers.length ?? 0) - signers.length;
    const least = step.countersign === undefined ? 0 : Math.max(0, signaturesNeeded(step.countersign) - assigned);
    if ((people.length === 0 && step.passOverIfNobody !== true) || signers.filter((seat) => seat.people.length > 0).length < least) nobody.push(step);
    else if (people.length > 0) signed.push([step, signers, least]);
  }
  const taker = new Map<string, Seat>();
  const unseated = held.filter((seat) => !isSeated(seat, taker, new Set())).map(({ step }) => step);
  const unsigned = signed.filter(([, seats, least]) => seatedOf(seats, least, taker) < least).map(([step]) => step);
  return { nobody, tooFew: needed.filter((step) => !nobody.includes(step) && (unseated.includes(step) || unsigned.includes(step))) };
}

/** How many of the signers find somebody; those beyond what is demanded may be missing and take nobody from others. */
function seatedOf(seats: readonly Seat[], least: number, taker: Map<string, Seat>): number {
  let found = 0;
  for (const seat of seats) if (found < least && isSeated(seat, taker, new Set())) found += 1;
  return found;
}

/** Gives a seat one of its people, moving others to another of theirs where that frees one (augmenting path of a bipartite matching). */
function isSeated(seat: Seat, taker: Map<string, Seat>, tried: Set<string>): boolean {
  for (const person of seat.people) {
    if (tried.has(person)) continue;
    tried.add(person);
    const other = taker.get(person);
    if (other === undefined || isSeated(other, taker, tried)) {
      taker.set(person, seat);
      return true;
    }
  }
  return false;
}
