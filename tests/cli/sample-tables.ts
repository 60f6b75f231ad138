import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

type Case = Record<string, unknown> & { project: Record<string, unknown>; indicators: Record<string, unknown>[] };

/** A whole self-evaluation table in which everything adds up: 90 for one row, 10 for execution. */
export function soundTable(id: string, more: Partial<Case> = {}): Case {
  return {
    id,
    source: { url: "", publisher: "示范县教育局", year: 2022 },
    form: "self_evaluation",
    project: {
      name: `项目${id}`, department: "示范县教育局", unit: "示范县第一中学", funds_unit: "万元",
      initial_budget: 100, adjusted_budget: 100, executed: 100, execution_points: 10, execution_rate: 100, execution_rate_raw: "100%", execution_score: 10,
      funds_rows: [],
    },
    goal: { planned: null, actual: null },
    indicators: [
      { level1: "产出指标", level2: "数量指标", level3: "培训人次", target_raw: "≥50人次", actual_raw: "50人次", points: 50, score: 50, reason: null },
      { level1: "效益指标", level2: "社会效益指标", level3: "受益学生人数", target_raw: "≥800人", actual_raw: "800人", points: 30, score: 30, reason: null },
      { level1: "满意度指标", level2: "服务对象满意度指标", level3: "学生满意度", target_raw: "≥90%", actual_raw: "95%", points: 10, score: 10, reason: null },
    ],
    total_points: 100,
    total_score: 100,
    complete: true,
    notes: "",
    ...more,
  };
}

/** The same, with a printed total that the rows do not come to: one finding of severity error. */
export function unsoundTable(id: string, more: Partial<Case> = {}): Case {
  return soundTable(id, { total_score: 99, ...more });
}

/** Writes files by their paths inside a folder; objects as JSON. */
export function writeFiles(folder: string, files: Readonly<Record<string, object | string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content));
  }
}
