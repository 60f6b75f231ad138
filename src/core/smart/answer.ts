import { message, type Message } from "../basics/message.ts";
import type { GoalInput } from "./goal.ts";
import { judgeForm, SMART_LETTERS, type SmartLetter, type SmartVerdicts, type Verdict } from "./judge.ts";
import { lintForm } from "./lint.ts";
import { readForm } from "./read-form.ts";
import type { LintRemark } from "./remark.ts";

/** Why a letter came out as it did, and what would make it better; a letter that passed needs nothing. */
export interface LetterReason {
  readonly reason: Message;
  readonly advice: Message | null;
}

/** One of the five letters, answered: there is always a reason. */
export interface LetterAnswer {
  readonly letter: SmartLetter;
  readonly verdict: Verdict;
  readonly reasons: readonly LetterReason[];
}

/** A sentence of the overall goal, as it was typed, with its five letters. */
export interface SentenceAnswer {
  readonly text: string;
  readonly letters: readonly LetterAnswer[];
}

export interface SmartAnswer {
  readonly sentences: readonly SentenceAnswer[];
  /** One for each of `GoalInput.rows`; null for printed rows that stayed empty. */
  readonly rows: readonly (readonly LetterAnswer[] | null)[];
}

/** SMART校验 of a goal form: each sentence of the goal by itself and each line of the table, letter by letter, with reason and advice. The machine's part: a reviewer decides. */
export function answerSmart(input: GoalInput): SmartAnswer {
  const form = readForm(input);
  const remarks = lintForm(form);
  const { rows } = judgeForm(form, remarks);
  const sentences = form.statements
    .filter(({ isHint }) => !isHint)
    .flatMap(({ raw, sentences: all }) => all.filter(({ isHint }) => !isHint).map(({ start, text }) => raw.slice(start, start + text.length)));
  return {
    sentences: sentences.map((text) => ({ text, letters: answerSentence(text, input.year) })),
    rows: rows.map((verdicts, row) => (verdicts === null ? null : answered(verdicts, remarks.filter(({ place }) => place.row === row)))),
  };
}

/** The same of one sentence. */
export function answerSentence(text: string, year: number | null = null): readonly LetterAnswer[] {
  const form = readForm({ year, goal: text, rows: [], complete: false });
  const remarks = lintForm(form);
  return answered(judgeForm(form, remarks).overall, remarks);
}

function answered(verdicts: SmartVerdicts, remarks: readonly LintRemark[]): readonly LetterAnswer[] {
  return SMART_LETTERS.map((letter) => {
    const { verdict, rules } = verdicts[letter];
    const fired = rules.flatMap((rule) => remarks.find((remark) => remark.rule === rule && remark.letter === letter) ?? []);
    return { letter, verdict, reasons: fired.length > 0 ? fired.map(({ message: reason, advice }) => ({ reason, advice })) : [withoutRemark(letter, verdict)] };
  });
}

/** Nothing fired: it passed, or there is nothing to judge it by, which is never held against anybody. */
function withoutRemark(letter: SmartLetter, verdict: Verdict): LetterReason {
  return verdict === "cannot-be-judged" ? { reason: message(`smart.unjudged.${letter}`), advice: message(`smart.unjudged.${letter}.advice`) } : { reason: message(`smart.pass.${letter}`), advice: null };
}
