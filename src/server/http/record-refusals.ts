import type { Ground } from "../context.ts";
import { askerOf } from "./asker.ts";
import type { Http, Log } from "./environment.ts";
import type { Refusal } from "./refusal.ts";
import { sourceAddress } from "./source-address.ts";

/** What somebody signed in may not see (404) or may not do (403) is recorded; wrong input and people who aren't signed in are no refusals. */
export async function recordRefusal(http: Http, { status, problems }: Refusal, ground: Ground, log: Log): Promise<void> {
  const asker = askerOf(http);
  if ((status !== 403 && status !== 404) || asker.sessionToken === undefined || !/^\/(api|print)\//.test(http.req.path)) return;
  const subject = Object.values(http.req.param() as Record<string, string>).filter((value) => /^[0-9a-f-]{36}$/i.test(value)).at(-1) ?? "";
  try {
    await ground.recordRefusal(asker, {
      route: `${http.req.method} ${http.req.routePath}`, subject, status, problem: problems[0]?.code ?? "", source: sourceAddress(http),
    });
  } catch (error) {
    // The refusal stands whether or not it could be recorded; that it couldn't must not be silent.
    log({ level: "error", what: "a refusal could not be recorded", route: http.req.routePath, error: String(error) });
  }
}
