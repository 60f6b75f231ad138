import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toText } from "../../../src/core/basics/decimal.ts";
import { differences } from "../../../src/core/form/differences.ts";
import type { FilingHead, FilingValues } from "../../../src/core/form/filing-values.ts";
import { profileFor } from "../../../src/core/form/profile-for.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import type { FilingDetail, Remark } from "../../../src/web/app/api/filing-shapes.ts";
import type { Session } from "../../../src/web/app/api/session-shapes.ts";
import { tasksOf } from "../../../src/web/app/frame/tasks.ts";
import { withTexts } from "../../../src/web/form/cells.ts";
import { adviseOn, nextMarked, scoredLineAt } from "../../../src/web/pages/filing/advice.ts";
import { unfit } from "../../../src/web/pages/filing/evidence-rules.ts";
import { findTyped, openDraft, reconcile } from "../../../src/web/pages/filing/open-draft.ts";
import { placeOf } from "../../../src/web/pages/filing/place-words.ts";
import { returnText } from "../../../src/web/pages/filing/return-text.ts";
import { speak } from "../../../src/words/index.ts";
import { values } from "../form/forms.ts";

const loaded = await loadDefinitions();
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
const profile = profileFor(loaded.value, 2026);
const say = speak("zh-CN");

const goalHead: FilingHead = { stage: "goal", year: 2026, name: "职业技能培训", department: "人社局", unit: "就业中心" };
const ownHead: FilingHead = { ...goalHead, stage: "self-evaluation" };
const put = (from: FilingValues, texts: Readonly<Record<string, string>>): FilingValues => withTexts(from, new Map(Object.entries(texts)));

const evaluated = put({ ...values, goal: { planned: "完成培训。", actual: "完成。" } }, {
  "funds[total].adjustedBudget": "120", "funds[total].executed": "114", "funds[f1].adjustedBudget": "120", "funds[f1].executed": "114",
  "rows[r1].actual": "40人次", "rows[r2].actual": "2期", "rows[r3].actual": "92%", "rows[r4].actual": "91%", "rows[r4].points": "10",
});

describe("advice on a goal", () => {
  test("holds nothing against empty cells before somebody tries to submit", () => {
    const before = adviseOn(goalHead, put(values, { "goal.planned": "" }), profile, false, "unit");
    assert.ok(!before.marks.some(({ message }) => message.code.startsWith("problem.")));
    const after = adviseOn(goalHead, put(values, { "goal.planned": "" }), profile, true, "unit");
    assert.ok(after.marks.some(({ message, path }) => message.code === "problem.filing.goal-missing" && path === "goal.planned"));
  });

  test("F111: marks 领先 while it is typed, by the rule of the server, until its card has a benchmark", () => {
    const { rows } = put(values, { "rows[r1].level3": "全市领先的培训人次" });
    const claiming: FilingValues = { ...values, rows: rows.map((row) => (row.id === "r1" ? { ...row, card: "SSE-0004@1" } : row)) };
    const marked = (benchmarked: ReadonlySet<string> | null) => adviseOn(goalHead, claiming, profile, false, "unit", benchmarked).marks.filter(({ message }) => message.code === "problem.filing.claim-without-benchmark").map(({ path, severity }) => [path, severity]);
    assert.deepEqual(marked(new Set()), [["rows[r1].target", "error"]]);
    assert.deepEqual(marked(new Set(["SSE-0004"])), []);
    // As long as nobody knows, nothing is held against anybody.
    assert.deepEqual(marked(null), []);
  });

  test("what is typed and is no number is told at its cell at once, and once", () => {
    const told = (texts: Readonly<Record<string, string>>, tried = false) => adviseOn(goalHead, put(values, texts), profile, tried, "unit").marks.filter(({ path }) => path in texts).map(({ path, message }) => [path, message.code]);
    for (const [typed, code] of [["12,34", "unreadable"], ["1e30", "unreadable"], ["一百", "unreadable"], ["-5", "negative"], ["12.3456789", "too-fine"], ["99999999999999999999", "too-large"]] as const) {
      for (const tried of [false, true]) assert.deepEqual(told({ "funds[total].initialBudget": typed }, tried), [["funds[total].initialBudget", `problem.filing.amount-${code}`]], `${typed} ${String(tried)}`);
    }
    assert.deepEqual(told({ "funds[total].initialBudget": "1,234.5" }), []);
    assert.deepEqual(told({ "funds[total].initialBudget": "" }), []);
    for (const tried of [false, true]) assert.deepEqual(told({ "rows[r2].points": "十分" }, tried), [["rows[r2].points", "problem.filing.number-unreadable"]]);
  });

  test("tells a sum of points that is wrong once, though two look at it", () => {
    const { marks } = adviseOn(goalHead, values, profile, true, "unit");
    assert.equal(marks.filter(({ path, message }) => path === "" && /weights-sum/.test(message.code)).length, 1);
  });
});

