import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readTableJson } from "../../../src/core/recheck/read-table.ts";
import { toContract } from "../../../src/files/recheck-contract.ts";
import { speak } from "../../../src/words/index.ts";
import { resultsOfKept } from "../../../src/web/pages/recheck/kept-results.ts";
import { tableJson } from "../../../src/web/pages/recheck/table-json.ts";
import { cases, profileOf, recheckTable } from "./published-cases.ts";

const say = speak("zh-CN");

test("every published table reads back from the shape it is kept in", () => {
  for (const { table } of cases) {
    const read = readTableJson(JSON.parse(JSON.stringify(tableJson(table))), "");
    assert.deepEqual(read, { ok: true, value: table }, table.id);
  }
});

test("the kept shape has the fields of the published one and no others", () => {
  const fieldsOf = (value: unknown): string[] =>
    Object.entries(value as object).flatMap(([name, inner]) =>
      Array.isArray(inner) ? inner.flatMap((item) => fieldsOf(item).map((field) => `${name}[].${field}`)) : inner !== null && typeof inner === "object" ? fieldsOf(inner).map((field) => `${name}.${field}`) : [name],
    );
  const published = new Set<string>();
  for (const name of readdirSync(new URL("../../cases/", import.meta.url)).filter((one) => one.endsWith(".json"))) {
    for (const field of fieldsOf(JSON.parse(readFileSync(new URL(`../../cases/${name}`, import.meta.url), "utf8")))) published.add(field);
  }
  for (const { table } of cases) for (const field of fieldsOf(tableJson(table))) assert.ok(published.has(field), `${table.id}: ${field}`);
});

const snapshot = {
  name: "2025",
  keptAt: "2026-03-31T06:00:00.000Z",
  language: "zh-CN" as const,
  tables: cases.map(({ table }) => table),
  results: cases.map((one) => toContract(one, say)),
};

test("a kept recheck under unchanged rules comes back with the arithmetic behind each score", () => {
  const { results, agrees } = resultsOfKept(snapshot, (table, file) => recheckTable(table, file).result);
  assert.equal(agrees, true);
  assert.deepEqual(results.tables, cases);
});

test("under changed rules the kept conclusions win, word for word, without arithmetic that no longer fits", () => {
  const stricter = (table: (typeof cases)[number]["table"], file: string) => {
    const { result } = recheckTable({ ...table, indicators: table.indicators.map((row) => ({ ...row, points: null })) }, file);
    return result;
  };
  const { results, agrees } = resultsOfKept(snapshot, stricter);
  assert.equal(agrees, false);
  results.tables.forEach(({ result }, index) => {
    const kept = snapshot.results[index]!;
    assert.deepEqual(result.findings.map((finding) => say(finding.message.code, finding.message.params)), kept.findings.map(({ message }) => message), kept.id);
    assert.equal(result.grade, kept.grade);
  });
  const changed = results.tables.filter(({ result }, index) => result !== cases[index]!.result && result.indicators.length > 0);
  assert.ok(changed.some(({ result }) => result.indicators.every(({ trace }) => trace === null)));
  assert.ok(profileOf(cases[0]!.table));
});

test("files that could not be read keep the sentences of that time", () => {
  const other = { where: "a.pdf", why: "还有别的。", advice: "", code: "file.other" };
  const unreadable = { where: "a.pdf", why: "这是 PDF。", advice: "请另存为 .xlsx。", code: "file.pdf", others: [other] };
  const entry = { ...snapshot.results[0]!, id: "a.pdf", file: "a.pdf", form: null, unreadable };
  const { results } = resultsOfKept({ ...snapshot, tables: [], results: [entry] }, () => assert.fail("nothing to recheck"));
  assert.deepEqual(results.unreadable, [
    { id: "a.pdf", file: "a.pdf", problem: { code: "file.pdf", where: "a.pdf", params: {} }, others: [other], said: unreadable },
  ]);
});
