import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatNumber, numberFormat, plainText } from "../../src/files/number-format.ts";

const shown = (value: number, code: string, date1904 = false): string => formatNumber(value, numberFormat(164, code), date1904).text;

test("numbers are shown as their format shows them", () => {
  for (const [value, code, text] of [
    [0.9867, "0.00%", "98.67%"], [0.986699, "0%", "99%"], [1, "0%", "100%"], [0, "0.00%", "0.00%"], [-0.05, "0%", "-5%"],
    [8.625, "0.00", "8.63"], [1.005, "0.00", "1.01"], [8.5, "0", "9"], [-8.5, "0", "-9"], [-0.001, "0.00", "0.00"],
    [1234567.891, "#,##0.00", "1,234,567.89"], [999, "#,##0", "999"], [15000, '0.0,"千元"', "15.0千元"],
    [12, '0"分"', "12分"], [95, '"≥"0"%"', "≥95%"], [95, "≥0\\%", "≥95%"], [100, 'G/通用格式"人"', "100人"], [7, "General\"个\"", "7个"], [5, "000", "005"],
    [5, "0.##", "5"], [5.25, "0.##", "5.25"], [0, "#", "0"], [0.5, "#.00", ".50"],
    [-5, "0.00;[Red]-0.00", "-5.00"], [-5, "0.00;[Red]\\(0.00\\)", "(5.00)"], [0, '0;-0;"无"', "无"],
    [0, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"], [65.07, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "65.07"],
    [1, '[=1]"是";[=0]"否";General', "是"], [0, '[=1]"是";[=0]"否";General', "否"], [2, '[=1]"是";[=0]"否";General', "2"],
    [3.5, "[$¥-804]#,##0.00", "¥3.50"], [1.5, "# ?/?", "1.5"], [1500, "0.00E+00", "1500"], [13800000000, "000-0000-0000", "13800000000"],
    [42, '"unclosed', "unclosed"], [42, "[unclosed", "42"], [42, "", "42"], [42, "0\\", "42"], [42, "@", "42"],
  ] as const) assert.equal(shown(value, code), text, `${value} in ${code}`);
});

test("dates are ISO dates, and no day is invented where the format shows none", () => {
  for (const [value, code, text] of [
    [44561, "yyyy/m/d", "2021-12-31"], [44561, 'yyyy"年"m"月"d"日";@', "2021-12-31"], [44561, "[$-804]aaaa yyyy-mm-dd", "2021-12-31"], [45000, 'm"月"d"日"', "2023-03-15"],
    [44561, 'yyyy"年"m"月";@', "2021年12月"], [44561, "yyyy/mm", "2021年12月"], [44561, "yyyy", "2021年"],
    [44561.75, "yyyy/m/d h:mm", "2021-12-31 18:00"], [44561.75, "yyyy/m/d", "2021-12-31"], [44561, "yyyy/m/d h:mm", "2021-12-31"],
    [0.5, "h:mm", "12:00"], [1.25, "[h]:mm", "30:00"], [0.999988426, "h:mm:ss", "23:59:59"], [0.5, "h:mm AM/PM", "12:00"],
    [1, "yyyy-mm-dd", "1900-01-01"], [59, "yyyy-mm-dd", "1900-02-28"], [60, "yyyy-mm-dd", "1900-02-29"], [61, "yyyy-mm-dd", "1900-03-01"], [0, "yyyy-mm-dd", "1900-01-00"],
    [2958465, "yyyy-mm-dd", "9999-12-31"], [2958466, "yyyy-mm-dd", "2958466"], [-1, "yyyy-mm-dd", "-1"], [1e300, "h:mm", plainText(1e300)],
  ] as const) assert.equal(shown(value, code), text, `${value} in ${code}`);
  assert.equal(shown(43099, "yyyy-mm-dd", true), "2021-12-31");
  assert.equal(shown(0, "yyyy-mm-dd", true), "1904-01-01");
});

test("formats without a code: those of every edition and those of the Chinese one", () => {
  for (const [id, text] of [[14, "2021-12-31"], [31, "2021-12-31"], [57, "2021年12月"], [36, "2021年12月"], [22, "2021-12-31"], [10, "4456100.00%"], [0, "44561"], [199, "44561"]] as const) {
    assert.equal(formatNumber(44561, numberFormat(id, undefined), false).text, text, `format ${id}`);
  }
});

test("every day of four centuries agrees with the calendar of the language", () => {
  for (let serial = 61; serial < 146_158; serial += 13) {
    const date = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
    assert.equal(shown(serial, "yyyy-mm-dd"), date);
  }
});

test("any format code shows something, and a value is never shown as nothing", () => {
  const code = fc.oneof(fc.string({ unit: fc.constantFrom(..."0#?.,%;\"\\_*[]@ymdhs/-Ee+<>=$年月日人 "), maxLength: 40 }), fc.string());
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), code, fc.boolean(), (value, written, date1904) => {
      assert.notEqual(formatNumber(value, numberFormat(200, written), date1904).text, "");
    }),
    { numRuns: process.env["HENGJI_LONG"] === "1" ? 200_000 : 3_000, seed: 20260101 },
  );
});
