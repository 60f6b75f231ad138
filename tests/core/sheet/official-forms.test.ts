import assert from "node:assert/strict";
import { test } from "node:test";
import type { PublishedTable } from "../../../src/core/recheck/table.ts";
import { recogniseTables, type Sheet } from "../../../src/core/sheet/index.ts";
import { comparable } from "../../files/cases.ts";
import * as forms from "./official-forms.ts";
import { sheetOf } from "./sheet-of.ts";

function only(sheet: Sheet): PublishedTable {
  const { tables } = recogniseTables(sheet);
  assert.equal(tables.length, 1);
  return tables[0]!.table;
}

/** One indicator a line, as short as can be. */
function lines(table: PublishedTable): string[] {
  const plain = comparable(table.indicators) as Record<string, string | null>[];
  return plain.map((row) => [row.level1, row.level2, row.level3, row.targetRaw, row.actualRaw, row.points, row.score, row.reason].map((value) => value ?? "").join("|"));
}

function project(table: PublishedTable): Record<string, unknown> {
  return comparable(table.project) as Record<string, unknown>;
}

test("Sichuan: signs, values and units are put together, sources without amounts say nothing", () => {
  const table = only(forms.SICHUAN);
  assert.equal(table.form, "self_evaluation");
  assert.equal(table.year, 2023);
  assert.deepEqual(lines(table), [
    "产出指标|数量指标|发放（缴纳）覆盖率|＝100%||60||", "效益指标|社会效益指标|足额保障率（参保率）|＝100%||30||", "效益指标|可持续影响指标|机制健全性|好坏|好|5|5|",
  ]);
  assert.deepEqual(project(table), {
    name: "51000021R000000019951-工资性支出", department: "青神县发展和改革局本级", unit: "青神县发展和改革局", fundsUnit: "万元",
    initialBudget: "238.93", adjustedBudget: "251.89", executed: "251.89", executionPoints: "10", executionRate: "100", executionRateRaw: "100.00%", executionScore: null,
    fundsRows: [
      { source: "财政资金", initialBudget: "238.93", adjustedBudget: "251.89", executed: "251.89", executionRateRaw: "100.00%" },
      { source: "财政专户管理资金", initialBudget: "0", adjustedBudget: "0", executed: "0", executionRateRaw: "0.00%" },
      { source: "单位资金", initialBudget: "0", adjustedBudget: "0", executed: "0", executionRateRaw: "0.00%" },
    ],
  });
  assert.equal(table.goal.planned, "保障工资及时发放。");
  assert.deepEqual([comparable(table.totalPoints), table.totalScore, table.complete], ["100", null, true]);
  assert.deepEqual(table.places["total_points"], { sheet: "自评表", cell: "I18" });
});

test("the column of signs: what kind of indicator it is, is no part of its target; signs and words of comparison are", () => {
  const table = only(sheetOf(`
一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分
产出指标 | 质量指标 | 一 | 定性 | 优 | | 优 | 5 | 5
 | | 二 | 定性指标 | 好坏 | | 好 | 5 | 5
 | | 三 | 定量 | 95 | % | 96% | 5 | 5
 | | 四 | ≥ | 95 | % | 96% | 5 | 5
 | | 五 | ＞＝ | 95 | ％ | 96% | 5 | 5
 | | 六 | ＜ | 3 | 天 | 2天 | 5 | 5
 | | 七 | 大于等于 | 3 | 次 | 3次 | 5 | 5
 | | 八 | 不低于 | 90 | % | 95% | 5 | 5
 | | 九 | 以上 | 90 | % | 95% | 5 | 5
 | | 十 | ≥ | ≥90 | % | 95% | 5 | 5
 | | 十一 | 大于等于 | ≥90 | % | 95% | 5 | 5
 | | 十二 | ≤ | 12 | 月 | 12个月 | 5 | 5
 | | 十三 | 反向 | 5 | % | 4% | 5 | 5
 | | 十四 | 定性 | | | 优 | 5 | 5
 | | 十五 | ≤ | ≥90 | % | 95% | 5 | 5
`));
  assert.deepEqual(lines(table).map((line) => line.split("|")[3]), [
    "优", "好坏", "95%", "≥95%", "＞＝95％", "＜3天", "大于等于3次", "不低于90%", "90%以上", "≥90%", "≥90%", "≤12月", "反向5%", "", "≤≥90%",
  ]);
});

