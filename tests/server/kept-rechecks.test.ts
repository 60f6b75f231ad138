import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { entry, JSON_HEADERS, readTable, table, toKeep } from "./examples.ts";
import type { ContractEntry } from "../../src/files/recheck-contract.ts";
import { playScenario, type Step } from "./scenario.ts";
import { openWorld, problemCodes, type World } from "./world.ts";

const KEEP = "POST /api/kept-rechecks";
const UNKNOWN_KEY = "A".repeat(32);

const scenarios: Readonly<Record<string, readonly Step[]>> = {
  "kept, opened, discarded, restored, discarded for good": [
    { says: "keep", request: KEEP, body: toKeep(), as: "a", status: 201, events: ["recheck.kept"] },
    { says: "open", request: "GET /api/kept-rechecks/{a.key}", status: 200, answer: { name: "示例复核", language: "zh-CN", contentFormat: 2, tables: [readTable()] } },
    { says: "open again leaves nothing", request: "GET /api/kept-rechecks/{a.key}", status: 200 },
    { says: "restoring what is there changes nothing", request: "POST /api/kept-rechecks/{a.key}/restore", status: 200 },
    { says: "discard", request: "DELETE /api/kept-rechecks/{a.key}", status: 200, events: ["recheck.discarded"] },
    { says: "gone", request: "GET /api/kept-rechecks/{a.key}", status: 404, problems: ["kept.unknown"] },
    { says: "discard twice", request: "DELETE /api/kept-rechecks/{a.key}", status: 404, problems: ["kept.unknown"] },
    { says: "restore on day 29", after: 29, request: "POST /api/kept-rechecks/{a.key}/restore", status: 200, events: ["recheck.restored"] },
    { says: "there again", request: "GET /api/kept-rechecks/{a.key}", status: 200, answer: { tables: [readTable()] } },
    { says: "discard again", request: "DELETE /api/kept-rechecks/{a.key}", status: 200, events: ["recheck.discarded"] },
    { says: "too late after 30 days", after: 30, request: "POST /api/kept-rechecks/{a.key}/restore", status: 404, problems: ["kept.unknown"] },
  ],
  "keys that open nothing": [
    { says: "unknown", request: `GET /api/kept-rechecks/${UNKNOWN_KEY}`, status: 404, problems: ["kept.unknown"] },
    { says: "unknown, discard", request: `DELETE /api/kept-rechecks/${UNKNOWN_KEY}`, status: 404, problems: ["kept.unknown"] },
    { says: "unknown, restore", request: `POST /api/kept-rechecks/${UNKNOWN_KEY}/restore`, status: 404, problems: ["kept.unknown"] },
    { says: "too short", request: "GET /api/kept-rechecks/abc", status: 404, problems: ["kept.unknown"] },
    { says: "an attempt at SQL", request: "GET /api/kept-rechecks/%27%20or%20%271%27%3D%271", status: 404, problems: ["kept.unknown"] },
    { says: "NUL", request: "GET /api/kept-rechecks/%00", status: 404, problems: ["kept.unknown"] },
    { says: "broken escape", request: "GET /api/kept-rechecks/%E0%A4%A", status: 404, problems: ["kept.unknown"] },
    { says: "there is no list", request: "GET /api/kept-rechecks", status: 405, problems: ["http.no-such-method"] },
  ],
  "sent again with the same idempotency key": [
    { says: "keep", request: KEEP, headers: { "idempotency-key": "8f14e45f-ceea-467f-a8d6-1" }, body: toKeep(), as: "a", status: 201, events: ["recheck.kept"] },
    { says: "same again", request: KEEP, headers: { "idempotency-key": "8f14e45f-ceea-467f-a8d6-1" }, body: toKeep(), sameAs: "a", status: 201 },
    { says: "other content", request: KEEP, headers: { "idempotency-key": "8f14e45f-ceea-467f-a8d6-1" }, body: toKeep({ name: "另一份" }), status: 409, problems: ["http.idempotency-reused"] },
    { says: "other address", request: "DELETE /api/kept-rechecks/{a.key}", headers: { "idempotency-key": "8f14e45f-ceea-467f-a8d6-1" }, status: 409, problems: ["http.idempotency-reused"] },
    { says: "discard", request: "DELETE /api/kept-rechecks/{a.key}", headers: { "idempotency-key": "8f14e45f-ceea-467f-a8d6-2" }, as: "d", status: 200, events: ["recheck.discarded"] },
    { says: "discard again", request: "DELETE /api/kept-rechecks/{a.key}", headers: { "idempotency-key": "8f14e45f-ceea-467f-a8d6-2" }, sameAs: "d", status: 200 },
    { says: "a refusal is not remembered", request: "DELETE /api/kept-rechecks/{a.key}", headers: { "idempotency-key": "8f14e45f-ceea-467f-a8d6-3" }, status: 404, problems: ["kept.unknown"] },
    { says: "restore", request: "POST /api/kept-rechecks/{a.key}/restore", status: 200, events: ["recheck.restored"] },
    { says: "now it does", request: "DELETE /api/kept-rechecks/{a.key}", headers: { "idempotency-key": "8f14e45f-ceea-467f-a8d6-3" }, status: 200, events: ["recheck.discarded"] },
    { says: "too short a key", request: KEEP, headers: { "idempotency-key": "1" }, body: toKeep(), status: 400, problems: ["http.value-too-small"] },
  ],
  "input that is refused": [
    { says: "no content type", request: KEEP, rawBody: "{}", headers: { "content-type": "text/plain" }, status: 415, problems: ["http.not-json"] },
    { says: "nothing", request: KEEP, rawBody: "", headers: JSON_HEADERS, status: 400, problems: ["http.not-json-text"] },
    { says: "half of it", request: KEEP, rawBody: '{"name":', headers: JSON_HEADERS, status: 400, problems: ["http.not-json-text"] },
    { says: "empty object", request: KEEP, body: {}, status: 422, problems: Array<string>(4).fill("http.value-missing") },
    { says: "unknown field", request: KEEP, body: toKeep({ owner: "me" }), status: 422, problems: ["http.field-unknown"] },
    { says: "unknown language", request: KEEP, body: toKeep({ language: "fr" }), status: 422, problems: ["http.value-not-allowed"] },
    { says: "nothing to keep", request: KEEP, body: toKeep({ tables: [] }), status: 422, problems: ["http.value-too-small"] },
    { says: "conclusions from outside", request: KEEP, body: toKeep({ results: [entry()] }), status: 422, problems: ["http.field-unknown"] },
    { says: "a table without rows", request: KEEP, body: toKeep({ tables: [readTable({ table: { ...table(), indicators: [] } })] }), status: 422, problems: ["table.empty"] },
    { says: "a year that is none", request: KEEP, body: toKeep({ tables: [readTable({ table: { ...table(), source: { year: 3 } } })] }), status: 422, problems: ["json.not-a-year"] },
    { says: "more rows than a page can open", request: KEEP, body: toKeep({ tables: Array.from({ length: 5 }, () => readTable({ table: { ...table(), indicators: Array.from({ length: 4001 }, () => ({})) } })) }), status: 422, problems: ["kept.too-many-rows"] },
    { says: "a number as a name", request: KEEP, body: toKeep({ name: 5 }), status: 422, problems: ["http.value-type"] },
    { says: "a name of 201 signs", request: KEEP, body: toKeep({ name: "长".repeat(201) }), status: 422, problems: ["http.text-too-long"] },
    { says: "points as text", request: KEEP, body: toKeep({ tables: [readTable({ table: { ...table(), indicators: [{ level3: "x", points: "10" }] } })] }), status: 422, problems: ["http.value-type"] },
    { says: "a thousand mistakes", request: KEEP, body: toKeep({ tables: [readTable({ table: { ...table(), indicators: Array.from({ length: 1000 }, () => ({ points: "1" })) } })] }), status: 422, problems: [...Array<string>(20).fill("http.value-type"), "http.more-problems"] },
    { says: "NUL in a text", request: KEEP, body: toKeep({ name: "a\u0000b" }), status: 400, problems: ["http.text-nul"] },
    { says: "NUL in a name", request: KEEP, body: toKeep({ "a\u0000b": 1 }), status: 400, problems: ["http.text-nul"] },
    { says: "half a character", request: KEEP, rawBody: '{"name":"\\ud800"}', headers: JSON_HEADERS, status: 400, problems: ["http.text-broken"] },
    { says: "__proto__", request: KEEP, rawBody: '{"__proto__":{"name":"x"}}', headers: JSON_HEADERS, status: 400, problems: ["http.field-unknown"] },
    { says: "a number beyond range", request: KEEP, rawBody: '{"name":1e400}', headers: JSON_HEADERS, status: 400, problems: ["http.number-range"] },
    { says: "a number that would lose digits", request: KEEP, rawBody: '{"name":0.12345678901234567890}', headers: JSON_HEADERS, status: 400, problems: ["http.number-inexact"] },
    { says: "deep nesting", request: KEEP, rawBody: "[".repeat(500_000), headers: JSON_HEADERS, status: 400, problems: ["http.too-deep"] },
    { says: "not UTF-8", request: KEEP, rawBody: new Uint8Array([0x22, 0xd6, 0xd0, 0x22]), headers: JSON_HEADERS, status: 400, problems: ["http.not-utf8"] },
    { says: "too large", request: KEEP, rawBody: `{"name":"${"x".repeat(4 * 1024 * 1024)}"}`, headers: JSON_HEADERS, status: 413, problems: ["http.too-large"] },
    { says: "too large, and lies about it", request: KEEP, rawBody: `{"name":"${"x".repeat(4 * 1024 * 1024)}"}`, headers: { ...JSON_HEADERS, "content-length": "12" }, status: 413, problems: ["http.too-large"] },
    { says: "sent by another site's page", request: KEEP, body: toKeep(), headers: { origin: "https://elsewhere.test" }, status: 403, problems: ["http.other-site"] },
    { says: "sent by another site's form", request: KEEP, body: toKeep(), headers: { "sec-fetch-site": "cross-site" }, status: 403, problems: ["http.other-site"] },
    { says: "sent from a file", request: KEEP, body: toKeep(), headers: { origin: "null" }, status: 403, problems: ["http.other-site"] },
    { says: "sent by our own page", request: KEEP, body: toKeep(), headers: { origin: "http://hengji.test", "sec-fetch-site": "same-origin" }, status: 201, events: ["recheck.kept"] },
  ],
};

