import { z } from "@hono/zod-openapi";

/** The published contract of a recheck (`docs/recheck.schema.json`), as a schema that also checks what is sent to be kept. */

const number = z.number().nullable();
const text = z.string().nullable();
const CODE = /^[a-z]+(\.[a-z0-9-]+)+$/;
const rounding = z.enum(["2", "1", "0", "cut1", "cut0"]);

const Reading = z
  .strictObject({
    kind: z.enum(["number", "range", "date", "boolean", "qualitative", "several", "blank"]),
    operator: z.enum([">=", "<=", ">", "<", "="]).nullable(),
    value: z.union([z.number(), z.string(), z.boolean(), z.null()]),
    upper: z.union([z.number(), z.string(), z.null()]),
    unit: text,
    text,
    values: z.array(z.number()),
    assumed: text,
  })
  .openapi("RecheckReading");

const Indicator = z
  .strictObject({
    index: z.int().min(0),
    level3: text,
    target: Reading,
    actual: Reading,
    reached: z.boolean().nullable(),
    suggested: number,
    printed: number,
    points: number,
    explainedBy: text,
  })
  .openapi("RecheckIndicator");

const Finding = z
  .strictObject({
    code: z.string().regex(CODE),
    severity: z.enum(["error", "warning", "note"]),
    path: z.string().min(1),
    message: z.string().min(1),
    expected: number,
    printed: number,
    cell: text,
  })
  .openapi("RecheckFinding");

const problem = {
  where: z.string().min(1),
  why: z.string().min(1),
  advice: z.string(),
  code: z.string().regex(CODE),
};
const ReadingProblem = z.strictObject(problem).openapi("RecheckProblem");

export const RecheckEntry = z
  .strictObject({
    id: z.string().min(1),
    file: z.string().min(1),
    form: z.enum(["self_evaluation", "goal", "department_self_evaluation", "monitoring", "evaluation"]).nullable(),
    convention: z.strictObject({
      rounding: rounding.nullable(),
      candidates: z.array(rounding),
      capped: z.boolean().nullable(),
      executionPoints: number,
      executionIncluded: z.boolean().nullable(),
      explained: z.int().min(0),
      explainable: z.int().min(0),
    }),
    indicators: z.array(Indicator),
    totals: z.strictObject({ points: number, score: number, printedPoints: number, printedScore: number, complete: z.boolean() }),
    grade: text,
    findings: z.array(Finding),
    unreadable: z.strictObject({ ...problem, others: z.array(ReadingProblem) }).nullable(),
    readingNotes: z.array(ReadingProblem),
  })
  .openapi("RecheckEntry");

export const RecheckEntries = z.array(RecheckEntry).openapi("RecheckEntries", {
  description: "One object a table, as `hengji recheck --json` prints it and `/api/recheck-schema.json` describes it.",
});
