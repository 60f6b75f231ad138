import { z } from "@hono/zod-openapi";
import { Time } from "./plain-shapes.ts";

/** 下达 as units are told of it. */
export const TaskTold = z.strictObject({
  number: z.int().openapi({ description: "1 for the first, rising with each time it was issued again." }), documentNo: z.string().openapi({ description: "Empty where it has none." }), words: z.string(), issuedAt: Time,
});
/** The last month of its 监控期. */
export const TaskMonth = z.int().nullable().openapi({ description: "The last month of its monitoring period; null for stages that are filled once a year." });
