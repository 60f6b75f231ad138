import { createRoute, z } from "@hono/zod-openapi";
import { letterLists } from "../../core/disclosure/letter-lists.ts";
import { writeXlsx } from "../../files/write-xlsx.ts";
import { speak } from "../../words/index.ts";
import { issueApproval } from "../commands/issue-approval.ts";
import { approvalLetter, approvals as listApprovals } from "../queries/approvals.ts";
import { approvalsWaiting } from "../queries/approvals-waiting.ts";
import { speakProblems } from "./answer-problems.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { describedAs } from "./described-as.ts";
import { Fen, Year } from "./filing-schema.ts";
import { chooseLanguage } from "./language.ts";
import { valueOf } from "./outcome.ts";
import { Bilingual, Day, Digest, SaidMessage, Time } from "./plain-shapes.ts";
import { plainLine } from "./plain-text.ts";
import { problemAnswers, ProblemSchema } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import { repeatable, RepeatableHeaders } from "./repeatable.ts";
import type { Edge } from "./resource.ts";
import { sendWorkbook, workbookOut } from "./workbook-answer.ts";

/** Goals on one letter. */
const MOST_GOALS = 500;
const tags = ["approvals"];
const params = z.object({ year: Year });

const ToIssue = z
  .strictObject({
    departmentId: z.uuid(),
    filingIds: z.array(z.uuid()).min(1).max(MOST_GOALS).openapi({ description: "All of them are frozen, or none where one cannot be." }),
    documentNo: plainLine(100).openapi({ description: "Number of the document; no two letters have the same." }),
    issuedOn: Day,
  })
  .openapi("ApprovalToIssue");
const Issued = z.strictObject({ id: z.uuid(), digest: Digest, frozen: z.array(z.strictObject({ id: z.uuid(), digest: Digest })) }).openapi("ApprovalIssued");
const Waiting = z
  .strictObject({
    items: z.array(
      z.strictObject({
        departmentId: z.uuid(), department: z.string(), count: z.int(), amountFen: Fen.nullable(),
        filings: z.array(z.strictObject({
          id: z.uuid(), name: z.string(), unit: z.string(), amountFen: Fen.nullable(), version: z.int(), since: Time,
          refusedBecause: SaidMessage.nullable().openapi({ description: "Why the asker may not issue it; null where they may." }),
          keptBack: z.union([ProblemSchema, z.null()]).openapi({ description: "Why no letter can approve it as things are, whoever issues it; null where nothing keeps it back." }),
          issuedBy: z.strictObject({ role: Bilingual, name: z.string().nullable() }).openapi({ description: "The role that issues it, and who has it where it was handed to one of them." }),
        })),
      }),
    ),
  })
  .openapi("GoalsToApprove");
const Approvals = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(), departmentId: z.uuid(), department: z.string(), documentNo: z.string(), issuedOn: Day, digest: Digest,
        filings: z.int().openapi({ description: "Goals of it that the asker sees and that stand." }), reversed: z.int().openapi({ description: "Goals of it that the asker sees and whose approval was taken back since." }), amountFen: Fen.nullable(),
      }),
    ),
  })
  .openapi("Approvals");
const Letter = z
  .strictObject({
    id: z.uuid(), year: z.int(), city: z.string(), demo: z.boolean(), departmentId: z.uuid(), department: z.string(), issuer: z.string(),
    documentNo: z.string(), issuedOn: Day, at: Time, digest: Digest, sealHead: z.string().nullable(), count: z.int(), amountFen: Fen,
    filings: z.array(z.strictObject({ id: z.uuid(), code: z.string(), name: z.string(), unit: z.string(), amountFen: Fen.nullable(), book: z.string().nullable().openapi({ description: "Its budget book; null in letters that do not tell it." }), form: Bilingual.nullable().openapi({ description: "Title of the form it was approved on." }), digest: Digest, reversedAt: Time.nullable().openapi({ description: "When its approval was taken back; null where it stands." }) })),
  })
  .openapi("ApprovalLetter", { description: "A unit sees its own goals of the letter; `count` says how many there are." });

