import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { headText } from "../../core/seal/index.ts";
import type { ActingContext } from "../context.ts";
import { sealsBefore } from "../store/seal.ts";

export interface SealShown {
  readonly number: number;
  readonly sealedAt: string;
  readonly events: number;
  /** As letters print it. */
  readonly head: string;
}

/** 封存: the batches that the log was sealed in, newest first. */
export async function seals(
  { tx, region, acting, packs }: ActingContext,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<Result<{ items: readonly SealShown[]; next: string | null }>> {
  if (!hasDuty(packs, acting.role, "log.read")) return refused(problem("duty.missing"));
  const found = await sealsBefore(tx, region, before, limit + 1);
  const page = found.slice(0, limit);
  const items = page.map((seal) => ({ number: seal.batch, sealedAt: new Date(seal.sealedAt).toISOString(), events: seal.events, head: headText(seal) }));
  return done({ items, next: found.length > limit ? String(page.at(-1)?.batch) : null });
}
