import type { Decimal } from "../basics/decimal.ts";
import { parts, type Statement } from "./read-statement.ts";
import { readTarget } from "../target/read-target.ts";
import type { Comparator, Reading } from "../target/reading.ts";
import { even } from "./even.ts";
import type { GoalInput, GoalRow } from "./goal.ts";
import {
  LEVEL_BENEFIT, LEVEL_CHECKLIST, LEVEL_COST, LEVEL_ECOLOGICAL, LEVEL_ECONOMIC, LEVEL_LASTING, LEVEL_OUTPUT, LEVEL_QUALITY, LEVEL_QUANTITY,
  LEVEL_SATISFACTION, LEVEL_SOCIAL, LEVEL_TIME, PART, STAR,
} from "./name-lexicon.ts";
import { identityKey } from "./names.ts";
import type { GoalField } from "./remark.ts";
import { HINT } from "./sentence-lexicon.ts";
import { BARE_NUMBER, DIGIT, NUMBER_LIKE, UNREADABLE } from "./value-lexicon.ts";

export type { Sentence, Statement } from "./read-statement.ts";

export type Group = "cost" | "output" | "benefit" | "satisfaction" | "other";
export type Kind = "quantity" | "quality" | "time" | "cost" | "economic" | "social" | "ecological" | "lasting" | "satisfaction" | "other";

/** One text of the form: a sentence of the goal (`row` null), or a name or target. */
export interface Cell {
  readonly row: ReadRow | null;
  readonly field: GoalField;
  /** Evened text of the cell or sentence. */
  readonly text: string;
  /** The whole field as typed, for fixes. */
  readonly raw: string;
  /** Where `text` begins in `raw`. */
  readonly offset: number;
  /** It is still what the form's author wrote there. */
  readonly isHint: boolean;
  /** Budget year of the form. */
  readonly year: number | null;
}

/** One line of the indicator table with what the rules ask of it. */
export interface ReadRow {
  readonly index: number;
  readonly input: GoalRow;
  /** Evened, places as typed. */
  readonly name: string;
  readonly target: string;
  /** The name as it tells this indicator from others. */
  readonly identity: string;
  readonly group: Group;
  readonly kind: Kind;
  /** The target with the unit of its own column, where there is one. */
  readonly reading: Reading;
  /** The sign that cell or name states; null where the reader had to assume one. */
  readonly sign: Comparator | null;
  /** The cell is a number and nothing else. */
  readonly isBare: boolean;
  /** Name or target is still what the form's author wrote there; the other rules then keep silent. */
  readonly isHint: boolean;
  readonly isNameHint: boolean;
  readonly isTargetHint: boolean;
  readonly isUnreadable: boolean;
  /** One of an evaluation frame's rows that are judged by reading: no target is missing there. */
  readonly isChecklist: boolean;
  /** Index into `ReadForm.rows` of the row this one is a part of. */
  readonly partOf: number | null;
}

/** A row that carries points. */
export interface WeightedRow {
  readonly row: ReadRow;
  readonly points: Decimal;
}

export interface ReadForm {
  readonly input: GoalInput;
  readonly statements: readonly Statement[];
  /** Rows with anything in them; printed rows that stayed empty are left out. */
  readonly rows: readonly ReadRow[];
  readonly weighted: readonly WeightedRow[];
  readonly complete: boolean;
  /** Whether any row has a target; forms without such a column are not blamed for it. */
  readonly hasTargets: boolean;
  readonly hasTimeRow: boolean;
  /** It has one, or it is cut where one may stand. */
  readonly mayHaveTimeRow: boolean;
}

export function readForm(input: GoalInput): ReadForm {
  const rows: ReadRow[] = [];
  const levels = new Map<string, Levels>();
  let whole: number | null = null;
  for (const [index, row] of input.rows.entries()) {
    if (isEmpty(row)) continue;
    const isPart = whole !== null && (PART.test(row.name ?? "") || isUnweightedPart(row, rows[whole]!));
    if (!isPart) whole = rows.length;
    rows.push(readRow(row, index, isPart ? whole : null, input.year, levelsOf(row, levels)));
  }
  const complete = input.complete ?? true;
  const hasTimeRow = rows.some((row) => row.kind === "time" || (row.input.dueDate ?? null) !== null);
  const statements = [parts(input.goal, "goal"), parts(input.midTermGoal ?? null, "midTermGoal")].filter((statement) => statement !== null);
  return {
    input, statements, rows, complete, hasTimeRow,
    weighted: rows.flatMap((row) => (row.input.points === null ? [] : [{ row, points: row.input.points }])),
    mayHaveTimeRow: hasTimeRow || (!complete && rows.length > 0),
    hasTargets: rows.some((row) => row.reading.kind !== "blank"),
  };
}

