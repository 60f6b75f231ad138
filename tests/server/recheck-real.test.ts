import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, describe, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { AnySchema } from "ajv";
import pg from "pg";
import { createApp } from "../../src/server/app.ts";
import { testInstallation } from "./installation.ts";

interface Entry {
  readonly id: string;
  readonly file: string;
  readonly findings: readonly { readonly code: string; readonly message: string }[];
  readonly unreadable: { readonly code: string; readonly where: string } | null;
}

/* The real reader in its real process, as a page or a program asks for it. */
describe("POST /api/recheck with the real reader", () => {
  const pool = new pg.Pool({ host: "/nowhere" });
  const log: unknown[] = [];
  const app = createApp({
    ...testInstallation(),
    application: pool,
    pagesFolder: "/nowhere",
    version: "0.0.0-test",
    publicAddress: "http://hengji.test",
    settings: { rechecksPerMinute: 1e6 },
    log: (line) => log.push(line),
  });
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(new URL("../../docs/recheck.schema.json", import.meta.url), "utf8")) as AnySchema);
  after(() => pool.end());

  async function recheck(name: string, body: BodyInit, more = ""): Promise<readonly Entry[]> {
    const response = await app.request(`/api/recheck?name=${encodeURIComponent(name)}${more}`, { method: "POST", body });
    const entries = (await response.json()) as readonly Entry[];
    assert.equal(response.status, 200, JSON.stringify([entries, log]));
    assert.ok(validate(entries), JSON.stringify(validate.errors?.slice(0, 3)));
    return entries;
  }

  test("a published table gets its findings, in the language that was asked for", async () => {
    const body = readFileSync(new URL("../cases/jishan-medical-insurance-2020.json", import.meta.url));
    const [chinese] = await recheck("稷山.json", body, "&language=zh-CN");
    const [english] = await recheck("稷山.json", body, "&language=en");
    assert.equal(chinese?.file, "稷山.json");
    assert.ok(chinese?.findings.some(({ code }) => code === "sum.score"));
    assert.match(chinese!.findings[0]!.message, /[一-鿿]/);
    assert.deepEqual(english!.findings.map(({ code }) => code), chinese!.findings.map(({ code }) => code));
    assert.notEqual(english!.findings[0]!.message, chinese!.findings[0]!.message);
  });

  const hostile: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
    "nothing.xlsx": new Uint8Array(0),
    "noise.xlsx": Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251),
    "half.json": new TextEncoder().encode('{"id":"a","form":'),
    "deep.json": new TextEncoder().encode("[".repeat(2_000_000)),
    "proto.json": new TextEncoder().encode('{"__proto__":{"id":"x"}}'),
    "table.csv": new TextEncoder().encode("指标,分值\n产出,10\n"),
    "zip-that-ends.zip": Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]),
  };
  for (const [name, bytes] of Object.entries(hostile)) {
    test(`${name} gets an entry that says why it cannot be read`, async () => {
      const entries = await recheck(name, bytes);
      assert.ok(entries.length >= 1);
      for (const { unreadable } of entries) assert.ok(unreadable !== null && unreadable.where !== "", JSON.stringify(entries));
    });
  }

  test("a profile that does not exist is refused with those that do", async () => {
    const response = await app.request("/api/recheck?profile=no-such-profile", { method: "POST", body: "{}" });
    assert.equal(response.status, 422);
    const { problems } = (await response.json()) as { problems: { code: string; where: string; params: { allowed: string } }[] };
    assert.deepEqual(problems.map(({ code, where }) => [code, where]), [["http.value-not-allowed", "?profile"]]);
    const known = problems[0]!.params.allowed.split(", ")[0]!;
    assert.equal((await recheck("x.json", "{}", `&profile=${known}`)).length, 1);
  });
});
