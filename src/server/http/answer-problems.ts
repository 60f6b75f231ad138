import { randomBytes } from "node:crypto";
import { HTTPException } from "hono/http-exception";
import type { Problem } from "../../core/basics/problem.ts";
import { speak, type Language } from "../../words/index.ts";
import { saidOfPack } from "../../words/pack-key-name.ts";
import { DatabaseTrouble } from "../database-trouble.ts";
import type { Http, Log } from "./environment.ts";
import { chooseLanguage } from "./language.ts";
import { answerVisit, isVisit } from "./refusal-page.ts";
import { refuse, Refusal } from "./refusal.ts";

/** Turns whatever was thrown into the one shape; what nobody expected gets a reference that is also in the log. */
export function answerError(http: Http, error: unknown, log: Log): Response | Promise<Response> {
  return answerRefusal(http, error instanceof Refusal ? error : refusalFor(http, error, log));
}

function answerRefusal(http: Http, refusal: Refusal): Response | Promise<Response> {
  const { status, problems, headers } = refusal;
  const language = chooseLanguage(http.req.query("language"), http.req.header("accept-language"));
  const body = { problems: speakProblems(problems, language) };
  if (isVisit(http)) return answerVisit(http, refusal, body.problems, language);
  return http.json(body, status, { ...headers, "Content-Language": language, Vary: "Accept-Language" });
}

/** Problems with their sentences, as every answer shows them. */
export function speakProblems(problems: readonly Problem[], language: Language) {
  const say = speak(language);
  return problems.map(({ code, where, params }) => ({
    code,
    where: wellFormed(where),
    message: say(`problem.${code}`, saidOfPack(code, params, say)),
    advice: say(`problem.${code}.advice`, saidOfPack(code, params, say)),
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === "string" ? wellFormed(value) : value])),
  }));
}

function refusalFor(http: Http, error: unknown, log: Log): Refusal {
  if (error instanceof DatabaseTrouble) {
    log({ level: "warning", what: error.message, route: routeOf(http), error: String(error.cause) });
    if (error.kind === "full") return refuse(507, "http.database-full");
    const code = error.kind === "slow" ? "http.database-slow" : "http.database-away";
    return new Refusal(503, refuse(503, code).problems, { "Retry-After": "5" });
  }
  if (error instanceof HTTPException) return refuse(error.status === 415 ? 415 : 400, error.status === 415 ? "http.not-json" : "http.unreadable");
  const reference = randomBytes(6).toString("hex");
  log({
    level: "error",
    what: "unexpected error",
    route: routeOf(http),
    reference,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return refuse(500, "http.unexpected", "", { reference });
}

/** The pattern of the route, since the address itself may hold a key. */
function routeOf(http: Http): string {
  return `${http.req.method} ${http.req.routePath}`;
}

/** Half a character would not survive being written as UTF-8. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
