import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { PolicyDocument } from "../../../src/core/policy/policy-document.ts";
import { validityOn } from "../../../src/core/policy/validity.ts";
import { policy } from "./documents.ts";

const state = (document: PolicyDocument, day: string, ...others: PolicyDocument[]) => validityOn(document, day, [document, ...others]).state;

describe("which rule held on a day", () => {
  test("F105: the day before it was issued it does not hold, on the day it does, and that this day was assumed is said", () => {
    const opinion = policy("a");
    assert.deepEqual([state(opinion, "2020-04-27"), state(opinion, "2020-04-28")], ["not-yet", "in-force"]);
    assert.deepEqual(validityOn(opinion, "2020-04-28", [opinion]), { state: "in-force", from: "2020-04-28", until: null, fromAssumed: true, replacedBy: null, replaced: null });
    assert.equal(validityOn(policy("a", { from: "2020-06-01" }), "2020-05-01", []).state, "not-yet");
    assert.equal(validityOn(policy("a", { from: "2020-06-01" }), "2020-06-01", []).fromAssumed, false);
  });

  test("F105: its last day still counts, and the first day of what replaces it does not", () => {
    const old = policy("old", { issued: "2011-04-02", until: "2020-02-29" });
    assert.deepEqual([state(old, "2020-02-29"), state(old, "2020-03-01")], ["in-force", "ended"]);
    const replaced = policy("old", { issued: "2011-04-02" });
    const next = policy("new", { issued: "2020-02-25", from: "2020-03-01", replaces: ["old"] });
    assert.deepEqual([state(replaced, "2020-02-29", next), state(replaced, "2020-03-01", next), state(next, "2020-02-29", replaced), state(next, "2020-03-01", replaced)], ["in-force", "ended", "not-yet", "in-force"]);
    assert.deepEqual([validityOn(replaced, "2020-03-01", [next]).replacedBy, validityOn(replaced, "2020-03-01", [next]).until], ["new", "2020-02-29"]);
    assert.deepEqual(["2020-02-29", "2020-03-01"].map((day) => validityOn(replaced, day, [next]).replaced), ["no", "yes"], "it is replaced on the first day of the other, not from the day it was issued");
    assert.equal(validityOn(replaced, "2020-02-29", [policy("new", { issued: "2020", replaces: ["old"] })]).replaced, "unknown");
    // What takes its place later than another does not end it.
    assert.equal(state(replaced, "2020-03-02", policy("newest", { issued: "2024-01-01", replaces: ["old"] }), next), "ended");
  });

  test("F105: a day known to the year or month tells nothing within it", () => {
    const year = policy("a", { issued: "2019" });
    assert.deepEqual(["2018-12-31", "2019-01-01", "2019-07-01", "2019-12-31"].map((day) => state(year, day)), ["not-yet", "unknown", "unknown", "in-force"]);
    const month = policy("a", { issued: "2021-01", until: "2021-06" });
    assert.deepEqual(["2020-12-31", "2021-01-15", "2021-02-01", "2021-06-01", "2021-06-15", "2021-07-01"].map((day) => state(month, day)), ["not-yet", "unknown", "in-force", "in-force", "unknown", "ended"]);
    assert.equal(state(policy("a", { issued: null }), "2021-01-01"), "unknown");
    assert.equal(state(policy("a", { issued: null, until: "2020-01-01" }), "2021-01-01"), "ended");
  });

  test("F105: with whole days a document is not yet, in force and ended, in this order and with no day between", () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((number) => new Date(Date.UTC(2015, 0, 1) + number * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.option(day, { nil: null }), fc.array(day, { minLength: 1, maxLength: 12 }), (issued, until, successor, days) => {
        const document = policy("a", { issued, until: until >= issued ? until : null });
        const others = successor === null || successor < issued ? [] : [policy("b", { issued: successor, replaces: ["a"] })];
        const order = ["not-yet", "in-force", "ended"];
        const seen = [...days].sort().map((one) => order.indexOf(state(document, one, ...others)));
        assert.ok(seen.every((place, at) => place >= 0 && place >= (seen[at - 1] ?? 0)), seen.join());
        assert.equal(state(document, issued, ...others), others[0]?.issued === issued ? "ended" : "in-force");
      }),
      { seed: 105, numRuns: process.env["HENGJI_LONG"] === "1" ? 20_000 : 200 },
    );
  });
});
