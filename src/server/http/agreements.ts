import { createRoute, z } from "@hono/zod-openapi";
import { changeAgreement, enterAgreement } from "../commands/keep-agreement.ts";
import { proposeTranche } from "../commands/propose-tranche.ts";
import { agreementList, agreementPage } from "../queries/agreements.ts";
import { speakProblems } from "./answer-problems.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { describedAs } from "./described-as.ts";
import { Fen } from "./filing-schema.ts";
import { jsonAnswer, jsonBody } from "./json-content.ts";
import { chooseLanguage } from "./language.ts";
import { valueOf } from "./outcome.ts";
import { packName } from "./pack-name.ts";
import { Day, Time } from "./plain-shapes.ts";
import { plainLine, plainLineOrNone } from "./plain-text.ts";
import { problemAnswers, ProblemSchema } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const tags = ["agreements"];
const Local = packName().openapi({ description: "Known inside the agreement only." });
const Condition = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("grade-at-least"), grade: z.string().max(40) }),
  z.strictObject({ kind: z.literal("score-at-least"), score: z.string().regex(/^\d{1,3}(\.\d{1,2})?$/) }),
  z.strictObject({ kind: z.literal("scored-by"), by: z.enum(["department", "finance"]) }),
  z.strictObject({ kind: z.literal("not-before"), day: Day }),
]);
/** What is written is one line each; what is answered was looked at when it was written. */
function agreementFields({ line, lineOrNone }: { readonly line: (longest: number) => z.ZodString; readonly lineOrNone: (longest: number) => z.ZodString }) {
  const phase = { id: Local, title: line(60), from: Day, until: Day, evaluatedYear: z.int().min(2000).max(2100).nullable() };
  const goal = { id: Local, phase: Local, clause: Local, name: line(100), target: lineOrNone(100), row: z.string().max(40).nullable().openapi({ description: "Row of the filed goal of the phase's year that it is." }) };
  const tranche = { id: Local, title: line(60), amountFen: z.string().regex(/^\d{1,18}$/), phase: Local.nullable(), conditions: z.array(Condition).max(4) };
  const parties = z.array(z.strictObject({ name: line(100), role: line(40) })).max(20);
  const clauses = z.array(z.strictObject({ id: Local, at: line(60), gist: line(500) })).max(100);
  const content = {
    title: line(200), number: lineOrNone(60), signedOn: Day, from: Day, until: Day, parties, phases: z.array(z.strictObject(phase)).min(1).max(20), clauses, goals: z.array(z.strictObject(goal)).max(200), tranches: z.array(z.strictObject(tranche)).max(60),
  };
  return { phase, goal, tranche, parties, clauses, content };
}
const written = agreementFields({ line: plainLine, lineOrNone: plainLineOrNone });
const shown = agreementFields({ line: () => z.string(), lineOrNone: () => z.string() });
const ToWrite = z.strictObject(written.content).openapi("AgreementToWrite");
const Agreement = z.strictObject(shown.content).openapi("Agreement");
const Grades = z.array(z.strictObject({ code: z.string(), name: z.string() }));
const item = { id: z.uuid(), title: z.string(), number: z.string(), from: Day, until: Day, subjectCode: z.string(), subjectName: z.string(), unit: z.string() };
const List = z.strictObject({ items: z.array(z.strictObject({ ...item, phases: z.int(), tranches: z.int() })), mayEnter: z.boolean(), grades: Grades }).openapi("Agreements");
const Result = z.union([z.strictObject({ year: z.int(), ended: z.boolean(), score: z.string().nullable(), by: z.enum(["unit", "department", "finance"]).nullable(), grade: z.string().nullable(), filingId: z.uuid() }), z.null()]);
const Page = z
  .strictObject({
    ...item, version: z.int(), signedOn: Day, parties: shown.parties, clauses: shown.clauses,
    phases: z.array(z.strictObject({ ...shown.phase, goals: z.array(z.strictObject({ ...shown.goal, clauseAt: z.string(), clauseGist: z.string(), actual: z.string().nullable() })), result: Result, baseline: Result.openapi({ description: "What came of the phase before." }) })),
    tranches: z.array(z.strictObject({ ...shown.tranche, checks: z.array(z.strictObject({ condition: Condition, met: z.boolean(), found: z.string().nullable() })), proposal: z.union([z.strictObject({ by: z.string(), at: Time }), z.null()]), refusedBecause: z.array(ProblemSchema).openapi({ description: "Why it cannot be proposed now; empty where it can." }) })),
    grades: Grades, rows: z.array(z.strictObject({ year: z.int(), id: z.string(), name: z.string(), target: z.string() })), content: Agreement, mayChange: z.boolean(), mayPropose: z.boolean(),
  })
  .openapi("AgreementPage");
