import { z } from "zod";
import type { Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { AlertExample } from "../core/pack/run-alert-example.ts";
import type { ExAnteExample } from "../core/pack/run-ex-ante-example.ts";
import type { MeasureExample } from "../core/pack/run-measure-example.ts";
import type { ExampleMeasure, ScoringExample } from "../core/pack/run-examples.ts";
import { alertExampleOf, alertExampleShape } from "./alert-examples.ts";
import { exAnteExampleOf, exAnteExampleShape } from "./ex-ante-examples.ts";
import { measureExampleOf, measureExampleShape } from "./measure-examples.ts";
import { code, count, exact, fit, flag, text } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

const MOST_EXAMPLES = 500;

const year = count.refine((value) => value >= 1990 && value <= 2100, "pack.not-year");
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "pack.not-day");
/** `7a`, `22`, `total`. */
const named = { case: z.string().regex(/^[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,5}$/, "pack.not-code"), title: text, from: year.optional(), until: year.optional() };
const list = <T extends z.ZodType>(item: T) => z.array(item).max(MOST_EXAMPLES).optional();

const scored = {
  ...named, points: exact, group: text.optional(), score: exact.optional(), invalid: z.string().regex(/^[a-z.-]{1,100}$/, "pack.not-code").optional(), overFulfilledKeep: exact.optional(),
  with: z.strictObject({ passRatio: exact.optional(), overFulfilment: z.enum(["off", "propose", "auto"]).optional() }).optional(),
};
const compared = { target: exact, actual: exact };

const indicator = z.discriminatedUnion("kind", [
  z.strictObject({ ...scored, ...compared, kind: z.literal("POSITIVE") }),
  z.strictObject({ ...scored, ...compared, kind: z.literal("REVERSE") }),
  z.strictObject({ ...scored, ...compared, kind: z.literal("EQUAL") }),
  z.strictObject({ ...scored, ...compared, kind: z.literal("SATISFACTION") }),
  z.strictObject({ ...scored, ...compared, kind: z.literal("RANGE"), upper: exact }),
  z.strictObject({ ...scored, kind: z.literal("BOOLEAN"), target: flag, actual: flag }),
  z.strictObject({ ...scored, kind: z.literal("QUALITATIVE"), band: text, chosen: exact }),
  z.strictObject({ ...scored, kind: z.literal("TIME_LIMIT"), deadline: day, done: day, latePeriods: exact.optional(), lateShareEach: exact.optional() }),
  z.strictObject({ ...scored, kind: z.literal("DEDUCT"), faults: exact, each: exact }),
]).superRefine(({ score, invalid, ...rest }, check) => {
  if ((score === undefined) === (invalid === undefined)) check.addIssue({ code: "custom", path: ["score"], message: "pack.example-without-result" });
  if ("latePeriods" in rest && (rest.latePeriods === undefined) !== (rest.lateShareEach === undefined)) check.addIssue({ code: "custom", path: ["lateShareEach"], message: "pack.missing" });
});

export const examplesShape = z.strictObject({
  // Alerts, ex-ante evaluations and measures are scored by no profile.
  profiles: z.array(code).min(1).max(20).optional(),
  execution: list(z.strictObject({ ...named, points: exact, opening: exact.optional(), budget: exact, executed: exact, score: exact })),
  indicators: list(indicator),
  rescale: list(z.strictObject({ ...named, score: exact, applicable: exact, result: exact })),
  grades: list(z.strictObject({ ...named, score: exact, grade: text })),
  totals: list(z.strictObject({ ...named, lines: z.record(z.string().max(100), exact), score: exact, grade: text })),
  alerts: list(alertExampleShape(named)),
  exAnte: list(exAnteExampleShape(named)),
  measures: list(measureExampleShape(named)),
}).superRefine(({ profiles, alerts, exAnte, measures, ...scored }, check) => {
  if (profiles === undefined && ((alerts === undefined && exAnte === undefined && measures === undefined) || Object.values(scored).some((list) => list !== undefined))) check.addIssue({ code: "custom", path: ["profiles"], message: "pack.missing" });
});
type Text = z.infer<typeof examplesShape>;

