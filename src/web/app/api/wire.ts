import type { MessageParams, Say } from "../../../core/basics/message.ts";
import type { Language } from "../../../words/index.ts";

/** What went wrong with a request, in words already: the server's, or ours where it could not be reached. */
export interface SpokenProblem {
  readonly code: string;
  readonly where: string;
  readonly message: string;
  readonly advice: string;
  readonly params: MessageParams;
}

/** A request that was refused or never arrived; `status` 0 means that there was no answer. */
export class RequestRefused extends Error {
  readonly status: number;
  readonly problems: readonly SpokenProblem[];

  constructor(status: number, problems: readonly SpokenProblem[]) {
    super(problems.map(({ code }) => code).join(" "));
    this.status = status;
    this.problems = problems;
  }

  get code(): string {
    return this.problems[0]?.code ?? "";
  }

  get params(): MessageParams {
    return this.problems[0]?.params ?? {};
  }
}

export interface Wire {
  get<Answer>(address: string, signal?: AbortSignal): Promise<Answer>;
  /** The same of what nobody asked for: advice beside what is typed. Where the session is over it stays silent, and the next thing somebody does says so. */
  advise<Answer>(address: string, signal?: AbortSignal): Promise<Answer>;
  send<Answer>(method: "POST" | "PUT" | "DELETE", address: string, body?: unknown, more?: SendMore): Promise<Answer>;
}

export interface SendMore {
  /** Lets the browser finish the request after the page is gone. */
  readonly keepalive?: boolean;
}

export interface WireParts {
  readonly fetch: typeof fetch;
  readonly language: () => Language;
  readonly say: () => Say;
  /** Called when the server no longer knows who asks. */
  readonly signedOut: (code: string) => void;
}

/** Speaks to the server: JSON both ways, problems as exceptions that carry their words. */
export function openWire({ fetch, language, say, signedOut }: WireParts): Wire {
  async function ask<Answer>(method: string, address: string, body: unknown, signal: AbortSignal | undefined, keepalive: boolean, tells = true): Promise<Answer> {
    let answer: Response;
    try {
      answer = await fetch(address, {
        method,
        headers: { Accept: "application/json", "Accept-Language": language(), ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
        credentials: "same-origin",
        keepalive,
      });
    } catch (error) {
      if (signal?.aborted === true) throw error;
      throw new RequestRefused(0, [ownProblem("app-frame.no-answer", say())]);
    }
    if (answer.ok) return (answer.status === 204 ? undefined : await readJson(answer, say())) as Answer;
    const refused = await refusalOf(answer, say());
    if (tells && answer.status === 401 && isSessionGone(refused.code)) signedOut(refused.code);
    throw refused;
  }

  return {
    get: (address, signal) => ask("GET", address, undefined, signal, false),
    advise: (address, signal) => ask("GET", address, undefined, signal, false, false),
    send: (method, address, body, more) => ask(method, address, body, undefined, more?.keepalive ?? false),
  };
}

/** A wrong password or code is answered with 401 as well, and means something else than a session that is over. */
function isSessionGone(code: string): boolean {
  return code === "session.needed" || code === "session.factor-needed";
}

async function readJson(answer: Response, say: Say): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    throw new RequestRefused(answer.status, [ownProblem("app-frame.not-understood", say)]);
  }
}

/** The server's problems; a proxy's error page, or anything else, becomes one of ours. */
export async function refusalOf(answer: { readonly status: number; json(): Promise<unknown> }, say: Say): Promise<RequestRefused> {
  let problems: readonly SpokenProblem[] = [];
  try {
    problems = readProblems(await answer.json());
  } catch {
    // No JSON: said below in our own words.
  }
  return new RequestRefused(answer.status, problems.length > 0 ? problems : [ownProblem("app-frame.not-understood", say, { status: answer.status })]);
}

export function readProblems(value: unknown): SpokenProblem[] {
  const list = typeof value === "object" && value !== null && "problems" in value && Array.isArray(value.problems) ? (value.problems as readonly unknown[]) : [];
  return list.flatMap((one) => {
    if (typeof one !== "object" || one === null) return [];
    const { code, where, message, advice, params } = one as Record<string, unknown>;
    if (typeof code !== "string" || typeof message !== "string") return [];
    return [{ code, where: typeof where === "string" ? where : "", message, advice: typeof advice === "string" ? advice : "", params: isParams(params) ? params : {} }];
  });
}

function isParams(value: unknown): value is MessageParams {
  return typeof value === "object" && value !== null && Object.values(value).every((one) => typeof one === "string" || typeof one === "number");
}

function ownProblem(code: "app-frame.no-answer" | "app-frame.not-understood", say: Say, params: MessageParams = {}): SpokenProblem {
  return { code, where: "", message: say(code, params), advice: say(`${code}.advice`), params };
}
