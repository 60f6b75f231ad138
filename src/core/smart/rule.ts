import type { MessageParams } from "../basics/message.ts";
import type { Cell, ReadForm, ReadRow, Sentence, Statement } from "./read-form.ts";
import type { GoalField, Letter, Severity } from "./remark.ts";

/** What a rule has to say; the linter adds code, letter and severity. What is left out is taken from the thing checked. */
export interface Draft {
  readonly row?: number | null;
  readonly field?: GoalField;
  /** Characters of the field, `end` exclusive; for a sentence counted within it. */
  readonly start?: number;
  readonly end?: number;
  readonly params?: MessageParams;
  /** Another wording of the same remark: `lint.<code>.<variant>`. */
  readonly variant?: string;
  /** Replacement for the whole field (or for the field named), offered as a one-key fix. */
  readonly fix?: string | { readonly field: GoalField; readonly text: string };
}

interface RuleBase {
  /** Kebab-case, the name of the file; words under `lint.<code>` and `lint.<code>.advice`, and `lint.<code>.fix` if it has one. */
  readonly code: string;
  readonly letter: Letter;
  readonly severity: Severity;
}

/** Looks at the overall goal as a whole. */
export interface StatementRule extends RuleBase {
  readonly scope: "statement";
  check(statement: Statement, form: ReadForm): readonly Draft[];
}

/** Looks at one sentence of the overall goal. */
export interface SentenceRule extends RuleBase {
  readonly scope: "sentence";
  check(sentence: Sentence, statement: Statement): readonly Draft[];
}

/** Looks at any text: a sentence of the goal, a name, a target. */
export interface CellRule extends RuleBase {
  readonly scope: "cell";
  /** Also asked about text that the form's author left there; other rules are not. */
  readonly readsHints?: boolean;
  /** Names of indicators are no concern of this rule. */
  readonly skipsNames?: boolean;
  check(cell: Cell): readonly Draft[];
}

/** Looks at one line of the indicator table. */
export interface RowRule extends RuleBase {
  readonly scope: "row";
  check(row: ReadRow, form: ReadForm): readonly Draft[];
}

/** Looks at the form as a whole: sums, what is missing, what is there twice. */
export interface FormRule extends RuleBase {
  readonly scope: "form";
  check(form: ReadForm): readonly Draft[];
}

export type Rule = StatementRule | SentenceRule | CellRule | RowRule | FormRule;

/** What a rule returns nearly always; one array for all, so that silence costs nothing. */
export const NOTHING: readonly Draft[] = Object.freeze([]);
