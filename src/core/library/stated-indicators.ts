import { findDates, type DateSpan } from "../target/find-dates.ts";
import { findNumbers, type NumberSpan } from "../target/find-numbers.ts";
import { fold } from "../target/fold.ts";
import { PRINTED_SIGNS, SIGN_AFTER } from "../target/lexicon.ts";
import { isPercent } from "../target/units.ts";
import {
  CHANGE_END, CLAUSE_END, CLAUSE_HEAD, COST_NAME, COST_ROW, DEADLINE, DONE_BY, LEADS_OVER, LONGEST_VERB, NAME_LENGTHS, PER_BEFORE, QUALITY_ROW, QUANTITY_ROW, RATE, RATE_NAME, SATISFACTION_NAME, SATISFACTION_ROW, TIME_NAME, THIS_YEAR, TIME_ROW, TIME_UNITS,
} from "./stated-lexicon.ts";

/** What an overall goal promises in so many words: `设备验收合格率达到98%以上`. */
export interface StatedIndicator {
  readonly name: string;
  /** As a cell of a target would say it: `≥98%`. */
  readonly target: string;
  readonly kind: "satisfaction" | "cost" | "time" | "rate" | "quantity";
  /** The statement as it was typed. */
  readonly said: string;
}

/** Longest goal that is read, and so many statements of it. */
const LONGEST_GOAL = 2_000;
const MOST_STATED = 40;

/**
 * 总体目标 taken apart: each statement with one number is an indicator with its target, and each with a deadline is one of time. What has several numbers
 * or none, or reads as a whole sentence, is left to the person.
 */
export function statedIndicators(goal: string): readonly StatedIndicator[] {
  const found = goal.slice(0, LONGEST_GOAL).split(CLAUSE_END).flatMap((clause) => statedIn(clause) ?? []);
  return found.filter(({ name }, index) => found.findIndex((one) => one.name === name) === index).slice(0, MOST_STATED);
}

/** Whether a statement of this kind could stand in a row that a frame names so; a row without a name of its kind may hold any. */
export function fitsKind({ kind }: StatedIndicator, level2: string): boolean {
  if (level2 === "") return true;
  if (SATISFACTION_ROW.test(level2)) return kind === "satisfaction";
  if (COST_ROW.test(level2)) return kind === "cost";
  if (TIME_ROW.test(level2)) return kind === "time";
  if (QUANTITY_ROW.test(level2)) return kind === "quantity";
  return QUALITY_ROW.test(level2) ? kind === "rate" : kind === "rate" || kind === "quantity";
}

function statedIn(clause: string): StatedIndicator | null {
  const said = clause.replace(CLAUSE_HEAD, "").trim();
  const text = fold(said);
  const dates = findDates(text);
  const numbers = findNumbers(text, dates);
  if (numbers.length === 0 && dates.length === 1) return deadlineIn(text, dates[0]!, said);
  return numbers.length === 1 ? numberIn(text, numbers[0]!, dates, said) : null;
}

/** `11月底前全部完工`, `资金9月底前拨付到位` */
function deadlineIn(text: string, { start, end, comparator }: DateSpan, said: string): StatedIndicator | null {
  const done = text.slice(end);
  return comparator === null || !DONE_BY.test(done) ? null : named(`${text.slice(0, start)}${done}${DEADLINE}`, text.slice(start, end), "time", said);
}

/** `设备验收合格率达到98%以上`, `改造农村客运站9处`, `完成4座池体主体结构` */
function numberIn(text: string, number: NumberSpan, dates: readonly DateSpan[], said: string): StatedIndicator | null {
  const ahead = without(text.slice(0, number.start), dates);
  const per = PER_BEFORE.exec(ahead)?.[0] ?? "";
  const before = ahead.slice(0, ahead.length - per.length).replace(LEADS_OVER, "").replace(THIS_YEAR, "");
  const behind = text.slice(number.end);
  if (behind !== "" && before.length > LONGEST_VERB) return null;
  const isShare = number.unit !== null && isPercent(number.unit);
  const name = `${before}${behind}`;
  return named(isShare && CHANGE_END.test(name) ? `${name}${RATE}` : name, per === "" ? targetOf(text.slice(number.start, number.end), number) : `${per}${text.slice(number.start, number.end)}`, kindOf(name, number.unit, isShare), said);
}

function named(name: string, target: string, kind: StatedIndicator["kind"], said: string): StatedIndicator | null {
  const { length } = Array.from(name);
  return length < NAME_LENGTHS.least || length > NAME_LENGTHS.most || !/^\p{Script=Han}/u.test(name) ? null : { name, target, kind, said };
}

function without(text: string, spans: readonly DateSpan[]): string {
  return spans.reduceRight((rest, { start, end }) => (start >= rest.length ? rest : rest.slice(0, start) + rest.slice(end)), text);
}

/** The number with its unit as it was typed, behind the sign that the words around it mean. */
function targetOf(span: string, { comparator }: NumberSpan): string {
  const digits = span.slice(Math.max(0, span.search(/\d/u)));
  const behind = SIGN_AFTER.find(([word]) => digits.endsWith(word))?.[0] ?? "";
  return `${comparator === null ? "" : PRINTED_SIGNS[comparator]}${digits.slice(0, digits.length - behind.length)}`;
}

function kindOf(name: string, unit: string | null, isShare: boolean): StatedIndicator["kind"] {
  if (SATISFACTION_NAME.test(name)) return "satisfaction";
  if (COST_NAME.test(name)) return "cost";
  if (TIME_NAME.test(name) || (unit !== null && TIME_UNITS.has(unit))) return "time";
  return isShare || RATE_NAME.test(name) ? "rate" : "quantity";
}
