import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isNewerHere, openTypedHere } from "../../../src/web/form/typed-here.ts";
import type { Shelf } from "../../../src/web/ui/remembered.ts";

/** A computer whose storage outlives its tabs. */
function computer() {
  const stored = new Map<string, string>();
  const shelf: Shelf = {
    read: (key) => stored.get(key) ?? null,
    write(key, value) {
      if (value === null) stored.delete(key);
      else stored.set(key, value);
      return true;
    },
    keys: (beginning) => [...stored.keys()].filter((key) => key.startsWith(beginning)),
  };
  let minute = 0;
  return { stored, tab: () => openTypedHere(shelf, () => new Date(Date.UTC(2026, 10, 24, 2, minute++))) };
}

const KEY = "person-1 /api/2026/goal/filings/7";

describe("what is typed at a computer", () => {
  test("is there again after its tab was killed, with the version it was typed on", () => {
    const { tab } = computer();
    const first = tab();
    first.put(KEY, { text: { level3: "清淤长" }, base: 3, over: "" });
    first.put(KEY, { text: { level3: "清淤长度" }, base: 3, over: "" });
    const found = tab().find<{ level3: string }>(KEY);
    assert.deepEqual(found, { text: { level3: "清淤长度" }, base: 3, over: "", at: "2026-11-24T02:01:00.000Z", savedAt: "" });
  });

  test("is nobody else's and of nothing else", () => {
    const { tab } = computer();
    tab().put(KEY, { text: "a", base: 1, over: "" });
    assert.equal(tab().find("person-2 /api/2026/goal/filings/7"), null);
    assert.equal(tab().find("person-1 /api/2026/goal/filings/8"), null);
  });

  test("is taken away by how its key begins, whichever tab it was typed in", () => {
    const { stored, tab } = computer();
    const first = tab();
    for (const key of ["person-1 said urge 7", "person-1 said return 7", "person-10 said urge 7", KEY]) first.put(key, { text: "a", base: 0, over: "" });
    const second = tab();
    second.put("person-1 said sign 7", { text: "b", base: 0, over: "" });
    second.dropAll("person-1 said ");
    assert.equal(second.find("person-1 said sign 7"), null);
    assert.deepEqual([...stored.keys()].toSorted(), [`typed ${KEY}`, "typed person-10 said urge 7"]);
  });

  test("leaves the computer when the server has it, and stays in the tab", () => {
    const { stored, tab } = computer();
    const here = tab();
    here.put(KEY, { text: "a", base: 1, over: "" });
    here.kept(KEY, "a", "2026-11-24T02:05:00.000Z");
    assert.equal(stored.size, 0);
    assert.equal(here.find(KEY)?.savedAt, "2026-11-24T02:05:00.000Z");
    assert.equal(tab().find(KEY), null);
  });

  test("stays where somebody typed on while an older text was on its way", () => {
    const { tab } = computer();
    const here = tab();
    here.put(KEY, { text: "a", base: 1, over: "" });
    here.put(KEY, { text: "ab", base: 1, over: "" });
    here.kept(KEY, "a", "2026-11-24T02:05:00.000Z");
    assert.equal(tab().find(KEY)?.text, "ab");
  });

  test("is gone when it was saved otherwise or given up", () => {
    const { stored, tab } = computer();
    const here = tab();
    here.put(KEY, { text: "a", base: 1, over: "" });
    here.drop(KEY);
    assert.equal(here.find(KEY), null);
    assert.equal(stored.size, 0);
  });

  test("is nothing where storage holds something else", () => {
    const { stored, tab } = computer();
    for (const text of ["", "{", "null", "7", '{"text":"a"}']) {
      stored.set(`typed ${KEY}`, text);
      assert.equal(tab().find(KEY), null, text);
    }
  });
});

describe("which of two drafts is gone on with", () => {
  const here = { text: "", base: 1, at: "2026-11-24T02:03:00.000Z", savedAt: "", over: "2026-11-24T02:01:00.000Z" };
  test("that of this computer where the server's is the one it came after, or there is none", () => {
    assert.equal(isNewerHere(here, null), true);
    assert.equal(isNewerHere({ ...here, at: "2026-11-24T01:00:00.000Z" }, { savedAt: here.over }), true, "whatever the clocks say");
  });
  test("otherwise the later one", () => {
    assert.equal(isNewerHere(here, { savedAt: "2026-11-24T02:02:00.000Z" }), true);
    assert.equal(isNewerHere(here, { savedAt: "2026-11-24T02:04:00.000Z" }), false);
  });
});
