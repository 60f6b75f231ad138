import { even } from "./even.ts";
import { HINT, LIST_HEAD, MEASURE_IN_WORDS, NOT_A_MEASURE, OPEN_TIME, TIME } from "./sentence-lexicon.ts";
import { DIGIT } from "./value-lexicon.ts";

/** One sentence of an overall goal. */
export interface Sentence {
  /** Evened, without the head of a list (`目标1：`). */
  readonly text: string;
  /** Where it begins in the field. */
  readonly start: number;
  /** It says how much: a number that is no date, age or document number. */
  readonly hasMeasure: boolean;
  /** It says when. */
  readonly hasTime: boolean;
  readonly isLast: boolean;
  /** It is what the form's author wrote there. */
  readonly isHint: boolean;
}

/** An overall goal as a whole. */
export interface Statement {
  readonly field: "goal" | "midTermGoal";
  /** As typed, whole. */
  readonly raw: string;
  /** Evened, clipped. */
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly hasMeasure: boolean;
  readonly hasTime: boolean;
  /** It puts the time off in words such as 尽快. */
  readonly isPutOff: boolean;
  /** Nothing but hints. */
  readonly isHint: boolean;
}

const LONGEST_HEADS = 4;
const BREAKS: ReadonlySet<string> = new Set(["。", "!", "?", ";", "\n", "\r"]);

/** Null for a goal that is not there; the rules on goals have nothing to say about it. */
export function parts(raw: string | null, field: Statement["field"]): Statement | null {
  if (raw === null || raw.trim() === "") return null;
  const text = even(raw);
  const sentences: Sentence[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !BREAKS.has(text[at]!)) continue;
    const sentence = sentenceOf(text, start, at);
    if (sentence) sentences.push(sentence);
    start = at + 1;
  }
  const last = sentences.at(-1);
  if (last) sentences[sentences.length - 1] = { ...last, isLast: true };
  const real = sentences.filter((sentence) => !sentence.isHint);
  return {
    field, raw, text, sentences,
    hasMeasure: real.some((sentence) => sentence.hasMeasure),
    hasTime: real.some((sentence) => sentence.hasTime),
    isPutOff: real.some((sentence) => OPEN_TIME.test(sentence.text)),
    isHint: real.length === 0,
  };
}

function sentenceOf(text: string, start: number, end: number): Sentence | null {
  let from = start;
  let body = text.slice(from, end).trimEnd();
  for (let heads = 0; heads < LONGEST_HEADS; heads += 1) {
    const head = LIST_HEAD.exec(body)?.[0].length ?? 0;
    if (head === 0) break;
    from += head;
    body = body.slice(head);
  }
  const leading = body.length - body.trimStart().length;
  body = body.trimStart();
  const whole = text.slice(start, end).trim();
  if (body === "" && !HINT.test(whole)) return null;
  const isHint = HINT.test(whole) || HINT.test(body);
  return { text: body, start: from + leading, hasMeasure: hasMeasure(body), hasTime: TIME.test(body), isLast: false, isHint };
}

function hasMeasure(text: string): boolean {
  const hasDigit = DIGIT.test(text);
  if (!hasDigit && !MEASURE_IN_WORDS.test(text)) return false;
  const rest = text.replace(NOT_A_MEASURE, "");
  return (hasDigit && DIGIT.test(rest)) || MEASURE_IN_WORDS.test(rest);
}
