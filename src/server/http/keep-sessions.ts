import type { MiddlewareHandler } from "hono";
import { keepSession } from "../commands/keep-session.ts";
import { askerOf } from "./asker.ts";
import type { Environment } from "./environment.ts";
import type { Edge } from "./resource.ts";

const MINUTE = 60 * 1000;
/** More sessions than this at one time are forgotten from the oldest on, and written a little oftener. */
const MOST = 10_000;

/** Notes that sessions are in use, once a minute each and not with every request: a write for each read would cost more than the reads. */
export function keepSessions({ ground, clock, log }: Pick<Edge, "ground" | "clock" | "log">): MiddlewareHandler<Environment> {
  const written = new Map<string, number>();
  return async (http, next) => {
    const asker = askerOf(http);
    const token = asker.sessionToken;
    const now = clock().getTime();
    if (token !== undefined && now >= (written.get(token) ?? -Infinity) + MINUTE) {
      written.delete(token);
      written.set(token, now);
      if (written.size > MOST) written.delete(written.keys().next().value!);
      // Whoever asks gets an answer even where this fails; the session then ends a little earlier.
      await ground.change(asker, keepSession).catch((error: unknown) => log({ level: "warning", what: "a session could not be kept", error: String(error) }));
    }
    await next();
  };
}
