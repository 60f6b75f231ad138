import fc from "fast-check";
import { EMPTY_FUNDS, EMPTY_ROW, FUNDS_FIELDS, ROW_FIELDS } from "../../../src/core/form/cell-path.ts";
import type { FilingFunds, FilingHead, FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";

const loaded = await loadDefinitions();
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
/** What the shipped packs say. */
export const definitions = loaded.value;

export const goalHead: FilingHead = { stage: "goal", year: 2026, name: "农村公路日常养护", department: "交通运输局", unit: "公路养护中心" };
export const selfHead: FilingHead = { ...goalHead, stage: "self-evaluation" };

export function row(id: string, fields: Partial<FilingRow>): FilingRow {
  return { ...EMPTY_ROW, ...fields, id };
}

export function money(id: string, fields: Partial<FilingFunds>): FilingFunds {
  return { ...EMPTY_FUNDS, ...fields, id };
}

/** A goal with nothing to be said against it. */
export const goal: FilingValues = {
  goal: { planned: "2026年对1512公里农村公路开展日常养护，优良中等路率达到95%以上，沿线群众满意度达到90%以上。", actual: "" },
  funds: [
    money("total", { source: "年度资金总额", initialBudget: "1310" }),
    money("appropriation", { source: "财政拨款", initialBudget: "1300" }),
    money("other", { source: "其他资金", initialBudget: "10" }),
  ],
  rows: [
    row("r1", { level1: "成本指标", level2: "经济成本指标", level3: "每公里日常养护成本", target: "≤0.86万元", points: "20", baseline: "0.84万元" }),
    row("r2", { level1: "产出指标", level2: "数量指标", level3: "列养公路里程", target: "≥1512公里", points: "20" }),
    row("r3", { level1: "产出指标", level2: "质量指标", level3: "优良中等路率", target: "≥95%", points: "20" }),
    row("r4", { level1: "效益指标", level2: "社会效益指标", level3: "农村客运班线通畅率", target: "≥99%", points: "20" }),
    row("r5", { level1: "满意度指标", level2: "服务对象满意度指标", level3: "沿线群众满意度", target: "≥90%", points: "10" }),
  ],
};

/** Its self-evaluation: one target missed, one score changed by finance. */
export const selfEvaluation: FilingValues = {
  goal: { planned: goal.goal.planned, actual: "完成1512公里日常养护，优良中等路率95.6%。" },
  funds: [
    money("total", { source: "年度资金总额", initialBudget: "1310", adjustedBudget: "1298.6", executed: "1168.74" }),
    money("appropriation", { source: "当年财政拨款", initialBudget: "1300", adjustedBudget: "1288.6", executed: "1158.74" }),
    money("other", { source: "其他资金", initialBudget: "10", adjustedBudget: "10", executed: "10" }),
  ],
  rows: [
    { ...goal.rows[0]!, actual: "0.84万元", score: "20" },
    { ...goal.rows[1]!, actual: "1512公里", score: "20" },
    { ...goal.rows[2]!, actual: "95.6%", score: "20" },
    { ...goal.rows[3]!, actual: "96%", score: "19.39", reason: "两条班线因桥梁维修停运。" },
    { ...goal.rows[4]!, actual: "92%", score: "10" },
  ],
};

/** The same filing with some cells of one row changed. */
export function withRow(values: FilingValues, id: string, fields: Partial<FilingRow>): FilingValues {
  return { ...values, rows: values.rows.map((one) => (one.id === id ? { ...one, ...fields } : one)) };
}

export function withTotal(values: FilingValues, fields: Partial<FilingFunds>): FilingValues {
  return { ...values, funds: values.funds.map((one) => (one.id === "total" ? { ...one, ...fields } : one)) };
}

/** Cells that are often equal, so that differences are as often none as some. */
const cell = fc.constantFrom("", "", "≥95%", "12.5", "按期完成", "null", "rows", "甲,乙", "<script>");
const ids = fc.uniqueArray(fc.constantFrom("r1", "r2", "r3", "r4", "R-5", "x_6", "0"), { maxLength: 7 });

const cells = (fields: readonly string[]) => fc.tuple(...fields.map(() => cell)).map((texts) => Object.fromEntries(fields.map((field, index) => [field, texts[index]!])));

/** Any values that a filing could hold, with rows in any order. */
export const anyValues: fc.Arbitrary<FilingValues> = ids.chain((rows) =>
  ids.chain((funds) =>
    fc.record({
      goal: fc.record({ planned: cell, actual: cell }),
      funds: fc.tuple(...["total", ...funds].map((id) => cells(FUNDS_FIELDS).map((fields) => ({ ...EMPTY_FUNDS, ...fields, id })))),
      rows: fc.tuple(...rows.map((id) => cells(ROW_FIELDS).map((fields) => ({ ...EMPTY_ROW, ...fields, id })))),
    }).map(({ goal, funds, rows }) => ({ goal: { ...goal }, funds, rows })),
  ),
);
