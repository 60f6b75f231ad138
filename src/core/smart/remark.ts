import type { Message } from "../basics/message.ts";

/** S specific, M measurable, A achievable, R relevant, T time-bound; `structure` concerns the form as a whole. */
export type Letter = "S" | "M" | "A" | "R" | "T" | "structure";

/** Only structural errors keep a goal from being submitted; everything else is advice that a reviewer sees. */
export type Severity = "error" | "warning" | "note";

export type GoalField = "goal" | "midTermGoal" | "name" | "target" | "unit" | "points" | "lastActual" | "dueDate" | "milestones" | "form";

/** Where a remark belongs: a stretch of the overall goal, a field of a row, or the form as a whole (`field: "form"`). */
export interface Place {
  /** Index into `GoalInput.rows`; null for the overall goal and for the form as a whole. */
  readonly row: number | null;
  readonly field: GoalField;
  /** Characters of the field as it was filled, `end` exclusive; null when the whole field is meant. */
  readonly start: number | null;
  readonly end: number | null;
}

/** What one key may do: put this text into a field. Offered, never applied unasked. */
export interface Fix {
  readonly row: number | null;
  readonly field: GoalField;
  readonly text: string;
  /** `lint.<rule>.fix`. */
  readonly label: Message;
}

export interface LintRemark {
  /** Code of the rule, `cost-at-least`. Its words are `lint.<rule>` and `lint.<rule>.advice` in `src/words`. */
  readonly rule: string;
  readonly letter: Letter;
  readonly severity: Severity;
  readonly place: Place;
  /** Fills the sentence `lint.<rule>`; the advice takes the same gaps. */
  readonly message: Message;
  readonly advice: Message;
  readonly fix: Fix | null;
}

const FIELD_PATHS: Readonly<Record<Exclude<GoalField, "goal" | "midTermGoal" | "form">, string>> = {
  name: "", target: ".target", unit: ".unit", points: ".points", lastActual: ".last_actual", dueDate: ".due_date", milestones: ".milestones",
};

/** The place as a path in the manner of findings: `indicators[3].target`, `goal.planned`; empty for the form as a whole. */
export function pathOf(place: Place): string {
  switch (place.field) {
    case "form": return "";
    case "goal": return "goal.planned";
    case "midTermGoal": return "goal.mid_term";
    default: return `indicators[${place.row ?? 0}]${FIELD_PATHS[place.field]}`;
  }
}

const FIELD_ORDER: Readonly<Record<GoalField, number>> = { goal: 0, midTermGoal: 1, name: 2, target: 3, unit: 4, points: 5, lastActual: 6, dueDate: 7, milestones: 8, form: 9 };

/** Reading order: the overall goal, the rows from top to bottom and their fields from left to right, then the form as a whole. */
export function byPlace(left: Place, right: Place): number {
  return partOf(left) - partOf(right) || (left.row ?? 0) - (right.row ?? 0) || FIELD_ORDER[left.field] - FIELD_ORDER[right.field] || (left.start ?? -1) - (right.start ?? -1);
}

function partOf(place: Place): number {
  return place.field === "form" ? 2 : place.row === null ? 0 : 1;
}
