import type { MiddlewareHandler } from "hono";
import type { Environment } from "./environment.ts";
import { parseJsonText } from "./json-text.ts";
import { readBody, type BodyLimits } from "./read-body.ts";
import { refuse, Refusal } from "./refusal.ts";

/** Reads a JSON body within its bounds before the schema of the route looks at it. */
export function boundedJson(limits: BodyLimits): MiddlewareHandler<Environment> {
  return async (http, next) => {
    if (!/^application\/json\s*(;|$)/i.test(http.req.header("content-type") ?? "")) throw refuse(415, "http.not-json");
    const bytes = await readBody(http.req.raw, limits);
    const parsed = parseJsonText(bytes);
    if (!parsed.ok) throw new Refusal(400, parsed.problems);
    http.set("body", bytes);
    // The schema's validator reads the body from here; the stream has been used up.
    Object.assign(http.req.bodyCache, { text: Promise.resolve(new TextDecoder().decode(bytes)) });
    await next();
  };
}
