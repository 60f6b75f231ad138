import { getCookie } from "hono/cookie";
import type { Asker, RepeatableRequest } from "../context.ts";
import { sm3 } from "../store/digest.ts";
import type { Http } from "./environment.ts";
import { sourceAddress } from "./source-address.ts";

export const SESSION_COOKIE = "hengji-session";

/** Who asks, by the session cookie alone; what that person may do is read in the transaction. */
export function askerOf(http: Http, request?: RepeatableRequest): Asker {
  return { actor: "anonymous", sessionToken: getCookie(http, SESSION_COOKIE), request };
}

/** What requests are counted by: many people of one office share an address, and each has a session. */
export function sessionOrSource(http: Http): string {
  const token = getCookie(http, SESSION_COOKIE);
  return token === undefined ? sourceAddress(http) : sm3(token);
}
