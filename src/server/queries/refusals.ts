import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { readRefusals, type RefusalRead } from "../store/log-reading.ts";

export type RefusalShown = Omit<RefusalRead, "at"> & { readonly at: string };

/** What people asked for and did not get, newest first. */
export async function refusals(
  { tx, region, acting, packs }: ActingContext,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<Result<{ items: readonly RefusalShown[]; next: string | null }>> {
  if (!hasDuty(packs, acting.role, "log.read")) return refused(problem("duty.missing"));
  const found = await readRefusals(tx, region, before, limit + 1);
  const page = found.slice(0, limit);
  return done({ items: page.map((one) => ({ ...one, at: one.at.toISOString() })), next: found.length > limit ? (page.at(-1)?.id ?? null) : null });
}
