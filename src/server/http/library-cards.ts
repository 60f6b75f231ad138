import { createRoute, z } from "@hono/zod-openapi";
import { STANDARD_KINDS } from "../../core/library/card.ts";
import { discardCardDraft } from "../commands/discard-card.ts";
import { draftCard } from "../commands/draft-card.ts";
import { proposeCardDraft } from "../commands/propose-card.ts";
import { publishProposedCard } from "../commands/publish-card.ts";
import { recordReference } from "../commands/record-reference.ts";
import { retirePublishedCard } from "../commands/retire-card.ts";
import { reviewCard } from "../commands/review-card.ts";
import { withdrawRecordedReference } from "../commands/withdraw-reference.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { CardCode, CardDraftShape, Judgement } from "./card-schema.ts";
import { jsonAnswer, jsonBody } from "./json-content.ts";
import { valueOf } from "./outcome.ts";
import { Digest } from "./plain-shapes.ts";
import { plainLine, plainLineOrNone } from "./plain-text.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const CARD_BYTES = 64 * 1024;
const tags = ["library"];
const Saved = z.int().min(0).max(100_000).openapi({ description: "How often the draft had been saved when it was opened; 0 where there was none." });
const params = z.object({ code: CardCode });

const Drafted = z.strictObject({ code: CardCode, version: z.int(), saved: z.int(), digest: Digest }).openapi("CardDrafted");
const ToBegin = z.strictObject({ draft: CardDraftShape, reason: plainLine(500) }).openapi("CardToBegin");
const ToDraft = z.strictObject({ draft: CardDraftShape, reason: plainLine(500), expectedSaved: Saved }).openapi("CardToDraft");
const AsSaved = z.strictObject({ expectedSaved: Saved }).openapi("CardAsSaved");
const ToPropose = z.strictObject({ expectedSaved: Saved, sameReason: plainLineOrNone(500).default("") }).openapi("CardToPropose", { description: "`sameReason`: why there is to be this card beside one that says the same." });
const ToReview = z.strictObject({ judgements: z.array(Judgement).max(8), opinion: plainLineOrNone(500), returns: z.boolean(), expectedSaved: Saved }).openapi("CardToReview");
const ToRetire = z.strictObject({ version: z.int().min(1).max(9999), reason: plainLine(500), replacedBy: CardCode.nullable() }).openapi("CardToRetire");
const ToRecord = z
  .strictObject({ kind: z.enum(STANDARD_KINDS), value: z.string().regex(/^-?[0-9]{1,12}(\.[0-9]{1,6})?$/), year: z.int().min(1990).max(2100), compared: plainLine(60), source: plainLine(200), sourceDate: z.iso.date() })
  .openapi("ReferenceToRecord");

