import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, test } from "node:test";
import { getRequestListener } from "@hono/node-server";
import pg from "pg";
import { createApp } from "../../src/server/app.ts";
import type { Settings } from "../../src/server/app-settings.ts";
import type { LogLine } from "../../src/server/http/environment.ts";
import { problemCodes } from "./world.ts";
import { testInstallation } from "./installation.ts";

const ODD_PROCESS = new URL("./fixtures/odd-recheck.ts", import.meta.url);
const MEGABYTE = 1024 * 1024;

/** Rechecks need no database; none is there. */
const pool = new pg.Pool({ host: "/nowhere", connectionTimeoutMillis: 100 });
pool.setMaxListeners(100);
const log: LogLine[] = [];

function makeApp(settings: Partial<Settings>) {
  return createApp({
    ...testInstallation(),
    application: pool,
    pagesFolder: "/nowhere",
    version: "0.0.0-test",
    publicAddress: "http://hengji.test",
    settings: { recheckProcess: ODD_PROCESS, rechecksPerMinute: 1e6, recheckProcesses: 1, recheckMegabytes: 160, ...settings },
    log: (line) => log.push(line),
  });
}

interface OddAnswer {
  readonly name: string;
  readonly size: number;
  readonly first: number | null;
  readonly profile: string | null;
  readonly language: string;
  readonly served: number;
  readonly secrets: readonly string[];
  readonly pid: number;
}

const send = (app: ReturnType<typeof makeApp>, name: string, body: BodyInit = "x", more = "") =>
  app.request(`/api/recheck?name=${encodeURIComponent(name)}${more}`, { method: "POST", body });

/** Whether it works still; one that nobody has waited for yet counts as ended. */
function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

async function answerOf(response: Response): Promise<OddAnswer> {
  assert.equal(response.status, 200, await response.clone().text());
  return ((await response.json()) as OddAnswer[])[0]!;
}

