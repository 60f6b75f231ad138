import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { applyExchange } from "../../../src/core/exchange/apply-exchange.ts";
import type { Exchange } from "../../../src/core/exchange/exchange.ts";
import { readExchange, type GridRow } from "../../../src/core/exchange/read-exchange.ts";
import { writeExchange } from "../../../src/core/exchange/write-exchange.ts";
import { EMPTY_FUNDS, EMPTY_ROW } from "../../../src/core/form/cell-path.ts";
import type { FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";

const EXCHANGE: Exchange = {
  id: "goal", title: { zh: "交换表", en: "Exchange" }, provenance: "draft", stage: "goal", sheet: "目标",
  columns: [
    { heading: "年度", holds: "year" }, { heading: "项目代码", holds: "code" }, { heading: "项目名称", holds: "name" }, { heading: "金额（万元）", holds: "funds.total" }, { heading: "年度目标", holds: "planned" },
    { heading: "一级指标", holds: "level1" }, { heading: "二级指标", holds: "level2" }, { heading: "三级指标", holds: "level3" }, { heading: "指标值", holds: "target" }, { heading: "分值", holds: "points" }, { heading: "备注", holds: "nothing" },
  ],
};
const grid = (...rows: readonly (readonly string[])[]): GridRow[] => rows.map((cells, index) => ({ number: index + 1, cells: new Map(cells.map((text, column): [number, string] => [column, text]).filter(([, text]) => text !== "")) }));
const HEADINGS = EXCHANGE.columns.map(({ heading }) => heading);
const ROW = ["2026", "P1", "养护", "320.5", "修路", "产出指标", "数量指标", "里程", "≥1公里", "50", ""];
const row = (id: string, level3: string, change: Partial<FilingRow> = {}): FilingRow => ({ ...EMPTY_ROW, id, level1: "产出指标", level2: "数量指标", level3, ...change });
const VALUES: FilingValues = {
  goal: { planned: "旧目标", actual: "" }, funds: [{ id: "total", ...EMPTY_FUNDS, source: "总额", initialBudget: "1" }],
  rows: [row("r1", "里程", { target: "≥2公里", points: "40", baseline: "1公里" }), row("r2", "旧指标", { target: "1" }), { ...EMPTY_ROW, id: "r3", level1: "效益指标", level2: "经济效益指标" }],
};

describe("reading an exchange workbook", () => {
  test("headings below a title, in any order, with blanks and full width; project cells once or in every row", () => {
    const order = [7, 1, 8, 5, 6, 9, 4, 3];
    const rows = [["省级导出"], order.map((at) => ` ${HEADINGS[at]!.replace("（", " (").replace("）", ") ")} `), order.map((at) => ROW[at]!), ["完好率", "", "≥95%", "产出指标", "质量指标", "40"]];
    const read = readExchange(EXCHANGE, grid(...rows), 2026);
    assert.deepEqual(read?.problems, []);
    assert.deepEqual(read?.projects.map(({ code, row: at, planned, funds, indicators }) => [code, at, planned, [...funds], indicators.map(({ level3, target, points }) => [level3, target, points])]), [
      ["P1", 3, "修路", [["total", "320.5"]], [["里程", "≥1公里", "50"], ["完好率", "≥95%", "40"]]],
    ]);
  });

  test("what is no exchange, what lacks a column, and what contradicts itself", () => {
    assert.equal(readExchange(EXCHANGE, grid(["别的表"], ["甲", "乙"]), 2026), null);
    assert.equal(readExchange(EXCHANGE, [], 2026), null);
    const lacking = readExchange(EXCHANGE, grid(["项目代码", "三级指标"], ["P1", "里程"]), 2026);
    assert.deepEqual(lacking?.problems.map(({ code, params }) => [code, params["heading"]]), [["exchange.column-missing", "指标值"]]);
    const other = (at: number, text: string): string[] => ROW.map((cell, index) => (index === at ? text : cell));
    const read = readExchange(EXCHANGE, grid(HEADINGS, ROW, other(4, "另一个目标"), other(1, "P2"), other(1, "P3").map((cell, at) => (at === 0 ? "2025" : cell)), other(1, "P4"), other(1, "P4").map((cell, at) => (at === 3 ? "9" : cell))), 2026);
    assert.deepEqual(read?.projects.map(({ code }) => code), ["P2"]);
    assert.deepEqual(read?.problems.map(({ code, where }) => [code, where]), [["exchange.contradiction", "3"], ["exchange.other-year", "5"], ["exchange.contradiction", "7"]]);
    const nameless = readExchange(EXCHANGE, grid(HEADINGS, ROW.map((cell, at) => (at === 1 ? "" : cell)), ROW), 2026);
    assert.deepEqual([nameless?.projects.length, nameless?.problems.map(({ code }) => code)], [1, ["exchange.no-code"]]);
  });
});

describe("putting it into a goal", () => {
  const applied = (...rows: readonly (readonly string[])[]): FilingValues => {
    const outcome = applyExchange(VALUES, readExchange(EXCHANGE, grid(HEADINGS, ...rows), 2026)!.projects[0]!);
    if (!outcome.ok) assert.fail(JSON.stringify(outcome.problems));
    return outcome.value;
  };

  test("indicators are replaced, one of the same names keeps its row and what the workbook leaves empty", () => {
    const after = applied(ROW, ["", "", "", "", "", "效益指标", "社会效益指标", "受益村", "36", "40", ""]);
    assert.deepEqual(after.goal.planned, "修路");
    assert.deepEqual(after.funds[0]!.initialBudget, "320.5");
    assert.deepEqual(after.rows.map(({ id, level3, target, points, baseline }) => [id, level3, target, points, baseline]), [["r1", "里程", "≥1公里", "50", "1公里"], ["x1", "受益村", "36", "40", ""]]);
  });

  test("a workbook that names no indicator leaves those that are there", () => {
    assert.deepEqual(applied(["2026", "P1", "养护", "", "修路", "", "", "", "", "", ""]).rows, VALUES.rows);
  });

  test("two indicators of one name are two rows", () => {
    assert.deepEqual(applied(ROW, ROW).rows.map(({ id }) => id), ["r1", "x1"]);
  });

  test("money without a line, a text without end and rows without end are refused with their place", () => {
    const project = readExchange(EXCHANGE, grid(HEADINGS, ROW), 2026)!.projects[0]!;
    const codes = (change: Partial<typeof project>): string[] => {
      const outcome = applyExchange(VALUES, { ...project, ...change });
      return outcome.ok ? [] : outcome.problems.map(({ code }) => code);
    };
    assert.deepEqual(codes({ funds: new Map([["bond", "1"]]) }), ["exchange.no-funds-line"]);
    assert.deepEqual(codes({ planned: "长".repeat(4001) }), ["filing.text-too-long"]);
    assert.deepEqual(codes({ indicators: Array.from({ length: 501 }, () => project.indicators[0]!) }), ["filing.too-many-rows"]);
  });
});

test("what is written is read back, and putting it in changes nothing", () => {
  const text = fc.constantFrom("甲", "乙 丙", "≥95%", "3", "目标：一");
  const rows = fc.uniqueArray(fc.record({ level1: text, level2: text, level3: text, target: text, points: fc.constantFrom("", "10", "2.5") }), { maxLength: 8, selector: ({ level1, level2, level3 }) => `${level1}|${level2}|${level3}` });
  fc.assert(
    fc.property(rows, text, fc.constantFrom("", "320.5"), (lines, planned, initialBudget) => {
      const values: FilingValues = { goal: { planned, actual: "" }, funds: [{ id: "total", ...EMPTY_FUNDS, initialBudget }], rows: lines.map((line, index) => ({ ...EMPTY_ROW, ...line, id: `r${index}` })) };
      const head = { stage: "goal" as const, year: 2026, name: "养护", department: "部门", unit: "单位" };
      const read = readExchange(EXCHANGE, grid(...writeExchange(EXCHANGE, [{ code: "P1", head, values }])), 2026);
      assert.deepEqual(read?.problems, []);
      const after = applyExchange(values, read!.projects[0]!);
      assert.ok(after.ok);
      assert.deepEqual(after.value, values);
    }),
    { seed: 21 },
  );
});
