import { createRoute, z } from "@hono/zod-openapi";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { recordPayments, type GivenPayment } from "../commands/record-payments.ts";
import { speakProblems } from "./answer-problems.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { Year } from "./filing-schema.ts";
import { chooseLanguage } from "./language.ts";
import { valueOf } from "./outcome.ts";
import { Day } from "./plain-shapes.ts";
import { plainLine } from "./plain-text.ts";
import { problemAnswers, ProblemSchema } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import type { Edge } from "./resource.ts";

const MOST = 10_000;

const Row = z.strictObject({
  subjectCode: plainLine(64),
  source: plainLine(40).openapi({ description: "Id of a money line of the forms.", example: "appropriation" }),
  paidOn: Day,
  amountFen: z.string().regex(/^-?\d{1,17}$/).openapi({ description: "Fen, as text; negative for money that came back.", example: "120000000" }),
  voucher: plainLine(100).openapi({ description: "Number of the payment in the treasury's books." }),
});
// Rows are looked at one by one: what is wrong with three of a thousand is no reason to refuse the other 997.
const ToRecord = z
  .strictObject({ payments: z.array(z.unknown()).min(1).max(MOST).openapi({ type: "array", items: { type: "object" }, description: "Rows {subjectCode, source, paidOn, amountFen, voucher}." }) })
  .openapi("PaymentsToRecord");
const Recorded = z
  .strictObject({
    recorded: z.int(),
    repeated: z.int().openapi({ description: "Rows that were recorded before, just so." }),
    problems: z.array(ProblemSchema).openapi({ description: "Rows that were left out, with their place." }),
  })
  .openapi("PaymentsRecorded");

const record = createRoute({
  method: "post", path: "/api/{year}/payments", tags: ["payments"], summary: "Record payments of a year; rows that cannot be are told one by one",
  request: { params: z.object({ year: Year }), body: { required: true, content: { "application/json": { schema: ToRecord } } } },
  responses: {
    200: { description: "Recorded, but for the rows in `problems`.", content: { "application/json": { schema: Recorded } } },
    ...problemAnswers(400, 401, 403, 408, 413, 415, 422, 429, 500, 503, 507),
  },
});

export function payments({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 4 * MEGABYTE, seconds: settings.bodySeconds });

  app.openapi({ ...record, middleware: [limits.work, body] }, async (http) => {
    const { year } = http.req.valid("param");
    const rows = http.req.valid("json").payments.map(readRow);
    const read = rows.flatMap((row) => (row.ok ? [row.value] : []));
    const unreadable = rows.flatMap((row) => (row.ok ? [] : row.problems));
    const { problems, ...counts } = valueOf(await ground.changeAs(askerOf(http), (context) => recordPayments(context, year, read)));
    const language = chooseLanguage(http.req.query("language"), http.req.header("accept-language"));
    return http.json({ ...counts, problems: speakProblems([...unreadable, ...problems].sort((left, right) => placeOf(left) - placeOf(right)), language) }, 200);
  });
}

function readRow(row: unknown, place: number): Result<GivenPayment> {
  const outcome = Row.safeParse(row);
  if (outcome.success) return done({ ...outcome.data, place, amountFen: BigInt(outcome.data.amountFen) });
  const field = outcome.error.issues[0]?.path.map(String).join(".") ?? "";
  return refused(problem("payment.row-unreadable", `payments[${place}]${field === "" ? "" : `.${field}`}`, { row: place + 1 }));
}

/** Place of a row in the list that was sent. */
function placeOf({ where }: Problem): number {
  return Number(/\d+/.exec(where)?.[0] ?? 0);
}
