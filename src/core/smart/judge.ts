import type { GoalInput } from "./goal.ts";
import { changeOnLastYear } from "./last-year.ts";
import { lintForm } from "./lint.ts";
import { readForm, type ReadForm, type ReadRow } from "./read-form.ts";
import type { Statement } from "./read-statement.ts";
import type { LintRemark } from "./remark.ts";
import { CITATION } from "./sentence-lexicon.ts";
import { statedChange } from "./stated-change.ts";

export type SmartLetter = "S" | "M" | "A" | "R" | "T";
export const SMART_LETTERS: readonly SmartLetter[] = ["S", "M", "A", "R", "T"];

/** `cannot-be-judged`: the form has no field that would tell, which is never held against anybody. */
export type Verdict = "pass" | "warn" | "fail" | "cannot-be-judged";

export interface LetterVerdict {
  readonly verdict: Verdict;
  /** Codes of the rules that fired, each once; empty for `pass` and `cannot-be-judged`. */
  readonly rules: readonly string[];
}

export type SmartVerdicts = Readonly<Record<SmartLetter, LetterVerdict>>;

export interface SmartJudgement {
  /** Worst of everything below. */
  readonly overall: SmartVerdicts;
  /** The overall goals of the form, taken together; null when there is none. */
  readonly goal: SmartVerdicts | null;
  /** One for each of `GoalInput.rows`; null for printed rows that stayed empty. */
  readonly rows: readonly (SmartVerdicts | null)[];
}

/** SMART, letter by letter, with the rules that fired. The machine's part: a reviewer decides. */
export function judgeSmart(input: GoalInput): SmartJudgement {
  const form = readForm(input);
  return judgeForm(form, lintForm(form));
}

/** As {@link judgeSmart}, for callers that have read the form and its remarks already. */
export function judgeForm(form: ReadForm, remarks: readonly LintRemark[]): SmartJudgement {
  const ofGoal = remarks.filter(({ place }) => place.row === null && place.field !== "form");
  const ofForm = remarks.filter(({ place }) => place.field === "form");
  const byRow = new Map<number, LintRemark[]>();
  for (const remark of remarks) {
    if (remark.place.row === null) continue;
    const list = byRow.get(remark.place.row);
    if (list) list.push(remark);
    else byRow.set(remark.place.row, [remark]);
  }
  const goal = form.statements.length === 0 ? null : verdicts(ofGoal, (letter) => goalTells(letter, form));
  const rows: (SmartVerdicts | null)[] = form.input.rows.map(() => null);
  for (const row of form.rows) rows[row.index] = verdicts(byRow.get(row.index) ?? [], (letter) => rowTells(letter, row));
  const parts = [goal, ...rows, verdicts(ofForm, () => false)].filter((part) => part !== null);
  return { overall: worst(parts), goal, rows };
}

/** SMART of one goal sentence by itself. */
export function judgeSentence(text: string): SmartVerdicts {
  return judgeSmart({ year: null, goal: text, rows: [], complete: false }).overall;
}

/** What fired decides; where nothing did, the letter passes only if there was something to judge it by. */
function verdicts(remarks: readonly LintRemark[], tells: (letter: SmartLetter) => boolean): SmartVerdicts {
  return each((letter) => {
    const fired = remarks.filter((remark) => remark.letter === letter);
    if (fired.length === 0) return { verdict: tells(letter) ? "pass" : "cannot-be-judged", rules: [] };
    const verdict = fired.some(({ severity }) => severity !== "note") ? "fail" : "warn";
    return { verdict, rules: [...new Set(fired.map(({ rule }) => rule))] };
  });
}

function each(verdict: (letter: SmartLetter) => LetterVerdict): SmartVerdicts {
  return { S: verdict("S"), M: verdict("M"), A: verdict("A"), R: verdict("R"), T: verdict("T") };
}

const RANK: Readonly<Record<Verdict, number>> = { "cannot-be-judged": 0, pass: 1, warn: 2, fail: 3 };

function worst(parts: readonly SmartVerdicts[]): SmartVerdicts {
  return each((letter) => {
    let verdict: Verdict = "cannot-be-judged";
    const rules = new Set<string>();
    for (const part of parts) {
      if (RANK[part[letter].verdict] > RANK[verdict]) verdict = part[letter].verdict;
      for (const rule of part[letter].rules) rules.add(rule);
    }
    return { verdict, rules: [...rules] };
  });
}

function goalTells(letter: SmartLetter, form: ReadForm): boolean {
  const some = (test: (statement: Statement) => boolean): boolean => form.statements.some(test);
  switch (letter) {
    case "S":
    case "M": return some(({ isHint }) => !isHint);
    case "A": return some(({ sentences }) => sentences.some(({ text }) => statedChange(text) !== null));
    case "R": return some(({ text }) => CITATION.test(text));
    case "T": return form.hasTimeRow || some(({ hasTime }) => hasTime);
  }
}

function rowTells(letter: SmartLetter, row: ReadRow): boolean {
  switch (letter) {
    case "S":
    case "M": return !row.isHint;
    case "A": return changeOnLastYear(row) !== null || (row.input.justification ?? "").trim() !== "";
    case "R": return (row.input.duty ?? "").trim() !== "";
    case "T": return (row.kind === "time" && row.reading.kind !== "blank") || (row.input.dueDate ?? "").trim() !== "";
  }
}
