import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decimal } from "../../../src/core/basics/decimal.ts";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { lintGoal } from "../../../src/core/smart/index.ts";
import { parseDecimal } from "../../../src/core/basics/decimal.ts";
import { withText } from "../../../src/web/form/cells.ts";
import { besideLastYear } from "../../../src/web/form/last-year.ts";
import { byLine, marksOfFindings, marksOfLint, stretches, type Mark } from "../../../src/web/form/marks.ts";
import { row, values } from "./forms.ts";

const lint = (from: FilingValues): Mark[] =>
  marksOfLint(lintGoal({ year: 2026, goal: from.goal.planned, weightSum: decimal("90"), rows: from.rows.map(({ level1, level2, level3, target, points }) => ({ level1, level2, name: level3, target, points: parseDecimal(points) })) }), from);

describe("marks", () => {
  test("of the linter stand on the cell they are about, and their fix says where it goes", () => {
    const bad = withText(values, "rows[r3].target", "明显提升");
    const onCell = lint(bad).filter(({ path }) => path === "rows[r3].target");
    assert.ok(onCell.length > 0);
    const weights = lint(bad).find(({ path }) => path === "");
    assert.equal(weights?.message.code.startsWith("lint.weights-sum"), true);
    for (const { fix } of lint(withText(values, "rows[r1].target", "大于50人次")).filter((mark) => mark.fix !== null)) assert.match(fix!.path, /^rows\[r\d\]\.\w+$/);
  });

  test("of the recheck stand on the cell of the filing that the table's cell came from", () => {
    const finding = (path: string) => ({ code: "score-missing", severity: "error" as const, path, message: { code: "finding.score-missing", params: {} }, expected: null, printed: null });
    const marks = marksOfFindings(["indicators[2].score", "project.funds_rows[0].executed", "total_score"].map(finding), values);
    assert.deepEqual(marks.map(({ path }) => path), ["rows[r3].score", "funds[f1].executed", ""]);
  });

  test("two of a kind on one cell can be told apart", () => {
    const marks = lint(withText(values, "goal.planned", "明显提升服务水平。显著改善环境。进一步加强管理。"));
    assert.equal(new Set(marks.map(({ key }) => key)).size, marks.length);
  });

  test("a line whose marks are the same keeps its list, so that its row is not drawn again", () => {
    const before = byLine(lint(withText(values, "rows[r3].target", "明显提升")));
    const after = byLine(lint(withText(withText(values, "rows[r3].target", "明显提升"), "rows[r1].target", "大于50人次")), before);
    assert.equal(after.get("rows[r3]"), before.get("rows[r3]"));
  });

  test("underline their stretch of the text and nothing else, whatever they overlap", () => {
    const mark = (start: number, end: number): Mark => ({ key: `${start}`, path: "goal.planned", severity: "warning", stretch: { start, end }, message: { code: "a", params: {} }, advice: null, fix: null });
    const parts = stretches("一二三四五六", [mark(1, 4), mark(3, 5), mark(4, 99)]);
    assert.equal(parts.map(({ text }) => text).join(""), "一二三四五六");
    assert.deepEqual(parts.map(({ text, marks }) => [text, marks.length]), [["一", 0], ["二三", 1], ["四", 2], ["五", 2], ["六", 1]]);
    assert.deepEqual(stretches("", [mark(0, 1)]), []);
  });
});

describe("last year's form", () => {
  const before: FilingValues = {
    ...values,
    goal: { planned: "去年的目标", actual: "" },
    rows: [row("r7", { level3: "就业率", target: "≥85%", points: "30" }), row("r1", { level3: "培训 人次", target: "≥40人次", points: "30" }), row("r4", { level1: "满意度指标", level2: "服务对象满意度指标", level3: "满意度", target: "≥88%" })],
  };

  test("stands beside the row of the same name, wherever it was, with what was reached", () => {
    const { texts, actuals } = besideLastYear(values, before, { ...before, rows: before.rows.map((one) => ({ ...one, actual: `${one.id} 实际` })) }, []);
    assert.equal(texts.get("goal.planned"), "去年的目标");
    assert.equal(texts.get("rows[r3].target"), "≥85%");
    assert.equal(texts.get("rows[r1].target"), "≥40人次");
    assert.equal(actuals.get("rows[r3].target"), "r7 实际");
    assert.equal(texts.get("funds[total].initialBudget"), "120");
  });

  test("stands beside a row that kept its id while its name was mended, and beside no other", () => {
    const { texts } = besideLastYear(values, before, null, []);
    assert.equal(texts.get("rows[r4].target"), "≥88%");
    assert.equal(texts.has("rows[r2].target"), false);
  });

  test("its remarks stand at the row they were made on, wherever it is now; those of columns a goal has not, at the target", () => {
    const said = (path: string, text: string) => ({ path, said: text, by: "沈丽华", stepTitle: { zh: "主管部门审核", en: "Department reviews" }, round: 1, at: "2025-08-21T02:00:00.000Z" });
    const remarked = [
      said("rows[r7].level3", "名称不全"), said("rows[r7].actual", "缺依据"), said("rows[r7].target", "偏低"), said("rows[r99].target", "已删去的行"),
      said("goal.actual", "没写数量"), said("funds[total].executed", "未付"), said("tasks[t1].name", "别的"),
    ];
    const { remarks } = besideLastYear(values, before, null, remarked);
    assert.deepEqual([...remarks].map(([path, told]) => [path, told.map((one) => one.said)]), [
      ["rows[r3].level3", ["名称不全"]], ["rows[r3].target", ["缺依据", "偏低"]], ["goal.planned", ["没写数量"]], ["funds[total].initialBudget", ["未付"]],
    ]);
  });
});
