import { z } from "@hono/zod-openapi";

/** One line as somebody types it: trimmed, not empty, without control characters and half characters, which nothing can store or show. */
export function plainLine(longest: number) {
  return z.string().trim().min(1).max(longest).regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+$/u);
}

/** The same, and may be empty: whether something has to stand there depends on more than the field. */
export function plainLineOrNone(longest: number) {
  return z.string().trim().max(longest).regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u);
}
