import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { actorsMeant, isId, onlyNamed, type OnlyNamed } from "../shown/log-actors.ts";
import { readRefusals, type RefusalRead, type RefusalWish } from "../store/log-reading.ts";

export type RefusalShown = Omit<RefusalRead, "at"> & { readonly at: string };

export interface RefusalsWish extends Omit<RefusalWish, "people"> {
  /** The id of a person, or a piece of a name or user name. */
  readonly actor: string | null;
}

/** What people asked for and did not get, newest first. */
export async function refusals({ tx, region, acting, packs }: ActingContext, { actor, ...wish }: RefusalsWish): Promise<Result<{ items: readonly RefusalShown[]; next: string | null; only: OnlyNamed }>> {
  if (!hasDuty(packs, acting.role, "log.read")) return refused(problem("duty.missing"));
  const people = (await actorsMeant(tx, region, actor))?.filter(isId) ?? null;
  const only = await onlyNamed(tx, region, { actor, subject: wish.subject });
  if (people?.length === 0) return done({ items: [], next: null, only });
  const found = await readRefusals(tx, region, { ...wish, people, limit: wish.limit + 1 });
  const page = found.slice(0, wish.limit);
  return done({ items: page.map((one) => ({ ...one, at: one.at.toISOString() })), next: found.length > wish.limit ? (page.at(-1)?.id ?? null) : null, only });
}
