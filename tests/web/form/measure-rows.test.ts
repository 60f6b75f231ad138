import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { emptyMeasure } from "../../../src/core/form/cell-path.ts";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { formFor } from "../../../src/core/form/form-for.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { speak } from "../../../src/words/index.ts";
import { firstCell, linesOf, meant, shapeOf } from "../../../src/web/form/grid-shape.ts";
import { openGrid, step, type GridState, type GridWish } from "../../../src/web/form/grid-state.ts";
import { lostText, withProblems } from "../../../src/web/form/problems-taken.ts";

const read = await loadDefinitions();
assert.ok(read.ok);
const packs = read.value;
const form = formFor(packs, { stage: "application", book: "GENERAL_PUBLIC", kind: "project", year: 2026 });
const shape = shapeOf({ form, stage: "application", fillable: (path) => path === "result[reason].value" || (path.startsWith("measures[") && !path.endsWith(".reply")), rowsOpen: true, beside: [], choices: packs.measures! });
const values: FilingValues = {
  goal: { planned: "", actual: "" }, funds: [], rows: [],
  result: [{ id: "score", value: "82.5" }, { id: "reason", value: "" }], measures: [emptyMeasure("m1"), emptyMeasure("m2")],
};
const after = (...wishes: readonly GridWish[]): GridState => wishes.reduce(step, openGrid(shape, values));
const at = (path: string): GridWish => ({ wish: "select", path });

describe("R37: problems and measures as rows of the grid", () => {
  test("the result is shown and no line of cells but its reason; measures are lines", () => {
    assert.deepEqual(linesOf(shape, values).map(({ key }) => key), ["result[reason]", "measures[m1]", "measures[m2]"]);
    assert.equal(firstCell(shape, linesOf(shape, values)), "result[reason].value");
  });

  test("rows come below the chosen one, or at the end while none is chosen, move and go", () => {
    const ids = ({ values: { measures } }: GridState): readonly string[] => measures!.map(({ id }) => id);
    assert.deepEqual(ids(after(at("measures[m1].problem"), { wish: "add-row" })), ["m1", "m3", "m2"]);
    assert.deepEqual(ids(after({ wish: "add-row" })), ["m1", "m2", "m3"]);
    assert.deepEqual(ids(after(at("measures[m1].owner"), { wish: "move-rows", by: 1 })), ["m2", "m1"]);
    assert.deepEqual(ids(after(at("measures[m1].owner"), { wish: "remove-rows" })), ["m2"]);
    assert.deepEqual(ids(after(at("measures[m1].owner"), { wish: "remove-rows" }, { wish: "undo" })), ["m1", "m2"]);
  });

  test("R91: the name of a measure is kept as its code, typed or pasted, in either language; what is none stands as it was typed", () => {
    const typed = (text: string): string => after(at("measures[m2].measure"), { wish: "type", text }, { wish: "commit" }).values.measures![1]!.measure;
    assert.deepEqual(["按比例压减", "cut by a share", "cut", "流放"].map(typed), ["cut", "cut", "cut", "流放"]);
    const pasted = after(at("measures[m1].problem"), { wish: "paste", text: "资金沉淀\t收回结余\t限期清理\n佐证不全\t约谈提醒\t补齐\n又一个\t取消\t停止" }).values.measures!;
    assert.deepEqual(pasted.map(({ id, problem, measure, action }) => [id, problem, measure, action]), [["m1", "资金沉淀", "recover", "限期清理"], ["m2", "佐证不全", "talk", "补齐"], ["m3", "又一个", "cancel", "停止"]]);
    assert.equal(meant(shape, "measures[m1].problem", "取消"), "取消");
  });

  test("the reply is not finance's to type", () => {
    assert.equal(after(at("measures[m1].reply"), { wish: "type", text: "已完成" }, { wish: "commit" }).values.measures![0]!.reply, "");
  });
});

describe("R37: lines that lost points are taken over with one key", () => {
  const say = speak("zh-CN");
  const lost = [{ name: "道路完好率", points: "20", score: "18.5", lost: "1.5", reasons: ["佐证不全。", "雨季推迟。"] }, { name: null, points: "10", score: "9", lost: "1", reasons: [] }];

  test("into lines that nobody wrote into first, then behind the last; twice puts nothing twice", () => {
    const texts = lost.map((line) => lostText(say, line));
    assert.deepEqual(texts, ["“道路完好率”分值 20，得分 18.5，失分 1.5。佐证不全；雨季推迟。", "“预算执行率”分值 10，得分 9，失分 1。"]);
    const written: FilingValues = { ...values, measures: [{ ...emptyMeasure("m1"), problem: "已有的问题" }, emptyMeasure("m2")] };
    const once = withProblems(written, texts);
    assert.deepEqual([once.taken, once.values.measures!.map(({ id, problem }) => [id, problem])], [2, [["m1", "已有的问题"], ["m2", texts[0]], ["m3", texts[1]]]]);
    const twice = withProblems(once.values, texts);
    assert.deepEqual([twice.taken, twice.values], [0, once.values]);
  });
});
