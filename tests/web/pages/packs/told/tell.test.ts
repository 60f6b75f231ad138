import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ALERTS } from "../../../../../src/core/pack/alert-rule.ts";
import { effectOf } from "../../../../../src/core/pack/part-effect.ts";
import type { PackData } from "../../../../../src/core/pack/source.ts";
import { readYaml } from "../../../../../src/files/read-yaml.ts";
import type { Reading } from "../../../../../src/web/pages/packs/data-words.ts";
import { tell, useOf } from "../../../../../src/web/pages/packs/told/tell.ts";
import { speak } from "../../../../../src/words/index.ts";

const [zh, en]: readonly [Reading, Reading] = [{ say: speak("zh-CN"), language: "zh-CN" }, { say: speak("en"), language: "en" }];

function written(path: string): PackData {
  const read = readYaml(path, readFileSync(new URL(`../../../../../packs/${path}.yaml`, import.meta.url), "utf8"));
  assert.ok(read.ok, path);
  return read.value.data as PackData;
}

const of = (path: string): string => path.split("/").slice(1).join("/");
const told = (path: string, reading: Reading) => tell(of(path), written(path), reading)!;
const rowOf = (path: string, reading: Reading, table: number, id: string) => told(path, reading).tables[table]!.rows.find((row) => row.id === id)!.cells;
const factsOf = (path: string, reading: Reading) => Object.fromEntries(told(path, reading).facts.map(({ name, value }) => [name, value]));

const ALL = [
  "sip-full-process/procedures/evaluation", "sip-full-process/procedures/finding", "sip-full-process/procedures/goal-adjustment", "sip-full-process/procedures/task", "sip-full-process/tasks/three-years",
  "sip-full-process/training/full-process", "sip-full-process/dictionaries/platforms", "national/adjustments/in-year", "national/dictionaries/measure-groups", "national/dictionaries/cause-classes", ...ALERTS.map((id) => `national/alerts/${id}`),
];

test("a procedure is told by its steps: what may follow each, and how long it may take in which days", () => {
  assert.deepEqual(rowOf("sip-full-process/procedures/finding", zh, 0, "received"), ["已签收", "责任已落实、提出异议", "30 天（日历日）"]);
  assert.deepEqual(rowOf("sip-full-process/procedures/finding", zh, 0, "raised")[2], "10 个工作日");
  assert.deepEqual(rowOf("sip-full-process/procedures/finding", zh, 0, "overdue")[2], "没有写期限");
  assert.deepEqual(rowOf("sip-full-process/procedures/finding", en, 0, "closed"), ["Closed", "Ends here", ""]);
  assert.deepEqual(factsOf("sip-full-process/procedures/finding", zh), { 开始于: "提出", 结束于: "撤销、销号", 来历: "草案" });
});

test("a plan of tasks is told with the last day of each quarter and the superior task that each answers, and the other way round", () => {
  const [tasks, superiors] = told("sip-full-process/tasks/three-years", zh).tables;
  assert.equal(tasks!.caption, "31 项任务");
  assert.deepEqual(tasks!.rows[0]!.cells, ["印发实施意见", "1", "2020-04-28", "2020 年第 2 季度（到 2020-06-30）", "加强组织领导和保障"]);
  assert.deepEqual(superiors!.rows.find(({ id }) => id === "safeguards")!.cells, ["加强组织领导和保障", "中发〔2018〕34号", "待核对", "第 1、2、3、27、31 项"]);
});

test("training is told by sessions with their topics, and by topics with their sessions", () => {
  assert.deepEqual(rowOf("sip-full-process/training/full-process", zh, 0, "5"), ["自评资料的复核", "5", "自评价资料复核、绩效信息系统应用"]);
  assert.deepEqual(rowOf("sip-full-process/training/full-process", en, 1, "information-system"), ["Using the information system", "No. 2, 5, 6"]);
});

test("reasons for an adjustment are told by their conditions in the language of the page; where nothing is worked out it is said so", () => {
  assert.match(rowOf("national/adjustments/in-year", zh, 0, "budget-change")[1]!, /调整额.*预算数.*或.*元/);
  assert.match(rowOf("national/adjustments/in-year", en, 0, "two-reds")[1]!, /red lights in a row/);
  assert.equal(rowOf("national/adjustments/in-year", zh, 0, "policy-change")[1], "没有计算条件，由人说明并附文件");
  assert.deepEqual(factsOf("national/adjustments/in-year", zh), { 最迟提出调整: "当年 11 月 30 日", 评价开始后不再调整: "是", 来历: "草案", 依据文件: "没有写明依据文件，待核对" });
});

test("dictionaries tell their items, alerts their thresholds with what these are of", () => {
  assert.deepEqual(rowOf("sip-full-process/dictionaries/platforms", en, 0, "free-trade-area"), ["Suzhou area of the free-trade zone", "free-trade-area"]);
  assert.equal(factsOf("national/dictionaries/finding-kinds", zh)["可以另写清单以外的"], "是");
  assert.deepEqual(Object.values(factsOf("national/alerts/execution-light", zh)).slice(0, 2), ["执行进度低于 60%", "执行进度低于 80%，未到红灯"]);
  assert.equal(factsOf("national/alerts/goal-needed", zh)["当年预算起点"], "20,000,000 元及以上");
  assert.equal(factsOf("national/alerts/zero-value", zh)["哪类指标"], "正向：越高越好");
});

test("every definition of these parts is told in words in both languages, with where it is used; no word of the file stands where one of the field should", () => {
  for (const path of ALL) {
    for (const reading of [zh, en]) {
      const { facts, tables } = told(path, reading);
      const use = useOf(of(path))!;
      const said = [...facts.flatMap(({ name, value }) => [name, value]), ...tables.flatMap(({ caption, heads }) => [caption, ...heads]), reading.say(use)].join("\n");
      assert.notEqual(reading.say(use), use, path);
      assert.doesNotMatch(said, /app-[a-z]+\.|\bnull\b|\btrue\b|\bfalse\b|\{\{/, path);
      // A clause is cited as its pack writes it.
      if (reading === en) assert.doesNotMatch(said.replace("起草时的取值", ""), /\p{Script=Han}/u, path);
      for (const { heads, rows } of tables) for (const { cells } of rows) assert.equal(cells.length, heads.length, path);
    }
  }
});

test("what records do not go by is told to be kept for reference, and no other definition is", () => {
  for (const path of ALL) assert.equal(useOf(of(path)) === "app-packs.use.listed", effectOf(of(path)) === "listed", path);
  assert.equal(useOf("forms/goal"), null);
});

test("a draft that is not sound yet is told as far as it goes", () => {
  for (const part of ["procedures", "tasks", "training", "adjustments", "dictionaries", "alerts"]) {
    const { tables } = tell(`${part}/own`, { id: "own", states: "x", tasks: [{ due: "soon" }] }, zh)!;
    for (const { rows } of tables) for (const { cells } of rows) assert.ok(cells.every((cell) => cell !== ""), part);
  }
  assert.equal(tell("forms/goal", {}, zh), null);
});
