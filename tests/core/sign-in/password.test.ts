import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { judgePassword, passwordIsDue } from "../../../src/core/sign-in/password.ts";
import { LEVEL_THREE } from "../../../src/core/sign-in/preset.ts";

const rules = LEVEL_THREE.password;
const codes = (password: string, login = "zhang.wei"): string[] => judgePassword(rules, password, login).map(({ code }) => code);

describe("a new password", () => {
  for (const good of ["Tea-leaf-in-92-cups", "kx7!Wm2pQ9", "四月的雨-Bridge7", "zwz-HAT-2047-moon"]) test(`${good} will do`, () => assert.deepEqual(codes(good), []));

  const bad: readonly (readonly [password: string, codes: readonly string[], login?: string])[] = [
    ["", ["password.too-short", "password.classes"]],
    ["kx7!Wm2pQ", ["password.too-short"]],
    [`aB3-${"xy".repeat(70)}`, ["password.too-long"]],
    ["kxwmpqrvbn", ["password.classes"]],
    ["kxwmpq7294", ["password.classes"]],
    ["My.zhang.wei-7", ["password.like-login"]],
    ["iew.gnahz=My7", ["password.like-login"]],
    // The name but for what people put between and behind.
    ["ZhangWei_2026!", ["password.like-login"]],
    ["Zh4ng-Wei-Kx", []],
    ["Kx-1234-mpQ", ["password.run"]],
    ["Kx-4321-mpQ", ["password.run"]],
    ["Kx-7777-mpQ", ["password.run"]],
    ["Kx-QWER-9pm", ["password.run"]],
    ["Kx-cdef-9PM", ["password.run"]],
    ["Kx-123-789-mQ", []],
    ["1234", ["password.too-short", "password.classes", "password.run"]],
    // A user name of two letters says nothing.
    ["Tali-42-forest", [], "li"],
  ];
  for (const [password, expected, login] of bad) test(`${JSON.stringify(password.slice(0, 24))}: ${expected.join(", ") || "nothing"}`, () => assert.deepEqual(codes(password, login), expected));

  test("counts characters and not bytes or halves of them", () => {
    assert.deepEqual(codes("𠮷𠮷9Ab-中文xy"), []);
    assert.ok(codes("𠮷𠮷9Ab-中文x").includes("password.too-short"));
  });

  test("no problem quotes the password or a part of it", () => {
    const text = JSON.stringify(judgePassword(rules, "zhang.wei1234", "zhang.wei"));
    assert.ok(!text.includes("1234") && !text.includes("zhang"), text);
  });
});

describe("when a password is due", () => {
  const day = 24 * 60 * 60 * 1000;
  const at = (days: number, mustChange = false): boolean => passwordIsDue(rules, { mustChange, changedAt: 0 }, days * day);
  test("a first one at once, any other after its days", () => {
    assert.equal(at(0, true), true);
    assert.equal(at(rules.days - 1), false);
    assert.equal(at(rules.days), true);
  });
});
