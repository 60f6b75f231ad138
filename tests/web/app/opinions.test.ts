import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { neighbourOf } from "../../../src/web/app/walk.ts";
import { digitOf, numberedOpinions, withOpinion } from "../../../src/web/pages/filing/opinions.ts";
import { speak } from "../../../src/words/index.ts";

const zh = speak("zh-CN");

describe("the opinions behind the digits", () => {
  test("are one's own, or those of the house until one has kept one of that kind", () => {
    const kept = [{ id: "a", action: "return" as const, said: "缺少测算依据。" }, { id: "b", action: "return" as const, said: "请核对资金。" }];
    assert.deepEqual(numberedOpinions(kept, "return", zh), [{ id: "a", number: 1, said: "缺少测算依据。" }, { id: "b", number: 2, said: "请核对资金。" }]);
    const offered = numberedOpinions(kept, "approve", zh);
    assert.deepEqual(offered.map(({ id, number }) => [id, number]), [[null, 1], [null, 2]]);
    for (const language of ["zh-CN", "en"] as const) {
      for (const action of ["approve", "return"] as const) for (const { said } of numberedOpinions([], action, speak(language))) assert.ok(said.length > 5 && !said.startsWith("app-") || said === "同意。", said);
    }
  });

  test("become one more point of a return, said once, and the whole of an approval", () => {
    const first = withOpinion("", "缺少测算依据。", "return", zh);
    const second = withOpinion(first, "请核对资金。", "return", zh);
    assert.equal(second.split("\n").length, 2);
    assert.ok(second.startsWith(first) && second.includes("2") && second.endsWith("请核对资金。"));
    assert.equal(withOpinion(second, "缺少测算依据。", "return", zh), second);
    assert.equal(withOpinion("旧的", "同意。", "approve", zh), "同意。");
  });

  test("are reached by the digits of either part of a keyboard", () => {
    assert.deepEqual(["Digit1", "Numpad9", "Digit0", "KeyA", "F1"].map(digitOf), [1, 9, null, null, null]);
  });
});

describe("from filing to filing", () => {
  test("forth and back again leads to where one was, and nobody falls off either end", () => {
    fc.assert(fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 20 }), fc.nat(), (ids, pick) => {
      const id = ids[pick % ids.length]!;
      const next = neighbourOf(ids, id, 1);
      if (next === null) assert.equal(id, ids.at(-1));
      else assert.equal(neighbourOf(ids, next, -1), id);
      assert.equal(neighbourOf(ids, "elsewhere", 1), ids[0]);
    }));
    assert.equal(neighbourOf([], "a", 1), null);
  });
});
