import { z } from "@hono/zod-openapi";
import { STAGES, type Stage } from "../../core/form/filing-values.ts";
import { DUTIES } from "../../core/pack/definitions.ts";
import { Bilingual, Day, RoleName, Time } from "./plain-shapes.ts";

/** Longer than any rule allows, so that the rules and not the schema say what is wrong. */
export const Password = z.string().min(1).max(1024).openapi({ format: "password" });
export const Done = z.strictObject({ done: z.literal(true) }).openapi("Done");

const StateName = z.enum(["in", "factor-needed", "must-change", "factor-to-set-up"]);
export const State = z.strictObject({ state: StateName }).openapi("SessionState");

const PostShown = z.strictObject({
  id: z.uuid(), role: RoleName, roleTitle: Bilingual, unit: z.string(), unitId: z.uuid(),
  onBehalfOf: z.strictObject({ name: z.string(), until: Day }).nullable().openapi({ description: "Whose post it is, and until when it is delegated; null for one's own." }),
});

export const Me = z
  .strictObject({
    state: StateName,
    person: z.strictObject({ id: z.uuid(), name: z.string(), login: z.string() }),
    post: PostShown.nullable().openapi({ description: "The post acted in; null while something is missing, or where the person has none." }),
    posts: z.array(PostShown),
    city: z.strictObject({ region: z.string(), name: z.string(), nameEn: z.string().nullable().openapi({ description: "Null where it has no English name." }), demo: z.boolean() }).nullable(),
    duties: z.array(z.enum(DUTIES)),
    mustChange: z.boolean(),
    factor: z.strictObject({ on: z.boolean(), asked: z.boolean().openapi({ description: "Whether a post of the person asks for one." }) }),
    seasons: z.array(z.strictObject({ year: z.int(), stage: z.enum(STAGES as [Stage, ...Stage[]]) })),
    steps: z.array(z.strictObject({ stage: z.enum(STAGES as [Stage, ...Stage[]]), id: z.string(), title: Bilingual, role: RoleName.nullable(), issues: z.boolean() })).openapi({ description: "Steps at which filings may stand." }),
    grades: z.record(z.string(), z.string()).openapi({ description: "English names of grades, by the Chinese ones that records keep." }),
    cited: z.record(z.string(), z.string()).openapi({ description: "English names of documents and of places in them, by what is cited: numbers, titles and Chinese places." }),
    signedInAt: Time,
    endsAt: Time,
  })
  .openapi("Session");

export const SessionList = z
  .strictObject({
    items: z.array(z.strictObject({ id: z.uuid(), startedAt: Time, seenAt: Time, endsAt: Time, source: z.string(), agent: z.string(), current: z.boolean() })),
  })
  .openapi("SessionList");
