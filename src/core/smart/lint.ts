import { message, type Message } from "../basics/message.ts";
import { wholly, type Steps } from "../basics/steps.ts";
import type { GoalInput } from "./goal.ts";
import { readForm, type Cell, type ReadForm, type ReadRow } from "./read-form.ts";
import type { Statement } from "./read-statement.ts";
import { byPlace, type Fix, type GoalField, type LintRemark } from "./remark.ts";
import type { CellRule, Draft, FormRule, Rule, RowRule, SentenceRule, StatementRule } from "./rule.ts";
import { rules } from "./rules/index.ts";

/** Most remarks of one rule on one goal text; who gets five of a kind knows. */
const MOST_ALIKE = 5;

const statementRules = rules.filter((rule): rule is StatementRule => rule.scope === "statement");
const sentenceRules = rules.filter((rule): rule is SentenceRule => rule.scope === "sentence");
const cellRules = rules.filter((rule): rule is CellRule => rule.scope === "cell");
/** By what they are asked about, so that a row asks no rule in vain: first for names, then for targets. */
const rulesForCells: readonly (readonly CellRule[])[] = [cellRules.filter((rule) => !rule.skipsNames), cellRules];
const rowRules = rules.filter((rule): rule is RowRule => rule.scope === "row");
const formRules = rules.filter((rule): rule is FormRule => rule.scope === "form");

/** Everything the rules have to say about a goal form, in reading order. Pure: the same form gives the same remarks. */
export function lintGoal(input: GoalInput): LintRemark[] {
  return lintForm(readForm(input));
}

/** As {@link lintGoal}, a row a step. */
export function* lintSteps(input: GoalInput): Steps<LintRemark[]> {
  const form = readForm(input);
  yield;
  return yield* lintFormSteps(form);
}

/** One goal sentence by itself, as somebody types it. */
export function lintSentence(text: string): LintRemark[] {
  return lintGoal({ year: null, goal: text, rows: [], complete: false });
}

/** As {@link lintGoal}, for callers that have read the form already. */
export function lintForm(form: ReadForm): LintRemark[] {
  return wholly(lintFormSteps(form));
}

function* lintFormSteps(form: ReadForm): Steps<LintRemark[]> {
  const remarks: LintRemark[] = [];
  for (const statement of form.statements) lintStatement(statement, form, remarks);
  for (const row of form.rows) {
    lintRow(row, form, remarks);
    yield;
  }
  for (const rule of formRules) {
    collect(remarks, rule, rule.check(form), null, "form");
    yield;
  }
  return remarks.length > 1 ? remarks.sort((left, right) => byPlace(left.place, right.place)) : remarks;
}

function lintStatement(statement: Statement, form: ReadForm, remarks: LintRemark[]): void {
  const counts = new Map<Rule, number>();
  const add = (rule: Rule, drafts: readonly Draft[], offset: number): void => {
    if (drafts.length === 0) return;
    for (const draft of drafts) {
      const count = counts.get(rule) ?? 0;
      if (count >= MOST_ALIKE) return;
      counts.set(rule, count + 1);
      remarks.push(remarkOf(rule, draft, null, statement.field, offset));
    }
  };
  for (const rule of statementRules) add(rule, rule.check(statement, form), 0);
  for (const sentence of statement.sentences) {
    const cell: Cell = { row: null, field: statement.field, text: sentence.text, raw: statement.raw, offset: sentence.start, isHint: sentence.isHint, year: form.input.year };
    for (const rule of cellRules) if (!sentence.isHint || rule.readsHints) add(rule, rule.check(cell), sentence.start);
    if (!sentence.isHint) for (const rule of sentenceRules) add(rule, rule.check(sentence, statement), sentence.start);
  }
}

function lintRow(row: ReadRow, form: ReadForm, remarks: LintRemark[]): void {
  const cells: Cell[] = [
    { row, field: "name", text: row.name, raw: row.input.name ?? "", offset: 0, isHint: row.isNameHint, year: form.input.year },
    { row, field: "target", text: row.target, raw: row.input.target ?? "", offset: 0, isHint: row.isTargetHint, year: form.input.year },
  ];
  for (const [at, cell] of cells.entries()) {
    if (cell.text === "") continue;
    for (const rule of rulesForCells[at]!) if (!row.isHint || rule.readsHints) collect(remarks, rule, rule.check(cell), row.index, cell.field);
  }
  if (row.isHint) return;
  for (const rule of rowRules) collect(remarks, rule, rule.check(row, form), row.index, "target");
}

/** Rules are silent nearly always, so that is the case to be quick about. */
function collect(remarks: LintRemark[], rule: Rule, drafts: readonly Draft[], row: number | null, field: GoalField): void {
  if (drafts.length === 0) return;
  for (const draft of drafts) remarks.push(remarkOf(rule, draft, row, field, 0));
}

function remarkOf(rule: Rule, draft: Draft, row: number | null, field: GoalField, offset: number): LintRemark {
  const place = {
    row: draft.row === undefined ? row : draft.row,
    field: draft.field ?? field,
    start: draft.start === undefined ? null : draft.start + offset,
    end: draft.end === undefined ? null : draft.end + offset,
  };
  const params = draft.params ?? {};
  return {
    rule: rule.code, letter: rule.letter, severity: rule.severity, place,
    message: message(draft.variant === undefined ? `lint.${rule.code}` : `lint.${rule.code}.${draft.variant}`, params),
    advice: message(`lint.${rule.code}.advice`, params),
    fix: draft.fix === undefined ? null : fixOf(rule, draft.fix, place.row, place.field),
  };
}

function fixOf(rule: Rule, fix: NonNullable<Draft["fix"]>, row: number | null, field: GoalField): Fix {
  const { text, field: where } = typeof fix === "string" ? { text: fix, field } : fix;
  const label: Message = message(`lint.${rule.code}.fix`, { text });
  return { row, field: where, text, label };
}