test("a word in the column of signs that is neither is left out and said with its cell", () => {
  const { tables } = recogniseTables(sheetOf(`
一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 得分
产出指标 | 数量指标 | 一 | ≥ | 95 | % | 96% | 5
 | | 二 | 核心 | 95 | % | 96% | 5
`));
  const { table, problems } = tables[0]!;
  assert.deepEqual([lines(table)[1], problems.map(({ code, where, params }) => [code, where, params["text"]])], ["产出指标|数量指标|二|95%|96%||5|", [["sheet.unknown-sign", "自评表!D3", "核心"]]]);
  assert.deepEqual([table.places["indicators[1].sign"]?.cell, table.places["indicators[0].sign"]], ["D3", undefined]);
});

test("a column that only tells kinds of indicators apart has no signs to be missed", () => {
  const { tables } = recogniseTables(sheetOf(`
一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 得分
产出指标 | 数量指标 | 一 | 核心 | 95 | % | 96% | 5
 | | 二 | 定性 | 优 | | 优 | 5
`));
  assert.deepEqual([tables[0]!.table.indicators.map(({ targetRaw }) => targetRaw), tables[0]!.problems], [["95%", "优"], []]);
});

test("four levels: the last one that is named is the indicator, and no row is lost", () => {
  const table = only(sheetOf(`
一级指标 | 二级指标 | 三级指标 | 四级指标 | 指标值 | 完成值 | 分值 | 得分
产出指标 | 数量指标 | 培训 | 场次 | 3次 | 3次 | 10 | 10
 | | | 人数 | 100人 | 90人 | 10 | 9
 | | 宣传 | | 5次 | 5次 | 10 | 10
 | 质量指标 | 合格率 | / | 95% | 95% | 10 | 10
 | | | | 90% | 90% | 10 | 10
`, "C2:C3 C5:C6"));
  assert.deepEqual(lines(table), [
    "产出指标|数量指标|场次|3次|3次|10|10|", "产出指标|数量指标|人数|100人|90人|10|9|", "产出指标|数量指标|宣传|5次|5次|10|10|", "产出指标|质量指标|合格率|95%|95%|10|10|", "产出指标|质量指标|合格率|90%|90%|10|10|",
  ]);
  assert.deepEqual(table.places["indicators[2]"], { sheet: "自评表", cell: "C4" });
});

test("Hubei: a second header goes on with the same table; points of execution come from its heading", () => {
  const table = only(forms.HUBEI);
  assert.deepEqual(lines(table), [
    "产出指标|数量指标|补贴渔船数|6|6||20|", "产出指标|质量指标|渔船补贴发放率|100%|100%||10|", "产出指标|时效指标|12月底之前完成|100%|100%||10|",
    "满意度指标|服务对象满意度|退捕渔民抽样调查满意度|90%|90%||40|",
  ]);
  const { executionPoints, executionRate, executionRateRaw, executionScore, adjustedBudget } = project(table);
  assert.deepEqual([executionPoints, executionRate, executionRateRaw, executionScore, adjustedBudget], ["20", "100", "1", "20", "1.56"]);
  assert.deepEqual([table.totalPoints, comparable(table.totalScore), table.complete, table.project.unit], [null, "100", true, "农业科"]);
});

