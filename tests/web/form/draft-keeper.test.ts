import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DraftKeeper, type DraftState } from "../../../src/web/form/draft-keeper.ts";

/** A network whose answers the test gives, and a clock that it moves. */
function bench() {
  const told: DraftState[] = [];
  const sent: { readonly text: string; readonly answer: (at: string) => void; readonly fail: (error: unknown) => void }[] = [];
  let planned: { readonly work: () => void; readonly milliseconds: number } | null = null;
  const keeper = new DraftKeeper<string>({
    send: (text) => new Promise((answer, fail) => sent.push({ text, answer, fail })),
    mayRetry: (error) => error === "offline",
    tell: (state) => told.push(state),
    later: (work, milliseconds) => {
      planned = { work, milliseconds };
      return () => (planned = null);
    },
  });
  const settle = () => new Promise((done) => setImmediate(done));
  return {
    keeper, told, sent, settle,
    wait: () => planned?.milliseconds ?? null,
    pass: async () => {
      const due = planned;
      planned = null;
      due?.work();
      await settle();
    },
  };
}

describe("a draft", () => {
  test("tells once that it waits, however many keys come", async () => {
    const { keeper, told, sent, pass, settle } = bench();
    for (const text of ["a", "ab", "abc"]) keeper.put(text);
    assert.deepEqual(told.map(({ state }) => state), ["waiting"]);
    await pass();
    sent[0]!.answer("now");
    await settle();
    keeper.put("abcd");
    assert.deepEqual(told.map(({ state }) => state), ["waiting", "keeping", "kept", "waiting"]);
  });

  test("is sent once after a pause, with the newest text", async () => {
    const { keeper, sent, told, pass, settle } = bench();
    keeper.put("a");
    keeper.put("ab");
    assert.equal(sent.length, 0);
    await pass();
    assert.deepEqual(sent.map(({ text }) => text), ["ab"]);
    assert.equal(keeper.hasUnkept, true);
    sent[0]!.answer("14:32");
    await settle();
    assert.deepEqual(told.at(-1), { state: "kept", at: "14:32" });
    assert.equal(keeper.hasUnkept, false);
  });

  test("typed while the one before is under way follows it, one request at a time", async () => {
    const { keeper, sent, pass, settle } = bench();
    keeper.put("a");
    await pass();
    keeper.put("ab");
    await pass();
    assert.equal(sent.length, 1);
    sent[0]!.answer("1");
    await settle();
    await pass();
    assert.deepEqual(sent.map(({ text }) => text), ["a", "ab"]);
  });

  test("is kept in memory while there is no network, and goes out when there is", async () => {
    const { keeper, sent, told, pass, settle, wait } = bench();
    keeper.put("a");
    await pass();
    const waits: (number | null)[] = [];
    for (const index of [0, 1, 2]) {
      sent[index]!.fail("offline");
      await settle();
      waits.push(wait());
      assert.equal(told.at(-1)!.state, "retrying");
      await pass();
    }
    assert.deepEqual(waits, [2000, 5000, 10_000]);
    sent[3]!.answer("9");
    await settle();
    assert.deepEqual(told.at(-1), { state: "kept", at: "9" });
  });

  test("that is refused for good is told, and not dropped", async () => {
    const { keeper, sent, told, pass, settle, wait } = bench();
    keeper.put("a");
    await pass();
    sent[0]!.fail("too large");
    await settle();
    assert.deepEqual(told.at(-1), { state: "refused", error: "too large" });
    assert.equal(wait(), null);
    assert.equal(keeper.hasUnkept, true);
  });

  test("leaves at once when the page is left", async () => {
    const { keeper, sent } = bench();
    keeper.put("a");
    void keeper.now();
    assert.deepEqual(sent.map(({ text }) => text), ["a"]);
  });

  test("asked for at once while an older one is on its way follows it without a pause", async () => {
    const { keeper, sent, pass, settle } = bench();
    keeper.put("a");
    await pass();
    keeper.put("ab");
    let isDone = false;
    void keeper.now().then(() => (isDone = true));
    sent[0]!.answer("1");
    await settle();
    assert.deepEqual(sent.map(({ text }) => text), ["a", "ab"]);
    assert.equal(isDone, false);
    sent[1]!.answer("2");
    await settle();
    assert.equal(isDone, true);
  });

  test("is sent by nobody after somebody signed out", async () => {
    const { keeper, sent, pass, settle, wait } = bench();
    keeper.put("a");
    await pass();
    keeper.close();
    sent[0]!.fail("offline");
    await settle();
    await keeper.now();
    assert.equal(wait(), null);
    assert.equal(sent.length, 1);
  });

  test("that was saved otherwise is forgotten, even while it is under way", async () => {
    const { keeper, sent, told, pass, settle } = bench();
    keeper.put("a");
    await pass();
    keeper.drop();
    sent[0]!.answer("1");
    await settle();
    assert.deepEqual(told.at(-1), { state: "clean" });
    assert.equal(keeper.hasUnkept, false);
  });
});
