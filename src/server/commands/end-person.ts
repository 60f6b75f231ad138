import { hasDuty } from "../../core/access/duty.ts";
import { isAdministrator } from "../../core/access/role.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { idleBefore } from "../session-times.ts";
import { lockCredential } from "../store/credential.ts";
import { digestOf } from "../store/digest.ts";
import { findPerson, markPersonEnded } from "../store/person.ts";
import { othersInRole, postsOf } from "../store/post.ts";
import { endSessions, liveSessions } from "../store/session.ts";

/** 停用人员: ends all that the person can do, sessions included, from this moment on. What they did stays, and so does the name. */
export async function endPerson({ tx, region, now, acting, packs, settings, record }: ActingContext, id: string): Promise<Result<{ endedAt: string }>> {
  if (!hasDuty(packs, acting.role, "person.manage")) return refused(problem("duty.missing"));
  if (id === acting.personId) return refused(problem("person.self"));
  await lockCredential(tx, region, id);
  const person = await findPerson(tx, region, id);
  if (person === null) return refused(problem("person.unknown"));
  if (person.endedAt !== null) return refused(problem("person.ended"));
  const today = officeDay(now);
  for (const { role } of await postsOf(tx, region, [id], today)) {
    if (isAdministrator(role) && (await othersInRole(tx, region, role, id, today)) === 0) return refused(problem("person.last-administrator"));
  }
  await markPersonEnded(tx, region, id, now);
  const { login, name } = person;
  const endedAt = now.toISOString();
  await record({ verb: "person.ended", subject: id, digestBefore: digestOf({ login, name }), digestAfter: digestOf({ login, name, endedAt }) });
  const sessions = await liveSessions(tx, region, id, now, idleBefore(settings, now));
  await endSessions(tx, region, sessions.map(({ id: session }) => session), now);
  for (const session of sessions) await record({ verb: "session.ended", subject: session.id, detail: { why: "person-ended" } });
  return done({ endedAt });
}
