import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Secret, TOTP } from "otpauth";
import { judgePassword } from "../../src/core/sign-in/password.ts";
import { LEVEL_THREE, LEVEL_THREE_SM, type HashRules } from "../../src/core/sign-in/preset.ts";
import { factorCodes } from "../../src/server/factor-codes.ts";
import { oneTimePassword } from "../../src/server/one-time-password.ts";
import { passwordHash } from "../../src/server/password-hash.ts";
import { openSecretBox } from "../../src/server/secret-box.ts";

describe("stored passwords", () => {
  const quick: readonly HashRules[] = [{ method: "scrypt", cost: 1024, blockSize: 8, parallel: 1 }, { method: "pbkdf2-sm3", rounds: 1000 }];
  for (const rules of quick) {
    test(`${rules.method}: match what they were made of and nothing else`, async () => {
      const hash = passwordHash(rules);
      const stored = await hash.make("Tea-leaf-in-92-cups");
      assert.match(stored, new RegExp(`^${rules.method}\\$`));
      assert.ok(!stored.includes("Tea"));
      assert.notEqual(stored, await hash.make("Tea-leaf-in-92-cups"), "the same password twice looks the same");
      assert.equal(await hash.matches("Tea-leaf-in-92-cups", stored), true);
      for (const other of ["tea-leaf-in-92-cups", "Tea-leaf-in-92-cups ", "", "Tea-leaf-in-92-cup"]) assert.equal(await hash.matches(other, stored), false, other);
      // The same characters, put together in another way by another keyboard.
      assert.equal(await hash.matches("Cafe\u0301-92", await hash.make("Caf\u00e9-92")), true);
    });
  }

  test("nothing matches where there is none, or a form that nobody can have", async () => {
    const hash = passwordHash(quick[0]!);
    for (const stored of [null, "none", "", "scrypt", "scrypt$0$8$1$AAAA$AAAA", "scrypt$1024$8$1$$", "plain$Tea"]) assert.equal(await hash.matches("", stored), false, String(stored));
  });

  test("one made by other rules still matches, and is told from those of today", async () => {
    const [old, now] = quick.map((rules) => passwordHash(rules));
    const stored = await old!.make("Tea-leaf-in-92-cups");
    assert.equal(await now!.matches("Tea-leaf-in-92-cups", stored), true);
    assert.deepEqual([old!.isCurrent(stored), now!.isCurrent(stored)], [true, false]);
  });

  test("the real presets work, the costly one within what Node lets it have", async () => {
    for (const { hash: rules } of [LEVEL_THREE, LEVEL_THREE_SM]) {
      const hash = passwordHash(rules);
      assert.equal(await hash.matches("Tea-leaf-in-92-cups", await hash.make("Tea-leaf-in-92-cups")), true);
    }
  });

  test("many at a time wait for each other and all come through", async () => {
    const hash = passwordHash(quick[0]!);
    const stored = await hash.make("Tea-leaf-in-92-cups");
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => hash.matches(index % 2 === 0 ? "Tea-leaf-in-92-cups" : "wrong", stored)));
    assert.deepEqual(answers, answers.map((_, index) => index % 2 === 0));
  });
});

test("a sealed secret opens with its key, for whom it was sealed, and unaltered", () => {
  const [box, other] = [openSecretBox("key"), openSecretBox("another")];
  const sealed = box.seal(Buffer.from("a secret"), "person 1");
  assert.equal(box.open(sealed, "person 1").toString(), "a secret");
  assert.ok(!sealed.includes("a secret"));
  assert.throws(() => other.open(sealed, "person 1"));
  assert.throws(() => box.open(sealed, "person 2"));
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = Buffer.from(sealed);
    altered[at] = altered[at]! ^ 1;
    assert.throws(() => box.open(altered, "person 1"), `byte ${at}`);
  }
  assert.throws(() => box.open(sealed.subarray(0, 20), "person 1"));
});

test("codes of a telephone whose clock is a little wrong are taken, each once and never an earlier one", () => {
  const codes = factorCodes(openSecretBox("key"));
  const { secret, sealed } = codes.newSecret("p", "li.head");
  const now = new Date("2026-03-01T00:00:10Z");
  const code = (steps: number): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() + steps * 30_000 });
  const step = BigInt(Math.floor(now.getTime() / 30_000));
  assert.deepEqual([-2, -1, 0, 1, 2].map((steps) => codes.stepOf(sealed, "p", code(steps), now, null)), [null, step - 1n, step, step + 1n, null]);
  assert.equal(codes.stepOf(sealed, "p", code(0), now, step), null, "used");
  assert.equal(codes.stepOf(sealed, "p", code(-1), now, step), null, "earlier than the used one");
  assert.equal(codes.stepOf(sealed, "p", code(1), now, step), step + 1n);
  for (const wrong of ["", "12345", "1234567", "abcdef"]) assert.equal(codes.stepOf(sealed, "p", wrong, now, null), null, wrong);
});

test("one-time passwords are hard to guess and easy to read", () => {
  const made = Array.from({ length: 500 }, () => oneTimePassword());
  assert.equal(new Set(made).size, 500);
  for (const password of made) {
    assert.match(password, /^([2-9A-HJ-NP-Za-kmnp-z]{4}-){4}[2-9A-HJ-NP-Za-kmnp-z]{4}$/);
    assert.ok(judgePassword({ ...LEVEL_THREE.password, longestRun: 4 }, password, "li.head").length === 0, password);
  }
});