describe("POST /api/recheck", () => {
  after(() => pool.end());

  test("hands the bytes, the name, the profile and the language to a process that knows nothing else", async () => {
    const app = makeApp({});
    const answer = await answerOf(await send(app, "自评表.xlsx", new Uint8Array([7, 8, 9]), "&profile=cn-national-2021&language=en"));
    const { pid } = answer;
    assert.notEqual(pid, process.pid);
    assert.deepEqual(answer, { name: "自评表.xlsx", size: 3, first: 7, profile: "cn-national-2021", language: "en", served: 1, secrets: [], pid });
    const next = await answerOf(await app.request("/api/recheck", { method: "POST", body: "y", headers: { "accept-language": "en" } }));
    assert.deepEqual(next, { name: "-", size: 1, first: 121, profile: null, language: "en", served: 2, secrets: [], pid });
  });

  test("an empty body is the reader's affair", async () => {
    assert.equal((await answerOf(await makeApp({}).request("/api/recheck", { method: "POST" }))).size, 0);
  });

  const killed: Readonly<Record<string, readonly [status: number, code: string]>> = {
    "for-ever": [422, "http.recheck-too-long"],
    silent: [422, "http.recheck-too-long"],
    objects: [422, "http.recheck-too-heavy"],
    bytes: [422, "http.recheck-too-heavy"],
    exit: [500, "http.unexpected"],
    throw: [500, "http.unexpected"],
    reject: [500, "http.unexpected"],
    deep: [500, "http.unexpected"],
    failed: [500, "http.unexpected"],
  };
  for (const [behaviour, [status, code]] of Object.entries(killed)) {
    test(`a file that makes the process go wrong (${behaviour}) gets a problem, and the next one is done`, async () => {
      // Memory needs time to be filled, so only the endless ones are cut early.
      const app = makeApp({ recheckSeconds: code === "http.recheck-too-long" ? 2 : 60 });
      const response = await send(app, behaviour);
      assert.equal(response.status, status);
      assert.deepEqual(await problemCodes(response), [code]);
      assert.equal((await answerOf(await send(app, "fine"))).name, "fine");
    });
  }

  test("a fault of ours is in the log under the reference that was given, and only there", async () => {
    const response = await send(makeApp({}), "failed");
    const { problems } = (await response.json()) as { problems: { params: { reference: string }; message: string }[] };
    const reference = problems[0]!.params.reference;
    assert.match(problems[0]!.message, new RegExp(reference));
    const line = log.find((one) => one.reference === reference);
    assert.match(line?.error ?? "", /secret\.ts/);
    assert.ok(!JSON.stringify(problems).includes("secret"));
  });

  test("one file after the other, as many processes as are set, and a process is used again", async () => {
    const app = makeApp({ recheckProcesses: 2 });
    const answers = await Promise.all(Array.from({ length: 8 }, async (_, index) => answerOf(await send(app, `fine-${index}`))));
    assert.deepEqual(answers.map(({ name }) => name), Array.from({ length: 8 }, (_, index) => `fine-${index}`));
    assert.equal(answers.reduce((most, { served }) => Math.max(most, served), 0) >= 4, true, "two processes share eight files");
  });

  test("what cannot wait any more is told to come back", async () => {
    const app = makeApp({ recheckWaiting: 2 });
    const responses = await Promise.all(Array.from({ length: 5 }, (_, index) => send(app, `slow-${index}`)));
    assert.deepEqual(responses.map(({ status }) => status).sort(), [200, 200, 200, 503, 503]);
    const busy = responses.find(({ status }) => status === 503)!;
    assert.equal(busy.headers.get("retry-after"), "10");
    assert.deepEqual(await problemCodes(busy), ["http.busy"]);
  });

  test("files in flight share one budget of memory, which comes back", async () => {
    const app = makeApp({ filesInFlightBytes: 3 * MEGABYTE, recheckWaiting: 10 });
    const large = new Uint8Array(2 * MEGABYTE);
    const [one, two] = await Promise.all([send(app, "slow-1", large), send(app, "slow-2", large)]);
    assert.deepEqual([one.status, two.status].sort(), [200, 503]);
    assert.equal((await send(app, "fine", large)).status, 200);
    assert.equal((await send(app, "failed", large)).status, 500);
    assert.equal((await send(app, "fine", large)).status, 200);
  });

  test("who goes away stops the work that was done for him", async () => {
    const app = makeApp({ recheckSeconds: 60 });
    const gone = new AbortController();
    const response = app.request("/api/recheck?name=for-ever", { method: "POST", body: "x", signal: gone.signal });
    const waiting = send(app, "fine");
    await new Promise((resolve) => setTimeout(resolve, 200));
    gone.abort();
    await (await response).body?.cancel();
    assert.equal((await answerOf(await waiting)).name, "fine");
  });

  test("work does not outlive a server that was killed", async () => {
    const server = fork(new URL("./fixtures/server-with-endless-recheck.ts", import.meta.url), { stdio: "ignore" });
    const [worker] = (await once(server, "message")) as [number];
    server.kill("SIGKILL");
    await once(server, "exit");
    for (let attempt = 0; isRunning(worker); attempt += 1) {
      if (attempt === 1000) {
        process.kill(worker, "SIGKILL");
        assert.fail("the process that rechecks goes on for ever");
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });

  const refused: Readonly<Record<string, readonly [query: string, where: string, code: string]>> = {
    "an unknown language": ["?language=fr", "?language", "http.value-not-allowed"],
    "a profile that is no name": ["?profile=../../etc", "?profile", "http.value-invalid"],
    "a name with control characters": ["?name=a%0Ab", "?name", "http.text-unprintable"],
    "an endless name": [`?name=${"x".repeat(256)}`, "?name", "http.text-too-long"],
    "a parameter it does not know": ["?langauge=en", "?langauge", "http.field-unknown"],
    "a name given twice": ["?name=a&name=b", "?name", "http.value-type"],
  };
  for (const [name, [query, where, code]] of Object.entries(refused)) {
    test(`refuses ${name}`, async () => {
      const response = await makeApp({}).request(`/api/recheck${query}`, { method: "POST", body: "x" });
      assert.equal(response.status, 400);
      const { problems } = (await response.json()) as { problems: { code: string; where: string }[] };
      assert.deepEqual(problems.map((problem) => [problem.code, problem.where]), [[code, where]]);
    });
  }

  describe("over a real connection", () => {
    let server: Server;
    let port: number;
    before(async () => {
      server = createServer(getRequestListener(makeApp({ fileBytes: 2 * MEGABYTE, bodySeconds: 1 }).fetch as Parameters<typeof getRequestListener>[0]));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      port = (server.address() as AddressInfo).port;
    });
    after(() => {
      server.closeAllConnections();
      server.close();
    });

    /** Sends pieces of a body and tells the status; `end` is left out by who never finishes. */
    function post(headers: Record<string, string>, pieces: readonly Uint8Array[], end = true): Promise<number> {
      return new Promise((resolve, reject) => {
        const sending = httpRequest({ port, method: "POST", path: "/api/recheck?name=fine", headers }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        sending.on("error", reject);
        sending.flushHeaders();
        for (const piece of pieces) sending.write(piece);
        if (end) sending.end();
      });
    }

    test("takes a file in pieces", async () => {
      assert.equal(await post({}, [new Uint8Array(MEGABYTE), new Uint8Array(MEGABYTE)]), 200);
    });
    test("stops reading where the limit is passed, whatever length was not said", async () => {
      assert.equal(await post({}, [new Uint8Array(MEGABYTE), new Uint8Array(MEGABYTE), new Uint8Array(1)]), 413);
    });
    test("believes a length that is too large, and reads nothing", async () => {
      assert.equal(await post({ "content-length": String(3 * MEGABYTE) }, [], false), 413);
    });
    test("does not wait for ever", async () => {
      assert.equal(await post({ "content-length": "100" }, [new Uint8Array(10)], false), 408);
    });
    test("still answers others", async () => {
      assert.equal(await post({}, [new Uint8Array(10)]), 200);
    });
  });
});
