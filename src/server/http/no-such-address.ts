import type { Environment } from "./environment.ts";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { problem } from "../../core/basics/problem.ts";
import { refuse, Refusal } from "./refusal.ts";

/** Ends every request under `/api` that no route took: with the methods the address knows, or as unknown. Comes after all routes. */
export function noSuchAddress(app: OpenAPIHono<Environment>): void {
  const known = app.routes
    .filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/"))
    .map(({ method, path }) => ({ method, pattern: new RegExp(`^${path.replace(/:[^/]+/g, "[^/]+")}$`) }));

  const refuseAddress = (path: string): never => {
    const methods = new Set(known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method));
    if (methods.size === 0) throw refuse(404, "http.no-such-address");
    if (methods.has("GET")) methods.add("HEAD");
    const allowed = [...methods].sort().join(", ");
    throw new Refusal(405, [problem("http.no-such-method", "", { allowed })], { Allow: allowed });
  };
  app.all("/api/*", (http) => refuseAddress(http.req.path));
  app.all("/api", () => refuseAddress("/api"));
}
