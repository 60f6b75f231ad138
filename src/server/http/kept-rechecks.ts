import { createRoute, z } from "@hono/zod-openapi";
import { discardRecheck } from "../commands/discard-recheck.ts";
import { keepRecheck } from "../commands/keep-recheck.ts";
import { restoreRecheck } from "../commands/restore-recheck.ts";
import { done, type Result } from "../../core/basics/result.ts";
import type { ContractEntry } from "../../files/recheck-contract.ts";
import type { RepeatableRequest } from "../context.ts";
import { KEPT_KEY_LENGTH, newKeptKey } from "../identifiers.ts";
import { keptRecheck } from "../queries/kept-recheck.ts";
import { boundedJson } from "./bounded-json.ts";
import type { Http } from "./environment.ts";
import { problemAnswers } from "./problem-schema.ts";
import { poolOf } from "./recheck-pool.ts";
import { RecheckEntry } from "./recheck-schema.ts";
import { refuse, refusalOf } from "./refusal.ts";
import { jsonText, type Edge } from "./resource.ts";
import { NotRead, ReadTable, Table } from "./table-schema.ts";

/*
 * 留存: whoever holds the key of a kept recheck may open and discard it. There is no list, and there must be none:
 * nobody is signed in yet, so nobody may see what others have kept.
 */

const Named = {
  name: z.string().min(1).max(200).openapi({ description: "What the person calls it.", example: "Self-evaluations of 2025" }),
  language: z.enum(["zh-CN", "en"]).openapi({ description: "The language of the results." }),
};
// No conclusions are taken from outside: the server draws its own from the tables, and those are what is kept.
export const ToKeep = z.strictObject({ ...Named, tables: z.array(ReadTable).max(2000), unreadable: z.array(NotRead).max(2000) }).openapi("RecheckToKeep");
const Time = z.iso.datetime();
const Key = z.string().length(KEPT_KEY_LENGTH).regex(/^[A-Za-z0-9_-]+$/);
const Kept = z
  .strictObject({
    key: Key.openapi({ description: "Opens the kept recheck. It is said this once and stored nowhere." }),
    address: z.url().openapi({ description: "The page that opens it; the key stands behind the #, so that it reaches no server log." }),
    keptAt: Time,
    findings: z.strictObject({ error: z.int(), warning: z.int(), note: z.int() }).openapi({ description: "How many the server found in the tables." }),
  })
  .openapi("KeptRecheckKey");
const Opened = z
  .strictObject({
    ...Named,
    tables: z.array(z.union([ReadTable, Table])),
    results: z.array(RecheckEntry).openapi({ description: "One entry a table in the same order, then those of files that could not be read." }),
    keptAt: Time,
    contentFormat: z
      .union([z.literal(1), z.literal(2)])
      .openapi({ description: "2: `results` are the server's own, drawn from `tables` when they were kept. 1: they came from the page that kept them, and `tables` are of type Table." }),
  })
  .openapi("KeptRecheck");
const Discarded = z.strictObject({ discardedAt: Time, restorableUntil: Time }).openapi("DiscardedRecheck");
const Restored = z.strictObject({ keptAt: Time }).openapi("RestoredRecheck");

/** A row becomes some ten times as many bytes of results; what is kept has to stay of a size that a page can open. */
const MOST_ROWS = 20_000;

const params = z.object({ key: z.string() });
const headers = z.object({
  "idempotency-key": z
    .string()
    .min(16)
    .max(128)
    .regex(/^[\x21-\x7e]+$/)
    .optional()
    .openapi({ description: "A new UUID for each thing to be done. The same request sent again with it gets the same answer and is done once." }),
});
const tags = ["kept rechecks"];

