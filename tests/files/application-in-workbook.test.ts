import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { PaperMatter } from "../../src/core/ex-ante/papers.ts";
import { applicationInWorkbook } from "../../src/files/application-in-workbook.ts";
import { exAnteWorkbook } from "../../src/files/draw-ex-ante.ts";
import { readGrids, type TextGrid } from "../../src/files/read-grid.ts";
import { writeXlsx } from "../../src/files/write-xlsx.ts";
import { LANGUAGES, speak } from "../../src/words/index.ts";
import { nationalScheme } from "../core/ex-ante/schemes.ts";

const MATTER: PaperMatter = {
  scheme: nationalScheme("project"), year: 2027, level: "department", amountFen: 320_500_000n, drafts: true, version: 3, digest: "ab12cd34ef56ab78".repeat(4), materials: new Map(), sheets: [], conclusion: null, decision: null, aspectMeans: [],
  head: { code: "990100-101001-77", name: "新建项目", unit: "公路处", department: "交通局", attribute: "new" },
  texts: { background: "依据省级规划。\n第二段，含逗号, \"引号\"。", content: "改造桥梁 3 座。", goal: "通行安全。", funding: "本级预算。", plan: "分两年实施。" },
};

async function written(matter: PaperMatter, language: (typeof LANGUAGES)[number]): Promise<readonly TextGrid[]> {
  const read = readGrids(await writeXlsx(exAnteWorkbook(matter, speak(language))));
  if (!read.ok) assert.fail(JSON.stringify(read.problems));
  return read.value;
}

/** The same workbook with other texts where these stand. */
function typed(grids: readonly TextGrid[], changes: Readonly<Record<string, string>>): readonly TextGrid[] {
  return grids.map((grid) => ({ ...grid, rows: grid.rows.map((row) => ({ ...row, cells: row.cells.map(([column, text]) => [column, changes[text] ?? text] as const) })) }));
}

const told = (grids: readonly TextGrid[], matter: PaperMatter): readonly (readonly [string, string])[] => {
  const read = applicationInWorkbook(grids, matter);
  return read.ok ? [] : read.problems.map(({ code, where }) => [code, where] as const);
};

describe("F201: an application's own workbook is read back", () => {
  for (const language of LANGUAGES) {
    test(`as it was written, and with what was changed, in ${language}`, async () => {
      const grids = await written(MATTER, language);
      assert.deepEqual(applicationInWorkbook(grids, MATTER), { ok: true, value: { amountFen: MATTER.amountFen, texts: { ...MATTER.texts, other: "" } } });
      const amount = speak(language)("app-filing.amount", { amount: "320.50" });
      const read = applicationInWorkbook(typed(grids, { [amount]: "288.125", "改造桥梁 3 座。": "改造桥梁 5 座。" }), MATTER);
      assert.ok(read.ok);
      assert.deepEqual([read.value.amountFen, read.value.texts["content"]], [288_125_000n, "改造桥梁 5 座。"]);
    });
  }

  test("another application's, an earlier state's, and one that was rearranged are refused by their cells", async () => {
    const grids = await written(MATTER, "zh-CN");
    assert.deepEqual(told(grids, { ...MATTER, head: { ...MATTER.head, name: "另一个项目" } }), [["ex-ante.workbook-other", "B3"]]);
    assert.deepEqual(told(grids, { ...MATTER, head: { ...MATTER.head, code: "990100-101001-78" } }), [["ex-ante.workbook-other", "D3"]]);
    assert.deepEqual(told(grids, { ...MATTER, version: 4 }).map(([code]) => code), ["ex-ante.workbook-stale"]);
    assert.match(told(grids, { ...MATTER, digest: "0".repeat(64) })[0]![1], /^B\d+$/);
    assert.deepEqual(told(typed(grids, { 主要内容: "内容" }), MATTER).map(([code]) => code), ["ex-ante.workbook-moved"]);
    assert.deepEqual(told(grids, { ...MATTER, year: 2028 }), [["ex-ante.workbook-none", "A1"]]);
    assert.deepEqual(told([], MATTER), [["ex-ante.workbook-none", "A1"]]);
  });

  test("an amount that is none and a text that cannot be kept are told together, each with its cell", async () => {
    const grids = await written(MATTER, "zh-CN");
    const problems = told(typed(grids, { "320.50 万元": "三百万", "通行安全。": "长".repeat(5001) }), MATTER);
    assert.deepEqual(problems.map(([code]) => code), ["ex-ante.workbook-amount", "ex-ante.workbook-text"]);
    assert.ok(problems.every(([, where]) => /^[B-D]\d+$/.test(where)));
    for (const wrong of ["-5 万元", "0", "1.2345678"]) assert.deepEqual(told(typed(grids, { "320.50 万元": wrong }), MATTER).map(([code]) => code), ["ex-ante.workbook-amount"], wrong);
  });
});