const workbook = createRoute({
  method: "get", path: "/api/{year}/goal/approvals/{id}/workbook", tags, summary: "The annexes of a letter as a workbook, a sheet for each budget book", request: { params: params.extend({ id: z.uuid() }), query: z.object({ language: z.enum(["zh-CN", "en"]).optional() }) },
  responses: { 200: workbookOut, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const list = createRoute({
  method: "get", path: "/api/{year}/goal/approvals", tags, summary: "Letters of approval of a year, newest first", request: { params },
  responses: { 200: { description: "Those the acting post sees.", content: { "application/json": { schema: Approvals } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});
const waiting = createRoute({
  method: "get", path: "/api/{year}/goal/approvals/waiting", tags, summary: "Goals that wait for their approval, by department", request: { params, query: z.object({ language: z.enum(["zh-CN", "en"]).optional() }) },
  responses: { 200: { description: "By department.", content: { "application/json": { schema: Waiting } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});
const open = createRoute({
  method: "get", path: "/api/{year}/goal/approvals/{id}", tags, summary: "A letter", request: { params: params.extend({ id: z.uuid() }) },
  responses: { 200: { description: "As it was issued.", content: { "application/json": { schema: Letter } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const issue = createRoute({
  method: "post", path: "/api/{year}/goal/approvals", tags, summary: "Approve goals of one department in a batch, which freezes them",
  request: { params, headers: RepeatableHeaders, body: { required: true, content: { "application/json": { schema: ToIssue } } } },
  responses: {
    201: { description: "Issued.", content: { "application/json": { schema: Issued } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

export function approvals({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: MEGABYTE, seconds: settings.bodySeconds });

  app.openapi({ ...waiting, middleware: [limits.work] }, async (http) => {
    const { year } = http.req.valid("param");
    const departments = valueOf(await ground.askAs(askerOf(http), (context) => approvalsWaiting(context, year)));
    const language = chooseLanguage(http.req.query("language"), http.req.header("accept-language"));
    const items = departments.map((department) => ({
      ...department, filings: department.filings.map(({ keptBack, ...goal }) => ({ ...goal, keptBack: keptBack === null ? null : speakProblems([keptBack], language)[0]! })),
    }));
    return http.json(describedAs<typeof Waiting>({ items }), 200);
  });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) => {
    const { year } = http.req.valid("param");
    return http.json({ items: [...valueOf(await ground.askAs(askerOf(http), (context) => listApprovals(context, year)))] }, 200);
  });

  app.openapi({ ...open, middleware: [limits.work] }, async (http) => {
    const { year, id } = http.req.valid("param");
    const { lists: _lists, drafts: _drafts, filings, ...letter } = valueOf(await ground.askAs(askerOf(http), (context) => approvalLetter(context, year, id)));
    return http.json(describedAs<typeof Letter>({ ...letter, filings: filings.map(({ whole: _whole, money: _money, ...filing }) => filing) }), 200);
  });

  app.openapi({ ...workbook, middleware: [limits.work] }, async (http) => {
    const { year, id } = http.req.valid("param");
    const say = speak(chooseLanguage(http.req.query("language"), http.req.header("accept-language")));
    const letter = valueOf(await ground.askAs(askerOf(http), (context) => approvalLetter(context, year, id)));
    const sheets = letterLists({ ...letter, goals: letter.filings }, say).map(({ book, layout }) => ({ name: book === null ? say("app-approval.goals") : say(`app-ledger.book.${book}`), layout }));
    return sendWorkbook(http, await writeXlsx(sheets), letter.documentNo);
  });

  app.openapi({ ...issue, middleware: [limits.work, body] }, async (http) => {
    const { year } = http.req.valid("param");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    const issued = valueOf(await ground.changeAs(asker, (context) => issueApproval(context, year, http.req.valid("json"))));
    return http.json(describedAs<typeof Issued>(issued), 201);
  });
}