test("special fund: names printed one character a line are closed up", () => {
  const table = only(forms.SPECIAL_FUND);
  assert.deepEqual(lines(table), [
    "产出指标|数量指标|库存数量真实率|100%|100%|||", "产出指标|质量指标|明显变质比例|0|0|||", "效益指标|生态效益指标|低温储粮率|100%|99%|||设备检修",
    "满意度指标|服务对象满意度指标|市民满意度调查|≥90%|100%|||",
  ]);
  assert.deepEqual(project(table)["fundsRows"], [{ source: "县级资金", initialBudget: null, adjustedBudget: "194.9", executed: "194.9", executionRateRaw: "100%" }]);
  assert.deepEqual(table.goal, { planned: "保持和稳定地方粮食储备机制", actual: "地方粮食储备规模达标" });
  assert.equal(table.project.name, "县级储备粮");
});

test("monitoring of a city: months in headings, a kind without a target is no indicator", () => {
  const table = only(forms.CITY_MONITORING);
  assert.equal(table.form, "monitoring");
  assert.deepEqual(lines(table), ["产出指标||成本|年度预算220万元|按进度执行，已使用约40%|||", "效益指标||社会效益|举办活动5场||||"]);
  const { initialBudget, executed, unit, fundsUnit } = project(table);
  assert.deepEqual([initialBudget, executed, unit, fundsUnit, table.year], ["220", "87.57", "黄石市文物局", "万元", 2019]);
});

test("national monitoring: the reason stands in one of the lower headings, ticks are not read", () => {
  const table = only(forms.NATIONAL_MONITORING);
  assert.deepEqual(lines(table), ["产出指标|数量指标|里程|1.091公里|0.5公里|||资金未到位", "满意度指标|服务对象满意度指标|群众满意度|≥95%||||"]);
  const { executed, executionRate, executionRateRaw } = project(table);
  assert.deepEqual([executed, executionRate, executionRateRaw, table.goal.planned, table.year], ["100", "63.69", "63.69%", "两条道路硬化", 2022]);
});

test("a two-sided goal form: the year counts, and that the other side was left out is said", () => {
  const { tables } = recogniseTables(forms.TWO_SIDED_GOAL);
  const { table, problems } = tables[0]!;
  assert.equal(table.form, "goal");
  assert.deepEqual(lines(table), [
    "产出指标|数量指标|购置台数|≥10台||||", "产出指标|质量指标|合格率|98%||||", "效益指标|社会效益指标|使用人数|1000人||||", "满意度指标|服务对象满意度指标|满意度|≥85%||||",
  ]);
  const { initialBudget, fundsRows } = project(table);
  assert.deepEqual([initialBudget, fundsRows], ["100", [
    { source: "财政拨款", initialBudget: "80", adjustedBudget: null, executed: null, executionRateRaw: null }, { source: "其他资金", initialBudget: "20", adjustedBudget: null, executed: null, executionRateRaw: null },
  ]]);
  assert.equal(table.goal.planned, "目标1：今年完成三分之一\n目标2：好");
  assert.deepEqual(problems.map(({ code }) => code), ["sheet.long-term-left-out"]);
});

test("a two-sided goal form with the year on the left", () => {
  const table = only(sheetOf(`
项目支出绩效目标表
项目名称 | 设备
绩效指标 | 年度绩效指标 | | | 中长期绩效指标
一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 今年台数 | 10 | 数量指标 | 三年台数 | 30
`));
  assert.deepEqual(lines(table), ["产出指标|数量指标|今年台数|10||||"]);
});

test("thresholds become one text", () => {
  const table = only(forms.THRESHOLDS);
  assert.deepEqual(lines(table), ["产出指标||救助覆盖率|优100% 良90% 中85% 差85%||||", "效果指标||满意度（%）|优85% 良80% 中70% 差70%||||"]);
  assert.equal(table.complete, false, "nothing shows that the table ends here");
});

test("the execution of the budget among the indicators is no indicator", () => {
  const table = only(forms.GOAL_WITH_POINTS);
  assert.deepEqual(lines(table), ["成本指标|经济成本指标|项目建设成本|≤65万元||10||", "产出指标|数量指标|晾晒房|≥300平方米||80||"]);
  const { executionPoints, executionRate, executionRateRaw, initialBudget } = project(table);
  assert.deepEqual([executionPoints, executionRate, executionRateRaw, initialBudget, comparable(table.totalPoints)], ["10", "100", "100%", "65", "100"]);
});

