import { toNumber, toShortText, type Decimal } from "../../src/core/basics/decimal.ts";
import type { FundsAmounts, IndicatorRow, PublishedTable } from "../../src/core/recheck/table.ts";
import type { Drawing, DrawnValue } from "./drawing.ts";

/** How one authority prints its forms. */
export interface Layout {
  readonly name: string;
  /** Names of groups: in merged areas, once without merging, or in every row. */
  readonly groups: "merged" | "once" | "repeated";
  /** What its headings say, by what they mean. */
  readonly words: Words;
  readonly order: readonly ("target" | "actual" | "points" | "score" | "reason")[];
  readonly fundsOrder: readonly ("initial" | "adjusted" | "executed" | "points" | "rate" | "score")[];
  /** Rows of headings over the indicators. */
  readonly headingRows: 1 | 2;
  /** Changes every fixed word of the form: blanks, line breaks, full-width signs. */
  readonly write: (label: string) => string;
  /** A target in columns of its own for sign, value and unit. */
  readonly split: "none" | "sign-unit" | "unit";
  /** A vertical block name in front of everything. */
  readonly block: boolean;
  readonly pointsInGroups: boolean;
  /** Numbers as numbers, percents as formatted numbers; or everything as text. */
  readonly numbers: boolean;
  readonly emptyAs: string | null;
  readonly end: "notes" | "signatures" | "none";
}

export interface Words {
  readonly levels: readonly [string, string, string];
  readonly target: string;
  readonly actual: string;
  readonly points: string;
  readonly score: string;
  readonly reason: string;
  readonly project: string;
  readonly department: string;
  readonly unit: string;
  readonly fundsTotal: string;
  readonly initial: string;
  readonly adjusted: string;
  readonly executed: string;
  readonly rate: string;
  readonly planned: string;
  readonly reached: string;
  readonly total: string;
}

export const NATIONAL: Words = {
  levels: ["一级指标", "二级指标", "三级指标"], target: "年度指标值", actual: "实际完成值", points: "分值", score: "得分", reason: "偏差原因分析及改进措施",
  project: "项目名称", department: "主管部门", unit: "实施单位", fundsTotal: "年度资金总额", initial: "年初预算数", adjusted: "全年预算数", executed: "全年执行数", rate: "执行率",
  planned: "预期目标", reached: "实际完成情况", total: "总分",
};

const SICHUAN: Words = {
  ...NATIONAL, target: "指标值", actual: "完成值", points: "权重", reason: "未完成原因分析", unit: "实施单位\n（盖章）", fundsTotal: "总额", initial: "年初预算", adjusted: "调整后预算数",
  executed: "预算执行数", rate: "预算执行率", planned: "项目年度目标", reached: "年度目标完成情况", total: "合计",
};

const SPECIAL: Words = {
  ...NATIONAL, actual: "全年完成值", reason: "未完成原因和改进措施", project: "专项资金名称", department: "县级主管部门", adjusted: "全年预算数（A）", executed: "全年执行数（B）", rate: "执行率（B/A）",
  planned: "年初设定目标", reached: "全年实际完成情况", total: "合计",
};

const HUBEI: Words = {
  ...NATIONAL, levels: ["一级指标", "二级指标", "三级指标"], target: "年初目标值（A）", actual: "实际完成值（B）", score: "自评得分", reason: "偏差原因分析", unit: "项目实施单位",
  fundsTotal: "年度财政资金总额", adjusted: "预算数（A）", executed: "执行数（B）", rate: "执行率（B/A）", total: "总分",
};

const LOOSE: Words = {
  levels: ["一级指标", "二级指标", "指标名称"], target: "目标值", actual: "完成情况", points: "指标分值", score: "自评分", reason: "未完成原因及改进措施",
  project: "项目名称", department: "主管单位", unit: "项目单位", fundsTotal: "资金总额", initial: "年初预算", adjusted: "全年预算", executed: "全年执行", rate: "预算执行率",
  planned: "年度预期目标", reached: "目标实际完成情况", total: "自评总分",
};

const plain = (label: string): string => label;
const fullWidth = (label: string): string => label.replace(/\(/g, "（").replace(/\)/g, "）").replace(/:/g, "：").replace(/%/g, "％");
const spaced = (label: string): string => (label.length <= 6 ? [...label].join(label.length === 4 ? " " : "") : label).replace(/^(..)(.+)$/, "$1\n$2");

