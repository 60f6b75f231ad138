import { z } from "zod";
import { DIRECTIONS } from "../core/library/card.ts";
import type { AlertExample } from "../core/pack/run-alert-example.ts";
import { count, exact, flag } from "./pack-words.ts";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "pack.not-day");

/** What an example of an alert says beside its number, its title and its years. */
export function alertExampleShape<Named extends z.core.$ZodLooseShape>(named: Named) {
  return z.discriminatedUnion("alert", [
    z.strictObject({ ...named, alert: z.literal("execution-light"), budget: exact, executed: exact, month: count.refine((month) => month >= 1 && month <= 12, "pack.out-of-range"), progress: exact, light: z.enum(["red", "yellow", "green"]) }),
    z.strictObject({ ...named, alert: z.literal("goal-money-gap"), paid: exact, goal: exact, ahead: z.enum(["money", "goal", "none"]) }),
    z.strictObject({ ...named, alert: z.literal("zero-value"), direction: z.enum(DIRECTIONS), actual: exact, told: flag }),
    z.strictObject({ ...named, alert: z.literal("overdue"), due: day, on: day, told: flag }),
    z.strictObject({ ...named, alert: z.literal("goal-needed"), budget: exact, told: flag }),
    z.strictObject({ ...named, alert: z.literal("goal-quality"), errors: count, warnings: count, notes: count, score: exact }),
  ]);
}

interface Named {
  readonly case: string;
  readonly title: string;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

export function alertExampleOf({ case: number, title, from, until, ...given }: Named & AlertExample["given"]): AlertExample {
  return { case: number, title, from: from ?? null, until: until ?? null, given: given as AlertExample["given"] };
}
