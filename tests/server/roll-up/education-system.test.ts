import assert from "node:assert/strict";
import ExcelJS from "exceljs";
import { after, before, describe, test } from "node:test";
import { emptyTask } from "../../../src/core/form/cell-path.ts";
import type { FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";
import type { RollUpAnswer, RolledUpRow } from "../../../src/server/queries/roll-up.ts";
import { CARD } from "../../core/library/cards.ts";
import { codesOf } from "../filings/play.ts";
import { keepCards, smallLibrary } from "../library/small-library.ts";
import { openEducationWorld, type EducationWorld } from "./education-world.ts";

const FILINGS = "/api/2027/goal/filings";

describe("F210 R50: the education system, a department and five schools", () => {
  let world: EducationWorld;
  let id: string;
  before(async () => {
    world = await openEducationWorld();
  });
  after(() => world.close());

  const rolled = async (login = "he.suan", query = ""): Promise<RollUpAnswer> => {
    const { status, json } = await world.call(login, `GET ${FILINGS}/${id}/roll-up${query}`);
    assert.equal(status, 200, JSON.stringify(json));
    return json as unknown as RollUpAnswer;
  };
  const tried = async (rule: string, name: string): Promise<RolledUpRow> => (await rolled("he.suan", `?rule=${encodeURIComponent(rule)}&name=${encodeURIComponent(name)}`)).rows.find(({ rowId }) => rowId === "")!;
  const opened = async (): Promise<{ values: FilingValues; version: number; form: string; kind: string }> => (await world.call("he.suan", `GET ${FILINGS}/${id}`)).json as never;
  const verbs = async (): Promise<string[]> => (await world.events()).map(({ verb }) => verb);
  const save = async (values: FilingValues): Promise<void> => {
    const { version } = await opened();
    const saved = await world.call("he.suan", `PUT ${FILINGS}/${id}`, { values, expectedVersion: version });
    assert.equal(saved.status, 200, JSON.stringify(saved.json));
  };
  const submit = async (): Promise<{ status: number; codes: string[] }> => {
    const { status, json } = await world.call("he.suan", `POST ${FILINGS}/${id}/moves`, { action: "submit", opinion: "", expectedVersion: (await opened()).version });
    return { status, codes: status === 200 ? [] : codesOf(json) };
  };
  const row = (rowId: string, level1: string, level2: string, level3: string, target: string, points: string, rollUp?: string): FilingRow => ({
    id: rowId, level1, level2, level3, target, points, baseline: "", actual: "", score: "", reason: "", departmentScore: "", departmentReason: "", financeScore: "", financeReason: "", ...(rollUp === undefined ? {} : { rollUp }),
  });
  const TASKS = [
    { ...emptyTask("t1"), name: "义务教育学校建设", content: "第三中学教学楼", total: "1200", fiscal: "1000", other: "200", projects: "990131-301003-01" },
    { ...emptyTask("t2"), name: "学生体质提升", content: "小学体育场地", total: "80.5", fiscal: "80.5", other: "0", projects: "990131-301001-01" },
  ];
  const goalOf = async (rules: { readonly sum?: string; readonly mean?: string; readonly pupils?: string; readonly tasks?: FilingValues["tasks"] }): Promise<FilingValues> => {
    const { values } = await opened();
    return {
      ...values, goal: { planned: "目标1：保障全区5650名学生就学。目标2：体质健康达标率达到89.99%。", actual: "" }, tasks: rules.tasks ?? TASKS,
      funds: values.funds.map((line) => ({ ...line, initialBudget: { total: "1280.5", basic: "0", project: "1280.5" }[line.id] ?? "0" })),
      rows: [
        row("r1", "产出指标", "数量指标", "在校学生数", rules.pupils ?? "≥5650人", "20", rules.sum ?? "method=sum;took=5650人"),
        row("r2", "产出指标", "质量指标", "体质健康达标率", "≥89.99%", "20", rules.mean ?? "method=weighted-mean;by=在校学生数;took=89.99%25"),
        row("r3", "产出指标", "时效指标", "助学金发放天数", "≤10天", "10"),
        row("r4", "效益指标", "社会效益指标", "视力不良率", "≤45.08%", "30"),
        row("r5", "满意度指标", "服务对象满意度指标", "学生和家长满意度", "≥87%", "10"),
      ],
    };
  };

  test("F204: the sample loads; the department begins the form of a department as a whole, with tasks", async () => {
    const { json } = await world.call("he.suan", "GET /api/2027/goal/subjects?without=filing");
    const subject = (json["items"] as { id: string; kind: string }[]).find(({ kind }) => kind === "department-overall")!;
    const begun = await world.call("he.suan", `POST ${FILINGS}`, { subjectId: subject.id, from: "blank" });
    assert.equal(begun.status, 201, JSON.stringify(begun.json));
    id = String(begun.json["id"]);
    const { form, kind, values } = await opened();
    assert.deepEqual([form, kind, values.tasks?.length, values.rows[0]!.level1, values.funds.map(({ id: line }) => line)], ["goal-department-overall", "department-overall", 4, "产出指标", ["total", "basic", "project"]]);
    assert.equal((await verbs()).includes("filing.started"), true);
    // What is missing of the department itself stands in its list of those who have not reported.
    const missing = (await world.call("wen.jiao", "GET /api/2027/goal/reporting/unreported")).json["items"] as { name: string }[];
    assert.ok(missing.some(({ name }) => name.includes("部门整体支出")), JSON.stringify(missing));
  });

  test("each method comes to what the schools say, and names every one of them", async () => {
    const { rolls, units } = await rolled();
    assert.deepEqual([rolls, units.map(({ unit, reported }) => `${unit} ${reported}`)], [true, ["云汀第一小学 true", "云汀第二小学 true", "云汀第三中学 true", "云汀第四中学 true", "云汀职业学校 true"]]);
    for (const [rule, name, expected] of [
      ["method=sum", "在校学生数", "5650人"], ["method=weighted-mean;by=在校学生数", "体质健康达标率", "89.99%"], ["method=mean", "体质健康达标率", "90%"],
      ["method=share;from=视力不良人数;by=参加视力检查人数", "视力不良率", "45.08%"], ["method=max", "助学金发放天数", "10天"], ["method=min", "学生和家长满意度", "87%"],
      ["method=weighted-mean;by=budget;places=1", "学生和家长满意度", "89.6%"], ["method=sum;without=301005", "在校学生数", "4804人"],
    ] as const) {
      const found = await tried(rule, name);
      assert.deepEqual([found.result, found.missing, found.problem], [expected, [], null], rule);
      assert.equal(found.lines.length, rule.includes("without") ? 4 : 5);
    }
    const { lines, said } = await tried("method=weighted-mean;by=在校学生数", "体质健康达标率");
    assert.deepEqual([lines[0], said?.code], [{ code: "301001", unit: "云汀第一小学", value: "92%", by: "1208人" }, "roll-up.said.weighted-mean"]);
    const mixed = await tried("method=share;from=在校学生数;by=助学金发放天数", "x");
    assert.deepEqual([mixed.result, mixed.problem?.code], [null, "rolling.units-differ"]);
    const nowhere = await tried("method=sum", "食堂数");
    assert.deepEqual([nowhere.result, nowhere.missing.length, nowhere.missing[0]!.because.code], [null, 5, "roll-up.missing.no-row"]);
  });

  test("who does not see the department does not see its sums; a rule that is none is told", async () => {
    assert.deepEqual([(await world.call("zhong.san", `GET ${FILINGS}/${id}/roll-up`)).status, (await world.call("lan.tian", `GET ${FILINGS}/${id}/roll-up`)).status, (await world.call("cen.lin", `GET ${FILINGS}/${id}/roll-up`)).status], [404, 200, 403]);
    const wrong = await world.call("he.suan", `GET ${FILINGS}/${id}/roll-up?rule=method%3Dmedian`);
    assert.deepEqual([wrong.status, codesOf(wrong.json)], [422, ["rolling.no-rule"]]);
    // A school's own form has nothing below it.
    const school = (await rolled()).units[2]!.filingId!;
    assert.deepEqual((await world.call("zhong.san", `GET ${FILINGS}/${school}/roll-up`)).json, { rolls: false, units: [], rows: [] });
  });

  test("it is handed on when the sums were taken or another value has its reason, and tasks are what their projects have", async () => {
    const before = (await verbs()).length;
    for (const [change, code] of [
      [{ sum: "method=sum" }, "filing.roll-up-not-taken"], [{ pupils: "≥5700人" }, "filing.roll-up-without-reason"], [{ mean: "method=guess" }, "filing.roll-up-unreadable"],
      [{ tasks: [{ ...TASKS[0]!, total: "1300", fiscal: "1100" }, TASKS[1]!] }, "filing.task-amount"], [{ tasks: [{ ...TASKS[0]!, projects: "NO-1" }, TASKS[1]!] }, "filing.task-project-unknown"],
      [{ tasks: [{ ...TASKS[0]!, other: "0" }, TASKS[1]!] }, "filing.task-sum"],
    ] as const) {
      await save(await goalOf(change));
      assert.deepEqual(await submit(), { status: 422, codes: [code] });
    }
    await save(await goalOf({ pupils: "≥5700人", sum: "method=sum;took=5650人;because=含九月新设的一所学校" }));
    assert.deepEqual((await verbs()).slice(before), Array.from({ length: 7 }, () => "filing.saved"));
  });

  test("F204: the form with its tasks goes out as a workbook and comes in again", async () => {
    await save(await goalOf({}));
    const path = `${FILINGS}/${id}/workbook`;
    const bytes = await world.file("he.suan", path);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes);
    const sheet = book.worksheets[0]!;
    const cells: ExcelJS.Cell[] = [];
    sheet.eachRow((line) => line.eachCell((cell) => cells.push(cell)));
    assert.ok(cells.some(({ value }) => value === "部门（单位）整体支出绩效目标申报表") && cells.some(({ value }) => value === 1280.5));
    const same = await world.call("he.suan", `POST ${path}`, new Uint8Array(bytes));
    assert.deepEqual([same.status, same.json["changes"]], [200, []], JSON.stringify(same.json));
    cells.find(({ value }) => value === "小学体育场地")!.value = "小学体育场地四处";
    const back = await world.call("he.suan", `POST ${path}`, new Uint8Array(await book.xlsx.writeBuffer() as ArrayBuffer));
    assert.equal(back.status, 200, JSON.stringify(back.json));
    assert.deepEqual((back.json["changes"] as { path: string; after: string }[]).map(({ path: at, after: now }) => [at, now]), [["tasks[t2].content", "小学体育场地四处"]]);
    await world.call("he.suan", `DELETE ${FILINGS}/${id}/draft`);
  });

  test("R80: a card of the library is picked into the form of a department as a whole, and keeps its code and version when the card moves on", async () => {
    await keepCards(world.ground, smallLibrary());
    const quantity = `level1=${encodeURIComponent("效益指标")}&level2=${encodeURIComponent("社会效益指标")}&typed=${encodeURIComponent("巩固率")}&row=none`;
    const suggested = async () => (await world.call("he.suan", `GET ${FILINGS}/${id}/suggestions?${quantity}`)).json["items"] as { name: string; target: string; card: { code: string; version: number } | null }[];
    const [offered] = await suggested();
    assert.deepEqual([offered!.name, offered!.card], [CARD.name.zh, { code: CARD.code, version: 1 }]);
    const values = await goalOf({});
    const picked = { ...row("r6", "效益指标", "社会效益指标", offered!.name, "≥99%", "0"), card: `${CARD.code}@1` };
    await save({ ...values, rows: [...values.rows, picked] });
    await keepCards(world.ground, smallLibrary((cards) => cards.map((card) => (card.code === CARD.code ? { ...card, meaning: "口径另有规定。" } : card))));
    const kept = (await opened()).values.rows.map(({ level3, card }) => [level3, card ?? null]);
    assert.deepEqual(kept, [...values.rows.map(({ level3 }) => [level3, null]), [CARD.name.zh, `${CARD.code}@1`]], "what was typed has no card, and what was picked has its own");
    const { uses } = (await world.call("lan.tian", `GET /api/library/cards/${CARD.code}`)).json as unknown as { uses: { items: { filingId: string; version: number }[] } };
    assert.deepEqual(uses.items.map(({ filingId, version }) => [filingId, version]), [[id, 1]]);
    assert.ok((await suggested()).every(({ name }) => name !== offered!.name), "what the goal has is not offered again");
    await save(values);
  });

  test("a school that gets its form back leaves a gap with its name, and another value makes what was taken stale", async () => {
    await save(await goalOf({}));
    assert.deepEqual((await rolled()).rows.map(({ name, result, stale }) => [name, result, stale]), [["在校学生数", "5650人", false], ["体质健康达标率", "89.99%", false]]);
    const school = (await rolled()).units[2]!.filingId!;
    const at = async (): Promise<number> => Number((await world.call("wen.jiao", `GET ${FILINGS}/${school}`)).json["version"]);
    const move = async (by: string, action: string, more: object = {}): Promise<void> => {
      const { status, json } = await world.call(by, `POST ${FILINGS}/${school}/moves`, { action, opinion: "", expectedVersion: await at(), ...more });
      assert.equal(status, 200, JSON.stringify(json));
    };
    await move("wen.jiao", "return", { to: "draft", opinion: "在校学生数请与学籍系统核对。" });
    const [gap] = (await rolled()).rows;
    assert.deepEqual([gap!.result, gap!.stale, gap!.missing.map(({ unit, because }) => [unit, because.code])], [null, true, [["云汀第三中学", "roll-up.missing.not-reported"]]]);
    const { values } = (await world.call("zhong.san", `GET ${FILINGS}/${school}`)).json as unknown as { values: FilingValues };
    await world.call("zhong.san", `PUT ${FILINGS}/${school}`, { values: { ...values, rows: values.rows.map((one) => (one.level3 === "在校学生数" ? { ...one, target: "1540人" } : one)) }, expectedVersion: await at() });
    await move("zhong.san", "submit");
    assert.equal((await rolled()).rows[0]!.result, null, "its head has it still");
    await move("tan.zhong", "approve");
  });

  test("and the department hands its own on", async () => {
    const [first, second] = (await rolled()).rows;
    assert.deepEqual([first!.result, first!.stale, second!.result], ["5660人", true, "89.99%"]);
    await save(await goalOf({ pupils: "≥5660人", sum: "method=sum;took=5660人", mean: "method=weighted-mean;by=在校学生数;took=89.99%25" }));
    // Two makers of ids share the moment here, so what was added is told by number and not by its place.
    const moves = async (): Promise<number> => (await verbs()).filter((verb) => verb === "filing.moved").length;
    const before = [await moves(), (await verbs()).length];
    assert.deepEqual(await submit(), { status: 200, codes: [] });
    assert.deepEqual([await moves(), (await verbs()).length], [before[0]! + 1, before[1]! + 1]);
  });

  test("F204: approved, it goes on as monitoring and self-evaluation of a department as a whole, with its tasks and rules", async () => {
    for (const by of ["ju.zhang", "shan.hu", "lan.tian"]) {
      const { version } = (await world.call(by, `GET ${FILINGS}/${id}`)).json as { version: number };
      const { status, json } = await world.call(by, `POST ${FILINGS}/${id}/moves`, { action: "approve", opinion: "同意。", expectedVersion: version });
      assert.equal(status, 200, `${by}: ${JSON.stringify(json)}`);
    }
    const [office] = await world.see<{ id: string }>("select id from hengji.org_unit where code = '301'");
    const letter = await world.call("bai.yun", "POST /api/2027/goal/approvals", { departmentId: office!.id, filingIds: [id], documentNo: "云汀财〔2027〕3号", issuedOn: "2026-11-24" });
    assert.equal(letter.status, 201, JSON.stringify(letter.json));
    world.time = new Date("2027-09-15T02:00:00.000Z");
    const [subject] = await world.see<{ id: string }>("select id from hengji.subject where kind = 'department-overall'");
    for (const [stage, form] of [["monitoring", "monitoring-department-overall"], ["self-evaluation", "department-self-evaluation"]] as const) {
      const begun = await world.call("he.suan", `POST /api/2027/${stage}/filings`, { subjectId: subject!.id, from: "blank" });
      assert.equal(begun.status, 201, JSON.stringify(begun.json));
      const path = `/api/2027/${stage}/filings/${String(begun.json["id"])}`;
      const opened = (await world.call("he.suan", `GET ${path}`)).json as unknown as { form: string; values: FilingValues };
      assert.deepEqual([opened.form, opened.values.tasks?.map(({ name, total, done }) => [name, total, done]), opened.values.funds.map(({ id: line }) => line)], [form, TASKS.map(({ name, total }) => [name, total, ""]), ["total", "basic", "project"]]);
      // What was taken for the goal says nothing of what was reached: the rule goes on alone.
      assert.deepEqual(opened.values.rows.slice(0, 2).map(({ rollUp }) => rollUp), ["method=sum", "method=weighted-mean;by=在校学生数"]);
      const { rows } = (await world.call("he.suan", `GET ${path}/roll-up`)).json as unknown as RollUpAnswer;
      assert.deepEqual(rows.map(({ result, missing }) => [result, missing.length]), [[null, 5], [null, 5]]);
      const saved = await world.call("he.suan", `PUT ${path}`, { values: { ...opened.values, tasks: opened.values.tasks!.map((task) => ({ ...task, done: "按计划推进。" })) }, expectedVersion: 1 });
      assert.equal(saved.status, 200, JSON.stringify(saved.json));
      const renamed = await world.call("he.suan", `PUT ${path}`, { values: { ...opened.values, tasks: opened.values.tasks!.map((task) => ({ ...task, total: "1" })) }, expectedVersion: 2 });
      assert.deepEqual([renamed.status, codesOf(renamed.json).length > 0], [403, true], "what was approved stays");
    }
  });
});
