import assert from "node:assert/strict";
import { createApp } from "../../../src/server/app.ts";
import { canary } from "./canaries.ts";
import { around, headersOf, textsOf } from "./watch.ts";

/** How every canary in the rows of the city beside begins. */
const BESIDE = canary("other-region", "").slice(0, -1);

interface Answering {
  fetch: (request: Request, ...rest: never[]) => Response | Promise<Response>;
}

/** The application with an ear at each of its answers. */
export function createHeardApp(...settings: Parameters<typeof createApp>): ReturnType<typeof createApp> {
  return hearBeside(createApp(...settings));
}

/** From now on an answer that holds what the city beside has in its rows, body or header, however it is packed, is none: asking fails and says what was asked. */
export function hearBeside<App extends object>(app: App): App {
  // An application is asked by its `request` or its `fetch`, and the one goes through the other.
  const answering = app as unknown as Answering;
  const answer = answering.fetch;
  answering.fetch = async (request, ...rest) => {
    const { method, url } = request;
    const response = await answer(request, ...rest);
    const { pathname, search } = new URL(url);
    const look = (text: string): void => {
      if (text.includes(BESIDE)) assert.fail(`${method} ${pathname}${search} shows what is the city beside's: ${around(text, BESIDE)}`);
    };
    look(headersOf(response));
    if (response.body === null) return response;
    const bytes = new Uint8Array(await response.arrayBuffer());
    for (const text of textsOf(bytes, response.headers.get("content-encoding"))) look(text);
    return new Response(bytes, { status: response.status, headers: response.headers });
  };
  return app;
}
