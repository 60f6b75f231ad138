import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { decimal, multiply, type Decimal } from "../../../src/core/basics/decimal.ts";
import { readTarget } from "../../../src/core/target/read-target.ts";
import type { GoalInput, GoalRow, SmartVerdicts, Verdict } from "../../../src/core/smart/index.ts";

/** One labelled example: what is linted, which rules must speak, how SMART must come out (where the label says). */
export interface Example {
  readonly where: string;
  readonly input: GoalInput;
  readonly rules: readonly string[];
  readonly smart: Partial<Readonly<Record<"S" | "M" | "A" | "R" | "T", Verdict>>> | null;
}

interface Labelled {
  readonly text?: string;
  readonly row?: string;
  readonly form?: Form;
  readonly rules?: readonly string[];
  readonly smart?: string;
  readonly year?: number;
  readonly amount?: string;
  readonly last?: string;
  readonly unit?: string;
  readonly due?: string;
  readonly duty?: string;
  readonly milestones?: readonly string[];
}

interface Form {
  readonly year?: number;
  readonly amount?: string;
  readonly sum?: number;
  readonly levels?: Readonly<Record<string, number>>;
  readonly objects?: boolean;
  readonly complete?: boolean;
  readonly goal?: string;
  readonly rows: readonly string[];
  readonly repeat?: { readonly times: number; readonly row: string };
}

const MARKS: Readonly<Record<string, Verdict>> = { "✓": "pass", "!": "warn", "×": "fail", "?": "cannot-be-judged" };

export function readExamples(file: string): Example[] {
  const examples = parse(readFileSync(new URL(`./examples/${file}.yaml`, import.meta.url), "utf8")) as Labelled[];
  return examples.map((example, index) => ({
    where: `${file} ${index + 1}: ${example.text ?? example.row ?? example.form?.goal ?? ""}`,
    input: inputOf(example),
    rules: example.rules ?? [],
    smart: example.smart === undefined ? null : Object.fromEntries(example.smart.split(" ").map((pair) => [pair[0], markOf(pair)])),
  }));
}

function markOf(pair: string): Verdict {
  const verdict = MARKS[pair.slice(1)];
  if (verdict === undefined) throw new Error(`unknown mark ${pair}`);
  return verdict;
}

function inputOf(example: Labelled): GoalInput {
  if (example.text !== undefined) return { year: example.year ?? null, goal: example.text, rows: [], complete: false };
  if (example.row !== undefined) {
    const { last, unit, due, duty, milestones } = example;
    const row: GoalRow = {
      ...lineOf(example.row),
      ...(last === undefined ? {} : { lastActual: last }), ...(unit === undefined ? {} : { unit }), ...(due === undefined ? {} : { dueDate: due }),
      ...(duty === undefined ? {} : { duty }), ...(milestones === undefined ? {} : { milestones }),
    };
    return { year: example.year ?? null, goal: null, rows: [row], complete: false, amount: yuan(example.amount) };
  }
  if (example.form === undefined) throw new Error("an example is a text, a row or a form");
  return formOf(example.form);
}

function formOf(form: Form): GoalInput {
  const repeated = form.repeat ? Array.from({ length: form.repeat.times }, (_, index) => form.repeat!.row.replace("#", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒"[index] ?? `${index}`)) : [];
  return {
    year: form.year ?? null, goal: form.goal ?? null, complete: form.complete ?? true, amount: yuan(form.amount),
    rows: [...form.rows, ...repeated].map(lineOf),
    ...(form.sum === undefined ? {} : { weightSum: decimal(String(form.sum)) }),
    ...(form.levels === undefined ? {} : { levelPoints: Object.fromEntries(Object.entries(form.levels).map(([level, points]) => [level, decimal(String(points))])) }),
    ...(form.objects === undefined ? {} : { hasServiceObjects: form.objects }),
  };
}

function lineOf(line: string): GoalRow {
  const [level1, level2, name, target, points] = line.split("|").map((cell) => cell.trim());
  return { level1: level1 || null, level2: level2 || null, name: name || null, target: target || null, points: points ? decimal(points) : null };
}

function yuan(text: string | undefined): Decimal | null {
  return text === undefined ? null : multiply(readTarget(text).value!, { units: 1, scale: 0 });
}

export function marksOf(verdicts: SmartVerdicts): string {
  const marks = Object.fromEntries(Object.entries(MARKS).map(([mark, verdict]) => [verdict, mark]));
  return (["S", "M", "A", "R", "T"] as const).map((letter) => `${letter}${marks[verdicts[letter].verdict]}`).join(" ");
}
