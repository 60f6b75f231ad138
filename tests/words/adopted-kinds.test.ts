import assert from "node:assert/strict";
import { test } from "node:test";
import { ADOPTED_KINDS } from "../../src/core/pack/adoptable.ts";
import { speak } from "../../src/words/index.ts";

test("every kind of definition that can be adopted has a name", () => {
  for (const language of ["zh-CN", "en"] as const) {
    const say = speak(language);
    assert.deepEqual(ADOPTED_KINDS.filter((kind) => say(`app-admin.adoptions.kind.${kind}`).includes("adoptions.kind")), [], language);
  }
});
