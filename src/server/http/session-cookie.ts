import { getCookie, setCookie, deleteCookie } from "hono/cookie";
import { SESSION_COOKIE } from "./asker.ts";
import type { Http } from "./environment.ts";
import { sourceAddress } from "./source-address.ts";

/** A browser in which somebody has signed in before; see `sign-in-attempts.ts`. */
const BROWSER_COOKIE = "hengji-browser";
const BROWSER_DAYS = 180;
const LONGEST_AGENT = 300;

/** Both go to this server only, are out of reach for scripts, and never come along with a request that another site caused. */
const guarded = (publicAddress: string) => ({ httpOnly: true, sameSite: "Strict", secure: publicAddress.startsWith("https:"), path: "/" }) as const;

/** Without an age: it goes when the browser is closed, and ends on the server before. */
export function giveSession(http: Http, publicAddress: string, token: string): void {
  setCookie(http, SESSION_COOKIE, token, guarded(publicAddress));
}

export function takeSession(http: Http, publicAddress: string): void {
  deleteCookie(http, SESSION_COOKIE, guarded(publicAddress));
}

export function giveBrowserMark(http: Http, publicAddress: string, mark: string): void {
  setCookie(http, BROWSER_COOKIE, mark, { ...guarded(publicAddress), maxAge: BROWSER_DAYS * 24 * 60 * 60 });
}

export function browserMark(http: Http): string | undefined {
  return getCookie(http, BROWSER_COOKIE);
}

/** Where a session comes from, for its list and for the log. */
export function originOf(http: Http): { readonly source: string; readonly agent: string } {
  return { source: sourceAddress(http), agent: (http.req.header("user-agent") ?? "").slice(0, LONGEST_AGENT) };
}