function isEmpty(row: GoalRow): boolean {
  return (row.name ?? "").trim() === "" && (row.target ?? "").trim() === "" && row.points === null;
}

/** Forms that star the rows that count list below each what it consists of, without points. */
function isUnweightedPart(row: GoalRow, whole: ReadRow): boolean {
  return row.points === null && whole.input.points !== null && STAR.test(whole.name) && !STAR.test(row.name ?? "") && row.level2 === whole.input.level2;
}

function readRow(input: GoalRow, index: number, partOf: number | null, year: number | null, { group, kind }: Levels): ReadRow {
  const name = even(input.name ?? "");
  const target = even(input.target ?? "");
  const trimmed = target.trim();
  const isBare = BARE_NUMBER.test(trimmed);
  const unit = input.unit?.trim();
  const reading = readTarget(isBare && unit ? trimmed + unit : target, { name, level1: input.level1, level2: input.level2, year });
  const isNameHint = HINT.test(name.trim());
  const isTargetHint = HINT.test(trimmed);
  return {
    index, input, name, target, group, kind, reading, isBare, partOf,
    identity: identityKey(name),
    sign: statedSign(reading),
    isHint: isNameHint || isTargetHint, isNameHint, isTargetHint,
    isChecklist: reading.kind === "blank" && LEVEL_CHECKLIST.test(input.level1 ?? ""),
    isUnreadable: isUnreadable(trimmed, reading),
  };
}

const ASSUMED_SIGNS: ReadonlySet<string> = new Set([
  "target.assumed.deadline", "target.assumed.ceiling-of-zero", "target.assumed.ceiling-by-name", "target.assumed.ceiling-of-cost", "target.assumed.ceiling-of-time",
]);

/** Meant as a number, and none: broken signs and points, or digits that the reader could make nothing of. */
function isUnreadable(text: string, reading: Reading): boolean {
  if (reading.kind === "blank" || reading.kind === "date" || namesImpossibleDate(reading)) return false;
  return UNREADABLE.test(text) || (reading.kind === "qualitative" && DIGIT.test(text) && NUMBER_LIKE.test(text));
}

/** A day that does not exist looks like a broken number and has a rule of its own. */
function namesImpossibleDate(reading: Reading): boolean {
  return reading.assumed.some(({ code }) => code === "target.assumed.impossible-date");
}

function statedSign(reading: Reading): Comparator | null {
  for (const { code } of reading.assumed) if (ASSUMED_SIGNS.has(code)) return null;
  return reading.comparator;
}

interface Levels {
  readonly group: Group;
  readonly kind: Kind;
}

/** A form has few levels and many rows: each pair is read once. */
function levelsOf(row: GoalRow, known: Map<string, Levels>): Levels {
  const key = `${row.level1 ?? ""}\n${row.level2 ?? ""}`;
  let levels = known.get(key);
  if (levels === undefined) {
    const group = groupOf(row.level1 ?? "", row.level2 ?? "");
    levels = { group, kind: kindOf(row.level2 ?? "", group) };
    known.set(key, levels);
  }
  return levels;
}

function groupOf(level1: string, level2: string): Group {
  if (LEVEL_SATISFACTION.test(level1) || LEVEL_SATISFACTION.test(level2)) return "satisfaction";
  if (LEVEL_COST.test(level1)) return "cost";
  if (LEVEL_OUTPUT.test(level1)) return "output";
  if (LEVEL_BENEFIT.test(level1)) return "benefit";
  if (level1 !== "") return "other";
  if (LEVEL_COST.test(level2)) return "cost";
  if (LEVEL_QUANTITY.test(level2) || LEVEL_QUALITY.test(level2) || LEVEL_TIME.test(level2)) return "output";
  return LEVEL_BENEFIT.test(level2) ? "benefit" : "other";
}

function kindOf(level2: string, group: Group): Kind {
  if (group === "satisfaction") return "satisfaction";
  if (group === "cost" || LEVEL_COST.test(level2)) return "cost";
  if (LEVEL_QUANTITY.test(level2)) return "quantity";
  if (LEVEL_QUALITY.test(level2)) return "quality";
  if (LEVEL_TIME.test(level2)) return "time";
  if (LEVEL_LASTING.test(level2)) return "lasting";
  if (LEVEL_ECOLOGICAL.test(level2)) return "ecological";
  if (LEVEL_ECONOMIC.test(level2)) return "economic";
  return LEVEL_SOCIAL.test(level2) ? "social" : "other";
}
