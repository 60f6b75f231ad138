import type { MiddlewareHandler } from "hono";
import type { Environment, Http } from "./environment.ts";
import { refuse, Refusal } from "./refusal.ts";
import { sourceAddress } from "./source-address.ts";

/** More sources than this at one time are an attack; the oldest are forgotten then, so that counting itself stays small. */
const SOURCES = 10_000;

/** Lets so many requests of one source through a minute, all at once or spread; the rest learn when to come back. */
export function rateLimit(perMinute: number, clock: () => Date, sourceOf: (http: Http) => string = sourceAddress): MiddlewareHandler<Environment> {
  // Insertion order is the order of last use.
  const buckets = new Map<string, { left: number; at: number }>();
  return async (http, next) => {
    const source = sourceOf(http);
    const now = clock().getTime();
    const known = buckets.get(source);
    const refilled = known === undefined ? perMinute : Math.min(perMinute, known.left + (Math.max(0, now - known.at) * perMinute) / 60_000);
    buckets.delete(source);
    buckets.set(source, { left: refilled >= 1 ? refilled - 1 : refilled, at: now });
    if (buckets.size > SOURCES) buckets.delete(buckets.keys().next().value!);
    if (refilled < 1) {
      const seconds = Math.ceil(((1 - refilled) * 60) / perMinute);
      throw new Refusal(429, refuse(429, "http.too-many", "", { seconds }).problems, { "Retry-After": String(seconds) });
    }
    await next();
  };
}
