import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { wholly } from "../../../src/core/basics/steps.ts";
import { readLedger } from "../../../src/core/ledger/read-ledger.ts";
import { catalogue } from "../../../src/words/catalogue.ts";
import { ASKED, sheet } from "../../core/ledger/ledger-rows.ts";

const page = readFileSync(new URL("../../../docs/how-to/keep-the-ledger.md", import.meta.url), "utf8");

test("F104 the headings of docs/how-to/keep-the-ledger.md are read as it says", () => {
  const lists = [...page.matchAll(/^\| (年初预算|预算调整|支付) \| (.+) \|$/gm)].map(([, name, headings]) => ({ name: name!, headings: headings!.split(" · ") }));
  const cells: Readonly<Record<string, string>> = { 项目代码: "P1", 资金来源: "财政拨款", 调整文号: "1号", 凭证号: "V1", 调整日期: "2026-03-05", 支付日期: "2026-03-05" };
  const read = wholly(readLedger(lists.map(({ name, headings }) => sheet(name, headings, headings.map((heading) => cells[heading] ?? "1"))), ASKED))!;
  assert.deepEqual([read.leftOut, read.rows.map(({ kind }) => kind)], [[], ["budget", "adjustment", "payment"]]);
  assert.deepEqual(read.sheets.map(({ unit }) => unit), ["yuan", "yuan", "wan"]);
});

test("what it calls by name is called so on the page", () => {
  const said = [...page.matchAll(/“([\u4e00-\u9fff]+) ([A-Z][^”]*)”/g)].map(([, zh, en]) => [zh!, en!] as const);
  assert.ok(said.length >= 4);
  for (const [zh, en] of said) {
    const key = Object.entries(catalogue["zh-CN"]).find(([name, text]) => (name.startsWith("app-ledger.") || name === "app-frame.task.ledger") && text.replace(/ ?\{\{.*/, "") === zh)?.[0];
    assert.ok(key !== undefined, zh);
    assert.ok([catalogue.en[key], catalogue.en[`${key}_other`]].some((text) => text?.replace(/ \{\{.*/, "") === en), `${zh}: ${en}`);
  }
});