test("F303, F304: advice on a monitoring form tells the alerts of its packs at their cells, as drafts where they are, and they keep nothing back", () => {
  const head: FilingHead = { ...goalHead, stage: "monitoring" };
  const monitored = { ...put(evaluated, { "funds[total].executed": "30", "rows[r1].actual": "0人次" }), period: { month: "6" } };
  const alerts = loaded.value.alerts!;
  const told = (drafts: readonly string[], rules = alerts): readonly string[] =>
    adviseOn(head, monitored, profile, false, "unit", null, { form: null, measures: [], alerts: rules, drafts }).marks.filter(({ key }) => key.startsWith("alert ")).map(({ path, severity, message, advice }) => `${path} ${severity} ${message.code} ${advice!.code}`);
  assert.deepEqual(told(["alert/zero-value"]), [
    "funds[total].executed warning app-filing.alert.execution-red app-filing.alert.advice",
    "rows[r1].actual warning app-filing.alert.zero-value app-filing.alert.draft",
    "rows[r2].actual warning app-filing.alert.goal-ahead app-filing.alert.advice",
  ]);
  assert.deepEqual(told([], []), []);
  const { marks } = adviseOn(head, monitored, profile, true, "unit", null, { form: null, measures: [], alerts, drafts: [] });
  assert.ok(marks.filter(({ key }) => key.startsWith("alert ")).every(({ severity }) => severity !== "error"));
  for (const mark of marks.filter(({ key }) => key.startsWith("alert "))) assert.notEqual(say(mark.message.code, mark.message.params), mark.message.code);
});

describe("advice on a self-evaluation", () => {
  const { scores, suggested, computed } = adviseOn(ownHead, evaluated, profile, false, "unit");

  test("suggests points and computes the execution", () => {
    assert.equal(suggested.get("rows[r1].score"), "24.00");
    assert.equal(suggested.get("rows[r2].score"), "20.00");
    assert.deepEqual([computed["executionPoints"], computed["executionRate"], computed["executionScore"]], ["10", "95%", "9.50"]);
  });

  test("finds the line behind a cell, for its trace", () => {
    assert.equal(scoredLineAt(scores, "rows[r1].actual")?.rowId, "r1");
    assert.ok((scoredLineAt(scores, "funds[total].executed")?.trace?.length ?? 0) > 0);
    assert.equal(scoredLineAt(scores, "goal.planned"), null);
  });

  test("counts the score of the last hand, and says whose it is", () => {
    const scored = put(evaluated, { "rows[r1].score": "24", "rows[r2].score": "20", "rows[r3].score": "30", "rows[r4].score": "10" });
    const own = adviseOn(ownHead, scored, profile, false, "unit").scores!;
    assert.deepEqual([toText(own.effective!.total), own.effective!.by], ["93.50", "unit"]);
    const reviewed = adviseOn(ownHead, put(scored, { "rows[r3].financeScore": "28", "rows[r3].financeReason": "佐证不足" }), profile, false, "effective").scores!;
    assert.deepEqual([toText(reviewed.effective!.total), reviewed.effective!.by], ["91.50", "finance"]);
  });

  test("holds a score that was taken off against nobody who said why", () => {
    const scored = put(evaluated, { "rows[r1].score": "24", "rows[r2].score": "20", "rows[r3].score": "30", "rows[r4].score": "10", "rows[r3].financeScore": "28" });
    const found = (from: FilingValues) => adviseOn(ownHead, from, profile, false, "effective").marks.some(({ message }) => message.code === "finding.score.lost-though-reached");
    assert.equal(found(scored), true);
    assert.equal(found(put(scored, { "rows[r3].financeReason": "佐证不足" })), false);
    // The unit that takes points off itself and writes why has done what it was told to do.
    const own = put(scored, { "rows[r3].financeScore": "", "rows[r3].score": "25" });
    assert.deepEqual([found(own), found(put(own, { "rows[r3].reason": "两期培训由其他资金办理，主动扣分。" }))], [true, false]);
  });

  test("says once what is missing, though two look at it", () => {
    const { marks } = adviseOn(ownHead, put(evaluated, { "rows[r1].actual": "" }), profile, true, "unit");
    assert.deepEqual(marks.filter(({ path }) => path === "rows[r1].actual").map(({ message }) => message.code), ["problem.filing.actual-missing"]);
  });

  test("asks for a reason where a score departs from the rule, when it is handed on", () => {
    const { marks } = adviseOn(ownHead, put(evaluated, { "rows[r1].score": "30" }), profile, true, "unit");
    assert.ok(marks.some(({ path, message }) => path === "rows[r1].reason" && message.code === "problem.filing.override-without-reason"));
  });
});

