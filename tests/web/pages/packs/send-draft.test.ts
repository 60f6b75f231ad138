import assert from "node:assert/strict";
import { test } from "node:test";
import type { DraftedThing, PacksKnown } from "../../../../src/web/app/api/pack-shapes.ts";
import { importedSoFar, keptSentence, sendDraft, takenBack, type DraftWish } from "../../../../src/web/pages/packs/send-draft.ts";

const COST = { of: "frames/f", at: "groups[成本指标].points", was: "20", is: "15", why: "通知" };
const OUTPUT = { of: "frames/f", at: "groups[产出指标].points", was: "40", is: "45", why: "通知" };
const thing = (over: Partial<DraftedThing>): DraftedThing => ({ what: "change", kind: "new", of: "frames/f", at: "", was: null, is: null, titles: [], from: null, until: null, stages: null, why: "", drafted: null, inForce: null, line: null, covers: [], problems: [], ...over });

function packs(over: { readonly drafted?: readonly DraftedThing[]; readonly changes?: readonly object[]; readonly files?: readonly object[]; readonly own?: readonly string[] } = {}): PacksKnown {
  const layers = ["national", ...(over.own ?? []), "local"].map((id) => ({ id, own: id !== "national" }));
  return { layers, ownChanges: [], ownFiles: [{ path: "frames/own", text: "a" }], draft: { saved: 3, reason: "通知", changes: over.changes ?? [COST, OUTPUT], files: over.files ?? [{ path: "frames/own", text: "a" }], drafted: over.drafted ?? [] } } as unknown as PacksKnown;
}

async function sent(known: PacksKnown, wish: Omit<DraftWish, "why">) {
  const calls: unknown[][] = [];
  const wire = { send: async (...call: unknown[]) => { calls.push(call); return { problems: 2 }; } };
  const outcome = await sendDraft(wire as never, known, { ...wish, why: "通知" });
  return { outcome, calls };
}

test("one change of a draft is taken back, and the other stays", async () => {
  const known = packs();
  const { calls, outcome } = await sent(known, takenBack(known, thing({ drafted: 0, at: COST.at })));
  assert.deepEqual([calls.length, calls[0]![0], (calls[0]![2] as { changes: unknown }).changes, outcome], [1, "PUT", [OUTPUT], 2]);
});

test("the last change takes the draft with it", async () => {
  const known = packs({ changes: [COST] });
  const { calls, outcome } = await sent(known, takenBack(known, thing({ drafted: 0, at: COST.at })));
  assert.deepEqual([calls, outcome], [[["DELETE", "/api/packs/draft?saved=3"]], null]);
});

test("a file comes back as it is in force, or goes where it was new", async () => {
  const other = packs({ changes: [], files: [{ path: "frames/own", text: "b" }, { path: "frames/new", text: "c" }] });
  assert.deepEqual(takenBack(other, thing({ what: "file", kind: "new", of: "frames/new" })), { files: [{ path: "frames/own", text: "b" }] });
  const { calls } = await sent(packs({ changes: [], files: [{ path: "frames/own", text: "b" }] }), takenBack(other, thing({ what: "file", kind: "other", of: "frames/own" })));
  assert.deepEqual((calls[0]![2] as { files: unknown }).files, [{ path: "frames/new", text: "c" }, { path: "frames/own", text: "a" }]);
});

test("packs of other places stay by their ids, and come back in their order as they are in force", async () => {
  const drafted = [thing({ what: "pack", kind: "gone", of: "county" }), thing({ what: "pack", kind: "new", of: "town" })];
  const known = packs({ changes: [], own: ["county", "province"], drafted });
  assert.deepEqual(importedSoFar(known), [{ id: "province" }, { id: "town" }]);
  assert.deepEqual(takenBack(known, drafted[0]!), { imported: [{ id: "county", inForce: true }, { id: "province" }, { id: "town" }] });
  assert.deepEqual(takenBack(known, drafted[1]!), { imported: [{ id: "province" }] });
  const last = packs({ changes: [], own: ["county"], drafted: [thing({ what: "pack", kind: "other", of: "county" })] });
  assert.equal((await sent(last, takenBack(last, thing({ what: "pack", kind: "other", of: "county" })))).outcome, null);
});

test("what was kept is said with how much is wrong", () => {
  const say = (code: string, params?: object): string => `${code} ${JSON.stringify(params ?? {})}`;
  assert.deepEqual([null, 0, 2].map((one) => keptSentence(one, say)), ["app-packs.nothing-left {}", "app-packs.kept {}", 'app-packs.kept-unsound {"count":2}']);
});
