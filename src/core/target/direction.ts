import { sign } from "../basics/decimal.ts";
import { message } from "../basics/message.ts";
import { fold } from "./fold.ts";
import { CEILING_NAMES, COST_GROUPS, FLOOR_NAMES, LONGEST_AFTER_CEILING, TIMELINESS_GROUPS, TIME_UNITS } from "./lexicon.ts";
import type { Reading, ReadingContext } from "./reading.ts";

/**
 * Published targets often lose their sign. A bare number is a floor (reach it), except where the indicator tells otherwise:
 * costs and control rates, zero, and limits of time are ceilings. The assumption is said, never silent.
 */
export function assumeDirection(target: Reading, context: ReadingContext): Reading {
  if (target.comparator !== null) return target;
  if (target.kind === "date") {
    // A bare date as a target is a deadline; a period is the time in which to do it, so its last day is.
    return target.date === null ? target : { ...target, comparator: "<=", assumed: [...target.assumed, message("target.assumed.deadline")] };
  }
  if (target.kind !== "number" || target.value === null) return target;
  const reason = ceilingReason(target, context);
  if (reason !== null) return { ...target, comparator: "<=", assumed: [...target.assumed, message(reason)] };
  return sign(target.value) < 0 ? { ...target, assumed: [...target.assumed, message("target.assumed.negative")] } : target;
}

function ceilingReason(target: Reading, context: ReadingContext): string | null {
  if (sign(target.value!) === 0) return "target.assumed.ceiling-of-zero";
  const name = fold(context.name ?? "").replace(/\([^()]*\)/g, "");
  const ceiling = lastWord(name, CEILINGS);
  if (lastWord(name, FLOORS) > ceiling) return null;
  if (ceiling >= 0 && name.length - ceiling <= LONGEST_AFTER_CEILING) return "target.assumed.ceiling-by-name";
  const groups = fold(`${context.level1 ?? ""}/${context.level2 ?? ""}`);
  if (COST_GROUPS.some((group) => groups.includes(group))) return "target.assumed.ceiling-of-cost";
  if (TIMELINESS_GROUPS.some((group) => groups.includes(group)) && target.unit !== null && TIME_UNITS.has(target.unit)) return "target.assumed.ceiling-of-time";
  return null;
}

/** One pass over a name for a whole list of words; longer words first, so that the end of the longest counts. */
const anyOf = (words: readonly string[]): RegExp => new RegExp([...words].sort((a, b) => b.length - a.length).join("|"), "g");
const FLOORS = anyOf(FLOOR_NAMES);
const CEILINGS = anyOf(CEILING_NAMES);

/** Chinese names put what is measured last: 事故下降率 is a fall, 下降事故率 would be an accident rate. */
function lastWord(name: string, words: RegExp): number {
  let last = -1;
  words.lastIndex = 0;
  for (let found = words.exec(name); found; found = words.exec(name)) {
    last = words.lastIndex;
    // Words may overlap (事故率下降): the next one may begin inside this one.
    words.lastIndex = found.index + 1;
  }
  return last;
}