test("the next remark is the next in reading order, and begins anew at the end", () => {
  const mark = (path: string) => ({ key: path, path, severity: "note" as const, stretch: null, message: { code: "a", params: {} }, advice: null, fix: null });
  const order = ["a", "b", "c", "d"];
  const marks = [mark("d"), mark("b"), mark("")];
  assert.deepEqual([nextMarked(marks, order, "a", 1), nextMarked(marks, order, "b", 1), nextMarked(marks, order, "d", 1), nextMarked(marks, order, "b", -1)], ["b", "d", "b", "d"]);
  assert.equal(nextMarked([], order, "a", 1), null);
});

describe("what is written for a return", () => {
  const remark = (path: string, said: string, more: Partial<Remark> = {}): Remark => ({ id: said, path, said, step: "department", stepTitle: { zh: "", en: "" }, round: 2, by: "罗敏", role: "department-finance", at: "", settledAt: null, ...more });
  test("is the open remarks of this round and the errors, each with its place", () => {
    const { marks } = adviseOn(goalHead, values, profile, true, "unit");
    const text = returnText([remark("rows[r3].target", "偏低。"), remark("rows[r1].target", "旧的。", { round: 1 }), remark("rows[r1].target", "已改。", { settledAt: "2026" })], marks, 2, values, say);
    assert.match(text, /^1\. 第 3 行“就业率”指标值：偏低。\n2\. 整张表：各指标分值合计为\s?86/);
    assert.ok(!text.includes("旧的") && !text.includes("已改"));
  });
  test("names places of rows that are gone or have no name", () => {
    assert.equal(placeOf("rows[r77].target", values, say), "已删除的行 指标值");
    assert.equal(placeOf("rows[r1].points", put(values, { "rows[r1].level3": " " }), say), "第 1 行 分值");
    assert.equal(placeOf("funds[f1].initialBudget", values, say), "资金“财政拨款”年初预算数");
    // A monitoring form calls what was executed and reached by its months.
    const monitored = { ...values, period: { month: "9" } };
    assert.deepEqual([placeOf("funds[f1].executed", monitored, say), placeOf("funds[f1].executed", values, say)], ["资金“财政拨款”1—9月执行数", "资金“财政拨款”全年执行数"]);
    assert.match(placeOf("rows[r1].actual", monitored, say), /1—9月执行情况$/);
  });
});

