import type { DepartmentDisclosure, DisclosedProject, DisclosedRow } from "../../src/core/disclosure/disclosure.ts";

/** A disclosed row as departments fill it. */
export function disclosedRow(change: Partial<DisclosedRow> = {}): DisclosedRow {
  return { level1: "产出指标", level2: "数量指标", level3: "养护农村公路里程", target: "≥120公里", actual: "118公里", points: "10", score: "10.00", reason: "", changed: null, ...change };
}

export function disclosedProject(index: number, change: Partial<DisclosedProject> = {}): DisclosedProject {
  return {
    filingId: `01a0a2ca-e100-7054-bf3a-${String(index).padStart(12, "0")}`, code: `990100-101002-${String(index).padStart(2, "0")}`, name: `农村公路日常养护第${index}标段`, unit: "示例市公路养护中心",
    goal: { planned: "养护农村公路120公里，完好率达到95%，沿线36个行政村受益。", actual: "养护农村公路118公里，完好率96%，沿线36个行政村受益，余下2公里次年3月前补做。" },
    budgetFen: "320500000", paidFen: "300250000", executionRate: "93.68", execution: { points: "10", score: "9.37" },
    rows: Array.from({ length: 10 }, (_, row) => disclosedRow({ level3: `养护农村公路里程及完好情况${row + 1}`, ...(row === 0 ? { score: "9.83", reason: "雨季推迟2公里，次年3月前补做；已与乡镇签订补做协议。" } : {}) })),
    score: "99.20", scoreBy: "unit", grade: "优", documentNo: "示财绩〔2026〕1号", goalDigest: "a".repeat(64), digest: "b".repeat(64), ...change,
  };
}

export function departmentDisclosure(projects: readonly DisclosedProject[], change: Partial<DepartmentDisclosure> = {}): DepartmentDisclosure {
  return {
    region: "990100", city: "示例市", demo: true, year: 2026, departmentId: "01a0a2c9-f6a0-702d-b719-9f1e7d43c4c1", department: "示例市交通运输局", projects, notYet: 0,
    drafts: [{ zh: "绩效自评与复核", en: "Self-evaluation and recheck" }], ...change,
  };
}