const keep = createRoute({
  method: "post",
  path: "/api/kept-rechecks",
  tags,
  summary: "Keep a recheck",
  description: "Takes tables as they were read. The server rechecks them itself, each under the profile of its year, and keeps what it comes to.",
  request: { headers, body: { required: true, content: { "application/json": { schema: ToKeep } } } },
  responses: {
    201: { description: "Kept.", content: { "application/json": { schema: Kept } } },
    ...problemAnswers(400, 403, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

const open = createRoute({
  method: "get",
  path: "/api/kept-rechecks/{key}",
  tags,
  summary: "Open a kept recheck",
  request: { params },
  responses: {
    200: { description: "As it was kept.", content: { "application/json": { schema: Opened } } },
    ...problemAnswers(404, 429, 500, 503),
  },
});

const discard = createRoute({
  method: "delete",
  path: "/api/kept-rechecks/{key}",
  tags,
  summary: "Discard a kept recheck; it can be restored for a while",
  request: { params, headers },
  responses: {
    200: { description: "Discarded.", content: { "application/json": { schema: Discarded } } },
    ...problemAnswers(400, 403, 404, 409, 429, 500, 503, 507),
  },
});

const restore = createRoute({
  method: "post",
  path: "/api/kept-rechecks/{key}/restore",
  tags,
  summary: "Restore a discarded recheck",
  request: { params, headers },
  responses: {
    200: { description: "There again.", content: { "application/json": { schema: Restored } } },
    ...problemAnswers(400, 403, 404, 409, 429, 500, 503, 507),
  },
});

export function keptRechecks({ app, keptGround, settings, publicAddress, limits, beforeWriting }: Edge): void {
  const pool = poolOf(settings);
  const unknown = refuse(404, "kept.unknown", "", { days: settings.restoreDays });
  /** A text that cannot be a key is one that nothing was kept under; the database need not be asked. */
  const keyOf = (http: Http): string => {
    const key = Key.safeParse(http.req.param("key"));
    if (!key.success) throw unknown;
    return key.data;
  };
  const body = boundedJson({ bytes: settings.keepBytes, seconds: settings.bodySeconds });

  app.openapi({ ...keep, middleware: [limits.writes, body] }, async (http) => {
    const { name, language, tables, unreadable } = http.req.valid("json");
    if (tables.length + unreadable.length === 0) throw refuse(422, "http.value-too-small", "tables", { minimum: "1" });
    const rows = tables.reduce((count, { table }) => count + table.indicators.length, 0);
    if (rows > MOST_ROWS) throw refuse(422, "kept.too-many-rows", "tables", { rows, limit: MOST_ROWS });
    const results = await pool.recheck({ kind: "tables", tables, unreadable, language }, http.req.raw.signal);
    const findings = countFindings(results);
    const request = repeatable(http, http.req.valid("header")["idempotency-key"], http.get("body"));
    const key = newKeptKey();
    await beforeWriting();
    const outcome = await keptGround.change({ actor: "anonymous", keptKey: key, request }, async (context) => {
      const kept = await keepRecheck(context, {
        name,
        language,
        content: `{"tables":${JSON.stringify(tables)},"results":${results}}`,
        tables: tables.length,
        findings: findings.error + findings.warning + findings.note,
      });
      // The key is part of the answer, so that the same request gets the same key again.
      return kept.ok ? done({ key, address: `${publicAddress.replace(/\/$/, "")}/#/kept/${key}`, ...kept.value, findings }) : kept;
    });
    return http.json(valueOf(outcome), 201);
  });

  app.openapi({ ...open, middleware: [limits.reads] }, async (http) => {
    const kept = await keptGround.ask({ actor: "anonymous", keptKey: keyOf(http) }, keptRecheck);
    if (kept === null) throw unknown;
    const head = { name: kept.name, language: kept.language, keptAt: kept.keptAt.toISOString(), contentFormat: kept.contentFormat };
    // The content is a JSON object as text: the two objects become one without parsing the larger.
    return jsonText<z.infer<typeof Opened>>(http, `${JSON.stringify(head).slice(0, -1)},${kept.content.slice(1)}`);
  });

  app.openapi({ ...discard, middleware: [limits.writes] }, async (http) => {
    const request = repeatable(http, http.req.valid("header")["idempotency-key"]);
    return http.json(valueOf(await keptGround.change({ actor: "anonymous", keptKey: keyOf(http), request }, discardRecheck)), 200);
  });

  app.openapi({ ...restore, middleware: [limits.writes] }, async (http) => {
    const request = repeatable(http, http.req.valid("header")["idempotency-key"]);
    return http.json(valueOf(await keptGround.change({ actor: "anonymous", keptKey: keyOf(http), request }, restoreRecheck)), 200);
  });
}

function countFindings(results: string): Record<ContractEntry["findings"][number]["severity"], number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { findings } of JSON.parse(results) as ContractEntry[]) for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

function repeatable(http: Http, key: string | undefined, body: Uint8Array = new Uint8Array(0)): RepeatableRequest | undefined {
  return key === undefined ? undefined : { key, route: `${http.req.method} ${http.req.path}`, body };
}

function valueOf<T>(outcome: Result<T>): T {
  if (!outcome.ok) throw refusalOf(outcome.problems);
  return outcome.value;
}
