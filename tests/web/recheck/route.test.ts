import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseLanguage } from "../../../src/web/pages/recheck/language.ts";
import { addressOf, routeOf, type Route } from "../../../src/web/pages/recheck/route.ts";

test("every route survives being written as an address", () => {
  const routes: Route[] = [
    { kind: "first" },
    { kind: "sample" },
    { kind: "results", table: null },
    { kind: "results", table: 0 },
    { kind: "results", table: 499 },
    { kind: "kept", key: "aB3_-x", table: null },
    { kind: "kept", key: "aB3_-x", table: 2 },
  ];
  for (const route of routes) assert.deepEqual(routeOf(addressOf(route)), route);
});

test("an address nobody made leads to the first page or to the whole list, never into nothing", () => {
  for (const hash of ["", "#", "#/", "#/kept", "#/kept/", "#/elsewhere", "#main"]) assert.deepEqual(routeOf(hash), { kind: "first" }, hash);
  for (const detail of ["0", "-1", "x", "1e9", "99999999"]) assert.deepEqual(routeOf(`#/results/${detail}`), { kind: "results", table: null }, detail);
});

test("the address chooses the language, then the last choice, then Chinese", () => {
  assert.equal(chooseLanguage("?lang=en", "zh-CN"), "en");
  assert.equal(chooseLanguage("?lang=zh", "en"), "zh-CN");
  assert.equal(chooseLanguage("?lang=fr", "en"), "en");
  assert.equal(chooseLanguage("", "en-GB"), "en");
  assert.equal(chooseLanguage("", null), "zh-CN");
});
