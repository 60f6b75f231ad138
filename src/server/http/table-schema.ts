import { z } from "@hono/zod-openapi";

/** A published table in the shape of `tests/cases`: what was printed, and null (or nothing) for what was not. */

const number = z.number().nullable().optional();
const text = z.string().nullable().optional();

const FundsRow = z.strictObject({ source: z.string(), initial_budget: number, adjusted_budget: number, executed: number, execution_rate_raw: text });

const Project = z.strictObject({
  name: text,
  department: text,
  unit: text,
  funds_unit: text,
  initial_budget: number,
  adjusted_budget: number,
  executed: number,
  execution_points: number,
  execution_rate: number,
  execution_rate_raw: text,
  execution_score: number,
  funds_rows: z.array(FundsRow).optional(),
});

const IndicatorRow = z.strictObject({
  level1: text,
  level2: text,
  level3: text,
  target_raw: text,
  actual_raw: text,
  points: number,
  score: number,
  reason: text,
});

export const Table = z
  .strictObject({
    id: z.string().min(1),
    source: z.strictObject({ url: text, publisher: text, year: z.int().nullable().optional() }).optional(),
    form: z.enum(["self_evaluation", "goal", "department_self_evaluation", "monitoring", "evaluation"]),
    project: Project,
    goal: z.strictObject({ planned: text, actual: text }).optional(),
    indicators: z.array(IndicatorRow),
    total_points: number,
    total_score: number,
    complete: z.boolean().optional(),
    notes: text,
  })
  .openapi("Table");

const Problem = z.strictObject({
  code: z.string().regex(/^[a-z]+(\.[a-z0-9-]+)+$/),
  where: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** A table as a page read it from a file, before anybody judged it. */
export const ReadTable = z
  .strictObject({
    file: z.string().min(1).openapi({ description: "Name of the file it was read from.", example: "self-evaluation.xlsx" }),
    table: Table,
    places: z
      .record(z.string(), z.strictObject({ sheet: z.string(), cell: z.string() }))
      .optional()
      .openapi({ description: "Where each value stood in a workbook, by path: `indicators[3].score`." }),
    unread: z.array(Problem).optional().openapi({ description: "Cells that could not be read; their values are missing from the table." }),
  })
  .openapi("ReadTable");

/** A file that could not be read; the sentences for it are the server's. */
export const NotRead = z.strictObject({ id: z.string().min(1), file: z.string().min(1), problem: Problem, others: z.array(Problem) }).openapi("NotRead");
