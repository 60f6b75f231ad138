import { createRoute, z } from "@hono/zod-openapi";
import { readPrintAddress } from "../../core/disclosure/print-address.ts";
import { matchScan } from "../commands/match-scan.ts";
import { cleanFileName } from "../files/clean-file-name.ts";
import { openFileShelf, type ReceivedFile } from "../files/file-shelf.ts";
import { endingOf, mediaTypeOf } from "../files/media-type.ts";
import { readScan, type ScanReading } from "../files/read-scan.ts";
import { hasScanRecord, mayScan } from "../queries/scan-record.ts";
import { askerOf } from "./asker.ts";
import { StageName, YearAndStage } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import { receiveFile } from "./receive-file.ts";
import { refuse, Refusal } from "./refusal.ts";
import type { Edge } from "./resource.ts";

const MEDIA = ["image/png", "image/jpeg", "application/pdf"];
const Matched = z
  .strictObject({
    matched: z.strictObject({
      filingId: z.uuid(), year: z.int(), stage: StageName, name: z.string(), code: z.string(),
      version: z.int().openapi({ description: "The version that was printed." }),
      current: z.boolean().openapi({ description: "Whether the record still says what was printed; if not, the stamped copy is of an earlier version." }),
    }),
  })
  .openapi("ScanMatched");

const upload = createRoute({
  method: "post", path: "/api/{year}/{stage}/scans", tags: ["prints"], summary: "File a scan of a stamped page under its record, by the QR code on it",
  description: "The body is a PNG, a JPEG, or a PDF whose pages are JPEGs. With `filing` it has to be of that filing.",
  request: {
    params: YearAndStage,
    query: z.object({ filing: z.uuid().optional(), name: z.string().max(1000).default("") }),
    body: { required: true, content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } } },
  },
  responses: {
    201: { description: "Filed.", content: { "application/json": { schema: Matched } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 503, 507),
  },
});

export function scans({ app, ground, settings, limits, filesFolder }: Edge): void {
  const shelf = openFileShelf(filesFolder);

  app.openapi({ ...upload, middleware: [limits.work] }, async (http) => {
    const { year, stage } = http.req.valid("param");
    const { filing: filingId = null, name } = http.req.valid("query");
    const asker = askerOf(http);
    valueOf(await ground.askAs(asker, mayScan));
    const file = await receiveFile(http, shelf, { bytes: settings.evidenceBytes, seconds: settings.bodySeconds });
    const { media, reading } = await read(file);
    const codes = { found: reading.codes.length, pages: reading.codes.flatMap((text) => readPrintAddress(text) ?? []) };
    const expected = { year, stage, filingId };
    const record = await ground.askAs(asker, (context) => hasScanRecord(context, codes, expected));
    if (!record.ok) await file.drop();
    valueOf(record);
    await file.keep();
    const { digest, bytes } = file;
    const scan = { codes, sheets: reading.pages, name: cleanFileName(name, `${digest.slice(0, 12)}.${endingOf(media)}`), media, bytes, digest };
    const matched = valueOf(await ground.changeAs(asker, (context) => matchScan(context, expected, scan)));
    return http.json({ matched: { ...matched, year, stage } }, 201);
  });
}

/** Reads the codes of a scan that has just arrived; what is no scan is dropped. */
async function read(file: ReceivedFile): Promise<{ readonly media: string; readonly reading: ScanReading }> {
  try {
    const media = mediaTypeOf(file.head);
    if (media === null || !MEDIA.includes(media)) throw refuse(422, "scan.media-wrong");
    const reading = await readScan(file.path);
    if (reading === "busy") throw new Refusal(503, refuse(503, "http.busy").problems, { "Retry-After": "10" });
    if (reading === null) throw refuse(422, "scan.unreadable");
    if (reading.pages === 0) throw refuse(422, media === "application/pdf" ? "scan.no-picture" : "scan.unreadable");
    return { media, reading };
  } catch (error) {
    await file.drop();
    throw error;
  }
}
