import assert from "node:assert/strict";
import { test } from "node:test";
import { problem } from "../../../src/core/basics/problem.ts";
import type { Rechecked } from "../../../src/core/recheck/result.ts";
import type { PublishedTable } from "../../../src/core/recheck/table.ts";
import { keptTableOf, tableOfKept, type KeptTable } from "../../../src/files/kept-table.ts";
import { recheckKept } from "../../../src/files/recheck-kept.ts";
import { speak } from "../../../src/words/index.ts";
import type { KeptSnapshot } from "../../../src/web/pages/recheck/kept-requests.ts";
import { resultsOfKept } from "../../../src/web/pages/recheck/kept-results.ts";
import { cases, profileOf, recheckTable } from "./published-cases.ts";

const say = speak("zh-CN");

/** What the page opens after the server has kept these tables. */
function snapshotOf(kept: readonly Rechecked[]): KeptSnapshot {
  const sent = JSON.parse(JSON.stringify(kept.map(({ table, result }) => keptTableOf(table, result.file)))) as KeptTable[];
  const results = recheckKept({ tables: sent, unreadable: [] }, profileOf, "zh-CN");
  assert.ok(results.ok);
  const tables = sent.map((one) => tableOfKept(one, "")).flatMap((read) => (read.ok ? [read.value] : []));
  return { name: "2025", keptAt: "2026-03-31T06:00:00.000Z", language: "zh-CN", byServer: true, tables, results: JSON.parse(JSON.stringify(results.value)) as KeptSnapshot["results"] };
}

const live = (table: PublishedTable, file: string) => recheckTable(table, file).result;
/** Stands in for a later program: it does not look at the points of rows. */
const later = (table: PublishedTable, file: string) => live({ ...table, indicators: table.indicators.map((row) => ({ ...row, points: null })) }, file);

test("what the same program kept comes back with the arithmetic behind each score, and no difference", () => {
  const { results, differences } = resultsOfKept(snapshotOf(cases), live);
  assert.deepEqual(differences, []);
  assert.deepEqual(results.tables, cases);
});

test("nor does a table make a difference that was kept twice, or has cells that could not be read", () => {
  const [one] = cases;
  const place = { sheet: "自评表", cell: "G12" };
  const table: PublishedTable = { ...one!.table, places: { "indicators[0].score": place }, unread: [problem("cell.not-a-number", "自评表!G12", { found: "优" })] };
  const damaged = { table, result: live(table, "a.xlsx") };
  assert.ok(damaged.result.findings.some(({ code, path }) => code === "cell.unread" && path === "indicators[0].score"));
  const { results, differences } = resultsOfKept(snapshotOf([damaged, one!, one!]), live);
  assert.deepEqual(differences, []);
  assert.deepEqual(results.tables[0]?.result.findings, damaged.result.findings);
});

test("where a recheck of now comes to something else, what was kept is shown, word for word, without arithmetic that no longer fits", () => {
  const snapshot = snapshotOf(cases);
  const { results, differences } = resultsOfKept(snapshot, later);
  assert.ok(differences.length > 0);
  results.tables.forEach(({ result }, index) => {
    const kept = snapshot.results[index]!;
    assert.deepEqual(result.findings.map((finding) => say(finding.message.code, finding.message.params)), kept.findings.map(({ message }) => message), kept.id);
    assert.equal(result.grade, kept.grade);
    assert.deepEqual(result.indicators.map(({ target }) => [target.kind, target.comparator]), kept.indicators.map(({ target }) => [target.kind, target.operator]));
  });
  const changed = results.tables.filter(({ result }, index) => result !== cases[index]!.result && result.indicators.length > 0);
  assert.ok(changed.some(({ result }) => result.indicators.every(({ trace }) => trace === null)));
});

test("which findings differ is said, with the place of each", () => {
  const snapshot = snapshotOf(cases.filter(({ table }) => table.id === "jishan-medical-insurance-2020"));
  const { differences } = resultsOfKept(snapshot, later);
  const [difference] = differences;
  assert.equal(differences.length, 1);
  const now = later(snapshot.tables[0]!, "").findings.map((finding) => say(finding.message.code, finding.message.params));
  const kept = snapshot.results[0]!.findings.map(({ message }) => message);
  assert.equal(difference!.onlyKept.length, kept.filter((sentence) => !now.includes(sentence)).length);
  assert.ok(difference!.onlyNow.length + difference!.onlyKept.length > 0);
  for (const sentence of difference!.onlyKept) assert.ok(kept.some((one) => sentence.endsWith(one) && sentence.length > one.length), sentence);
  assert.ok(difference!.rows > 0);
});

test("a finding that stands in another cell of the workbook is no difference", () => {
  const snapshot = snapshotOf(cases.slice(0, 1));
  const moved: KeptSnapshot = { ...snapshot, results: snapshot.results.map((entry) => ({ ...entry, findings: entry.findings.map((finding) => ({ ...finding, cell: "自评表!A1" })) })) };
  assert.deepEqual(resultsOfKept(moved, live).differences, []);
});

test("files that could not be read keep the sentences of that time", () => {
  const snapshot = snapshotOf(cases.slice(0, 1));
  const other = { where: "a.pdf", why: "还有别的。", advice: "", code: "file.other" };
  const unreadable = { where: "a.pdf", why: "这是 PDF。", advice: "请另存为 .xlsx。", code: "file.pdf", others: [other] };
  const entry = { ...snapshot.results[0]!, id: "a.pdf", file: "a.pdf", form: null, unreadable };
  const { results } = resultsOfKept({ ...snapshot, tables: [], results: [entry] }, () => assert.fail("nothing to recheck"));
  assert.deepEqual(results.unreadable, [
    { id: "a.pdf", file: "a.pdf", problem: { code: "file.pdf", where: "a.pdf", params: {} }, others: [other], said: unreadable },
  ]);
});
