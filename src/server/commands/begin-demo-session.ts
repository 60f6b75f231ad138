import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { standing, type SessionState } from "../../core/sign-in/standing.ts";
import type { Context } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { findCity } from "../store/city.ts";
import { lockCredential, newCredential, NO_PASSWORD } from "../store/credential.ts";
import { sm3 } from "../store/digest.ts";
import { appendEvent } from "../store/event.ts";
import { readStanding } from "../store/person-standing.ts";
import { enterPerson, findPerson } from "../store/person.ts";
import { insertSession } from "../store/session.ts";

export interface DemoEntry {
  readonly login: string;
  readonly token: string;
  readonly source: string;
  readonly agent: string;
}

const HOUR = 60 * 60 * 1000;

/** Signs in one of the people a demo city was founded with, without a password. Where the city is none, there is no such thing. */
export async function beginDemoSession(context: Context, entry: DemoEntry): Promise<Result<{ state: SessionState }>> {
  const { tx, region, now, newId, settings } = context;
  const city = await findCity(tx, region);
  if (city === null || !city.demo) return refused(problem("demo.none"));
  const person = await enterPerson(tx, region, entry.login);
  if (person === null || person.madeAt.getTime() !== city.madeAt.getTime()) return refused(problem("demo.person-unknown"));
  // A made-up person may have none.
  const credential = (await lockCredential(tx, region, person.id)) ?? newCredential(region, person.id, NO_PASSWORD, person.madeAt);
  // Read again under the lock: somebody who is ended at this moment is not in.
  if ((await findPerson(tx, region, person.id))?.endedAt !== null) return refused(problem("demo.person-unknown"));
  const today = officeDay(now);
  const { state, postId } = standing(settings.signIn, await readStanding(tx, region, credential, today, { byPassword: false }), true, { now: now.getTime(), today });
  const id = newId();
  await insertSession(tx, {
    region, id, tokenHash: sm3(entry.token), personId: person.id, postId, startedAt: now, seenAt: now,
    endsAt: new Date(now.getTime() + settings.sessionHours * HOUR), factorPassed: true, byPassword: false, source: entry.source, agent: entry.agent,
  });
  await appendEvent(tx, {
    region, id: newId(), at: now, actor: person.id, verb: "session.begun", subject: id, digestBefore: null, digestAfter: null,
    detail: { state, source: entry.source, demo: 1 },
  });
  return done({ state });
}
