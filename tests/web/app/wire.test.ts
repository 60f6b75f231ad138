import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openWire, RequestRefused } from "../../../src/web/app/api/wire.ts";

function wire(answer: () => Response | Promise<Response>) {
  const asked: { readonly address: string; readonly init: RequestInit }[] = [];
  const out: string[] = [];
  return {
    asked, out,
    ...openWire({
      fetch: (async (address: string, init: RequestInit) => {
        asked.push({ address, init });
        return answer();
      }) as typeof fetch,
      language: () => "en",
      say: () => (code) => `said ${code}`,
      signedOut: (code) => out.push(code),
    }),
  };
}
const refusal = (status: number, code: string) => () => Response.json({ problems: [{ code, where: "", message: "What happened.", advice: "What to do.", params: { minutes: 15 } }] }, { status });

describe("the way to the server", () => {
  test("carries JSON both ways and asks for the language of the page", async () => {
    const { send, asked } = wire(() => Response.json({ version: 4 }));
    assert.deepEqual(await send("PUT", "/api/x", { a: 1 }), { version: 4 });
    assert.equal(asked[0]!.init.body, '{"a":1}');
    assert.equal((asked[0]!.init.headers as Record<string, string>)["Accept-Language"], "en");
  });

  test("gives the server's own words for what it refuses", async () => {
    const { get } = wire(refusal(423, "session.locked"));
    const refused = await get("/api/x").then(() => null, (error: unknown) => error);
    assert.ok(refused instanceof RequestRefused);
    assert.deepEqual([refused.status, refused.code, refused.problems[0]!.message, refused.params["minutes"]], [423, "session.locked", "What happened.", 15]);
  });

  test("has words of its own when nobody answers, or something that is no answer of ours", async () => {
    const silent = await wire(() => Promise.reject(new TypeError("network"))).get("/api/x").then(() => null, (error: unknown) => error as RequestRefused);
    assert.deepEqual([silent!.status, silent!.problems[0]!.message], [0, "said app-frame.no-answer"]);
    const proxy = await wire(() => new Response("<html>Bad gateway</html>", { status: 502 })).get("/api/x").then(() => null, (error: unknown) => error as RequestRefused);
    assert.deepEqual([proxy!.status, proxy!.code], [502, "app-frame.not-understood"]);
  });

  test("tells when the session is over, and not when a password was wrong", async () => {
    const over = wire(refusal(401, "session.needed"));
    await over.get("/api/x").catch(() => {});
    assert.deepEqual(over.out, ["session.needed"]);
    const wrong = wire(refusal(401, "session.wrong"));
    await wrong.send("POST", "/api/session", {}).catch(() => {});
    assert.deepEqual(wrong.out, []);
  });

  test("an answer without a body is one", async () => assert.equal(await wire(() => new Response(null, { status: 204 })).send("DELETE", "/api/session"), undefined));
});