const PROBLEMS = [400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507] as const;
const begin = createRoute({
  method: "post", path: "/api/library/cards", tags, summary: "Begin a card of this region's own",
  request: { body: jsonBody(ToBegin) }, responses: { 201: jsonAnswer("Kept as a draft.", Drafted), ...problemAnswers(...PROBLEMS) },
});
const draft = createRoute({
  method: "put", path: "/api/library/cards/{code}/draft", tags, summary: "Keep what is to be the next version of a card",
  request: { params, body: jsonBody(ToDraft) }, responses: { 200: jsonAnswer("Kept. Nobody uses it yet.", Drafted), ...problemAnswers(...PROBLEMS) },
});
const discard = createRoute({
  method: "delete", path: "/api/library/cards/{code}/draft", tags, summary: "Throw the draft away",
  request: { params, query: z.object({ saved: z.coerce.number().int().min(1).max(100_000) }) },
  responses: { 200: jsonAnswer("Gone.", z.strictObject({ discarded: z.int() }).openapi("CardDiscarded")), ...problemAnswers(400, 401, 403, 404, 409, 429, 500, 503, 507) },
});
const propose = createRoute({
  method: "post", path: "/api/library/cards/{code}/proposals", tags, summary: "Submit the draft to be judged",
  request: { params, body: jsonBody(ToPropose) }, responses: { 201: jsonAnswer("Waits for its review.", z.strictObject({ version: z.int() }).openapi("CardProposed")), ...problemAnswers(...PROBLEMS) },
});
const review = createRoute({
  method: "post", path: "/api/library/cards/{code}/reviews", tags, summary: "Judge a proposed card by the four criteria",
  request: { params, body: jsonBody(ToReview) }, responses: { 201: jsonAnswer("Its author reads it.", z.strictObject({ id: z.uuid(), passed: z.boolean() }).openapi("CardReviewed")), ...problemAnswers(...PROBLEMS) },
});
const publish = createRoute({
  method: "post", path: "/api/library/cards/{code}/publications", tags, summary: "Put a proposed card in force",
  request: { params, body: jsonBody(AsSaved) }, responses: { 201: jsonAnswer("Goals keep the version they have.", z.strictObject({ version: z.int(), digest: Digest }).openapi("CardPublished")), ...problemAnswers(...PROBLEMS) },
});
const retire = createRoute({
  method: "post", path: "/api/library/cards/{code}/retirements", tags, summary: "Take a card out of force",
  request: { params, body: jsonBody(ToRetire) }, responses: { 201: jsonAnswer("Goals that have it keep it.", z.strictObject({ version: z.int() }).openapi("CardRetired")), ...problemAnswers(...PROBLEMS) },
});
const record = createRoute({
  method: "post", path: "/api/library/cards/{code}/references", tags, summary: "Record a reference value with its source",
  request: { params, body: jsonBody(ToRecord) }, responses: { 201: jsonAnswer("Kept.", z.strictObject({ id: z.uuid() }).openapi("ReferenceRecorded")), ...problemAnswers(...PROBLEMS) },
});
const withdraw = createRoute({
  method: "post", path: "/api/library/cards/{code}/references/{id}/withdrawals", tags, summary: "Withdraw a reference value, with why",
  request: { params: params.extend({ id: z.uuid() }), body: jsonBody(z.strictObject({ reason: plainLine(500) }).openapi("ReferenceToWithdraw")) },
  responses: { 201: jsonAnswer("It stays to be read, and nothing is compared with it any more.", z.strictObject({ id: z.uuid() }).openapi("ReferenceWithdrawn")), ...problemAnswers(...PROBLEMS) },
});

/** Writing, judging and publishing cards. */
export function libraryCards({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: CARD_BYTES, seconds: settings.bodySeconds });

  app.openapi({ ...begin, middleware: [limits.work, body] }, async (http) => {
    const wish = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => draftCard(context, null, { ...wish, expectedSaved: 0 }))), 201);
  });

  app.openapi({ ...draft, middleware: [limits.work, body] }, async (http) => {
    const { code } = http.req.valid("param");
    const wish = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => draftCard(context, code, wish))), 200);
  });

  app.openapi({ ...discard, middleware: [limits.work] }, async (http) => {
    const { saved } = http.req.valid("query");
    valueOf(await ground.changeAs(askerOf(http), (context) => discardCardDraft(context, http.req.valid("param").code, saved)));
    return http.json({ discarded: saved }, 200);
  });

  app.openapi({ ...propose, middleware: [limits.work, body] }, async (http) => {
    const wish = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => proposeCardDraft(context, http.req.valid("param").code, wish))), 201);
  });

  app.openapi({ ...review, middleware: [limits.work, body] }, async (http) => {
    const wish = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => reviewCard(context, http.req.valid("param").code, wish))), 201);
  });

  app.openapi({ ...publish, middleware: [limits.work, body] }, async (http) => {
    const { expectedSaved } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => publishProposedCard(context, http.req.valid("param").code, expectedSaved))), 201);
  });

  app.openapi({ ...retire, middleware: [limits.work, body] }, async (http) => {
    const wish = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => retirePublishedCard(context, http.req.valid("param").code, wish))), 201);
  });

  app.openapi({ ...record, middleware: [limits.work, body] }, async (http) => {
    const wish = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => recordReference(context, http.req.valid("param").code, wish))), 201);
  });

  app.openapi({ ...withdraw, middleware: [limits.work, body] }, async (http) => {
    const { code, id } = http.req.valid("param");
    const { reason } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => withdrawRecordedReference(context, code, id, reason))), 201);
  });
}
