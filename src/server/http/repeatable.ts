import { z } from "@hono/zod-openapi";
import type { RepeatableRequest } from "../context.ts";
import type { Http } from "./environment.ts";

/** The header by which a write may be sent again and is done once. */
export const RepeatableHeaders = z.object({
  "idempotency-key": z
    .string()
    .min(16)
    .max(128)
    .regex(/^[\x21-\x7e]+$/)
    .optional()
    .openapi({ description: "A new UUID for each thing to be done. The same request sent again with it gets the same answer and is done once." }),
});

/** What makes this request the same one when it comes again; undefined where it came without a key. */
export function repeatable(http: Http, { "idempotency-key": key }: z.infer<typeof RepeatableHeaders>): RepeatableRequest | undefined {
  return key === undefined ? undefined : { key, route: `${http.req.method} ${http.req.path}`, body: (http.get("body") as Uint8Array | undefined) ?? new Uint8Array(0) };
}
