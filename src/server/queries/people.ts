import { hasDuty } from "../../core/access/duty.ts";
import type { Role } from "../../core/access/role.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Duty } from "../../core/pack/definitions.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { peopleByLogin } from "../store/people-list.ts";
import { postsOf } from "../store/post.ts";

export interface PersonShown {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly madeAt: string;
  readonly endedAt: string | null;
  /** Null where there is no lock, or the asker's administration has nothing to do with locks. */
  readonly lockedUntil: string | null;
  readonly factorOn: boolean | null;
  readonly posts: readonly { readonly id: string; readonly role: Role; readonly unit: string; readonly unitId: string; readonly validFrom: string; readonly validTo: string | null }[];
}

/** Whoever keeps people, gives posts or reads the log has to know who there is. */
const DUTIES: readonly Duty[] = ["person.manage", "post.give", "account.unlock", "log.read"];

/** Everybody who can or could sign in, a page at a time in the order of user names. */
export async function people(
  { tx, region, now, acting, packs }: ActingContext,
  { search, after, limit }: { readonly search: string | null; readonly after: string | null; readonly limit: number },
): Promise<Result<{ items: readonly PersonShown[]; next: string | null }>> {
  if (!DUTIES.some((duty) => hasDuty(packs, acting.role, duty))) return refused(problem("duty.missing"));
  const found = await peopleByLogin(tx, region, search, after, limit + 1);
  const page = found.slice(0, limit);
  const posts = await postsOf(tx, region, page.map(({ id }) => id), officeDay(now));
  const items = page.map(({ id, login, name, madeAt, endedAt, lockedUntil, factorOn }) => ({
    id, login, name, madeAt: madeAt.toISOString(), endedAt: endedAt?.toISOString() ?? null,
    lockedUntil: lockedUntil !== null && lockedUntil > now ? lockedUntil.toISOString() : null,
    factorOn,
    posts: posts
      .filter(({ personId }) => personId === id)
      .map(({ id: post, role, unitName, unitId, validFrom, validTo }) => ({ id: post, role, unit: unitName, unitId, validFrom, validTo })),
  }));
  return done({ items, next: found.length > limit ? (page.at(-1)?.login ?? null) : null });
}
