import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { canary, Canaries } from "./canaries.ts";
import { SAYS, watch } from "./watch.ts";

const text = new TextEncoder();
const hidden = text.encode(`<row>${canary("b1", "row")}</row>`);

/** Ways in which an answer may hold what it should not. */
const ANSWERS: Readonly<Record<string, () => Response>> = {
  "/json": () => Response.json({ deep: [{ name: `校舍${canary("b1", "name")}维修` }] }),
  "/header": () => new Response("", { headers: { "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`表${canary("b1", "file")}`)}` } }),
  "/gzip": () => new Response(gzipSync(hidden), { headers: { "content-encoding": "gzip" } }),
  "/zip": () => new Response(new Uint8Array(zipSync({ "a.xml": hidden }))),
  "/zip-name": () => new Response(new Uint8Array(zipSync({ [`${canary("b1", "entry")}xml`]: text.encode("x") }))),
  "/zip-in-zip": () => new Response(new Uint8Array(zipSync({ "book.xlsx": zipSync({ "sheet.xml": hidden }) }))),
  "/amount": () => new Response("共 783.9146 万元"),
  "/own": () => new Response(canary("a1", "row")),
  "/clean": () => new Response("nothing"),
};

test("hears what is another's, however it is packed, and lets one's own pass", async () => {
  const canaries = new Canaries();
  canaries.plant("783.9146", "b1");
  const watched = watch({ request: (path) => ANSWERS[path]!() }, { canaries, maySee: (_, owner) => owner === "a1" });
  for (const path of Object.keys(ANSWERS)) await watched.request(path);
  assert.deepEqual(new Set(watched.leaks.map(({ request }) => request)), new Set(Object.keys(ANSWERS).slice(0, 7).map((path) => `GET ${path}`)));
  assert.ok(watched.leaks.every(({ owner }) => owner === "b1"));
  assert.deepEqual(watched.counts, { answers: 9, heard: 1 });
});

test("what somebody sent may come back to them", async () => {
  const watched = watch({ request: (_, init) => new Response(String(init?.body ?? canary("b1", "said"))) }, { canaries: new Canaries(), maySee: () => false });
  await watched.request("/echo", { method: "POST", body: canary("b1", "typed") });
  await watched.request("/echo", { headers: { [SAYS]: canary("b1", "said") } });
  await watched.request(`/search?name=${encodeURIComponent(canary("b1", "said"))}`);
  assert.deepEqual(watched.leaks, []);
  await watched.request("/other");
  assert.equal(watched.leaks.length, 1);
});

test("an answer goes on as it was", async () => {
  const watched = watch({ request: () => new Response(hidden, { status: 201, headers: { "x-a": "b" } }) }, { canaries: new Canaries(), maySee: () => true });
  const response = await watched.request("/");
  assert.deepEqual([response.status, response.headers.get("x-a"), new Uint8Array(await response.arrayBuffer())], [201, "b", hidden]);
  assert.throws(() => new Canaries().plant("12", "b1"), /too short/);
});
