import assert from "node:assert/strict";
import { test } from "node:test";
import { readBody } from "../../../src/server/http/read-body.ts";
import { Refusal } from "../../../src/server/http/refusal.ts";

test("a body that is too large is told the limit in a size that is not nothing", async () => {
  const limitOf = async (bytes: number): Promise<unknown> => {
    try {
      await readBody(new Request("http://hengji.test", { method: "POST", body: "x".repeat(bytes + 1) }), { bytes, seconds: 5 });
    } catch (error) {
      assert.ok(error instanceof Refusal);
      return error.problems[0]!.params["limit"];
    }
    return assert.fail("it was taken");
  };
  assert.deepEqual([await limitOf(4 * 1024), await limitOf(64 * 1024), await limitOf(2 * 1024 * 1024)], ["4 KB", "64 KB", "2 MB"]);
});
