import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { wholly } from "../../../src/core/basics/steps.ts";
import { dayOf, fenOf } from "../../../src/core/ledger/read-cells.ts";
import { readLedger as readInSteps } from "../../../src/core/ledger/read-ledger.ts";
import { ADJUSTMENTS, ASKED, BUDGETS, PAYMENTS, sheet } from "./ledger-rows.ts";

const readLedger = (...given: Parameters<typeof readInSteps>) => wholly(readInSteps(...given));
const read = (...sheets: Parameters<typeof readLedger>[0]) => readLedger(sheets, ASKED)!;
const said = (...sheets: Parameters<typeof readLedger>[0]) => read(...sheets).leftOut.map(({ row, column, problem }) => [row, column, problem.code]);

describe("F104 reading a ledger workbook", () => {
  test("columns are found by their headings, wherever they stand and however they are spaced", () => {
    const order = [5, 2, 4, 0, 3, 1];
    const row = ["P1", "项目P1", "当年财政拨款", "2026年3月5日", "1,234.50", "V1"];
    const { rows, sheets, leftOut } = read(sheet("支付", ["2026年支付明细"], order.map((at) => ` ${PAYMENTS[at]!.replace("（", " (").replace("）", ") ")}`), order.map((at) => row[at]!)));
    assert.deepEqual(leftOut, []);
    assert.deepEqual(sheets, [{ sheet: "支付", kind: "payment", headingRow: 2, unit: "yuan", rows: 1, sums: 0, notes: 0, unread: [] }]);
    const [payment] = rows;
    assert.ok(payment?.kind === "payment");
    assert.deepEqual([payment.code, payment.name, payment.source, payment.paidOn, payment.amountFen, payment.voucher, payment.byMonth, payment.row], ["P1", "项目P1", "appropriation", "2026-03-05", 123_450n, "V1", false, 3]);
  });

  test("the unit stands in the heading or above it, and where nobody says it nothing of the sheet is read", () => {
    const bare = ["项目代码", "资金来源", "月份", "金额", "凭证号", "经办人"];
    const row = ["P1", "其他资金", "3月", "1.5", "V1", "甲"];
    assert.deepEqual(said(sheet("甲", bare, row)), [[null, "D", "ledger.unit-unsaid"]]);
    const above = read(sheet("甲", ["", "", "", "", "单位：万元"], bare, row));
    assert.deepEqual(above.rows.map((one) => (one.kind === "payment" ? [one.amountFen, one.paidOn, one.byMonth] : null)), [[1_500_000n, "2026-03-31", true]]);
    assert.deepEqual(above.sheets[0]!.unread, ["经办人"]);
    assert.deepEqual(said(sheet("甲", ["单位：万元", "单位：元"], bare, row)), [[null, "D", "ledger.unit-unsaid"]], "two that differ are none");
    assert.deepEqual(said(sheet("甲", ["项目代码", "资金来源", "月份", "金额（亿元）", "凭证号"], row)).map(([, , code]) => code), ["ledger.column-missing"]);
  });

  test("adjustments by amount, by before and after, or both where they agree", () => {
    const rows = [["P1", "财政拨款", "财预〔2026〕8号", "2026-05-01", "10", "-2.5", "7.5"], ["P1", "财政拨款", "9号", "2026-06-01", "", "1", ""], ["P1", "财政拨款", "10号", "2026-06-02", "8", "", "9"], ["P1", "财政拨款", "11号", "2026-06-02", "8", "2", "9"], ["P1", "财政拨款", "12号", "2026-06-02", "", "0", ""]];
    const { rows: taken, leftOut } = read(sheet("调整", ADJUSTMENTS, ...rows));
    assert.deepEqual(taken.map((one) => (one.kind === "adjustment" ? [one.documentNo, one.amountFen, one.beforeFen] : null)), [["财预〔2026〕8号", -2_500_000n, 10_000_000n], ["9号", 1_000_000n, null], ["10号", 1_000_000n, 8_000_000n]]);
    assert.deepEqual(leftOut.map(({ problem: { where, code } }) => [where, code]), [["调整!G5", "ledger.adjustment-contradicts"], ["调整!F6", "ledger.amount-zero"]]);
  });

  test("what is wrong is said of the cell, and the other rows are read", () => {
    const good = ["P1", "", "财政拨款", "2026-03-05", "1", "V"];
    const broken = (at: number, text: string): string[] => good.map((one, index) => (index === at ? text : one));
    const rows = [
      broken(0, ""), broken(2, "彩票"), broken(2, ""), broken(3, "2026-02-30"), broken(3, "2025-12-31"), broken(3, "2026-09-16"), broken(3, "2026-09"), broken(4, "壹佰"), broken(4, "0.001"), broken(4, "0"), broken(4, ""),
      broken(5, ""), broken(5, "9".repeat(101)), good, ["合计", "", "", "", "99", ""], ["", "", "", "", "", ""],
    ];
    assert.deepEqual(said(sheet("支付", PAYMENTS, ...rows)), [
      [2, "A", "ledger.project-missing"], [3, "C", "ledger.source-unknown"], [4, "C", "ledger.source-missing"], [5, "D", "ledger.day-unreadable"], [6, "D", "ledger.other-year"], [7, "D", "ledger.day-ahead"],
      [8, "D", "ledger.month-not-over"], [9, "E", "ledger.amount-unreadable"], [10, "E", "ledger.amount-too-fine"], [11, "E", "ledger.amount-zero"], [12, "E", "ledger.amount-missing"], [13, "F", "ledger.voucher-missing"], [14, "F", "ledger.cell-unfit"],
    ]);
    const [summary] = read(sheet("支付", PAYMENTS, ...rows)).sheets;
    assert.deepEqual([summary!.rows, summary!.sums], [14, 1]);
  });

  test("book and year are checked where the workbook says them", () => {
    const headings = ["年度", "预算类型", ...BUDGETS];
    assert.deepEqual(said(sheet("预算", headings, ["2025年", "", "P1", "其他资金", "1"], ["2026", "第五本", "P1", "其他资金", "1"], ["2026年", "政府性基金预算", "P1", "其他资金", "-1"])), [[2, "A", "ledger.other-year"], [3, "B", "ledger.book-unknown"], [4, "E", "ledger.amount-negative"]]);
    assert.equal(read(sheet("预算", headings, ["2026", "国有资本经营", "P1", "其他资金", "0"])).rows[0]!.book, "STATE_CAPITAL");
  });

  test("a name that is one of two sources is told and not chosen; its id tells them apart", () => {
    const twice = { ...ASKED, sources: [...ASKED.sources, { id: "city-level", names: ["其他资金"] }] };
    const rows = (source: string) => [sheet("names of two sources", PAYMENTS, ["P1", "", source, "2026-03-05", "1", "V1"])];
    assert.deepEqual(readLedger(rows("其他资金"), twice)!.leftOut.map(({ column, problem }) => [column, problem.code, problem.params["known"]]), [["C", "ledger.source-ambiguous", "other | city-level"]]);
    assert.equal(readLedger(rows("city-level"), twice)!.rows[0]!.source, "city-level");
  });

  test("what is no list of the ledger is none, and an unclear one is told", () => {
    assert.equal(readLedger([sheet("说明", ["填表说明"], ["一"])], ASKED), null);
    assert.equal(readLedger([], ASKED), null);
    assert.deepEqual(said(sheet("甲", [...PAYMENTS, "文号"])), [[null, "", "ledger.kind-unclear"]]);
    assert.deepEqual(said(sheet("甲", [...PAYMENTS, "凭证编号"])), [[null, "G", "ledger.column-twice"]]);
    assert.deepEqual(said(sheet("甲", PAYMENTS.filter((one) => one !== "资金来源"))), [[null, "", "ledger.column-missing"]]);
  });

  test("headings of two rows as people merge them: the unit may stand in the upper one, and lines below the list are no rows of it", () => {
    const upper = ["序号", "项目", "项目", "资金来源", "支付情况（万元）", "支付情况（万元）", "支付情况（万元）"];
    const lower = ["序号", "项目代码", "项目名称", "资金来源", "支付日期", "支付金额", "支付凭证号"];
    const note = "注：本表按国库集中支付系统导出。";
    const read = readLedger([sheet("支付", ["某市支付明细表"], upper, lower, ["1", "P1", "", "财政拨款", "2026-03-05", "1.5", "V1"], ["合计", "合计", "", "", "", "1.5", ""], Array.from({ length: 7 }, () => note), ["制表人：张三", "", "", "审核人：李四"])], ASKED)!;
    assert.deepEqual([read.leftOut, read.rows.map((row) => (row.kind === "payment" ? row.amountFen : null))], [[], [1_500_000n]]);
    assert.deepEqual(read.sheets, [{ sheet: "支付", kind: "payment", headingRow: 3, unit: "wan", rows: 1, sums: 1, notes: 2, unread: ["序号"] }]);
    // What names a project is a row, whatever is remarked beside it.
    const beside = readLedger([sheet("支付", PAYMENTS, ["P1", "备注：补付", "财政拨款", "2026-03-05", "1", "V1"])], ASKED)!;
    assert.deepEqual([beside.rows.length + beside.leftOut.length, beside.sheets[0]!.notes], [1, 0]);
    const both = readLedger([sheet("支付", ["", "", "", "", "支付（万元）"], PAYMENTS.map((one) => one.replace("（元）", "")), ["P1", "", "财政拨款", "2026-03-05", "1", "V1"], ["单位：元"])], ASKED)!;
    assert.deepEqual(both.sheets.map(({ unit }) => unit), ["wan"]);
  });

  test("every amount of fen is read back to the fen, in both units", () => {
    const fen = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
    const plain = (value: bigint, places: number): string => {
      const digits = String(value < 0n ? -value : value).padStart(places + 1, "0");
      return `${value < 0n ? "-" : ""}${digits.slice(0, -places).replace(/\B(?=(\d{3})+$)/g, ",")}.${digits.slice(-places)}`;
    };
    fc.assert(fc.property(fen, (value) => {
      for (const [unit, places] of [["yuan", 2], ["wan", 6]] as const) {
        const back = fenOf(plain(value, places), unit);
        assert.ok(back.ok && back.value === value, `${plain(value, places)} ${unit}`);
      }
    }), { seed: 104, numRuns: process.env["HENGJI_LONG"] === "1" ? 20_000 : 300 });
  });

  test("days and months as lists write them", () => {
    const days: readonly (readonly [string, string | null, boolean])[] = [
      ["2026-03-05", "2026-03-05", false], ["2026/3/5", "2026-03-05", false], ["2026.3.5", "2026-03-05", false], ["20260305", "2026-03-05", false], ["2026-03-05 10:20", "2026-03-05", false],
      ["2024年2月", "2024-02-29", true], ["202602", "2026-02-28", true], ["12月份", "2026-12-31", true], ["7", "2026-07-31", true], ["13月", null, false], ["0", null, false], ["三月", null, false], ["2026-13-01", null, false],
    ];
    for (const [text, day, byMonth] of days) {
      const back = dayOf(text, 2026);
      assert.deepEqual(back.ok ? [back.value.day, back.value.byMonth] : null, day === null ? null : [day, byMonth], text);
    }
  });
});
