import { compile, evaluate as mathEvaluate } from "mathjs";
import type { Decimal } from "../../src/core/basics/decimal.ts";
import { checkFormula, evaluate, evaluateInSteps, parseFormula, type CheckedFormula, type Declared } from "../../src/core/expression/index.ts";
import { inTurns, report } from "../measure.ts";

/** Definitions of the largest pack of the plan. */
const FORMULAS = 5_000;
/** Ours, and the same in the words of a peer that knows neither Chinese signs nor our units. */
const KINDS: readonly (readonly [ours: string, peers: string])[] = [
  ["完成数 ÷ 计划数 × 100%", "done / planned * 100"],
  ["如果(满意度 ≥ 90%, 10分, 满意度 ÷ 90% × 10分)", "satisfied >= 90 ? 10 : satisfied / 90 * 10"],
  ["合计(支出, 其他支出) / 预算 * 100%", "sum(paid, other) / budget * 100"],
  ["限定((完成数 - 底线) / (计划数 - 底线), 0, 1) * 20分", "min(max((done - floor) / (planned - floor), 0), 1) * 20"],
  ["四舍五入(支出 / 完成数, 2)", "round(paid / done, 2)"],
];
const NAMES: ReadonlyMap<string, Declared> = new Map(
  ([["完成数", "项"], ["计划数", "项"], ["底线", "项"], ["满意度", "%"], ["支出", "元"], ["其他支出", "元"], ["预算", "万元"]] as const).map(([name, unit]) => [name, { type: "number", unit }]),
);

function valuesOf(row: number): ReadonlyMap<string, Decimal> {
  const whole = (units: number): Decimal => ({ units, scale: 0 });
  return new Map([["完成数", whole(10 + (row % 30))], ["计划数", whole(45)], ["底线", whole(3)], ["满意度", { units: 700 + (row % 300), scale: 1 }], ["支出", { units: 9_876_543 + row, scale: 2 }], ["其他支出", whole(1_000 + row)], ["预算", { units: 1_234, scale: 2 }]]);
}

function read(text: string): CheckedFormula {
  const formula = parseFormula(text);
  if (!formula.ok) throw new Error(`${text} is no formula`);
  const checked = checkFormula(formula.value, NAMES);
  if (!checked.ok) throw new Error(`${text} does not fit its names`);
  return checked.value;
}

/** (i) The formulas of a large pack read, checked and worked out exactly, beside plain functions on floats and an expression library. */
export async function formulas(): Promise<string> {
  const rows = Array.from({ length: FORMULAS }, (_, row) => KINDS[row % KINDS.length]!);
  const values = rows.map((_, row) => valuesOf(row));
  const checked = rows.map(([ours]) => read(ours));
  const scopes = values.map((given) => {
    const [done, planned, floor, satisfied, paid, other, budget] = [...given.values()].map(({ units, scale }) => Number(units) / 10 ** scale);
    return { done: done!, planned: planned!, floor: floor!, satisfied: satisfied!, paid: paid!, other: other!, budget: budget! };
  });
  const compiled = rows.map(([, peers]) => compile(peers));
  type Scope = (typeof scopes)[number];
  const plain: readonly ((scope: Scope) => number)[] = [
    ({ done, planned }) => (done / planned) * 100,
    ({ satisfied }) => (satisfied >= 90 ? 10 : (satisfied / 90) * 10),
    ({ paid, other, budget }) => ((paid + other) / budget) * 100,
    ({ done, floor, planned }) => Math.min(Math.max((done - floor) / (planned - floor), 0), 1) * 20,
    ({ paid, done }) => Math.round((paid / done) * 100) / 100,
  ];
  const timings = await inTurns(
    [
      { name: "read, checked and worked out", role: "hengji", run: () => rows.reduce((sum, [ours], row) => sum + evaluate(read(ours), values[row]!).kind.length, 0) },
      { name: "worked out only", role: "hengji", run: () => checked.reduce((sum, formula, row) => sum + evaluate(formula, values[row]!).kind.length, 0) },
      { name: "worked out with every step", role: "hengji", run: () => checked.reduce((sum, formula, row) => sum + evaluateInSteps(formula, values[row]!).steps.length, 0) },
      { name: "functions written by hand, on floats", role: "limit", run: () => scopes.reduce((sum, scope, row) => sum + plain[row % plain.length]!(scope), 0) },
      { name: "mathjs on floats, read and worked out", role: "peer", run: () => rows.reduce((sum, [, peers], row) => sum + Number(mathEvaluate(peers, { ...scopes[row]! })), 0) },
      { name: "mathjs on floats, worked out only", role: "peer", run: () => compiled.reduce((sum, code, row) => sum + Number(code.evaluate({ ...scopes[row]! })), 0) },
    ],
    9,
  );
  return report(`(i) ${FORMULAS.toLocaleString("en")} formulas on one core`, timings);
}