const BASE: Layout = {
  name: "", groups: "merged", words: NATIONAL, order: ["target", "actual", "points", "score", "reason"], fundsOrder: ["initial", "adjusted", "executed", "points", "rate", "score"],
  headingRows: 1, write: plain, split: "none", block: true, pointsInGroups: false, numbers: false, emptyAs: null, end: "notes",
};

export const LAYOUTS: readonly Layout[] = [
  { ...BASE, name: "national, merged groups", pointsInGroups: true },
  { ...BASE, name: "national, groups once, numbers", groups: "once", numbers: true, end: "signatures" },
  { ...BASE, name: "Sichuan, split targets", words: SICHUAN, split: "sign-unit", order: ["target", "actual", "points", "score", "reason"], emptyAs: "/", write: fullWidth },
  { ...BASE, name: "special fund", words: SPECIAL, headingRows: 2, block: false, emptyAs: "—", write: fullWidth },
  { ...BASE, name: "Hubei words, no block, repeated groups", words: HUBEI, groups: "repeated", block: false, numbers: true, fundsOrder: ["adjusted", "executed", "rate", "points", "score", "initial"] },
  { ...BASE, name: "loose words, other order", words: LOOSE, order: ["points", "target", "actual", "reason", "score"], fundsOrder: ["rate", "initial", "score", "adjusted", "points", "executed"], groups: "once", emptyAs: "*" },
  { ...BASE, name: "blanks and line breaks in headings", write: spaced, headingRows: 2, pointsInGroups: true, numbers: true, end: "none" },
  { ...BASE, name: "Hunan, unit apart", words: { ...NATIONAL, target: "指标值", points: "分值权重" }, split: "unit", groups: "repeated", emptyAs: "－" },
];

const TITLES: Readonly<Record<PublishedTable["form"], string>> = {
  self_evaluation: "项目支出绩效自评表", goal: "项目支出绩效目标申报表", department_self_evaluation: "部门整体支出绩效自评表",
  monitoring: "项目支出绩效运行监控表", evaluation: "项目支出绩效评价评分表", application: "绩效评价结果反馈与应用表",
};

/** Draws a table in a layout, from row `top` of a sheet; returns the first free row. */
export function drawForm(drawing: Drawing, table: PublishedTable, layout: Layout, top = 0): number {
  return new FormPen(drawing, table, layout, top).draw();
}

class FormPen {
  private readonly drawing: Drawing;
  private readonly table: PublishedTable;
  private readonly layout: Layout;
  private row: number;
  private readonly left: number;
  private readonly width: number;

  constructor(drawing: Drawing, table: PublishedTable, layout: Layout, top: number) {
    this.drawing = drawing;
    this.table = table;
    this.layout = layout;
    this.row = top;
    this.left = layout.block ? 1 : 0;
    this.width = this.left + 3 + valueColumns(table, layout).length;
  }

  draw(): number {
    this.head();
    if (hasFunds(this.table)) this.funds();
    if (this.table.goal.planned !== null || this.table.goal.actual !== null) this.goal();
    this.indicators();
    this.end();
    return this.row + 1;
  }

  private label(column: number, text: string, row = this.row): void {
    this.drawing.put(row, column, this.layout.write(text));
  }

  private head(): void {
    const { table, layout, drawing } = this;
    drawing.put(this.row, 0, layout.write(`${table.project.department ?? ""}${TITLES[table.form]}`)).merge(this.row, 0, this.row, this.width - 1);
    this.row++;
    if (table.year !== null) drawing.put(this.row, 0, layout.write(`(${table.year}年度)`)).merge(this.row, 0, this.row, this.width - 1);
    this.row++;
    if (table.publisher !== null) drawing.put(this.row, 0, `${layout.write("填报单位(盖章):")}${table.publisher}`);
    this.row++;
    this.label(0, layout.words.project);
    drawing.put(this.row, 2, table.project.name).merge(this.row, 2, this.row, this.width - 1);
    this.row++;
    this.label(0, layout.words.department);
    drawing.put(this.row, 2, table.project.department);
    this.label(4, layout.words.unit);
    drawing.put(this.row, 5, table.project.unit);
    this.row++;
  }

