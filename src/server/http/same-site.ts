import type { MiddlewareHandler } from "hono";
import type { Environment } from "./environment.ts";
import { refuse } from "./refusal.ts";

/**
 * Refuses writes that a page of another site makes a browser send. Programs that are no browsers send neither header.
 * A server on an officer's own computer is within reach of every page that the officer opens, so this matters even there.
 */
export function sameSiteWrites(publicAddress: string): MiddlewareHandler<Environment> {
  const ownHost = hostOf(publicAddress);
  return async (http, next) => {
    const { method } = http.req;
    if (method !== "GET" && method !== "HEAD") {
      const origin = http.req.header("origin");
      const site = http.req.header("sec-fetch-site");
      const from = origin === undefined ? null : hostOf(origin);
      const isOwn = origin === undefined || (from !== null && (from === ownHost || from === http.req.header("host")?.toLowerCase()));
      if (!isOwn || site === "cross-site") throw refuse(403, "http.other-site");
    }
    await next();
  };
}

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null;
}
