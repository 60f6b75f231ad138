import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fitsKind, statedIndicators } from "../../../src/core/library/stated-indicators.ts";

const told = (goal: string): readonly (readonly [name: string, target: string, kind: string])[] => statedIndicators(goal).map(({ name, target, kind }) => [name, target, kind]);

test("a goal is taken apart into what it promises, each with its target and its kind", () => {
  assert.deepEqual(told("2025年改造农村客运站9处，设备验收合格率达到98%以上，11月底前完工，故障平均修复时间不超过4小时，乘客满意度达到85%以上。"), [
    ["改造农村客运站", "9处", "quantity"], ["设备验收合格率", "≥98%", "rate"], ["完工时间", "11月底前", "time"], ["故障平均修复时间", "≤4小时", "time"], ["乘客满意度", "≥85%", "satisfaction"],
  ]);
  assert.deepEqual(told("目标1：完成4座池体主体结构；单位排涝能力改造成本控制在12万元以内。接待观众26万人次以上,新增图书2,400册"), [
    ["完成池体主体结构", "4座", "quantity"], ["单位排涝能力改造成本", "≤12万元", "cost"], ["接待观众", "≥26万人次", "quantity"], ["新增图书", "2,400册", "quantity"],
  ]);
  assert.deepEqual(told("资金9月底前拨付到位，受扶持企业营业收入增长8%以上，排涝能力提高到每秒18立方米，2026年全年重点工作办结率不低于95%"), [
    ["资金拨付到位时间", "9月底前", "time"], ["受扶持企业营业收入增长率", "≥8%", "rate"], ["排涝能力", "每秒18立方米", "quantity"], ["重点工作办结率", "≥95%", "rate"],
  ]);
  assert.equal(statedIndicators("一是设备验收合格率达到98%以上。")[0]!.said, "设备验收合格率达到98%以上");
});

test("what has several numbers, none, or is a whole sentence is left to the person; nothing is told twice", () => {
  assert.deepEqual(told("对城区42条河道共96公里开展保洁，进一步提高服务水平，2026年，及时抢通水毁路段。优良率由90%提高到95%"), []);
  assert.deepEqual(told("在全市范围内选择326辆公交车开展智能调度系统运行维护试点工作"), []);
  assert.deepEqual(told("读者满意度达到92%以上，读者满意度不低于95%"), [["读者满意度", "≥92%", "satisfaction"]]);
  assert.deepEqual(told(""), []);
});

test("a promise is offered to rows of its kind, and to any row that has no kind yet", () => {
  const [stated] = statedIndicators("设备验收合格率达到98%以上");
  assert.deepEqual(["", "质量指标", "社会效益指标", "基金管理质量指标", "数量指标", "时效指标", "经济成本指标", "服务对象满意度指标"].map((level2) => fitsKind(stated!, level2)), [true, true, true, true, false, false, false, false]);
});

test("whatever is typed, each promise has a name and a target that stand in it", () => {
  const pieces = ["2026年", "改造", "客运站", "9处", "，", "达到98%以上", "。", "合格率", "11月底前", "完工", "每秒", "18立方米", "增长", "8%", "1,200", "\n", "目标1："];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => {
      for (const { name, target, said } of statedIndicators(parts.join(""))) {
        assert.ok(name.length >= 3 && /\d/.test(target), `${name} ${target}`);
        assert.ok(parts.join("").includes(said), said);
      }
    }),
    { seed: 20261123, numRuns: process.env["HENGJI_LONG"] === "1" ? 5000 : 300 },
  );
});
