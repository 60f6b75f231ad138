import { countWrongPassword } from "../commands/count-wrong-password.ts";
import { askerOf } from "./asker.ts";
import type { Http } from "./environment.ts";
import { valueOf } from "./outcome.ts";
import { refuse } from "./refusal.ts";
import type { Edge } from "./resource.ts";
import { originOf } from "./session-cookie.ts";
import type { SignInTools } from "./sign-in-tools.ts";

/** Asks somebody signed in for the password once more; a wrong one is counted, and ends the request. */
export async function passwordAgain(http: Http, { ground }: Pick<Edge, "ground">, { hash }: SignInTools, given: string, stored: string, where: string): Promise<void> {
  if (await hash.matches(given, stored)) return;
  const { minutes } = valueOf(await ground.change(askerOf(http), (context) => countWrongPassword(context, originOf(http).source)));
  throw minutes > 0 ? refuse(423, "session.locked", "", { minutes }) : refuse(422, "password.wrong", where);
}
