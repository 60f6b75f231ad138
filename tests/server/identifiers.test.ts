import assert from "node:assert/strict";
import { test } from "node:test";
import { idMaker, KEPT_KEY_LENGTH, newKeptKey } from "../../src/server/identifiers.ts";
import { openAnswer, sealAnswer } from "../../src/server/sealed-answer.ts";

test("ids are UUIDs of version 7, in the order in which they were made, even when the clock stands or goes back", () => {
  const makeId = idMaker();
  const times = [...Array<number>(5000).fill(1_800_000_000_000), 1_700_000_000_000, 1_800_000_000_001, 1_900_000_000_000];
  const ids = times.map((time) => makeId(new Date(time)));
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(Number.parseInt(ids.at(-1)!.replaceAll("-", "").slice(0, 12), 16), 1_900_000_000_000);
  assert.equal(Number.parseInt(ids[0]!.replaceAll("-", "").slice(0, 12), 16), 1_800_000_000_000);
});

test("keys are long, random and need no escaping", () => {
  const keys = Array.from({ length: 100 }, newKeptKey);
  assert.equal(new Set(keys).size, 100);
  for (const key of keys) {
    assert.equal(key.length, KEPT_KEY_LENGTH);
    assert.equal(encodeURIComponent(key), key);
  }
});

test("a sealed answer opens with its key only, and only as it was", () => {
  const answer = { ok: true, value: { key: "geheim", 数: [1, null] } };
  const sealed = sealAnswer(answer, "request-key-of-16-or-more");
  assert.deepEqual(openAnswer(sealed, "request-key-of-16-or-more"), answer);
  assert.ok(!sealed.toString("latin1").includes("geheim"));
  assert.notDeepEqual(sealAnswer(answer, "request-key-of-16-or-more"), sealed, "no two are alike");
  assert.throws(() => openAnswer(sealed, "request-key-of-16-or-mori"));
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = Buffer.from(sealed);
    altered[at]! ^= 1;
    assert.throws(() => openAnswer(altered, "request-key-of-16-or-more"), `byte ${at}`);
  }
  for (const cut of [0, 10, sealed.length - 1]) assert.throws(() => openAnswer(sealed.subarray(0, cut), "request-key-of-16-or-more"));
});
