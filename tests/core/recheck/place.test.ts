import assert from "node:assert/strict";
import { test } from "node:test";
import { placeInWords, sheetPlace } from "../../../src/core/recheck/place.ts";
import { speak } from "../../../src/words/index.ts";
import { rechecked } from "./rechecked.ts";

const say = speak("zh-CN");
const long = "项目区内所有行政村的生活污水处理设施正常运行天数占全年天数的比例";
const { table } = rechecked({ rows: ["报账合格率", "", long], places: { "indicators[0].score": { sheet: "自评表", cell: "G12" }, "indicators[0]": { sheet: "自评表", cell: "D12" }, total_score: { sheet: "自评表", cell: "G20" } } });

test("places are said as one finds them on paper", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["indicators[0].score", "第1行“报账合格率”得分"],
    ["indicators[0].target_raw", "第1行“报账合格率”年度指标值"],
    ["indicators[0]", "第1行“报账合格率”"],
    ["indicators[1].actual", "指标第2行实际完成值"],
    ["indicators[2].level3", "第3行“项目区内所有行政村的生活污水处理设施正常运行天…”"],
    ["indicators[99].score", "指标第100行得分"],
    ["project.execution_score", "预算执行率得分"],
    ["project.execution_rate_raw", "预算执行率"],
    ["total_score", "总分栏得分"],
    ["", "整张表"],
    ["no.such.place", "整张表"],
  ];
  for (const [path, words] of cases) assert.equal(placeInWords(path, table, say), words, path);
});

test("a part of the funds is named by its source", () => {
  const project = { ...table.project, fundsRows: [{ source: "上级资金", initialBudget: null, adjustedBudget: null, executed: null, executionRateRaw: null }] };
  assert.equal(placeInWords("project.funds_rows[0].executed", { ...table, project }, say), "资金来源“上级资金”全年执行数");
  assert.equal(placeInWords("project.funds_rows[0].execution_rate", { ...table, project }, say), "资金来源“上级资金”预算执行率");
});

test("the cell of the value, else of its row, else none", () => {
  assert.deepEqual(sheetPlace("indicators[0].score", table), { sheet: "自评表", cell: "G12" });
  assert.deepEqual(sheetPlace("indicators[0].target", table), { sheet: "自评表", cell: "D12" });
  assert.equal(sheetPlace("indicators[1].score", table), null);
  assert.equal(sheetPlace("constructor", table), null);
});
