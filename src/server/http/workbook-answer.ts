import { z } from "@hono/zod-openapi";
import { attachment, cleanFileName } from "../files/clean-file-name.ts";
import type { Http } from "./environment.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** How a route describes a workbook that it answers with. */
export const workbookOut = { description: "A workbook.", content: { [XLSX]: { schema: z.string().openapi({ format: "binary" }) } } };

/** Answers with a workbook to be saved under this name. */
export function sendWorkbook(http: Http, bytes: Uint8Array, name: string) {
  return http.body(new Uint8Array(bytes), 200, { "Content-Type": XLSX, "Content-Disposition": attachment(cleanFileName(`${name}.xlsx`, "workbook.xlsx")) });
}