/** The examples of one file, under which profiles they are reckoned, and how a problem is told at one of them. */
export interface ReadExamples {
  readonly profiles: readonly string[];
  readonly examples: readonly ScoringExample[];
  readonly alerts: readonly AlertExample[];
  readonly exAnte: readonly ExAnteExample[];
  readonly measures: readonly MeasureExample[];
  readonly problemAt: (example: number, code: string, params: Problem["params"]) => Problem;
  readonly problemAtAlert: (alert: number, code: string, params: Problem["params"]) => Problem;
  readonly problemAtExAnte: (example: number, code: string, params: Problem["params"]) => Problem;
  readonly problemAtMeasures: (example: number, code: string, params: Problem["params"]) => Problem;
}

/** Reads `examples/*.yaml`. Each case has a number of its own. */
export function parseExamples(path: string, content: PackContent): Result<ReadExamples> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(examplesShape, file.value);
  if (!shape.ok) return shape;
  const rows = rowsOf(shape.value);
  const alerts = (shape.value.alerts ?? []).map((one) => alertExampleOf(one));
  const exAnte = (shape.value.exAnte ?? []).map((one) => exAnteExampleOf(one));
  const measures = (shape.value.measures ?? []).map((one) => measureExampleOf(one));
  const cases = [...rows.map(({ example, place }) => ({ example, place })), ...alerts.map((example, index) => ({ example, place: ["alerts", index] })), ...exAnte.map((example, index) => ({ example, place: ["exAnte", index] })), ...measures.map((example, index) => ({ example, place: ["measures", index] }))];
  const twice = cases.filter(({ example }, index) => cases.findIndex((one) => one.example.case === example.case) < index);
  if (twice.length > 0) return refused(...twice.map(({ example, place }) => file.value.problemAt(place, "pack.twice", { field: "case", found: example.case })));
  return done({
    profiles: shape.value.profiles ?? [], alerts, exAnte, measures, examples: rows.map(({ example }) => example),
    problemAt: (example, code, params) => file.value.problemAt(rows[example]?.place ?? [], code, params as Record<string, string | number>),
    problemAtAlert: (alert, code, params) => file.value.problemAt(["alerts", alert], code, params as Record<string, string | number>),
    problemAtExAnte: (example, code, params) => file.value.problemAt(["exAnte", example], code, params as Record<string, string | number>),
    problemAtMeasures: (example, code, params) => file.value.problemAt(["measures", example], code, params as Record<string, string | number>),
  });
}

interface Row {
  readonly example: ScoringExample;
  readonly place: readonly PropertyKey[];
}

function rowsOf({ execution = [], indicators = [], rescale = [], grades = [], totals = [] }: Text): readonly Row[] {
  const row = (section: string, index: number, named: { case: string; title: string; from?: number | undefined; until?: number | undefined }, given: ScoringExample["given"]): Row => ({
    place: [section, index], example: { case: named.case, title: named.title, from: named.from ?? null, until: named.until ?? null, given },
  });
  return [
    ...execution.map((one, index) => row("execution", index, one, { of: "execution", points: one.points, budget: one.budget, executed: one.executed, score: one.score })),
    ...indicators.map((one, index) => row("indicators", index, one, {
      of: "indicator", points: one.points, group: one.group ?? "", measure: measureOf(one), score: one.score ?? null, invalid: one.invalid ?? null, keep: one.overFulfilledKeep ?? null,
      with: { passRatio: one.with?.passRatio ?? null, overFulfilment: one.with?.overFulfilment ?? null },
    })),
    ...rescale.map((one, index) => row("rescale", index, one, { of: "rescale", score: one.score, applicable: one.applicable, result: one.result })),
    ...grades.map((one, index) => row("grades", index, one, { of: "grade", score: one.score, grade: one.grade })),
    ...totals.map((one, index) => row("totals", index, one, { of: "total", lines: Object.values(one.lines), score: one.score, grade: one.grade })),
  ];
}

function measureOf(row: z.infer<typeof indicator>): ExampleMeasure {
  switch (row.kind) {
    case "RANGE": return { kind: row.kind, target: row.target, upper: row.upper, actual: row.actual };
    case "BOOLEAN": return { kind: row.kind, target: row.target, actual: row.actual };
    case "QUALITATIVE": return { kind: row.kind, band: row.band, chosen: row.chosen };
    case "DEDUCT": return { kind: row.kind, faults: row.faults, each: row.each };
    case "TIME_LIMIT":
      return { kind: row.kind, deadline: row.deadline, done: row.done, ...(row.latePeriods === undefined || row.lateShareEach === undefined ? {} : { late: { periods: row.latePeriods, shareEach: row.lateShareEach } }) };
    default: return { kind: row.kind, target: row.target, actual: row.actual };
  }
}
