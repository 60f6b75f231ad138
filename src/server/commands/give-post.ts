import { hasDuty } from "../../core/access/duty.ts";
import { mayHold } from "../../core/access/may-hold.ts";
import type { Role } from "../../core/access/role.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { scopesOfPost, seesWholeBody } from "../../core/sign-in/scopes-of-post.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { lockCredential } from "../store/credential.ts";
import { rolesDelegatedTo, takePostsTurn } from "../store/delegation.ts";
import { digestOf } from "../store/digest.ts";
import { findPerson } from "../store/person.ts";
import { insertPosts, postsOf } from "../store/post.ts";
import { findUnit, unitsAtPaths } from "../store/org-unit.ts";
import { archiveOf } from "../store/unit-standing.ts";

export interface PostToGive {
  readonly personId: string;
  readonly unitId: string;
  readonly role: Role;
  /** Ranges of the organisation tree that the post is to see; null for what the role sees of itself. */
  readonly scopes: readonly string[] | null;
  /** Days; null for from today, and for as long as nobody ends it. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** 任岗: gives a post to somebody else, where what the person holds already allows it. */
export async function givePost({ tx, region, now, newId, acting, packs, record }: ActingContext, given: PostToGive): Promise<Result<{ id: string }>> {
  if (!hasDuty(packs, acting.role, "post.give")) return refused(problem("duty.missing"));
  const { personId, role } = given;
  if (personId === acting.personId) return refused(problem("post.self"));
  // Of two posts given to one person at a time the second sees the first; of a post and a delegation as well.
  await takePostsTurn(tx, region);
  await lockCredential(tx, region, personId);
  const person = await findPerson(tx, region, personId);
  if (person === null) return refused(problem("person.unknown", "personId"));
  if (person.endedAt !== null) return refused(problem("person.ended", "personId"));

  const today = officeDay(now);
  const validFrom = given.validFrom ?? today;
  if (validFrom < today) return refused(problem("post.begins-before-today", "validFrom"));
  if (given.validTo !== null && given.validTo <= validFrom) return refused(problem("post.ends-before-it-begins", "validTo"));
  const unit = await findUnit(tx, region, given.unitId, validFrom);
  if (unit === null) return refused(problem("unit.unknown", "unitId"));
  // All that have not ended, also those that begin later: what would clash next month clashes now.
  const held = await postsOf(tx, region, [personId], today);
  if (held.some((post) => post.role === role && post.unitId === unit.id)) return refused(problem("post.held-already", "role"));
  // Also what the person has in hand for somebody else on a day of the post.
  const forOthers = (await rolesDelegatedTo(tx, region, personId, validFrom)).filter(({ from }) => given.validTo === null || from < given.validTo);
  const clash = mayHold([...held, ...forOthers].map((one) => one.role), role);
  if (clash !== null) return refused(problem(clash.code, "role", clash.params));

  const asked = scopesOfPost(role, unit, given.scopes);
  if (!asked.ok) return asked;
  const known = await unitsAtPaths(tx, region, asked.value, validFrom);
  const unknown = asked.value.find((path) => !known.has(path));
  if (unknown !== undefined) return refused(problem("unit.unknown", "scopes"));
  // Whoever comes after a move or a merger sees the archive as those see it who were there: nothing stands at its places any more.
  const scopes = seesWholeBody(role, given.scopes) ? [...asked.value, ...(await archiveOf(tx, region, unit))] : asked.value;

  const id = newId();
  await insertPosts(tx, [{ region, id, personId, unitId: unit.id, role, givenBy: acting.personId, validFrom, validTo: given.validTo, scopes }]);
  await record({
    verb: "post.given", subject: id,
    digestAfter: digestOf({ personId, unitId: unit.id, role, validFrom, validTo: given.validTo, scopes }),
    detail: { person: personId, unit: unit.id, role },
  });
  return done({ id });
}
