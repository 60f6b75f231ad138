import { createRoute, z } from "@hono/zod-openapi";
import { byteBudget } from "./byte-budget.ts";
import { chooseLanguage } from "./language.ts";
import { problemAnswers } from "./problem-schema.ts";
import { readBody } from "./read-body.ts";
import { poolOf } from "./recheck-pool.ts";
import { RecheckEntries } from "./recheck-schema.ts";
import { jsonText, type Edge } from "./resource.ts";

const query = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(255)
    // No control characters: a name is shown and written into reports.
    .regex(/^[^\u0000-\u001f\u007f]+$/)
    .optional()
    .openapi({ description: "Name of the file, as it should stand in the result.", example: "self-evaluation.xlsx" }),
  profile: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
    .optional()
    .openapi({ description: "Scoring profile to judge by; without it the national one of the year of each table." }),
  language: z.enum(["zh-CN", "en"]).optional().openapi({ description: "Language of the sentences; otherwise by Accept-Language." }),
});

const recheck = createRoute({
  method: "post",
  path: "/api/recheck",
  tags: ["recheck"],
  summary: "Recheck the tables in one file",
  description: "The body is the file itself: JSON, an .xlsx workbook or a .zip of them, recognised by content. Nothing is stored.",
  request: {
    query,
    body: { required: true, content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } } },
  },
  responses: {
    200: { description: "One entry a table, as the command line prints with --json.", content: { "application/json": { schema: RecheckEntries } } },
    ...problemAnswers(400, 403, 408, 413, 422, 429, 500, 503),
  },
});

export function rechecks({ app, settings, limits }: Edge): void {
  const pool = poolOf(settings);
  const budget = byteBudget(settings.filesInFlightBytes);

  app.openapi({ ...recheck, middleware: [limits.rechecks] }, async (http) => {
    const { name, profile, language } = http.req.valid("query");
    const bytes = await readBody(http.req.raw, { bytes: settings.fileBytes, seconds: settings.bodySeconds, budget });
    const size = bytes.byteLength;
    try {
      const answer = await pool.recheck(
        { kind: "file", name: name ?? "-", bytes, profile: profile ?? null, language: chooseLanguage(language, http.req.header("accept-language")) },
        http.req.raw.signal,
      );
      return jsonText<z.infer<typeof RecheckEntries>>(http, answer);
    } finally {
      budget.giveBack(size);
    }
  });
}
