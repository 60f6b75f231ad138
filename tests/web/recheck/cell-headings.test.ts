import assert from "node:assert/strict";
import { test } from "node:test";
import { layOutTable } from "../../../src/core/layout/lay-out-table.ts";
import { pickForm } from "../../../src/core/layout/form.ts";
import { speak } from "../../../src/words/index.ts";
import { cellHeadings } from "../../../src/web/pages/recheck/cell-headings.ts";
import { caseOf, cases, forms } from "./published-cases.ts";

const say = speak("zh-CN");

/** For each cell with a value: its path, and the words a person hears before it. */
function heard(id: string): Map<string, string[]> {
  const { table } = caseOf(id);
  const layout = layOutTable(table, pickForm(forms, table.form)!, say);
  const headings = cellHeadings(layout);
  const words = new Map(layout.rows.flatMap(({ cells }, row) => cells.map((cell) => [headings.idOf(row, cell), cell.text] as const)));
  return new Map(layout.rows.flatMap(({ cells }) => cells.filter(({ path }) => path !== null).map((cell) => [cell.path!, headings.of(cell).map((name) => words.get(name)!)] as const)));
}

test("a score is heard with the name of its column and of its row", () => {
  const words = heard("jishan-medical-insurance-2020");
  assert.deepEqual(words.get("indicators[0].score"), ["得分", "全县参合人数"]);
  assert.deepEqual(words.get("indicators[5].target"), ["年度指标值", "是否满意"]);
});

test("headings of one block do not speak in the next", () => {
  const words = heard("jishan-medical-insurance-2020");
  assert.deepEqual(words.get("project.executed"), ["全年执行数", "年度资金总额"]);
  assert.deepEqual(words.get("project.name"), ["项目名称"]);
  assert.deepEqual(words.get("goal.planned"), ["预期目标"]);
  assert.deepEqual(words.get("total_score"), ["总分"]);
});

test("in every published table each indicator's value has a column and, beside its name, a row", () => {
  for (const { table } of cases) {
    for (const [path, words] of heard(table.id)) {
      if (/^indicators\[\d+\]\.(target|actual|points|score|reason)$/.test(path)) assert.equal(words.length, 2, `${table.id} ${path}: ${words.join(" / ")}`);
    }
  }
});
