import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldSentence, lineOf, nearestPlace, placeWithin } from "../../../src/web/app/refused-places.ts";

test("a place of a refusal is found with the part it is sent in and without", () => {
  assert.deepEqual(["agreement.phases[0].title", "phases[0].title", "agreementless", "subjectCode"].map((where) => placeWithin(where, "agreement")), ["phases[0].title", "phases[0].title", "agreementless", "subjectCode"]);
  assert.equal(placeWithin("a.b", ""), "a.b");
});

test("a sentence stands at its own field, or at the nearest place around it that the form shows", () => {
  const places = ["title", "phases", "phases[0]", "phases[0].title", "phases[1]", "phases[10]"];
  assert.deepEqual(
    ["phases[0].title", "phases[0].id", "phases[3].title", "phases[10].until", "titles", "number", "title.zh"].map((where) => nearestPlace(where, places)),
    ["phases[0].title", "phases[0]", "phases", "phases[10]", undefined, undefined, "title"],
  );
});

test("a refusal of a file names line and column behind its path, and another refusal none", () => {
  assert.deepEqual(lineOf("local/forms/goal.yaml:9:33"), { line: 9, column: 33 });
  for (const where of ["local/forms/goal.yaml", "changes[3]", "", "reason:9", "x:1:y"]) assert.equal(lineOf(where), null, where);
});

test("what a schema says to programmes is no sentence for an officer; what the office's rules say stays", () => {
  const say = (code: string): string => `<${code}>`;
  assert.deepEqual(fieldSentence({ code: "http.value-invalid", message: "形式不对", advice: "请对照接口说明" }, say), { message: "<app-frame.check-field>", advice: "" });
  assert.deepEqual(fieldSentence({ code: "http.value-too-large", message: "上限是60", advice: "x" }, say), { message: "上限是60", advice: "" });
  assert.deepEqual(fieldSentence({ code: "agreement.one-party", message: "只有一方", advice: "请补上" }, say), { message: "只有一方", advice: "请补上" });
});
