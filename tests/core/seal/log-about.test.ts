import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { aboutOf } from "../../../src/core/seal/log-about.ts";
import { LOG_AREAS, LOG_VERBS } from "../../../src/core/seal/log-verbs.ts";
import { catalogue } from "../../../src/words/catalogue.ts";

const PERSON = "01900000-0000-7000-8000-000000000001";

test("sums, numbers of documents and reasons in words are not told of an event", () => {
  const detail = { fen: "3200000", amountFen: 5, documentNo: "云财绩〔2026〕1号", reason: "涉密", opinion: "同意", step: "department", round: 2 };
  assert.deepEqual(aboutOf("filing.moved", detail), { round: 2 });
});

test("what may be told is told in its own form alone", () => {
  const told = { source: "::ffff:192.0.2.7", why: "password-again", minutes: 15, role: "unit-head", person: PERSON, unit: PERSON, action: "return", round: 2, version: 31, password: "new", factor: "kept", onBehalf: "yes" };
  assert.deepEqual(aboutOf("filing.saved", told), told);
  assert.deepEqual(aboutOf("filing.saved", { source: "192.0.2.7" }), { source: "192.0.2.7" });
  for (const business of ["320000000", 320_000_000, 12.5, -1, "12345.67", "云财绩〔2026〕1号", "CSPZ-2026-1", "因为 我说", "cnry.sealed.sum.", "", null, ["return"], { action: "return" }]) {
    assert.deepEqual(aboutOf("filing.moved", Object.fromEntries(Object.keys(told).map((key) => [key, business]))), {}, JSON.stringify(business));
  }
});

test("nothing is told of an event whose verb the log does not know, nor where there is no detail", () => {
  assert.deepEqual(aboutOf("secret.told", { round: 2 }), {});
  for (const detail of [null, undefined, "round", 2, []]) assert.deepEqual(aboutOf("filing.saved", detail), {});
});

test("every verb of the log is written somewhere, stands once, and has its sentence in both languages", () => {
  const folder = join(import.meta.dirname, "../../../src/server");
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts")).map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
  const verbs = LOG_AREAS.flatMap((area) => LOG_VERBS[area] as readonly string[]);
  assert.equal(new Set(verbs).size, verbs.length);
  assert.deepEqual(verbs.filter((verb) => !sources.includes(`"${verb}"`)), [], "no command writes it");
  for (const language of ["zh-CN", "en"] as const) {
    const words = Object.keys(catalogue[language]);
    assert.deepEqual(verbs.filter((verb) => !words.includes(`app-log.did.${verb}`)), []);
    assert.deepEqual(LOG_AREAS.filter((area) => !words.includes(`app-log.area.${area}`)), []);
    const known = new Set([...verbs.map((verb) => `app-log.did.${verb}`), ...LOG_AREAS.map((area) => `app-log.area.${area}`)]);
    assert.deepEqual(words.filter((code) => /^app-log\.(did|area)\./.test(code) && !known.has(code)), [], "words of a verb that is gone");
  }
});