test("a department: value and unit are joined where the value is a bare number, and kept apart where they disagree", () => {
  const table = only(forms.DEPARTMENT_GOAL);
  assert.deepEqual(lines(table).map((line) => line.split("|")[3]), ["28.8万元 %", "100%", "应保尽保 %"]);
  assert.deepEqual([table.publisher, table.project.department, table.goal.planned], ["岳阳楼区价格认证中心", "岳阳楼区价格认证鉴定中心", "做好价格认定工作"]);
});

test("a check-list: points come out of the names", () => {
  const table = only(forms.CHECKLIST);
  assert.equal(table.form, "evaluation");
  assert.deepEqual(lines(table), [
    "项目决策|项目目标|目标内容|||4|4|", "项目决策|决策过程|决策依据|||4|4|", "项目决策|决策过程|决策程序|||4|4|", "项目管理|资金到位|到位率|||3|3|",
  ]);
  assert.equal(comparable(table.totalScore), "15");
});

test("two levels: the second is the indicator as well", () => {
  const table = only(forms.TWO_LEVELS);
  assert.deepEqual(lines(table), [
    "产出指标|数量指标|数量指标|375万平方米||||", "产出指标|质量指标|质量指标|100%||||", "满意度指标|服务对象或受益者满意度指标|服务对象或受益者满意度指标|≥95%||||",
  ]);
  assert.equal(table.project.name, "绿化养护经费");
});

test("money without columns: names and amounts side by side, spent beside budgeted", () => {
  const table = only(sheetOf(`
2019年项目支出绩效目标完成情况自评表
项目名称 | 路灯维护
预算执行情况（万元） | 预算数： | 63.5 | 执行数： | 60
 | 其中：财政拨款 | 60 | 其中：财政拨款 | 58
 | 其他资金 | 3.5 | 其他资金 | 2
一级指标 | 二级指标 | 三级指标 | 预期指标值 | 实际完成指标值
产出指标 | 数量指标 | 路灯 | 100盏 | 98盏
`));
  assert.deepEqual(project(table), {
    name: "路灯维护", department: null, unit: null, fundsUnit: "万元", initialBudget: null, adjustedBudget: "63.5", executed: "60",
    executionPoints: null, executionRate: null, executionRateRaw: null, executionScore: null,
    fundsRows: [{ source: "财政拨款", initialBudget: null, adjustedBudget: "60", executed: "58", executionRateRaw: null }, { source: "其他资金", initialBudget: null, adjustedBudget: "3.5", executed: "2", executionRateRaw: null }],
  });
});

test("money laid on its side: a column for each source, a row for what was budgeted and what was spent", () => {
  const table = only(sheetOf(`
2021年度项目支出绩效自评表
项目名称 | 路灯维护
项目资金（万元） | 资金来源 | 合计 | 中央资金 | 省级资金 | 县级资金 | 其他资金
 | 年初预算数 | 110 | 60 | 30 | 20 |
 | 全年预算数 | 100 | 50 | 30 | 20 |
 | 全年执行数 | 90 | 45 | 27 | 18 | /
 | 执行率 | 90% | 90% | 90% | |
年度总体目标 | 预期目标 | | | 实际完成情况
 | 修好路灯 | | | 修好了
一级指标 | 二级指标 | 三级指标 | 预期指标值 | 实际完成指标值
产出指标 | 数量指标 | 路灯 | 100盏 | 98盏
`, "A3:A7"));
  assert.deepEqual(project(table), {
    name: "路灯维护", department: null, unit: null, fundsUnit: "万元", initialBudget: "110", adjustedBudget: "100", executed: "90",
    executionPoints: null, executionRate: "90", executionRateRaw: "90%", executionScore: null,
    fundsRows: [
      { source: "中央资金", initialBudget: "60", adjustedBudget: "50", executed: "45", executionRateRaw: "90%" }, { source: "省级资金", initialBudget: "30", adjustedBudget: "30", executed: "27", executionRateRaw: "90%" },
      { source: "县级资金", initialBudget: "20", adjustedBudget: "20", executed: "18", executionRateRaw: null },
    ],
  });
  assert.deepEqual([table.places["project.executed"], table.places["project.funds_rows[1]"], table.goal.planned], [{ sheet: "自评表", cell: "C6" }, { sheet: "自评表", cell: "E4" }, "修好路灯"]);
});

