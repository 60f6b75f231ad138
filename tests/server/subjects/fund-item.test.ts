import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { add, decimal, sum, toText } from "../../../src/core/basics/decimal.ts";
import { EMPTY_ROW } from "../../../src/core/form/cell-path.ts";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { readGrids } from "../../../src/files/read-grid.ts";
import type { WhyAnswer } from "../../../src/server/queries/score-why.ts";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { frozen } from "../regional/regional-world.ts";

const YEAR = 2026;

/** A part of the fund with its indicators, what was reached and the score that follows, all to be reckoned by hand; the ten points of execution come to them. */
interface Item {
  readonly code: string;
  readonly name: string;
  /** 万元: budget and execution. */
  readonly money: readonly [budget: string, executed: string];
  readonly execution: string;
  readonly lines: readonly (readonly [level1: string, level2: string, level3: string, target: string, points: string, actual: string, score: string])[];
  readonly total: string;
  readonly grade: string;
}

/** 工伤预防费: its indicators are those that a city publishes for it (sessions, pass rate, cost, time, severe injuries, fund and payment). */
const PREVENTION: Item = {
  code: "S1-1", name: "工伤预防费", money: ["505", "479.75"], execution: "9.5",
  lines: [
    ["产出指标", "基金管理数量指标", "工伤预防培训场次", "≥20场", "10", "18场", "9"],
    ["产出指标", "基金管理质量指标", "参训人员合格率", "≥90%", "10", "91%", "10"],
    ["产出指标", "基金管理质量指标", "宣传培训成本", "≤505万元", "10", "479.75万元", "10"],
    ["产出指标", "基金管理时效指标", "培训完成时间", "2026-12-31前", "10", "2026-11-30", "10"],
    ["产出指标", "待遇支付时效指标", "费用支付及时率", "100%", "10", "100%", "10"],
    ["效益指标", "社会效益指标", "参训单位重伤人数占比", "≤10%", "20", "12.5%", "16"],
    ["效益指标", "基金可持续影响指标", "基金安全完整率", "100%", "10", "100%", "10"],
    ["满意度指标", "参保对象满意度指标", "参保单位满意度", "≥90%", "10", "93%", "10"],
  ],
  total: "94.5", grade: "优",
};
/** 工伤保险待遇: another part of the same fund, with a worse result. */
const BENEFITS: Item = {
  code: "S1-2", name: "工伤保险待遇", money: ["8000", "4000"], execution: "5",
  lines: [
    ["产出指标", "待遇支付数量指标", "享受工伤待遇人次", "≥4000人次", "50", "2000人次", "25"],
    ["效益指标", "社会效益指标", "工伤职工重返岗位率", "≥80%", "30", "40%", "15"],
    ["满意度指标", "参保对象满意度指标", "工伤职工满意度", "≥90%", "10", "90%", "10"],
  ],
  total: "55", grade: "差",
};

