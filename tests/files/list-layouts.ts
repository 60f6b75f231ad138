import { toShortText, type Decimal } from "../../src/core/basics/decimal.ts";
import type { PublishedTable } from "../../src/core/recheck/table.ts";
import type { Drawing, DrawnValue } from "./drawing.ts";

/** How a list workbook prints what belongs to a whole project. */
export interface ListLayout {
  readonly name: string;
  readonly keys: "repeated" | "first row" | "merged";
  readonly words: readonly (readonly [ListColumn, string])[];
}

type ListColumn =
  | "project" | "unit" | "department" | "year" | "level1" | "level2" | "level3" | "target" | "actual" | "points" | "score" | "reason" | "rate" | "executionPoints" | "executionScore" | "totalScore";

const KEYS: readonly ListColumn[] = ["project", "unit", "department", "year"];

export const LIST_LAYOUTS: readonly ListLayout[] = [
  {
    name: "names repeated",
    keys: "repeated",
    words: [
      ["year", "年度"], ["department", "主管部门"], ["unit", "单位名称"], ["project", "项目名称"], ["level1", "一级指标"], ["level2", "二级指标"], ["level3", "三级指标"], ["target", "指标值"],
      ["actual", "完成值"], ["points", "分值"], ["score", "得分"], ["reason", "未完成原因"], ["rate", "预算执行率"], ["executionPoints", "执行率分值"], ["executionScore", "执行率得分"], ["totalScore", "自评总分"],
    ],
  },
  {
    name: "names on the first row only",
    keys: "first row",
    words: [
      ["project", "项目名称"], ["unit", "单位"], ["department", "部门"], ["year", "预算年度"], ["level1", "一级\n指标"], ["level2", "二级\n指标"], ["level3", "指标名称"], ["points", "权重"],
      ["target", "年度指标值"], ["actual", "实际完成值"], ["score", "自评得分"], ["reason", "偏差原因分析"], ["totalScore", "总分"],
    ],
  },
  {
    name: "names in merged areas",
    keys: "merged",
    words: [
      ["unit", "预算单位"], ["project", "项目名称"], ["department", "主管部门"], ["year", "年度"], ["level1", "一级指标"], ["level2", "二级指标"], ["level3", "三级指标"], ["target", "目标值"],
      ["actual", "完成情况"], ["score", "得分"], ["points", "分值"], ["reason", "原因分析"],
    ],
  },
  {
    name: "names of the exchange tables",
    keys: "repeated",
    words: [
      ["year", "FISCAL_YEAR"], ["department", "DEPT_NAME"], ["unit", "AGENCY_NAME"], ["project", "PRO_NAME"], ["level1", "LV1_PERF_IND_NAME"], ["level2", "LV2_PERF_IND_NAME"], ["level3", "LV3_PERF_IND_NAME"],
      ["target", "KPI_VAL"], ["actual", "IND_COMP"], ["points", "IND_WEIGHT"], ["score", "EVAL_SCORE"], ["reason", "DEVI_ANALY"], ["rate", "EXE_AMT_RATE"], ["executionScore", "EXE_SCORE"],
      ["totalScore", "TOTAL_EVAL_VALUE"],
    ],
  },
];

/** Draws tables one below the other, one row an indicator. */
export function drawList(drawing: Drawing, tables: readonly PublishedTable[], layout: ListLayout): void {
  const { words } = layout;
  words.forEach(([, word], column) => drawing.put(0, column, word));
  let row = 1;
  for (const table of tables) {
    const first = row;
    table.indicators.forEach((_, index) => {
      words.forEach(([column], at) => {
        const isKey = KEYS.includes(column);
        if (isKey && index > 0 && layout.keys !== "repeated") return;
        drawing.put(row, at, isKey ? keyOf(table, column) : valueOf(table, index, column));
      });
      row++;
    });
    if (layout.keys === "merged") words.forEach(([column], at) => KEYS.includes(column) && drawing.merge(first, at, row - 1, at));
  }
}

function keyOf({ project, year }: PublishedTable, column: ListColumn): DrawnValue | null {
  return column === "project" ? project.name : column === "unit" ? project.unit : column === "department" ? project.department : year;
}

function valueOf(table: PublishedTable, index: number, column: ListColumn): DrawnValue | null {
  const indicator = table.indicators[index]!;
  const number = (value: Decimal | null): string | null => (value === null ? null : toShortText(value));
  switch (column) {
    case "level1": return indicator.level1;
    case "level2": return indicator.level2;
    case "level3": return indicator.level3;
    case "target": return indicator.targetRaw;
    case "actual": return indicator.actualRaw;
    case "points": return number(indicator.points);
    case "score": return number(indicator.score);
    case "reason": return indicator.reason;
    case "rate": return table.project.executionRateRaw;
    case "executionPoints": return number(table.project.executionPoints);
    case "executionScore": return number(table.project.executionScore);
    case "totalScore": return number(table.totalScore);
    default: return null;
  }
}

/** What can be read back from a list: it prints no money, no goals and no points of the whole. */
export function expectedFromList(table: PublishedTable, { words }: ListLayout): Omit<PublishedTable, "id" | "places" | "form"> {
  const has = (column: ListColumn): boolean => words.some(([word]) => word === column);
  const { project } = table;
  return {
    publisher: null,
    year: table.year,
    project: {
      name: project.name, department: project.department, unit: project.unit, fundsUnit: null, initialBudget: null, adjustedBudget: null, executed: null,
      executionPoints: has("executionPoints") ? project.executionPoints : null,
      executionRate: has("rate") ? project.executionRate : null,
      executionRateRaw: has("rate") ? project.executionRateRaw : null,
      executionScore: has("executionScore") ? project.executionScore : null,
      fundsRows: [],
    },
    goal: { planned: null, actual: null },
    indicators: table.indicators,
    totalPoints: null,
    totalScore: has("totalScore") ? table.totalScore : null,
    complete: true,
  };
}
