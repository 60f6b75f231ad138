import { z } from "@hono/zod-openapi";
import { ROLES } from "../../core/access/role.ts";

/* Shapes that requests and answers of every resource are made of. */

export const Time = z.iso.datetime();
export const Day = z.iso.date();
export const RoleName = z.enum(ROLES);
export const Bilingual = z.strictObject({ zh: z.string(), en: z.string() });
export const Path = z.string().max(400).regex(/^([0-9A-Za-z]+\.)+$/).openapi({ example: "990100.101." });
export const Digest = z.string().regex(/^[0-9a-f]{64}$/).openapi({ description: "SM3." });
/** What core says: a code that has words, and what stands in them. */
export const SaidMessage = z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
/** How lists are cut: what to ask for as `after` (or `before`) next, null at the end. */
export const Next = z.string().nullable();
export const Limit = z.coerce.number().int().min(1).max(100).default(50);
