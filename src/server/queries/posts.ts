import { hasDuty } from "../../core/access/duty.ts";
import type { Role } from "../../core/access/role.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { postList, scopesOf } from "../store/post.ts";

export interface PostListed {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string; readonly login: string };
  readonly role: Role;
  readonly unit: string;
  readonly unitId: string;
  readonly scopes: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** All posts that have not ended, with what they see. */
export async function posts(
  { tx, region, now, acting, packs }: ActingContext,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<Result<{ items: readonly PostListed[]; next: string | null }>> {
  if (!hasDuty(packs, acting.role, "post.give")) return refused(problem("duty.missing"));
  const found = await postList(tx, region, officeDay(now), after, limit + 1);
  const page = found.slice(0, limit);
  const scopes = await scopesOf(tx, region, page.map(({ id }) => id));
  const items = page.map(({ id, personId, personName, login, role, unitName, unitId, validFrom, validTo }) => ({
    id, person: { id: personId, name: personName, login }, role, unit: unitName, unitId,
    scopes: scopes.filter(({ postId }) => postId === id).map(({ path }) => path), validFrom, validTo,
  }));
  return done({ items, next: found.length > limit ? (page.at(-1)?.id ?? null) : null });
}
