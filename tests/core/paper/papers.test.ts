import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import type { FilingHead, FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";
import type { Say } from "../../../src/core/basics/message.ts";
import { EMPTY_FUNDS, EMPTY_ROW } from "../../../src/core/form/cell-path.ts";
import { openItems, unknownAnswers } from "../../../src/core/paper/answer-problems.ts";
import { drawPaper, type PaperMatter } from "../../../src/core/paper/draw-paper.ts";
import { figureLines } from "../../../src/core/paper/figures.ts";
import { CONCLUSION, isAsked, itemsOf, papersFor, type PaperAnswers, type PaperDefinition } from "../../../src/core/paper/paper-definition.ts";
import { proposalsFor } from "../../../src/core/paper/proposals.ts";
import { rules } from "../../../src/core/smart/rules/index.ts";
import { OVERALL_KINDS, SUBJECT_KINDS } from "../../../src/core/subject/subject-kind.ts";
import { PACKS_FOLDER } from "../../../src/files/load-packs.ts";
import { parsePapers } from "../../../src/files/read-papers.ts";
import { speak } from "../../../src/words/index.ts";
import { nationalProfile } from "../national-profile.ts";

const FILE = (id: string): string => readFileSync(join(PACKS_FOLDER, "national", "papers", `${id}.yaml`), "utf8");

function paper(id: string): PaperDefinition {
  const read = parsePapers(`national/papers/${id}.yaml`, FILE(id));
  if (!read.ok) assert.fail(JSON.stringify(read.problems));
  return read.value[0];
}

const review = paper("goal-review");
const report = paper("self-evaluation-report");
const profile = await nationalProfile();
const say: Say = speak("zh-CN");

const goalHead: FilingHead = { stage: "goal", year: 2027, name: "农村公路养护", department: "交通运输局", unit: "公路养护中心" };
const head: FilingHead = { ...goalHead, stage: "self-evaluation" };
const row = (id: string, change: Partial<FilingRow>): FilingRow => ({ ...EMPTY_ROW, id, ...change });
const values = (change: Partial<FilingValues> = {}): FilingValues => ({
  goal: { planned: "养护农村公路120公里。", actual: "养护118公里。" },
  funds: [{ ...EMPTY_FUNDS, id: "total", source: "", initialBudget: "320.5", adjustedBudget: "320.5", executed: "300.25" }],
  rows: [
    row("r1", { level1: "产出指标", level2: "数量指标", level3: "养护里程", target: "≥120公里", points: "50", actual: "118公里", score: "49", reason: "雨季推迟。" }),
    row("r2", { level1: "效益指标", level2: "社会效益", level3: "路面完好率", target: "≥95%", points: "30", actual: "96%", score: "30" }),
    row("r3", { level1: "满意度指标", level2: "满意度", level3: "群众满意度", target: "≥90%", points: "10", actual: "93%", score: "10" }),
  ],
  ...change,
});
const told = (matter: Parameters<typeof figureLines>[1], figure: Parameters<typeof figureLines>[0]): readonly string[] => figureLines(figure, matter).map(({ code, params }) => say(code, params));

describe("papers that go with a form", () => {
  test("the national review sheet has the four aspects with two items each, is a draft, and sends every rule it names to one item only", () => {
    assert.deepEqual(review.parts.map(({ id, items }) => [id, items.length]), [["completeness", 2], ["relevance", 2], ["appropriateness", 2], ["feasibility", 2]]);
    assert.deepEqual(review.ratings.map(({ title }) => title.zh), ["优", "良", "中", "差"]);
    assert.equal(review.provenance, "draft");
    const named = itemsOf(review).flatMap((item) => item.rules);
    assert.equal(new Set(named).size, named.length);
    // A finding that no item takes would be lost for the reviewer.
    assert.deepEqual(rules.map(({ code }) => code).filter((code) => !named.includes(code)), []);
  });

  test("which filings a paper goes with and of which it is asked is data", () => {
    assert.deepEqual(papersFor([review, report], { stage: "goal", subjectKind: "project", book: "GENERAL_PUBLIC" }), [review]);
    assert.deepEqual(papersFor([review, report], { stage: "goal", subjectKind: "department-overall", book: "GENERAL_PUBLIC" }), []);
    assert.deepEqual(papersFor([review, report], { stage: "self-evaluation", subjectKind: "fund", book: "GENERAL_PUBLIC" }), [report]);
    const from = (amountFen: bigint | null) => isAsked(report, { subjectKind: "project", amountFen });
    assert.deepEqual([from(500_000_000n), from(499_999_999n), from(null)], [true, false, false]);
    assert.equal(isAsked(report, { subjectKind: "transfer-payment", amountFen: 10n ** 12n }), false);
    assert.deepEqual([isAsked(review, { subjectKind: "project", amountFen: 999_999_999n }), isAsked(review, { subjectKind: "project", amountFen: 1_000_000_000n })], [false, true]);
    assert.equal(isAsked({ ...review, asked: { ...review.asked, fromYuan: null } }, { subjectKind: "project", amountFen: null }), true);
  });

  test("findings and remarks propose for the item they speak to, each with its reason; nothing is proposed where nothing was found", () => {
    const fine = proposalsFor(review, goalHead, values(), profile, []);
    assert.ok(!fine.some(({ item }) => item === "conditions" || item === "goal-relevance"));
    const broken = values({ goal: { planned: "", actual: "" }, rows: [row("r1", { level1: "产出指标", level2: "数量指标", level3: "养护里程", target: "", points: "80" })] });
    const proposals = proposalsFor(review, goalHead, broken, profile, [
      { path: "rows[r1].target", said: "请写明里程。", by: "钱初审" }, { path: "funds[total].executed", said: "与目标审核无关。", by: "钱初审" },
    ]);
    const standard = proposals.find(({ item }) => item === "standard");
    assert.equal(standard?.rating, "fair");
    assert.ok(standard.reasons.some(({ from, severity, path }) => from === "finding" && severity === "error" && path === "rows[r1].target"), JSON.stringify(standard));
    const indicators = proposals.find(({ item }) => item === "indicators");
    assert.deepEqual(indicators?.reasons.filter(({ from }) => from === "remark").map(({ said, path }) => [say(said.code, said.params), path]), [["钱初审在审核意见中说：请写明里程。", "rows[r1].target"]]);
    assert.ok(!JSON.stringify(proposals).includes("无关"));
    for (const { reasons } of proposals) for (const { said } of reasons) assert.notEqual(say(said.code, said.params), said.code);
    assert.deepEqual(proposalsFor({ ...review, suggests: { error: null, warning: null } }, goalHead, broken, profile, []).map(({ rating }) => rating).filter((rating) => rating !== null), []);
  });

  test("a remark alone proposes no rating", () => {
    const [only] = proposalsFor({ ...review, parts: review.parts.filter(({ id }) => id === "relevance").map((part) => ({ ...part, items: part.items.filter(({ id }) => id === "goal-relevance") })) }, goalHead, values(), profile, [
      { path: "goal.term", said: "请写明依据的规划。", by: "赵复审" },
    ]);
    assert.deepEqual([only?.item, only?.rating, only?.reasons.length], ["goal-relevance", null, 1]);
  });

  test("figures of a report are those of the form, and what is missing is said and is no zero", () => {
    const matter = { head, subjectKind: "project", values: values(), profile };
    assert.deepEqual(told(matter, "execution"), ["全年预算 320.50 万元，实际执行 300.25 万元，执行率 93.68%，预算执行 10 分得 9.37 分。"]);
    assert.deepEqual(told(matter, "missed"), ["养护里程：目标 ≥120公里，实际 118公里，50 分得 49 分。原因：雨季推迟。"]);
    assert.deepEqual(told(matter, "levels"), ["产出指标：50 分，得 49 分。", "效益指标：30 分，得 30 分。", "满意度指标：10 分，得 10 分。"]);
    assert.deepEqual(told(matter, "score"), ["总分 98.37 分，等级为“优”。", "以上为单位自评得分。"]);
    const [first, ...others] = values().rows;
    const open = { ...matter, values: values({ funds: [], rows: [{ ...first!, score: "" }, ...others] }), profile };
    assert.deepEqual(told(open, "execution"), ["表中还没有填写全年预算数或全年执行数，执行率算不出来。"]);
    assert.deepEqual(told(open, "score"), ["还有指标没有得分，总分算不出来。"]);
    assert.deepEqual(told(open, "missed"), ["养护里程：还没有得分。"]);
    assert.equal(told(open, "levels")[0], "产出指标：50 分，还有指标没有得分。");
  });

  test("only what is carried out is said to be carried out: a whole department or unit fills in a form of its own", () => {
    const english = speak("en");
    const subject = (kind: string) => figureLines("subject", { head, subjectKind: kind, values: values(), profile });
    const said = SUBJECT_KINDS.map((kind) => ({ kind, lines: subject(kind).map(({ code, params }) => [say(code, params), english(code, params)].join(" ")).join("") }));
    assert.deepEqual(said.filter(({ lines }) => /实施|carried out/.test(lines)).map(({ kind }) => kind), SUBJECT_KINDS.filter((kind) => !OVERALL_KINDS.includes(kind)));
    for (const { lines } of said) assert.match(lines, /2027年度“农村公路养护”.*公路养护中心.*“农村公路养护” \(2027\)/);
  });

  test("a score that finance lowered counts, with finance's reason", () => {
    const [first, ...others] = values().rows;
    const lowered = { head, subjectKind: "project", values: values({ rows: [{ ...first!, financeScore: "45", financeReason: "现场核查\n只完成一百一十公里。" }, ...others] }), profile };
    assert.deepEqual(told(lowered, "missed"), ["养护里程：目标 ≥120公里，实际 118公里，50 分得 45 分。原因：现场核查 只完成一百一十公里。"]);
    assert.equal(told(lowered, "score")[1], "以上得分经财政复核调整。");
  });

  test("an unknown item or rating is not stored, and what is open is named in its order", () => {
    const answers: PaperAnswers = { standard: { rating: "good", text: "" }, nowhere: { rating: null, text: "" }, clarity: { rating: "splendid", text: "" } };
    assert.deepEqual(unknownAnswers(review, answers).map(({ code }) => code), ["filing-paper.item-unknown", "filing-paper.rating-unknown"]);
    assert.deepEqual(unknownAnswers(report, { [CONCLUSION]: { rating: null, text: "好" } }).map(({ code }) => code), ["filing-paper.item-unknown"]);
    const all = Object.fromEntries(itemsOf(review).map(({ id }) => [id, { rating: "good", text: "" }]));
    assert.deepEqual(openItems(review, { ...all, money: { rating: null, text: "说明" } }), ["money", CONCLUSION]);
    assert.deepEqual(openItems(review, { ...all, [CONCLUSION]: { rating: "good", text: "同意。" } }), []);
    assert.ok(!openItems(report, {}).includes("suggestions"));
  });

  test("both are drawn so that the grid is covered once, with what was ticked, written and linked", () => {
    const base = { code: "P1", subjectKind: "project", book: "GOV_FUND" as const, amountFen: 320_500_000n, drafts: [review.title], demo: false, isStale: true };
    const written = { by: "钱初审", step: { zh: "业务处室初审", en: "First review" }, day: "2026-09-15", version: 4, round: 1 };
    const sheet: PaperMatter = { ...base, paper: review, head: goalHead, values: values(), profile, written, answers: { standard: { rating: "good", text: "格式规范。" }, [CONCLUSION]: { rating: "fair", text: "同意上报。" } } };
    const drawn = drawPaper(sheet, say);
    const texts = drawn.rows.flatMap(({ cells }) => cells.map(({ text }) => text));
    assert.equal(drawn.title, "项目支出绩效目标审核表");
    assert.ok(texts.includes("□\u00a0优  ☑\u00a0良  □\u00a0中  □\u00a0差") && texts.includes("格式规范。") && texts.includes("政府性基金预算") && texts.includes("320.50"));
    assert.ok(drawn.stamp === say("form.draft") && drawn.notes.some((note) => note.includes("钱初审")) && drawn.notes.some((note) => note.includes("第 4 版")));
    const text: PaperMatter = { ...base, paper: report, head, values: values(), profile, written: null, drafts: [], answers: { missed: { rating: null, text: "次年三月前补做。" } } };
    const laid = drawPaper(text, say);
    assert.ok(laid.rows.flatMap(({ cells }) => cells.map((cell) => cell.text)).some((one) => one.includes("雨季推迟") && one.endsWith("次年三月前补做。")));
    for (const { rows, columns } of [drawn, laid]) for (const { cells } of rows) assert.equal(cells.reduce((sum, { columns: width }) => sum + width, 0), columns.length);
  });
});

describe("papers of packs", () => {
  const broken = (id: string, from: string, to: string): readonly string[] => {
    const text = FILE(id);
    assert.ok(text.includes(from), from);
    const read = parsePapers("x/papers/y.yaml", text.replace(from, to));
    return read.ok ? [] : read.problems.map(({ code }) => code);
  };
  for (const [says, id, from, to, expected] of [
    ["an item twice", "goal-review", "id: clarity", "id: standard", ["pack.twice"]],
    ["a rating that is suggested and not there", "goal-review", "error: fair", "error: splendid", ["pack.not-one-of"]],
    ["a rule that the linter does not have", "goal-review", "rules: [costs-do-not-add-up", "rules: [no-such-rule", ["pack.not-one-of"]],
    ["an item with the name of the conclusion", "goal-review", "id: conditions", "id: conclusion", ["pack.twice"]],
    ["a figure that is none", "self-evaluation-report", "figures: [score]", "figures: [price]", ["pack.not-one-of"]],
    ["a kind that is none", "self-evaluation-report", "kinds: [project, project-level-1", "kinds: [nothing, project-level-1", ["pack.not-one-of"]],
    ["an amount in words", "self-evaluation-report", "from-yuan: 5000000", "from-yuan: five", ["pack.ex-ante-not-yuan"]],
    ["a cell that is none", "goal-review", "cells: [goal.planned]", "cells: [somewhere]", ["pack.paper-cell"]],
  ] as const) test(`refused with its place: ${says}`, () => assert.deepEqual(broken(id, from, to), expected));
  test("a review without ratings is none", () => {
    const text = FILE("goal-review").replace(/ratings:\n(?: {2}- .*\n)+/, "ratings: []\n").replace("{ error: fair, warning: good }", "{ error: null, warning: null }");
    const read = parsePapers("x/papers/y.yaml", text);
    assert.deepEqual(read.ok ? [] : read.problems.map(({ code }) => code), ["pack.paper-ratings"]);
  });
});

test("docs/how-to/review-a-goal-and-write-a-report.md: what it tells to press stands on the page, and what it names in the packs is there", () => {
  const page = readFileSync(new URL("../../../docs/how-to/review-a-goal-and-write-a-report.md", import.meta.url), "utf8");
  const buttons = [...page.matchAll(/“([^” ]+) ([^”]+)”/g)].map(([, zh, en]) => [zh, en] as const);
  assert.ok(buttons.length >= 5);
  const [zh, en] = [speak("zh-CN"), speak("en")];
  const said = ["proposal", "proposal.take", "save", "print", "workbook"].map((key) => [zh(`app-paper.${key}`), en(`app-paper.${key}`)].join(" "));
  assert.deepEqual([...new Set(buttons.map((pair) => pair.join(" ")))].filter((button) => !said.includes(button)), []);
  for (const one of [review, report]) assert.ok(page.includes(one.title.zh) && page.includes(`papers/${one.id}`));
});
