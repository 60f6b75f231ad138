import { loadPacks } from "../../../src/files/load-packs.ts";
import type { FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";
import type { Form } from "../../../src/core/layout/form.ts";
import { emptyRow } from "../../../src/web/form/cells.ts";
import { shapeOf, type GridShape } from "../../../src/web/form/grid-shape.ts";

const read = await loadPacks();
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const forms = read.value.flatMap((pack) => pack.forms);

export const goalForm: Form = forms.find(({ id }) => id === "goal")!;
export const selfEvaluationForm: Form = forms.find(({ id }) => id === "self-evaluation")!;

/** Everything of a goal may be filled. */
export const goalShape: GridShape = shapeOf({ form: goalForm, stage: "goal", fillable: () => true, rowsOpen: true, beside: [] });
/** The department's step of a self-evaluation: its scores and reasons, and nothing else. */
export const departmentShape: GridShape = shapeOf({ form: selfEvaluationForm, stage: "self-evaluation", fillable: (path) => /\.department(Score|Reason)$/.test(path), rowsOpen: false, beside: ["department", "finance"] });

export function row(id: string, texts: Partial<FilingRow> = {}): FilingRow {
  return { ...emptyRow(id, { level1: "产出指标", level2: "数量指标" }), ...texts };
}

export const values: FilingValues = {
  goal: { planned: "完成培训。", actual: "" },
  funds: [
    { id: "total", source: "年度资金总额", initialBudget: "120", adjustedBudget: "", executed: "" },
    { id: "f1", source: "财政拨款", initialBudget: "120", adjustedBudget: "", executed: "" },
  ],
  rows: [
    row("r1", { level3: "培训人次", target: "≥50人次", points: "30" }),
    row("r2", { level3: "培训期数", target: "2期", points: "20" }),
    row("r3", { level1: "效益指标", level2: "社会效益指标", level3: "就业率", target: "≥90%", points: "30" }),
    row("r4", { level1: "满意度指标", level2: "服务对象满意度指标", level3: "学员满意度", target: "≥90%", points: "6" }),
  ],
};
