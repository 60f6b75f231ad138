import assert from "node:assert/strict";
import { test } from "node:test";
import { returnNotice } from "../../../src/core/recheck/notice.ts";
import { finding, rechecked, sayWith } from "./rechecked.ts";

const zh = sayWith("zh-CN", {
  "finding.sum.score": "各行得分合计93分，总分填写为94分。", "finding.sum.score.advice": "请更正总分。",
  "finding.score.lost": "“{{name}}”已经完成，却没有得满分。", "finding.score.lost.advice": "请说明扣分依据。",
  "finding.said": "只是说一声。", "finding.odd": "填法少见。",
  "problem.file.broken": "文件打不开。", "problem.file.broken.advice": "请另存后重发。",
});

const table = rechecked({
  findings: [
    finding("said", "note", "indicators[0].target"),
    finding("score.lost", "error", "indicators[0].score", { name: "受益学生人数" }),
    finding("odd", "warning", "indicators[1].actual_raw"),
    finding("score.lost", "error", "indicators[1].score", { name: "报账合格率" }),
    finding("sum.score", "error", "total_score"),
  ],
});

test("a notice names unit, table, place and what to do, one point a kind of finding", () => {
  assert.equal(returnNotice([table], [], zh), [
    "第一小学：",
    "你单位报送的1张绩效表格已复核，以下3项需要更正或说明。",
    "1. 《营养午餐补助》2024年度项目支出绩效自评表",
    "（1）第1行：“受益学生人数”已经完成，却没有得满分。第2行：“报账合格率”已经完成，却没有得满分。建议：请说明扣分依据。",
    "（2）第2行“报账合格率”实际完成值：填法少见。",
    "（3）总分栏得分：各行得分合计93分，总分填写为94分。建议：请更正总分。",
    "请于____月____日前修改后重新报送（日期由发送人填写）。",
    "对上述内容有不同意见的，请附说明和佐证资料一并反馈。",
  ].join("\n"));
});

test("files of the unit that could not be read stand in the same notice", () => {
  const notice = returnNotice([table], [{ id: "x", file: "表2.xlsx", problem: { code: "file.broken", where: "表2.xlsx", params: {} } }], zh);
  assert.match(notice, /以下文件未能读取，请核对后重新报送：\n（1）表2\.xlsx：文件打不开。建议：请另存后重发。\n请于/);
});

test("a unit with nothing to mend is told so and given no deadline", () => {
  const clean = rechecked({ findings: [finding("said", "note", "indicators[0].target")] });
  assert.equal(returnNotice([clean], [], zh), "第一小学：\n你单位报送的1张绩效表格已复核，未发现需要修改的地方。");
});

test("only unreadable files, and a unit nobody named", () => {
  const notice = returnNotice([], [{ id: "x", file: "表2.xlsx", problem: { code: "file.broken", where: "", params: {} } }], zh);
  assert.match(notice, /^填报单位：\n以下文件未能读取/);
});

test("a table without a name goes by its file", () => {
  assert.match(returnNotice([rechecked({ name: null, year: null, findings: [finding("sum.score", "error", "total_score")] })], [], zh), /《表1\.xlsx》项目支出绩效自评表/);
});

test("tables that would be named alike are told apart by their file, and within one file by number", () => {
  const faults = { findings: [finding("sum.score", "error", "total_score")] };
  const namesOf = (tables: Parameters<typeof returnNotice>[0]): string[] => returnNotice(tables, [], zh).split("\n").filter((line) => /^\d+\. /.test(line));
  assert.deepEqual(namesOf([rechecked(faults), rechecked({ ...faults, file: "表2.xlsx" }), rechecked({ ...faults, year: 2023 })]), [
    "1. 《营养午餐补助》2024年度项目支出绩效自评表（文件：表1.xlsx）", "2. 《营养午餐补助》2024年度项目支出绩效自评表（文件：表2.xlsx）", "3. 《营养午餐补助》2023年度项目支出绩效自评表",
  ]);
  assert.deepEqual(namesOf([rechecked({}), rechecked(faults), rechecked(faults)]), [
    "1. 《营养午餐补助》2024年度项目支出绩效自评表（文件：表1.xlsx，同名第2张）", "2. 《营养午餐补助》2024年度项目支出绩效自评表（文件：表1.xlsx，同名第3张）",
  ]);
});

test("a table of a whole department goes by the department, not by a project", () => {
  const overall = rechecked({ form: "department_self_evaluation", name: null, unit: null, findings: [finding("sum.score", "error", "total_score")] });
  const notice = returnNotice([overall], [], zh);
  assert.match(notice, /^县教育局：\n/);
  assert.match(notice, /\n1\. 县教育局2024年度部门（单位）整体支出绩效自评表\n/);
  const named = rechecked({ form: "department_self_evaluation", name: "部门整体绩效自评", year: null, findings: [finding("sum.score", "error", "total_score")] });
  assert.match(returnNotice([named], [], zh), /\n1\. 第一小学部门（单位）整体支出绩效自评表\n/);
});

test("the English notice is whole, and neither language raises its voice", () => {
  const en = sayWith("en", { "finding.sum.score": "The rows add up to 93; the total says 94.", "finding.sum.score.advice": "Correct the total.", "finding.score.lost": "“{{name}}” lost points.", "finding.odd": "Odd." });
  const notice = returnNotice([table], [], en);
  assert.match(notice, /^To 第一小学:\n/);
  assert.match(notice, /\(3\) Total score: The rows add up to 93; the total says 94\. To do: Correct the total\./);
  for (const text of [notice, returnNotice([table], [], zh)]) assert.doesNotMatch(text, /[!！]|undefined|null|\{\{|letter\./);
});
