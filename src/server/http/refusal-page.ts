import { writeRefusalPage, type SpokenProblem } from "../../files/write-refusal-page.ts";
import { speak, type Language } from "../../words/index.ts";
import type { Http } from "./environment.ts";
import { sendHtml } from "./html-page.ts";
import type { Refusal } from "./refusal.ts";

/** What a person who has not signed in, or not wholly, meets first. */
const AT_THE_DOOR = new Set(["session.needed", "session.factor-needed", "session.must-change", "session.factor-to-set-up"]);

/** Whether a person follows an address with a browser, and no program asks. */
export function isVisit(http: Http): boolean {
  return http.req.method === "GET" && !http.req.path.startsWith("/api/") && (http.req.header("accept") ?? "").includes("text/html");
}

/** A refusal for somebody with a browser: a page in words, or the door, from which the way leads back to where it was asked. */
export function answerVisit(http: Http, { status, problems, headers }: Refusal, spoken: readonly SpokenProblem[], language: Language): Response | Promise<Response> {
  if (problems.some(({ code }) => AT_THE_DOOR.has(code))) {
    const { pathname, search } = new URL(http.req.url);
    return http.redirect(`/app/sign-in?back=${encodeURIComponent(`${pathname}${search}`)}`, 303);
  }
  const say = speak(language);
  const links = [{ address: "/app/today", label: say("page.refused.work") }, { address: "/public", label: say("page.refused.public") }, { address: "/", label: say("page.refused.recheck") }];
  return sendHtml(http, writeRefusalPage(spoken, links, language), language, headers, status);
}