const Kept = z.strictObject({ id: z.uuid(), version: z.int() }).openapi("AgreementKept");
const params = z.object({ id: z.uuid() });
const WRITES = [400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507] as const;

const list = createRoute({ method: "get", path: "/api/agreements", tags, summary: "Agreements on subjects that the acting post sees", responses: { 200: jsonAnswer("The one that ends last first.", List), ...problemAnswers(401, 403, 429, 500, 503) } });
const one = createRoute({
  method: "get", path: "/api/agreements/{id}", tags, summary: "One agreement: phases with goals beside their clauses, tranches with their conditions",
  request: { params }, responses: { 200: jsonAnswer("As it stands.", Page), ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const enter = createRoute({
  method: "post", path: "/api/agreements", tags, summary: "Enter an agreement on a subject",
  request: { body: jsonBody(z.strictObject({ subjectCode: plainLine(64), agreement: ToWrite }).openapi("AgreementToEnter")) }, responses: { 201: jsonAnswer("Entered.", Kept), ...problemAnswers(...WRITES) },
});
const change = createRoute({
  method: "put", path: "/api/agreements/{id}", tags, summary: "Change an agreement, as a new version",
  request: { params, body: jsonBody(z.strictObject({ agreement: ToWrite, reason: plainLine(500), expectedVersion: z.int().min(1).max(100_000) }).openapi("AgreementToChange")) }, responses: { 200: jsonAnswer("Changed.", Kept), ...problemAnswers(...WRITES) },
});
const propose = createRoute({
  method: "post", path: "/api/agreements/{id}/tranches/{tranche}/proposals", tags, summary: "Propose that a tranche be paid",
  request: { params: params.extend({ tranche: Local }) }, responses: { 201: jsonAnswer("Proposed, with what it rests on.", z.strictObject({ id: z.uuid(), amountFen: Fen }).openapi("TrancheProposed")), ...problemAnswers(400, 401, 403, 404, 409, 422, 429, 500, 503, 507) },
});

export function agreements({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 256 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) => http.json(describedAs<typeof List>(valueOf(await ground.askAs(askerOf(http), agreementList))), 200));

  app.openapi({ ...one, middleware: [limits.work] }, async (http) => {
    const { id } = http.req.valid("param");
    const page = valueOf(await ground.askAs(askerOf(http), (context) => agreementPage(context, id)));
    const language = chooseLanguage(http.req.query("language"), http.req.header("accept-language"));
    const tranches = page.tranches.map((tranche) => ({ ...tranche, refusedBecause: speakProblems(tranche.refusedBecause, language) }));
    return http.json(describedAs<typeof Page>({ ...page, tranches }), 200);
  });

  app.openapi({ ...enter, middleware: [limits.work, body] }, async (http) => {
    const { subjectCode, agreement } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => enterAgreement(context, subjectCode, agreement))), 201);
  });

  app.openapi({ ...change, middleware: [limits.work, body] }, async (http) => {
    const { agreement, reason, expectedVersion } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => changeAgreement(context, http.req.valid("param").id, agreement, reason, expectedVersion))), 200);
  });

  app.openapi({ ...propose, middleware: [limits.work] }, async (http) => {
    const { id, tranche: of } = http.req.valid("param");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => proposeTranche(context, id, of))), 201);
  });
}