describe("kept rechecks", () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  for (const [name, steps] of Object.entries(scenarios)) {
    test(name, async () => {
      await playScenario(world, steps);
    });
  }

  test("events say what happened to which record, and their digests join", async () => {
    const events = await playScenario(world, [
      { says: "keep", request: KEEP, body: toKeep(), as: "a", status: 201, events: ["recheck.kept"] },
      { says: "discard", request: "DELETE /api/kept-rechecks/{a.key}", status: 200, events: ["recheck.discarded"] },
      { says: "restore", request: "POST /api/kept-rechecks/{a.key}/restore", status: 200, events: ["recheck.restored"] },
    ]);
    const [kept, discarded, restored] = events;
    assert.ok(kept && discarded && restored);
    assert.deepEqual(new Set(events.map(({ subject }) => subject)).size, 1);
    assert.deepEqual(new Set(events.map(({ actor, region }) => `${actor} ${region}`)), new Set(["anonymous 000000"]));
    assert.equal(kept.digest_before, null);
    assert.equal(discarded.digest_before, kept.digest_after);
    assert.equal(restored.digest_before, discarded.digest_after);
    assert.equal(restored.digest_after, kept.digest_after);
    assert.notEqual(discarded.digest_after, discarded.digest_before);
    assert.equal(restored.at.toISOString(), world.time.toISOString());
    assert.match(kept.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.deepEqual(kept.detail["tables"], 1);
    const [rechecked] = await recheckedHere();
    assert.deepEqual(kept.detail["findings"], rechecked!.findings.length);
  });

  /** What the server answers for the same table when it is handed to it as a file. */
  async function recheckedHere(): Promise<readonly ContractEntry[]> {
    const response = await world.app.request("/api/recheck?name=稷山.xlsx&language=zh-CN", { method: "POST", body: JSON.stringify(table()) });
    return (await response.json()) as readonly ContractEntry[];
  }

  test("what is kept are the conclusions of the server itself, one entry a table and then the files that could not be read", async () => {
    const notRead = { id: "扫描件.pdf", file: "扫描件.pdf", problem: { code: "file.pdf", where: "扫描件.pdf", params: {} }, others: [] };
    const unread = [{ code: "table.score-not-a-number", where: "自评表!G12", params: { found: "优" } }];
    const answer = await world.app.request("/api/kept-rechecks", {
      method: "POST",
      headers: JSON_HEADERS,
      body: JSON.stringify(toKeep({ tables: [readTable({ places: {} }), readTable({ unread })], unreadable: [notRead] })),
    });
    const { key, findings } = (await answer.json()) as { key: string; findings: Record<string, number> };
    const kept = (await (await world.app.request(`/api/kept-rechecks/${key}`)).json()) as { tables: unknown[]; results: ContractEntry[] };
    const [first, second, third] = kept.results;
    assert.deepEqual([first], await recheckedHere());
    assert.equal(second?.id, `${first?.id}~2`);
    assert.deepEqual(second?.findings.filter(({ code }) => code === "cell.unread").map(({ path, cell }) => ({ path, cell })), [{ path: "indicators[0].score", cell: "自评表!G12" }]);
    assert.equal(second?.readingNotes.length, 1);
    assert.equal(third?.unreadable?.code, "file.pdf");
    assert.doesNotMatch(third!.unreadable!.why, /^problem\./);
    const all = kept.results.flatMap((one) => one.findings);
    assert.deepEqual(findings, Object.fromEntries(["error", "warning", "note"].map((severity) => [severity, all.filter((finding) => finding.severity === severity).length])));
    assert.deepEqual(kept.tables, [readTable({ places: {} }), readTable({ unread })]);
  });

  test("neither the key nor the idempotency key is anywhere in the database", async () => {
    const secret = "b6d767d2-f8ed-5d21-a44b-0e5886680cb9";
    const response = await world.app.request("/api/kept-rechecks", {
      method: "POST",
      headers: { ...JSON_HEADERS, "idempotency-key": secret },
      body: JSON.stringify(toKeep()),
    });
    const { key, address } = (await response.json()) as { key: string; address: string };
    assert.equal(address, `http://hengji.test/#/kept/${key}`);
    for (const name of ["kept_recheck", "kept_space", "event", "answered_request"]) {
      const rows = await world.see<{ row: string }>(`select t::text as row from hengji.${name} t`);
      assert.ok(rows.length > 0, name);
      for (const { row } of rows) {
        for (const hidden of [key, secret]) {
          assert.ok(!row.includes(hidden), `${name} holds a key`);
          // bytea is printed in hexadecimal digits.
          assert.ok(!row.includes(Buffer.from(hidden).toString("hex")), `${name} holds a key`);
        }
      }
    }
    assert.ok(!JSON.stringify(world.log).includes(key));
  });

  test("two at once with one idempotency key are one", async () => {
    const before = (await world.events()).length;
    const send = () =>
      world.app.request("/api/kept-rechecks", {
        method: "POST",
        headers: { ...JSON_HEADERS, "idempotency-key": "at-the-same-time-0001" },
        body: JSON.stringify(toKeep()),
      });
    const responses = await Promise.all([send(), send(), send(), send()]);
    const bodies = await Promise.all(responses.map((response) => response.json() as Promise<{ key: string }>));
    assert.deepEqual(responses.map(({ status }) => status), [201, 201, 201, 201]);
    assert.equal(new Set(bodies.map(({ key }) => key)).size, 1);
    assert.equal((await world.events()).length - before, 1);
  });

  test("of many who discard at once one does", async () => {
    const kept = await world.app.request("/api/kept-rechecks", { method: "POST", headers: JSON_HEADERS, body: JSON.stringify(toKeep()) });
    const { key } = (await kept.json()) as { key: string };
    const before = (await world.events()).length;
    const responses = await Promise.all(Array.from({ length: 6 }, () => world.app.request(`/api/kept-rechecks/${key}`, { method: "DELETE" })));
    assert.deepEqual(responses.map(({ status }) => status).sort(), [200, 404, 404, 404, 404, 404]);
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["recheck.discarded"]);
  });

  test("what cannot be restored any more is erased at the next write, with its event and its space", async () => {
    // The wall goes by the clock of the database, so this happens in a past of ours.
    const now = new Date();
    world.time = new Date(now.getTime() - 40 * 24 * 60 * 60 * 1000);
    await playScenario(world, [
      { says: "keep", request: KEEP, headers: { "idempotency-key": "long-ago-0000000001" }, body: toKeep({ name: "很久以前" }), as: "a", status: 201, events: ["recheck.kept"] },
      { says: "discard", request: "DELETE /api/kept-rechecks/{a.key}", status: 200, events: ["recheck.discarded"] },
    ]);
    world.time = now;
    const app = world.another({});
    const response = await app.request("/api/kept-rechecks", { method: "POST", headers: JSON_HEADERS, body: JSON.stringify(toKeep()) });
    assert.equal(response.status, 201);
    assert.equal((await world.see("select 1 from hengji.kept_recheck where name = '很久以前'")).length, 0);
    const [erased] = (await world.events()).filter(({ verb, actor }) => verb === "recheck.erased" && actor === "system").slice(-1);
    assert.equal(erased?.digest_after, null);
    const space = await world.see<{ same: boolean }>(
      "select s.kept_rows = count(k.id) and s.kept_bytes = sum(k.content_bytes) as same from hengji.kept_space s left join hengji.kept_recheck k using (region) group by s.kept_rows, s.kept_bytes",
    );
    assert.deepEqual(space, [{ same: true }]);
  });

  test("the space has a limit that is said plainly, and a refused one leaves nothing", async () => {
    const [space] = await world.see<{ kept_rows: string }>("select kept_rows from hengji.kept_space");
    const before = (await world.events()).length;
    const app = world.another({ keptRows: Number(space?.kept_rows) + 1 });
    const send = () => app.request("/api/kept-rechecks", { method: "POST", headers: JSON_HEADERS, body: JSON.stringify(toKeep()) });
    assert.equal((await send()).status, 201);
    const full = await send();
    assert.equal(full.status, 507);
    assert.deepEqual(await problemCodes(full), ["kept.full"]);
    assert.equal((await world.events()).length - before, 1);
    const small = world.another({ keptBytes: 10 });
    const refused = await small.request("/api/kept-rechecks", { method: "POST", headers: JSON_HEADERS, body: JSON.stringify(toKeep()) });
    assert.equal(refused.status, 507);
    await refused.body?.cancel();
  });

  test("one source cannot fill the disk at once", async () => {
    const app = world.another({ writesPerMinute: 3 });
    const send = (address: string) =>
      app.request("/api/kept-rechecks", { method: "POST", headers: JSON_HEADERS, body: JSON.stringify(toKeep()) }, { incoming: { socket: { remoteAddress: address } } });
    const statuses: number[] = [];
    for (let count = 0; count < 5; count += 1) statuses.push((await send("2001:db8::1")).status);
    assert.deepEqual(statuses, [201, 201, 201, 429, 429]);
    const limited = await send("2001:db8::2");
    assert.equal(limited.status, 429, "one household of IPv6 is one source");
    assert.equal(limited.headers.get("retry-after"), "20");
    assert.deepEqual(await problemCodes(limited), ["http.too-many"]);
    assert.equal((await send("2001:db8:0:1::1")).status, 201);
    world.time = new Date(world.time.getTime() + 20_000);
    assert.equal((await send("2001:db8::1")).status, 201);
  });

  test("problems speak the language that was asked for", async () => {
    const said = async (path: string, headers: Record<string, string>) => {
      const response = await world.app.request(path, { headers });
      const { problems } = (await response.json()) as { problems: { message: string }[] };
      return { language: response.headers.get("content-language"), message: problems[0]?.message ?? "" };
    };
    const path = `/api/kept-rechecks/${UNKNOWN_KEY}`;
    assert.equal((await said(path, {})).language, "zh-CN");
    assert.equal((await said(path, { "accept-language": "de, en-GB;q=0.8, zh;q=0.2" })).language, "en");
    assert.equal((await said(`${path}?language=zh-CN`, { "accept-language": "en" })).language, "zh-CN");
    assert.match((await said(path, { "accept-language": "en" })).message, /^[\x20-\x7e]+$/);
    assert.match((await said(path, {})).message, /[一-鿿]/);
  });
});