const PARTS_HEAD = "项目名称 | 某\n项目资金（万元） | | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分";
const PARTS_FOOT = "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分\n产出指标 | 数量指标 | 某 | 1 | 1 | 90 | 90";

test("the rate of a part is kept as it stands: a number, a mark for nothing, a word, or none; what is no rate is said", () => {
  const { tables } = recogniseTables(sheetOf(`
${PARTS_HEAD}
 | 年度资金总额 | 100 | 90 | 10 | 90% | 9
 | 其中：财政拨款 | 60 | 54 | — | 90.00％ | —
 | 上年结转 | 20 | 18 | — | — | —
 | 单位资金 | 10 | 9 | — | 0.9 | —
 | 事业收入 | 5 | 4.5 | — | | —
 | 经营收入 | 5 | 4.5 | — | 不涉及 | —
 | 其他资金 | 0 | 0 | — | 待核 | —
${PARTS_FOOT}
`));
  const { table, problems } = tables[0]!;
  assert.deepEqual(table.project.fundsRows.map(({ source, executionRateRaw }) => [source, executionRateRaw]), [
    ["财政拨款", "90.00％"], ["上年结转", "—"], ["单位资金", "0.9"], ["事业收入", null], ["经营收入", "不涉及"], ["其他资金", "待核"],
  ]);
  assert.deepEqual(problems.map(({ code, where }) => [code, where]), [["sheet.not-a-number", "自评表!F9"]]);
  const at = (path: string): string | undefined => table.places[`project.funds_rows[${path}`]?.cell;
  assert.deepEqual([at("0]"), at("0].adjusted_budget"), at("0].executed"), at("0].execution_rate"), at("3].execution_rate"), at("5].execution_rate")], ["C4", "C4", "D4", "F4", "F7", "F9"]);
});

test("a part whose amounts say something that cannot be read stays a part, so that the others are not taken for the whole", () => {
  const { tables } = recogniseTables(sheetOf(`
${PARTS_HEAD}
 | 年度资金总额 | 100 | 90 | 10 | 90% | 9
 | 其中：财政拨款 | 60 | 54 | | |
 | 上年结转 | 20 | 18 | | |
 | 单位资金 | 约20 | 待定 | | |
 | 事业收入 | | | | 0% |
 | 其他资金 | — | | — | — | —
${PARTS_FOOT}
`));
  const { table, problems } = tables[0]!;
  assert.deepEqual(comparable(table.project.fundsRows.slice(2)), [
    { source: "单位资金", initialBudget: null, adjustedBudget: null, executed: null, executionRateRaw: null }, { source: "事业收入", initialBudget: null, adjustedBudget: null, executed: null, executionRateRaw: "0%" },
  ]);
  assert.deepEqual(problems.map(({ code, where }) => [code, where]), [["sheet.not-a-number", "自评表!C6"], ["sheet.not-a-number", "自评表!D6"]]);
});

