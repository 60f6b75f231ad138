import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { insertCredentials, newCredential } from "../store/credential.ts";
import { digestOf } from "../store/digest.ts";
import { insertPerson } from "../store/person.ts";

export interface PersonToMake {
  readonly login: string;
  readonly name: string;
  /** Stored form of the one-time password; it has to be changed at the first sign-in. */
  readonly passwordHash: string;
}

/** 新增人员: somebody who can sign in, and may do nothing until the security administrator gives a post. */
export async function makePerson({ tx, region, now, newId, acting, packs, record }: ActingContext, given: PersonToMake): Promise<Result<{ id: string }>> {
  if (!hasDuty(packs, acting.role, "person.manage")) return refused(problem("duty.missing"));
  const id = newId();
  const { login, name } = given;
  if (!(await insertPerson(tx, { region, id, login, name, madeAt: now, endedAt: null }))) return refused(problem("person.login-taken", "login", { login }));
  await insertCredentials(tx, [newCredential(region, id, given.passwordHash, now)]);
  await record({ verb: "person.made", subject: id, digestAfter: digestOf({ login, name }) });
  return done({ id });
}