describe("a draft that was left", () => {
  const detail = (draft: FilingDetail["draft"]): FilingDetail => ({ version: 4, values, draft }) as FilingDetail;
  const typed = put(values, { "rows[r1].points": "31" });
  test("is what one goes on with", () => {
    assert.deepEqual(openDraft(detail({ values: typed, baseVersion: 4, savedAt: "" }), true), { values: typed, hasDraft: true, isBehind: false });
    assert.equal(openDraft(detail(null), true).values, values);
  });
  test("is no concern of who only reads, nor when it says nothing new", () => {
    assert.equal(openDraft(detail({ values: typed, baseVersion: 4, savedAt: "" }), false).values, values);
    assert.equal(openDraft(detail({ values: put(typed, { "rows[r1].points": "30" }), baseVersion: 4, savedAt: "" }), true).hasDraft, false);
  });
  test("at this computer alone goes before an older one of the server, and beside one that came from elsewhere", () => {
    const here = { text: typed, base: 4, at: "2026-11-24T02:03:00.000Z", over: "2026-11-24T02:01:00.000Z", savedAt: "" };
    const other = put(values, { "rows[r1].points": "32" });
    const from = (savedAt: string, baseVersion = 4) => detail({ values: other, baseVersion, savedAt });
    assert.equal(findTyped(null, detail(null)), null);
    assert.deepEqual(findTyped(here, detail(null)), { draft: { values: typed, baseVersion: 4, savedAt: "" }, typedAt: here.at, rival: null });
    assert.equal(findTyped(here, from(here.over))?.rival, null, "it came after what the server has");
    assert.equal(findTyped(here, from("2026-11-24T02:02:00.000Z"))?.rival, other, "neither came after the other");
    assert.equal(findTyped({ ...here, base: 3 }, from("2026-11-24T02:04:00.000Z")), null, "what came later on a newer version counts");
    assert.equal(findTyped({ ...here, base: 3 }, from("2026-11-24T02:02:00.000Z"))?.draft.baseVersion, 3);
    assert.equal(findTyped({ ...here, savedAt: "2026-11-24T02:04:00.000Z" }, detail(null)), null, "the server had it");
    assert.equal(findTyped(here, detail({ values: put(typed, {}), baseVersion: 4, savedAt: "x" })), null, "the server has it");
  });
  test("on an older version is brought together with the newer one", () => {
    const newest = put(values, { "rows[r1].points": "29", "goal.planned": "新的目标。" });
    assert.equal(openDraft({ ...detail({ values: typed, baseVersion: 3, savedAt: "" }), values: newest }, true).isBehind, true);
    const merged = reconcile(put(typed, { "rows[r2].target": "3期" }), newest, differences(values, newest));
    assert.deepEqual(merged.conflicts.map(({ path, mine, theirs }) => [path, mine, theirs]), [["rows[r1].points", "31", "29"]]);
    assert.equal(merged.values.goal.planned, "新的目标。");
    assert.equal(merged.values.rows[1]!.target, "3期");
  });
  test("loses nothing even where nobody can say what it began from", () => {
    const merged = reconcile(typed, put(values, { "rows[r1].points": "29" }), null);
    assert.deepEqual(merged.conflicts.map(({ path }) => path), ["rows[r1].points"]);
  });
});

test("a file that would be refused is told before it is sent", () => {
  const kind = { id: "photo", title: { zh: "照片", en: "Photo" }, media: ["image/png"], megabytes: 20 };
  assert.equal(unfit({ name: "a.png", size: 20 * 1024 * 1024 }, kind), null);
  assert.deepEqual(unfit({ name: "a.png", size: 2 * 1024 ** 3 }, kind)?.params, { name: "a.png", size: 2048, limit: 20 });
  assert.equal(unfit({ name: "a.png", size: 0 }, kind)?.code, "app-filing.evidence.empty-file");
});

describe("the tasks at the left", () => {
  const session = (duties: Session["duties"]): Session => ({ duties, seasons: [{ year: 2026, stage: "goal" }, { year: 2026, stage: "self-evaluation" }, { year: 2027, stage: "goal" }] }) as unknown as Session;
  const words = (duties: Session["duties"]) => tasksOf(session(duties), { page: "today" }).map(({ year, tasks }) => [year, ...tasks.map((task) => task.words.replace("app-frame.task.", ""))]);
  test("are those of the post and no others, the latest year first", () => {
    assert.deepEqual(words(["filing.read", "approval.read"]), [[null, "today", "inbox"], [2027, "goal", "approvals"], [2026, "goal", "approvals", "self-evaluation"], [null, "library", "policies"]]);
    assert.deepEqual(words(["log.read"]), [[null, "today"], [null, "policies"], [null, "events", "refusals", "seals"]]);
  });
  test("show where one is", () => {
    const groups = tasksOf(session(["filing.read"]), { page: "filing", year: 2026, stage: "self-evaluation", id: "x" });
    assert.deepEqual(groups.flatMap(({ tasks }) => tasks.filter(({ current }) => current).map(({ to }) => to)), ["/app/2026/self-evaluation"]);
  });
});

