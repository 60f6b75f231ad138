import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "@hono/zod-openapi";
import { plainLine } from "../../../src/server/http/plain-text.ts";
import { refuseInvalid } from "../../../src/server/http/invalid-input.ts";

const Schema = z.strictObject({ name: plainLine(10), day: z.iso.date(), count: z.int().min(3).max(5), mark: z.string().regex(/^[a-z]+$/), tags: z.array(z.string()).max(2) });
const RIGHT = { name: "道路", day: "2026-02-28", count: 4, mark: "a", tags: [] };

function told(change: object): readonly (readonly [string, string, unknown])[] {
  const value = { ...RIGHT, ...change };
  const parsed = Schema.safeParse(value);
  if (parsed.success) return [];
  return refuseInvalid("json", value, parsed.error.issues as never).problems.map(({ where, code, params }) => [where, code, params]);
}

test("each field says in people's words what is wrong with it, and says it once", () => {
  assert.deepEqual(told({}), []);
  assert.deepEqual(told({ name: " \u3000 " }), [["name", "http.text-missing", {}]]);
  assert.deepEqual(told({ name: "一二三四五六七八九十壹" }), [["name", "http.text-too-long", { maximum: "10", count: 11 }]]);
  assert.deepEqual(told({ name: "道\u0007路" }), [["name", "http.text-unprintable", {}]]);
  assert.deepEqual(told({ name: "道\n路" }), [["name", "http.text-unprintable", {}]]);
  assert.deepEqual(told({ name: "道路😀" }), []);
  assert.deepEqual(told({ day: "2026-02-30" }), [["day", "http.day-unknown", { found: "2026-02-30" }]]);
  assert.deepEqual(told({ day: "昨天" }), [["day", "http.day-unknown", { found: "昨天" }]]);
  assert.deepEqual(told({ day: "" }), [["day", "http.text-missing", {}]]);
});

test("what is no text keeps its sentence, and so does a text of a form of its own", () => {
  assert.deepEqual(told({ count: 2 }), [["count", "http.value-too-small", { minimum: "3" }]]);
  assert.deepEqual(told({ count: 6 }), [["count", "http.value-too-large", { maximum: "5" }]]);
  assert.deepEqual(told({ tags: ["a", "b", "c"] }), [["tags", "http.value-too-large", { maximum: "2" }]]);
  assert.deepEqual(told({ mark: "1" }), [["mark", "http.value-invalid", {}]]);
});