test("a zero that is shown as a dash is an amount; a failed rate is said and is none", () => {
  const sheet = sheetOf(`
${PARTS_HEAD}
 | 年度资金总额 | 100 | 90 | 10 | 90% | 9
 | 其中：财政拨款 | 100 | 90 | | 90% |
 | 其他资金 | - | - | | #DIV/0! |
${PARTS_FOOT}
`);
  const rows = sheet.rows.map((row) => (row.index !== 4 ? row : {
    ...row,
    cells: row.cells.map((cell) => (cell.text === "-" ? { ...cell, kind: "number" as const, number: 0 } : cell.text === "#DIV/0!" ? { ...cell, kind: "error" as const } : cell)),
  }));
  const { table, problems } = recogniseTables({ ...sheet, rows }).tables[0]!;
  assert.deepEqual(comparable(table.project.fundsRows[1]), { source: "其他资金", initialBudget: null, adjustedBudget: "0", executed: "0", executionRateRaw: null });
  assert.deepEqual(problems.map(({ code, where }) => [code, where]), [["sheet.error-cell", "自评表!F5"]]);
});

test("without columns, the rate in the row of a part is that part's", () => {
  const table = only(sheetOf(`
2019年项目支出绩效目标完成情况自评表
项目名称 | 路灯维护
预算执行情况（万元） | 预算数： | 63.5 | 执行数： | 60 | 执行率： | 94.49%
 | 其中：财政拨款 | 60 | 其中：财政拨款 | 58 | 执行率： | 96.67%
 | 其他资金 | 3.5 | 其他资金 | 2 | 执行率： | —
一级指标 | 二级指标 | 三级指标 | 预期指标值 | 实际完成指标值
产出指标 | 数量指标 | 路灯 | 100盏 | 98盏
`));
  assert.equal(table.project.executionRateRaw, "94.49%");
  assert.deepEqual(table.project.fundsRows.map(({ source, executionRateRaw }) => [source, executionRateRaw]), [["财政拨款", "96.67%"], ["其他资金", "—"]]);
  const oneRow = only(sheetOf(`
项目名称 | 路灯维护
资金（万元） | 资金总额 | 100 | 执行数 | 90 | 其中：财政拨款 | 90 | 执行率 | 90%
一级指标 | 二级指标 | 三级指标 | 预期指标值 | 实际完成指标值
产出指标 | 数量指标 | 路灯 | 100盏 | 98盏
`));
  assert.deepEqual([oneRow.project.executionRateRaw, oneRow.project.fundsRows.map(({ executionRateRaw }) => executionRateRaw)], ["90%", [null]]);
});

test("two projects in one sheet, told apart by their names alone", () => {
  const { tables } = recogniseTables(sheetOf(`
项目名称 | 甲项目 | | 实施单位 | 甲局
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
产出指标 | 数量指标 | 甲一 | 1 | 1 | 90 | 90
总分 | | | | | 90 | 90
项目名称 | 乙项目 | | 实施单位 | 乙局
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
产出指标 | 数量指标 | 乙一 | 2 | 1 | 90 | 45
总分 | | | | | 90 | 45
`));
  assert.deepEqual(tables.map(({ table }) => [table.id, table.project.name, table.project.unit, lines(table)[0], comparable(table.totalScore)]), [
    ["自评表-1", "甲项目", "甲局", "产出指标|数量指标|甲一|1|1|90|90|", "90"], ["自评表-2", "乙项目", "乙局", "产出指标|数量指标|乙一|2|1|90|45|", "45"],
  ]);
});

test("a header repeated on the next page goes on with the table", () => {
  const table = only(sheetOf(`
项目支出绩效自评表
项目名称 | 甲
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
产出指标 | 数量指标 | 一 | 1 | 1 | 50 | 50
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
效益指标 | 社会效益 | 二 | 好 | 好 | 50 | 50
总分 | | | | | 100 | 100
`));
  assert.equal(table.indicators.length, 2);
  assert.equal(comparable(table.totalScore), "100");
});

test("subtotals are neither indicators nor the total, and a total in between is not the last one", () => {
  const table = only(sheetOf(`
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
产出指标 | 数量指标 | 一 | 1 | 1 | 50 | 50
小计 | | | | | 50 | 50
效益指标 | 社会效益 | 二 | 好 | 好 | 30 | 20
合计 | | | | | 80 | 70
满意度指标 | 服务对象满意度 | 三 | ≥90% | 95% | 10 | 10
总分 | | | | | 90 | 80
`));
  assert.deepEqual(table.indicators.map(({ level3 }) => level3), ["一", "二", "三"]);
  assert.deepEqual([comparable(table.totalPoints), comparable(table.totalScore)], ["90", "80"]);
});