describe("R52: a part of a social-insurance fund is judged by itself", () => {
  let world: FilingWorld;
  let fund: string;
  const items = new Map<string, { readonly subject: string; readonly path: string }>();
  before(async () => {
    world = await openFilingWorld();
    const [roads] = await world.see<{ id: string }>("select id from hengji.org_unit where code = '101001'");
    const enter = async (body: Record<string, unknown>): Promise<string> => {
      const { status, json } = await world.call("department", "POST /api/subjects", { unitId: roads!.id, book: "SOCIAL_INSURANCE", firstYear: YEAR, ...body });
      assert.equal(status, 201, JSON.stringify(json));
      return String(json["id"]);
    };
    fund = await enter({ code: "S1", name: "工伤保险基金", kind: "fund" });
    for (const item of [PREVENTION, BENEFITS]) {
      const subject = await enter({ code: item.code, name: item.name, kind: "fund-item", parentCode: "S1" });
      items.set(item.code, { subject, path: await evaluated(subject, item) });
    }
  });
  after(() => world.close());

  /** Its goal, approved, and its self-evaluation, with each score as the rule suggests it; the address of that. */
  async function evaluated(subjectId: string, { lines, money: [budget, executed] }: Item): Promise<string> {
    const begin = async (stage: string): Promise<{ path: string; id: string; values: FilingValues }> => {
      const begun = await world.call("officer", `POST /api/${YEAR}/${stage}/filings`, { subjectId, from: "blank" });
      assert.equal(begun.status, 201, JSON.stringify(begun.json));
      const path = `/api/${YEAR}/${stage}/filings/${String(begun.json["id"])}`;
      return { path, id: String(begun.json["id"]), values: (await world.call("officer", `GET ${path}`)).json["values"] as FilingValues };
    };
    const save = async (path: string, values: FilingValues): Promise<void> => {
      const { status, json } = await world.call("officer", `PUT ${path}`, { values, expectedVersion: 1 });
      assert.equal(status, 200, JSON.stringify(json));
    };
    const goal = await begin("goal");
    const line = ({ id }: { id: string }): boolean => id === "total" || id === "city-level";
    await save(goal.path, {
      ...goal.values, goal: { ...goal.values.goal, planned: "2026年在重点行业培训参保职工，按时足额支付，重伤事故占比下降。" },
      funds: goal.values.funds.map((one) => ({ ...one, initialBudget: line(one) ? budget : "0" })),
      rows: lines.map(([level1, level2, level3, target, points], index) => ({ ...EMPTY_ROW, id: `r${index + 1}`, level1, level2, level3, target, points })),
    });
    await frozen(world, goal.id);
    const evaluation = await begin("self-evaluation");
    assert.deepEqual(evaluation.values.rows.map(({ level1, level2, level3, target, points }) => [level1, level2, level3, target, points]), lines.map((one) => one.slice(0, 5)), "the lines are those of its own goal");
    await save(evaluation.path, {
      ...evaluation.values, goal: { ...evaluation.values.goal, actual: "按计划完成。" },
      funds: evaluation.values.funds.map((one) => (line(one) ? { ...one, initialBudget: budget, adjustedBudget: budget, executed } : { ...one, initialBudget: "0", adjustedBudget: "0", executed: "0" })),
      rows: evaluation.values.rows.map((row, index) => ({ ...row, actual: lines[index]![5], score: lines[index]![6] })),
    });
    return evaluation.path;
  }

  for (const [item, other] of [[PREVENTION, BENEFITS], [BENEFITS, PREVENTION]] as const) {
    const own = item.lines.map(([, , name]) => name);
    const foreign = other.lines.map(([, , name]) => name);

    test(`object = fund + item: of ${item.name} exactly its own lines are scored, each as its rule says, to exactly ${item.total}`, async () => {
      const { path } = items.get(item.code)!;
      const why = (await world.call("officer", `GET ${path}/why`)).json as unknown as WhyAnswer;
      const scored = why.lines.filter(({ level3 }) => level3 !== null);
      assert.deepEqual(scored.map(({ level3, points, suggested, unit }) => [level3, points, suggested, unit].map((value) => (value === null ? null : plain(value)))), item.lines.map(([, , name, , points, , score]) => [name, points, score, score]));
      const others = why.lines.filter(({ level3 }) => level3 === null);
      assert.deepEqual(others.map(({ points, effective }) => [plain(points!), plain(effective!)]), [["10", item.execution]], "beside them only the execution of its own money");
      // The total is the sum of these lines, and of nothing else.
      const reckoned = add(sum(item.lines.map(([, , , , , , score]) => decimal(score))), decimal(item.execution));
      assert.deepEqual([plain(why.total!), plain(toText(reckoned)), why.grade], [item.total, item.total, item.grade]);
      assert.ok(scored.every(({ trace }) => trace.length > 0), "each line says how it came to its score");
      assert.deepEqual(foreign.filter((name) => JSON.stringify(why).includes(name)), [], "the trace names nothing of the other part");
      const [kept] = await world.see<{ form: string; name: string; score: string }>(`select form, name, (score_millionths / 1000000.0)::text as score from hengji.filing where subject_id = '${items.get(item.code)!.subject}' and stage = 'self-evaluation'`);
      assert.deepEqual([kept!.form, kept!.name, Number(kept!.score)], ["self-evaluation-social-insurance", item.name, Number(item.total)]);
    });

    test(`the form, the sheet and the workbook of ${item.name} have its lines and its money, and nothing of the fund's other part`, async () => {
      const { path } = items.get(item.code)!;
      const shown = (await world.call("officer", `GET ${path}`)).json;
      const values = shown["values"] as FilingValues;
      assert.deepEqual(values.rows.map(({ level3 }) => level3), own);
      assert.deepEqual(values.funds.map(({ id, adjustedBudget, executed }) => [id, adjustedBudget, executed]).filter(([, budget]) => budget !== "0"), [["total", ...item.money], ["city-level", ...item.money]]);
      assert.deepEqual((shown["head"] as { name: string }).name, item.name);
      const workbook = await world.app.request(`${path}/workbook`, { headers: world.as("officer") });
      const grids = readGrids(new Uint8Array(await workbook.arrayBuffer()));
      assert.ok(grids.ok);
      const texts = grids.value.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(([, text]) => text)));
      assert.deepEqual(own.filter((name) => !texts.includes(name)), []);
      const { json: made } = await world.call("officer", `POST ${path}/prints`);
      const printed = await (await world.app.request(String(made["html"]), { headers: world.as("officer") })).text();
      assert.deepEqual(own.filter((name) => !printed.includes(name)), []);
      const everywhere = [JSON.stringify(values), texts.join("\n"), printed];
      for (const name of [...foreign, other.name]) assert.ok(everywhere.every((text) => !text.includes(name)), name);
    });
  }

  test("the fund itself has neither goal nor self-evaluation by that, and what one part gets moves nothing of the other", async () => {
    assert.deepEqual(await world.see(`select stage from hengji.filing where subject_id = '${fund}'`), []);
    const [prevention, benefits] = [items.get(PREVENTION.code)!, items.get(BENEFITS.code)!];
    const total = async (path: string): Promise<string> => plain(String((await world.call("officer", `GET ${path}/why`)).json["total"]));
    const opened = (await world.call("officer", `GET ${benefits.path}`)).json;
    const values = opened["values"] as FilingValues;
    const changed = await world.call("officer", `PUT ${benefits.path}`, { values: { ...values, rows: values.rows.map((row) => ({ ...row, score: "0", reason: "核减。" })) }, expectedVersion: opened["version"] });
    assert.equal(changed.status, 200, JSON.stringify(changed.json));
    assert.deepEqual([await total(benefits.path), await total(prevention.path)], [BENEFITS.execution, PREVENTION.total]);
    const gaps = (await world.call("performance", `GET /api/${YEAR}/self-evaluation/coverage/gaps?book=SOCIAL_INSURANCE`)).json["items"] as { code: string }[];
    assert.deepEqual(gaps.map(({ code }) => code).sort(), ["S1-1", "S1-2"]);
  });
});

/** `9.50` as it is said aloud. */
function plain(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
