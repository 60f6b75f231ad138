import assert from "node:assert/strict";
import { test } from "node:test";
import { withOwnLayers, type PackSource } from "../../src/core/pack/source.ts";
import { changeRead, type WrittenChange } from "../../src/core/pack/written-change.ts";
import { draftedThings, overlayText, reasonFor } from "../../src/files/draft-outline.ts";
import { judgePacks } from "../../src/files/judge-packs.ts";
import { loadPackSet } from "../../src/files/load-definitions.ts";
import { localLayer } from "../../src/files/local-layer.ts";

const national = await loadPackSet();
assert.ok(national.ok, JSON.stringify(national));
const { set } = national.value;

const points = (group: string, was: string, is: string): WrittenChange => ({ of: "frames/cost-first", at: `groups[${group}].points`, was, is, why: "通知" });
const [COST, OUTPUT] = [points("成本指标", "20", "15"), points("产出指标", "40", "45")];
const FRAME = JSON.stringify({ id: "own", title: { zh: "自有", en: "Own" }, provenance: "draft", groups: [{ level1: "产出指标", points: "80", kinds: ["数量指标"] }] });

function local(changes: readonly WrittenChange[], files: readonly { path: string; text: string; why?: string }[] = []): readonly PackSource[] {
  const layer = localLayer({ changes: changes.map(changeRead), files }, set.layers);
  assert.ok(layer.ok, JSON.stringify(layer));
  return layer.value === null ? [] : [layer.value];
}

/** What a draft changes beside what is in force, and what is wrong because of each. */
function told(inForce: readonly PackSource[], draft: readonly PackSource[]) {
  const before = withOwnLayers(set, inForce);
  const judged = judgePacks(before, draft);
  const problems = judged.ok ? [] : judged.problems;
  return { problems: problems.map(({ where, params }) => `${where} ${params["found"]}`), things: draftedThings(before, draft, problems).map((thing) => [thing.what, thing.kind, thing.at || thing.of, thing.line, thing.problems]) };
}

test("each change has its line in the file, and what is wrong because of it", () => {
  assert.deepEqual(told([], local([COST])), { problems: ["local/overlay.yaml:2:5 85"], things: [["change", "new", COST.at, 2, [0]]] });
  assert.deepEqual(told([], local([COST, OUTPUT])), { problems: [], things: [["change", "new", COST.at, 2, []], ["change", "new", OUTPUT.at, 7, []]] });
  assert.match(overlayText(local([COST]))!, /^changes:\n {2}- of: frames\/cost-first\n/);
  assert.equal(overlayText([]), null);
});

test("what is told at a change that is in force already is because of what the draft changes beside it", () => {
  const inForce = local([COST, OUTPUT]);
  assert.deepEqual(told(inForce, local([points("成本指标", "20", "12"), OUTPUT])), { problems: ["local/overlay.yaml:7:5 87"], things: [["change", "other", COST.at, 2, [0]]] });
  assert.deepEqual(told(inForce, local([OUTPUT])), { problems: ["local/overlay.yaml:2:5 95"], things: [["change", "gone", COST.at, null, [0]]] });
});

test("a file and a pack of another place are told whole, with what is wrong in them", () => {
  const own = [{ path: "frames/own", text: FRAME }];
  const { problems, things } = told([], local([], own));
  assert.deepEqual([problems.map((one) => one.replace(/:\d+:\d+/, "")), things], [["local/frames/own.yaml 80"], [["file", "new", "frames/own", null, [0]]]]);
  assert.deepEqual(told(local([], [{ path: "frames/own", text: FRAME.replace("80", "90") }]), local([], own)).things, [["file", "other", "frames/own", null, [0]]]);
  const town: PackSource = { id: "town", version: "1.0.0", overlays: "national", manifest: { id: "town", version: "1.0.0", schema: "1", title: { zh: "镇", en: "Town" }, overlays: "national" }, files: { "frames/town": JSON.parse(FRAME.replace('"own"', '"town"').replace("80", "90")) } };
  assert.deepEqual(told([], [town]).things, [["pack", "new", "town", null, []]]);
  assert.deepEqual(draftedThings(withOwnLayers(set, [town]), [], []).map(({ what, kind, of, covers }) => [what, kind, of, covers]), [["pack", "gone", "town", ["frames/town"]]]);
});

test("a file is told with the reason that was given for it; said anew it is another thing, and without one it has none", () => {
  const whys = (inForce: readonly PackSource[], why?: string) => draftedThings(withOwnLayers(set, inForce), local([], [{ path: "frames/own", text: FRAME.replace("80", "90"), ...(why === undefined ? {} : { why }) }]), []).map((thing) => [thing.kind, thing.why]);
  assert.deepEqual(whys([], "省财政厅表样"), [["new", "省财政厅表样"]]);
  assert.deepEqual(whys([]), [["new", ""]]);
  assert.deepEqual(whys(local([], [{ path: "frames/own", text: FRAME.replace("80", "90") }]), "补上依据"), [["other", "补上依据"]]);
});

test("a difference has the reason of the overlay that makes it, also where the overlay changes what is around it; a whole definition has none", () => {
  const own = local([COST, { of: "frames/cost-first", at: "groups", add: { level1: "其他指标", points: "0", kinds: ["其他"] }, why: "增加一组" }]);
  assert.deepEqual([COST.at, "groups[其他指标]", "title.zh", ""].map((at) => reasonFor(own, { of: "frames/cost-first", at })), ["通知", "增加一组", null, null]);
  assert.equal(reasonFor(own, { of: "frames/other", at: COST.at }), null);
});