test("a total whose number is merged across the columns is the score", () => {
  const table = only(sheetOf(`
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分 | 原因
产出指标 | 数量指标 | 一 | 1 | 1 | 50 | 49.5 |
总分 | | | 99.5
`, "A3:C3 D3:H3"));
  assert.deepEqual([table.totalPoints, comparable(table.totalScore), table.places["total_score"]], [null, "99.5", { sheet: "自评表", cell: "D3" }]);
});

test("a total above the table counts when there is none below", () => {
  const table = only(sheetOf(`
项目名称 | 甲 | 自评得分 | 96.5
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值
产出指标 | 数量指标 | 一 | 1 | 1
`));
  assert.equal(comparable(table.totalScore), "96.5");
  assert.deepEqual(table.places["total_score"], { sheet: "自评表", cell: "D1" });
});

test("points of a group that is one merged cell count once", () => {
  const table = only(sheetOf(`
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分 | 偏差原因分析
产出指标（50分） | 数量指标 | 一 | 1 | 1 | 50 | 40 | 共同原因
 | | 二 | 2 | 1 | | |
`, "A2:A3 B2:B3 F2:F3 G2:G3 H2:H3"));
  assert.deepEqual(lines(table), ["产出指标|数量指标|一|1|1|50|40|共同原因", "产出指标|数量指标|二|2|1|||共同原因"]);
});

test("an indicator that fills two rows of the sheet is one", () => {
  const table = only(sheetOf(`
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
产出指标 | 数量指标 | 一 | 1 | 1 | 50 | 50
 | | | | | |
产出指标 | 质量指标 | 二 | 2 | 2 | 40 | 40
`, "A2:A3 B2:B3 C2:C3 D2:D3 E2:E3 F2:F3 G2:G3"));
  assert.deepEqual(table.indicators.map(({ level3 }) => level3), ["一", "二"]);
});

test("a group printed across the column of names is the indicator's name", () => {
  const table = only(sheetOf(`
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
产出指标 | 数量指标 | 一 | 1 | 1 | 80 | 80
满意度指标 | 服务对象满意度 | | ≥90% | 95% | 10 | 10
`, "B3:C3"));
  assert.deepEqual(lines(table)[1], "满意度指标|服务对象满意度|服务对象满意度|≥90%|95%|10|10|");
});

test("a table whose beginning is missing is not whole, even with a total", () => {
  const table = only(sheetOf(`
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
效益指标 | 社会效益 | 二 | 好 | 好 | 5 | 5
合计 | | | | | 100 | 100
`));
  assert.equal(table.complete, false);
});

test("the printed form with nothing filled in is an empty table, said with the place of its headings", () => {
  const { tables, refused } = recogniseTables(sheetOf(`
项目支出绩效自评表
项目名称 |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 指标1： | | | |
 | | 指标2： | | | |
 | | …… | | | |
效益指标 | 社会效益指标 | 无 | 无 | / | 0 | 0
总分 | | | | | 100 |
`));
  assert.equal(tables.length, 0);
  assert.deepEqual(refused.map(({ code, where }) => [code, where]), [["sheet.empty-table", "自评表!3:3"]]);
});

test("other tables are no official tables", () => {
  for (const text of [
    "序号 | 姓名 | 部门 | 基本工资 | 绩效工资 | 得分\n1 | 某 | 某科 | 3000 | 2000 | 95",
    "科目编码 | 科目名称 | 年初预算数 | 调整预算数 | 执行数 | 执行率\n201 | 一般公共服务 | 100 | 120 | 110 | 91.67%",
    "项目名称 | 预算数 | 执行数\n甲 | 1 | 1",
    "说明：本表由财政局统一印制。",
  ]) {
    const { tables, refused } = recogniseTables(sheetOf(text));
    assert.deepEqual([tables, refused], [[], []], text);
  }
  assert.deepEqual(recogniseTables(sheetOf("序号 | 姓名 | 部门\n1 | 某 | 某科")).headings, ["序号", "姓名", "部门"]);
});

