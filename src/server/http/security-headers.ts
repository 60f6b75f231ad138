import type { MiddlewareHandler } from "hono";
import type { Environment } from "./environment.ts";

const HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};

/** What is not a page loads nothing and runs nothing. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Puts the headers of caution on every answer; pages bring a content policy and caching of their own. */
export function securityHeaders(publicAddress: string): MiddlewareHandler<Environment> {
  const isSecure = publicAddress.startsWith("https:");
  return async (http, next) => {
    await next();
    const { headers } = http.res;
    for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
    if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", NOTHING);
    if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
    if (isSecure) headers.set("Strict-Transport-Security", "max-age=31536000");
  };
}