  private funds(): void {
    const { table, layout, drawing } = this;
    const { project } = table;
    const first = this.row;
    const unit = printedUnit(table);
    this.label(0, `项目资金${unit === null ? "" : `(${unit})`}`);
    layout.fundsOrder.forEach((column, index) => this.label(2 + index, fundsWord(layout, column)));
    this.row++;
    const line = (name: string, values: Record<string, DrawnValue | null>): void => {
      this.label(1, name);
      layout.fundsOrder.forEach((column, index) => drawing.put(this.row, 2 + index, values[column] ?? layout.emptyAs));
      this.row++;
    };
    line(layout.words.fundsTotal, {
      ...this.amounts(project), points: this.number(project.executionPoints), score: this.number(project.executionScore), rate: this.rate(project.executionRateRaw),
    });
    project.fundsRows.forEach((part, index) => line(`${index === 0 ? "其中:" : ""}${part.source}`, { ...this.amounts(part), rate: this.rate(part.executionRateRaw) }));
    drawing.merge(first, 0, this.row - 1, 0);
  }

  private amounts(row: FundsAmounts): Record<string, DrawnValue | null> {
    return { initial: this.number(row.initialBudget), adjusted: this.number(row.adjustedBudget), executed: this.number(row.executed) };
  }

  private goal(): void {
    const { table, layout, drawing } = this;
    this.label(0, "年度总体目标");
    this.label(2, layout.words.planned);
    if (table.goal.actual !== null || table.form !== "goal") this.label(5, layout.words.reached);
    drawing.merge(this.row, 0, this.row + 1, 1).merge(this.row, 2, this.row, 4).merge(this.row, 5, this.row, this.width - 1);
    drawing.put(this.row + 1, 2, table.goal.planned).put(this.row + 1, 5, table.goal.actual).merge(this.row + 1, 2, this.row + 1, 4).merge(this.row + 1, 5, this.row + 1, this.width - 1);
    this.row += 2;
  }

  private indicators(): void {
    const { table, layout, drawing } = this;
    const columns = valueColumns(table, layout);
    const headingTop = this.row;
    if (layout.block) this.label(0, "绩效指标");
    layout.words.levels.forEach((word, index) => this.label(this.left + index, word));
    columns.forEach((column, index) => this.label(this.left + 3 + index, headingOf(layout, column, table)));
    if (layout.headingRows === 2) {
      for (let column = this.left; column < this.width; column++) drawing.merge(headingTop, column, headingTop + 1, column);
      this.row++;
    }
    this.row++;
    const start = this.row;
    table.indicators.forEach((indicator, index) => {
      this.groupNames(indicator, index);
      drawing.put(this.row, this.left + 2, indicator.level3);
      columns.forEach((column, at) => {
        const value = this.valueOf(indicator, column);
        drawing.put(this.row, this.left + 3 + at, value ?? (column === "sign" || column === "measure" ? null : layout.emptyAs));
      });
      this.row++;
    });
    if (layout.groups === "merged") this.mergeGroups(start);
    if (layout.block) drawing.merge(headingTop, 0, this.row - 1, 0);
    if (table.totalPoints !== null || table.totalScore !== null) {
      this.label(0, layout.words.total);
      columns.forEach((column, at) => {
        const value = column === "points" ? table.totalPoints : column === "score" ? table.totalScore : null;
        drawing.put(this.row, this.left + 3 + at, this.number(value));
      });
      drawing.merge(this.row, 0, this.row, this.left + 2);
      this.row++;
    }
  }

  private groupNames(indicator: IndicatorRow, index: number): void {
    const before = this.table.indicators[index - 1];
    const repeated = this.layout.groups === "repeated" || before === undefined;
    const newFirst = repeated || before.level1 !== indicator.level1;
    const points = this.layout.pointsInGroups ? "(50分)" : "";
    if (newFirst && indicator.level1 !== null) this.label(this.left, indicator.level1 + points);
    if (newFirst || before!.level2 !== indicator.level2) this.drawing.put(this.row, this.left + 1, indicator.level2);
  }

  private mergeGroups(start: number): void {
    const { indicators } = this.table;
    for (const level of [0, 1] as const) {
      let from = 0;
      for (let index = 1; index <= indicators.length; index++) {
        const same = indicators[index] !== undefined && indicators[index]!.level1 === indicators[from]!.level1 && (level === 0 || indicators[index]!.level2 === indicators[from]!.level2);
        if (same) continue;
        this.drawing.merge(start + from, this.left + level, start + index - 1, this.left + level);
        from = index;
      }
    }
  }