test("a weight behind each level: the last one is the indicator's own", () => {
  const table = only(sheetOf(`
一级指标 | 权重 | 二级指标 | 权重 | 三级指标 | 权重 | 目标值 | 完成值 | 得分
产出指标 | 50 | 数量指标 | 30 | 一 | 10 | 1 | 1 | 10
 | | | | 二 | 20 | 2 | 2 | 20
`));
  assert.deepEqual(lines(table), ["产出指标|数量指标|一|1|1|10|10|", "产出指标|数量指标|二|2|2|20|20|"]);
});

test("headings of levels under a heading of their own, and points without brackets behind a group", () => {
  const table = only(sheetOf(`
绩效指标 | | | 年度指标值 | 实际完成值 | 分值 | 得分
一级指标 | 二级指标 | 三级指标 | | | |
产出指标50分 | 数量指标 | 一 | 1 | 1 | 50 | 50
`, "A1:C1 D1:D2 E1:E2 F1:F2 G1:G2"));
  assert.deepEqual(lines(table), ["产出指标|数量指标|一|1|1|50|50|"]);
});

test("a field left empty does not take the name of the next one", () => {
  const table = only(sheetOf(`
项目名称 | 甲 | 主管部门 | | 联系电话 | 123
实施单位 | | 项目负责人 | 某
一级指标 | 二级指标 | 三级指标 | 指标值 | 得分
产出指标 | 数量指标 | 一 | 1 | 1
`));
  assert.deepEqual([table.project.name, table.project.department, table.project.unit], ["甲", null, null]);
});

test("what became of the tasks is not what became of the goal", () => {
  const table = only(sheetOf(`
部门整体支出绩效自评表
部门（单位）名称 | 某局
年度主要任务 | 任务名称 | 完成情况
 | 修路 | 已完成
一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 得分
产出指标 | 数量指标 | 一 | 1 | 1 | 1
`));
  assert.deepEqual([table.form, table.project.department, table.goal], ["department_self_evaluation", "某局", { planned: null, actual: null }]);
});

test("a list: totals of its projects, and that of the whole list, which is nobody's", () => {
  const { tables } = recogniseTables(sheetOf(`
项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
甲 | 产出指标 | 数量指标 | 一 | 1 | 1 | 50 | 50
 | 合计 | | | | | 50 | 50
乙 | 产出指标 | 数量指标 | 一 | 2 | 1 | 50 | 25
合计 | | | | | | 100 | 75
`));
  assert.deepEqual(tables.map(({ table }) => [table.project.name, table.indicators.length, comparable(table.totalScore)]), [["甲", 1, "50"], ["乙", 1, null]]);
});

test("a list of units without projects, and a unit of measure behind the value", () => {
  const { tables } = recogniseTables(sheetOf(`
单位 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 单位 | 完成值 | 得分
甲局 | 产出指标 | 数量指标 | 一 | ≥10 | 个 | 10 | 5
乙局 | 产出指标 | 数量指标 | 一 | ≥20 | 个 | 10 | 5
`));
  assert.deepEqual(tables.map(({ table }) => [table.project.unit, table.project.name, table.indicators[0]!.targetRaw]), [["甲局", null, "≥10个"], ["乙局", null, "≥20个"]]);
});

test("kinds of the printed form that were filled with zeros are no indicators; a nameless row with points is", () => {
  const table = only(sheetOf(`
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
产出指标 | 数量指标 | 一 | 1 | 1 | 50 | 50
 | 成本指标 | | | | 0 | 0
 | 时效指标 | | | | 10 | 10
`));
  assert.deepEqual(lines(table), ["产出指标|数量指标|一|1|1|50|50|", "产出指标|时效指标||||10|10|"]);
});
