import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { eventLine, headText, momentText, readHead, sealLine } from "../../../src/core/seal/index.ts";
import { isClearlyAfter } from "../../../src/core/seal/clock.ts";
import { leafOf, rootOf } from "../../../src/core/seal/merkle.ts";
import { movedBetween } from "../../../src/core/seal/moved-rows.ts";
import { digest, sampleEvent, sampleLog } from "./sample-log.ts";

describe("the line of an event", () => {
  test("stands as it always will: seals of years ago are checked against it", () => {
    assert.equal(
      eventLine(sampleEvent(1)),
      `{"region":"990100","id":"0193b3c0-0000-7000-8000-000000000001","at":"2026-11-22T08:00:01.000000Z","actor":"0193b3c0-1111-7111-8111-000000000001","verb":"filing.saved","subject":"0193b3c0-2222-7222-8222-000000000001","digestAfter":"${digest("1")}","role":"unit-officer","year":2026,"stage":"goal","detail":{"version": 1}}`,
    );
    assert.equal(leafOf("{}", digest), digest("\u0000{}"));
    assert.equal(momentText("2026-11-22T08:00:01.123Z"), "2026-11-22T08:00:01.123000Z");
  });

  test("differs whenever a field differs, nothing and empty included", () => {
    const line = eventLine(sampleEvent(1));
    for (const change of [{ region: "1" }, { id: "" }, { at: "" }, { actor: '","verb":"' }, { verb: "x" }, { subject: "x" }, { digestBefore: "" }, { digestAfter: null }, { post: "" }, { role: null }, { year: null }, { stage: "" }, { detail: "{}" }]) {
      assert.notEqual(eventLine(sampleEvent(1, change)), line, JSON.stringify(change));
    }
  });

  test("is JSON that says the same, whatever the texts hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii" }), fc.string({ unit: "binary" }), fc.option(fc.integer()), (actor, role, year) => {
        const read = JSON.parse(eventLine(sampleEvent(1, { actor, role, year }))) as Record<string, unknown>;
        assert.deepEqual([read["actor"], read["role"], read["year"] ?? null], [actor, role, year]);
      }),
      { numRuns: 100, seed: 1 },
    );
  });
});

describe("the root over leaves", () => {
  // RFC 6962 §2.1 by its own words: split at the largest power of two that is smaller.
  const byTheBook = (leaves: readonly string[]): string => {
    if (leaves.length === 1) return leaves[0]!;
    let half = 1;
    while (half * 2 < leaves.length) half *= 2;
    return digest(`\u0001${byTheBook(leaves.slice(0, half))}${byTheBook(leaves.slice(half))}`);
  };

  test("is that of the standard's tree, for every number of leaves", () => {
    for (let count = 1; count <= 70; count += 1) {
      const leaves = Array.from({ length: count }, (_, index) => digest(String(index)));
      assert.equal(rootOf(leaves, digest), byTheBook(leaves), String(count));
    }
    assert.equal(rootOf([], digest), "");
  });

  test("a node can't pass for a leaf, nor a last leaf for two", () => {
    const [a, b, c] = ["a", "b", "c"].map((text) => leafOf(text, digest)) as [string, string, string];
    assert.notEqual(leafOf(a + b, digest), rootOf([a, b], digest));
    assert.notEqual(rootOf([a, b, c], digest), rootOf([a, b, c, c], digest));
  });
});

describe("seals and heads", () => {
  test("a seal holds the mac of the one before, and zeros at the beginning", () => {
    const [first, second] = sampleLog([2, 3]);
    assert.equal(first!.seal.previous, "0".repeat(64));
    assert.equal(second!.seal.previous, first!.seal.mac);
    assert.equal(sealLine(first!.seal), `{"region":"990100","batch":1,"events":2,"root":"${first!.seal.root}","previous":"${"0".repeat(64)}","sealedAt":"2026-11-22T09:00:00.000000Z"}`);
  });

  test("a printed head is read as people type it", () => {
    const seal = { region: "990100", batch: 128, mac: "9f3a2b11c04d5e6f7a8b0000000000000000000000000000000000000000abcd" };
    assert.equal(headText(seal), "990100-128-9f3a2-b11c0-4d5e6-f7a8b");
    for (const text of ["990100-128-9f3a2-b11c0-4d5e6-f7a8b", " 990100 128 9F3A2 B11C0 4D5E6 F7A8B\n", "990100—128—9f3a2b11c04d5e6f7a8b", "990100/128/9f3a2b11c04d"]) {
      const head = readHead(text);
      assert.deepEqual([head?.region, head?.batch, seal.mac.startsWith(head?.mac ?? "-")], ["990100", 128, true], text);
    }
    for (const text of ["", "990100", "990100-128", "990100-128-9f3a", "990100-x-9f3a2b11c04d5e6f", "99-128-9f3a2b11c04d5e6f7a8b"]) assert.equal(readHead(text), null, text);
  });
});

test("what changed its order is named by as few as tell it", () => {
  const moves = (before: string, after: string): string => movedBetween([...before], [...after]).map(({ id, from, to }) => `${id}${from}${to}`).join(" ");
  assert.equal(moves("abcde", "abcde"), "");
  assert.equal(moves("abcde", "abde"), "");
  assert.equal(moves("abcde", "abXcde"), "");
  assert.equal(moves("abcde", "adcbe"), "d31 b13");
  assert.equal(moves("abcde", "bacde"), "b10 a01");
  assert.equal(moves("abcde", "bcdea"), "a04");
});

test("a moment is clearly after another from more than a minute on, over every end of day, month and year", () => {
  const at = (iso: string): string => iso.replace("Z", "000Z");
  fc.assert(
    fc.property(fc.date({ min: new Date("1999-01-01T00:00:00Z"), max: new Date("2101-01-01T00:00:00Z"), noInvalidDate: true }), fc.integer({ min: -200_000, max: 200_000 }), (begin, seconds) => {
      const whole = new Date(Math.floor(begin.getTime() / 1000) * 1000);
      const end = new Date(whole.getTime() + seconds * 1000);
      assert.equal(isClearlyAfter(at(end.toISOString()), at(whole.toISOString())), seconds > 60);
    }),
    { numRuns: 500, seed: 20261122 },
  );
  assert.equal(isClearlyAfter("infinity", "2026-01-01T00:00:00.000000Z"), false);
});