  private valueOf(indicator: IndicatorRow, column: ValueColumn): DrawnValue | null {
    const target = splitTarget(indicator.targetRaw, this.layout.split);
    switch (column) {
      case "target": return this.text(target.value);
      case "sign": return target.sign;
      case "measure": return target.unit;
      case "actual": return this.text(indicator.actualRaw);
      case "points": return this.number(indicator.points);
      case "score": return this.number(indicator.score);
      case "reason": return indicator.reason;
    }
  }

  private end(): void {
    if (this.layout.end === "notes") this.drawing.put(this.row, 0, "注：1.得分一次性赋分。2.定量指标按完成比例计分。").merge(this.row, 0, this.row, this.width - 1);
    else if (this.layout.end === "signatures") this.drawing.line(this.row, 0, ["填报人：", null, null, "联系电话：", null, "填报日期："]);
  }

  private number(value: Decimal | null): DrawnValue | null {
    return value === null ? null : this.layout.numbers ? toNumber(value) : toShortText(value);
  }

  private rate(raw: string | null): DrawnValue | null {
    return raw === null ? null : this.text(raw);
  }

  /** A printed text as a spreadsheet would keep it, where the layout keeps numbers. */
  private text(text: string | null): DrawnValue | null {
    if (text === null || !this.layout.numbers) return text;
    const percent = /^(\d{1,3}(\.\d\d)?)%$/.exec(text);
    if (percent !== null) return { number: Number(`${percent[1]}e-2`), format: percent[2] === undefined ? "0%" : "0.00%" };
    return /^(0|[1-9]\d{0,8})(\.\d{0,3}[1-9])?$/.test(text) ? Number(text) : text;
  }
}

type ValueColumn = "target" | "sign" | "measure" | "actual" | "points" | "score" | "reason";

function valueColumns({ form, indicators }: PublishedTable, { order, split }: Layout): ValueColumn[] {
  const isChecklist = indicators.every(({ targetRaw, actualRaw }) => targetRaw === null && actualRaw === null);
  return order.flatMap((column): ValueColumn[] => {
    if (form === "evaluation" && isChecklist && (column === "target" || column === "actual")) return [];
    if (form === "goal" && (column === "actual" || column === "score" || column === "reason")) return [];
    if (form === "monitoring" && column === "score") return [];
    if (column !== "target" || split === "none") return [column];
    return split === "sign-unit" ? ["sign", "target", "measure"] : ["target", "measure"];
  });
}

function headingOf({ words, split }: Layout, column: ValueColumn, { form }: PublishedTable): string {
  if (column === "sign") return "指标性质";
  if (column === "measure") return split === "sign-unit" ? "度量单位" : "计量单位";
  if (column === "actual" && form === "monitoring") return "1—12月执行情况";
  return words[column];
}

function fundsWord({ words }: Layout, column: Layout["fundsOrder"][number]): string {
  return column === "points" ? words.points : column === "score" ? "得分" : words[column];
}

/** The unit alone: one case has a remark behind it. */
export function printedUnit({ project }: PublishedTable): string | null {
  return /^(万元|元)/.exec(project.fundsUnit ?? "")?.[1] ?? null;
}

export function hasFunds({ project }: PublishedTable): boolean {
  const { initialBudget, adjustedBudget, executed, executionPoints, executionRateRaw, executionScore, fundsRows } = project;
  return [initialBudget, adjustedBudget, executed, executionPoints, executionRateRaw, executionScore].some((value) => value !== null) || fundsRows.length > 0;
}

/** Sign, value and unit of a target as forms with columns for them print it. */
export function splitTarget(target: string | null, split: Layout["split"]): { sign: string | null; value: string | null; unit: string | null } {
  if (target === null || split === "none") return { sign: null, value: target, unit: null };
  const match = split === "sign-unit" ? /^(>=|<=|≥|≤|≧|═|=|定性)?(\d+(?:\.\d+)?)?(.*)$/s.exec(target)! : /^()([<>=≥≤≧═]*\d+(?:\.\d+)?)?(.*)$/s.exec(target)!;
  const [, sign = "", number = "", rest = ""] = match;
  if (number === "") return { sign: sign === "" ? null : sign, value: rest, unit: null };
  // What follows the number is its unit only if nothing else does.
  return /^[^\d,，。、]{1,6}$/.test(rest) ? { sign: sign || null, value: number, unit: rest.trim() } : { sign: sign || null, value: number + rest, unit: null };
}
