import { z } from "@hono/zod-openapi";

/** A name as packs spell theirs: small letters and digits, with single hyphens between them (`goal-review`). */
export function packName(longest = 60) {
  return z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(longest);
}
